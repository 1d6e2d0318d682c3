import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../src/dicom';
import type { Caliper, Lesion, LesionAt, Read } from '../../src/read';
import { ghostAllowed, ghostsOf, measuredBefore } from '../../src/app/ghost';
import { offRightAngle, upright } from '../../src/app/short-axis-angle';

const caliper: Caliper = { long: [patientPoint(0, 0, 10), patientPoint(40, 0, 10)], short: null };
const measuredAt = (timepoint: string): LesionAt => {
  const measured = { caliper, place: { seriesKey: timepoint, sopInstanceUid: '1', frame: 1, sliceThicknessMm: 5 } };
  return { timepoint, answer: { kind: 'measured', measured, equivocal: false }, caliper: measured, place: { place: measured.place, at: caliper.long[0] } };
};
const lesionAt = (...timepoints: readonly string[]): Lesion =>
  ({ id: 'a', name: 'T1', role: 'target', site: { organ: 'liver', label: 'Liver' }, identifiedAt: 'W0', at: new Map(timepoints.map((one) => [one, measuredAt(one)])), lookBack: null });
const read = { timepoints: ['W0', 'W8', 'W15', 'W24'].map((id, index) => ({ id, label: id, index })), anchors: [], lesions: [] } as unknown as Read;
// The way between two scans is known: 3 mm left, 12 mm up.
const way = () => ({ coverageOffsetMm: 0, registered: (point: ReturnType<typeof patientPoint>) => patientPoint(point[0] + 3, point[1], point[2] + 12) });

describe('the ghost of an earlier measurement', () => {
  it('is the nearest earlier one, at the mapped place, as large as it was, with when it was', () => {
    const lesion = lesionAt('W0', 'W8', 'W24');
    expect(measuredBefore(read, lesion, 'W0')).toBeNull();
    expect(measuredBefore(read, lesion, 'W15')).toBe('W8');
    const [ghost] = ghostsOf(read, lesion, 'W15', way);
    expect(ghost?.suffix).toBe('@ W8');
    expect(ghost?.shape).toEqual({ kind: 'caliper', caliper: { long: [patientPoint(3, 0, 22), patientPoint(43, 0, 22)], short: null } });
    expect(ghostsOf(read, lesionAt('W8'), 'W8', way)).toEqual([]);
  });

  it('is shown to a blinded reader only after the reader’s own answer', () => {
    expect(ghostAllowed(read, lesionAt('W0'), 'W8', false)).toBe(true);
    expect(ghostAllowed(read, lesionAt('W0'), 'W8', true)).toBe(false);
    expect(ghostAllowed(read, lesionAt('W0', 'W8'), 'W8', true)).toBe(true);
  });
});

describe('a short axis that is not perpendicular', () => {
  it('is told by its angle and turned upright by leaving out what lies along the long axis', () => {
    // From (10, 0) to (10 + 20 tan 20°, 20): twenty degrees off.
    const oblique: Caliper = { long: caliper.long, short: [patientPoint(10, 0, 10), patientPoint(10 + 20 * Math.tan(Math.PI / 9), 20, 10)] };
    expect(offRightAngle(oblique)).toBeCloseTo(20, 9);
    const { short } = upright(oblique);
    expect(offRightAngle(upright(oblique))).toBeCloseTo(0, 9);
    expect(short && Math.hypot(short[1][0] - short[0][0], short[1][1] - short[0][1])).toBeCloseTo(20, 9);
    expect(offRightAngle(caliper)).toBe(0);
  });
});
