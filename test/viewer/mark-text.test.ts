import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../src/dicom';
import type { MarkShape } from '../../src/read';
import { markRuns } from '../../src/viewer/mark-text';
import type { DrawnMark } from '../../src/viewer';

const point = (x: number, y: number) => patientPoint(x, y, 0);
const caliper = (short: boolean): MarkShape => ({ kind: 'caliper', caliper: { long: [point(0, 0), point(16.7, 0)], short: short ? [point(8, 5.7), point(8, -5.7)] : null } });
const mark = (change: Partial<DrawnMark>): DrawnMark => ({
  id: 'a', style: 'target', place: { seriesKey: 's', sopInstanceUid: '1.2', frame: 1, sliceThicknessMm: 5 }, shape: caliper(true), name: 'T5', counted: 'long', selected: false, editable: true, suffix: '', ...change,
});
const text = (change: Partial<DrawnMark>, millimetres = true): string => markRuns(mark(change), millimetres, null).map((run) => run.text).join('|');
const counted = (change: Partial<DrawnMark>): string | undefined => markRuns(mark(change), true, null).find((run) => run.set === 'count')?.text;

describe('text beside a mark', () => {
  it('gives long × short with one decimal; the axis that counts is set apart', () => {
    expect(text({})).toBe('T5|16.7| × 11.4| mm');
    expect(counted({})).toBe('16.7');
    expect(text({ counted: 'short' })).toBe('T5|16.7 × |11.4| mm SA');
    expect(counted({ counted: 'short' })).toBe('11.4');
  });

  it('never invents a short axis: a node asks for it and nothing counts', () => {
    expect(text({ counted: 'short', shape: caliper(false) })).toBe('T5|16.7| mm, set short axis');
    expect(counted({ counted: 'short', shape: caliper(false) })).toBeUndefined();
  });

  it('says no number without millimetres', () => {
    expect(text({}, false)).toBe('T5');
    expect(text({ name: '', style: 'plain', shape: { kind: 'length', line: [point(0, 0), point(9, 0)] } }, false)).toBe('');
  });

  it('names value and week of a ghost, and the suffix of a point', () => {
    expect(text({ style: 'ghost', name: '', suffix: '@ W0' })).toBe('16.7| @ W0');
    expect(text({ shape: { kind: 'point', at: point(0, 0) }, suffix: 'too small' })).toBe('T5| too small');
  });
});
