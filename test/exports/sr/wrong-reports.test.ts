import { assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elements, writeInstance, type NewElement } from '../../../src/dicom';
import { readFromReports, reportFrom, structuredReport, type FoundProblem, type ReportFrom, type ReportInput } from '../../../src/exports';
import { assessed, inputFor, logOf, reportAt, STORY, WEEKS } from './scene';

const { floats, sequence, text } = elements;
const code = (value: string, scheme: string, meaning: string): readonly NewElement[] => [text(0x00080100, 'SH', value), text(0x00080102, 'SH', scheme), text(0x00080104, 'LO', meaning)];
const item = (relation: string, type: string, name: readonly NewElement[], ...more: readonly NewElement[]): readonly NewElement[] => [text(0x0040a010, 'CS', relation), text(0x0040a040, 'CS', type), sequence(0x0040a043, [name]), ...more];
const below = (...children: readonly (readonly NewElement[])[]): NewElement => sequence(0x0040a730, children);
const LONG = code('G-A185', 'SRT', 'Long Axis');
const MM = code('mm', 'UCUM', 'mm');
const value = (number: string, unit: readonly NewElement[] | null): NewElement => sequence(0x0040a300, [[text(0x0040a30a, 'DS', number), ...(unit ? [sequence(0x004008ea, [unit])] : [])]]);

/** A report of one group with one number, as small as reports get. */
const reportOf = (...number: readonly NewElement[]): Uint8Array => writeInstance('1.2.840.10008.5.1.4.1.1.88.22', '1.2.3.4', [
  text(0x0020000d, 'UI', '1.2.3'), text(0x0020000e, 'UI', '1.2.3.1'), text(0x0040a040, 'CS', 'CONTAINER'), sequence(0x0040a043, [code('126000', 'DCM', 'Imaging Measurement Report')]),
  below(item('CONTAINS', 'CONTAINER', code('126010', 'DCM', 'Imaging Measurements'), below(item('CONTAINS', 'CONTAINER', code('125007', 'DCM', 'Measurement Group'), below(item('CONTAINS', 'NUM', LONG, ...number)))))),
]);
const path = (data: readonly number[], ...image: readonly (readonly NewElement[])[]): NewElement =>
  below(item('INFERRED FROM', 'SCOORD', code('121055', 'DCM', 'Path'), floats(0x00700022, data), text(0x00700023, 'CS', 'POLYLINE'), ...(image.length > 0 ? [below(...image)] : [])));
const IMAGE = item('SELECTED FROM', 'IMAGE', code('1', '99X', 'x'), sequence(0x00081199, [[text(0x00081150, 'UI', '1.2.840.10008.5.1.4.1.1.2'), text(0x00081155, 'UI', '1.2.3.1.9')]]));

const nested = (depth: number): readonly NewElement[] => (depth === 0 ? [] : [below(item('CONTAINS', 'CONTAINER', code('1', '99X', 'x'), ...nested(depth - 1)))]);
const first = (reading: ReportFrom): FoundProblem | undefined => reading.problems[0];

const sound = reportOf(value('12.5', MM), path([10.5, 10.5, 20.5, 10.5], IMAGE));

describe('a report that is wrong in one way', () => {
  it('none of these is', () => {
    const reading = reportFrom(sound);
    expect(reading).toMatchObject({ kind: 'report', problems: [], measurements: [{ sizes: [{ axis: 'long', mm: 12.5, regions: [{ pixels: [{ column: 10, row: 10 }, { column: 20, row: 10 }], image: { sopInstanceUid: '1.2.3.1.9', frame: null } }] }] }] });
  });

  it.each<[FoundProblem['kind'], Uint8Array]>([
    ['empty', new Uint8Array()],
    ['not-dicom', new TextEncoder().encode('{"measurements": []}')],
    ['truncated', sound.subarray(0, sound.length - 40)],
    ['not-a-report', writeInstance('1.2.840.10008.5.1.4.1.1.104.1', '1.2.3.4', [text(0x0020000d, 'UI', '1.2.3')])],
    ['too-deep', writeInstance('1.2.840.10008.5.1.4.1.1.88.33', '1.2.3.4', nested(60))],
    ['no-measurements', writeInstance('1.2.840.10008.5.1.4.1.1.88.33', '1.2.3.4', [text(0x0040a040, 'CS', 'CONTAINER')])],
    ['no-value', reportOf(sequence(0x0040a300, []))],
    ['no-value', reportOf(value('12,5', MM))],
    ['not-millimetres', reportOf(value('12.5', code('1', 'UCUM', 'px')))],
    ['not-millimetres', reportOf(value('12.5', code('mm', '99LOCAL', 'mm')))],
    ['not-millimetres', reportOf(value('12.5', null))],
    ['bad-coordinates', reportOf(value('12.5', MM), path([1, 2, 3], IMAGE))],
    ['bad-coordinates', reportOf(value('12.5', MM), path([1, 2, 3, Number.NaN], IMAGE))],
    ['bad-coordinates', reportOf(value('12.5', MM), path([], IMAGE))],
    ['no-image', reportOf(value('12.5', MM), path([1, 2, 3, 4]))],
  ])('%s', (kind, bytes) => {
    const reading = reportFrom(bytes);
    expect(first(reading)?.kind).toBe(kind);
    expect(first(reading)?.detail).toMatch(/^[A-Z"].{10,}[^.]$/);
    if (reading.kind === 'report') for (const { mm } of reading.measurements.flatMap(({ sizes }) => sizes)) expect(mm === null || mm === 12.5).toBe(true);
  });

  it('centimetres are millimetres times ten', () => {
    expect(reportFrom(reportOf(value('1.25', code('cm', 'UCUM', 'cm'))))).toMatchObject({ problems: [], measurements: [{ sizes: [{ mm: 12.5, value: 1.25 }] }] });
  });

  it('cut anywhere, or with a byte turned, it is read or refused, and nothing throws', () => {
    const whole = reportAt(16, assessed(logOf(STORY))).bytes;
    assert(property(integer({ min: 0, max: whole.length - 1 }), integer({ min: 1, max: 255 }), (at, by) => {
      const bent = whole.slice();
      bent[at] = (bent[at] ?? 0) ^ by;
      expect(['report', 'refused']).toContain(reportFrom(bent).kind);
      expect(['report', 'refused']).toContain(reportFrom(whole.subarray(0, at)).kind);
    }), { numRuns: 60, seed: 5 });
  });
});

describe('no read is made', () => {
  const all = assessed(logOf(STORY));
  const found = (bytes: Uint8Array): Extract<ReportFrom, { kind: 'report' }> => {
    const reading = reportFrom(bytes);
    if (reading.kind !== 'report') throw new Error('refused');
    return reading;
  };
  const at = (week: number, more: Partial<ReportInput> = {}): Extract<ReportFrom, { kind: 'report' }> => found(reportAt(week, all, more).bytes);
  const refusal = (...reports: Extract<ReportFrom, { kind: 'report' }>[]): string | undefined => {
    const back = readFromReports(reports);
    return back.kind === 'refused' ? back.problems[0]?.kind : undefined;
  };

  it('of nothing, of the reports of others, of two readers, of follow-ups alone', () => {
    expect(refusal()).toBe('no-reports');
    expect(refusal(found(sound))).toBe('not-ours');
    expect(refusal(at(0), at(8, { reader: { name: 'READER^TWO', identifier: 'READER 2', role: 'reader' } }))).toBe('several-readers');
    expect(refusal(at(8), at(16))).toBe('no-baseline');
  });

  it('without a word where a timepoint is missing, and with it the only drawing of a new lesion', () => {
    const back = readFromReports([at(0), at(16), at(24)]);
    expect(back.kind === 'acts' && back.problems.map(({ kind }) => kind)).toEqual(['timepoint-missing', 'lesion-never-drawn']);
  });
});

describe('no report is made', () => {
  const { log, read, assessment } = assessed(logOf(STORY));
  const refusal = (more: Partial<ReportInput>): readonly string[] => {
    const made = structuredReport(read, assessment, { ...inputFor(WEEKS[1], log), ...more });
    return made.kind === 'refused' ? made.problems.map(({ kind }) => kind) : [];
  };
  const study = inputFor(8, log).study;

  it.each<[string, Partial<ReportInput>, readonly string[]]>([
    ['an unknown timepoint', { timepoint: 'w99' }, ['unknown-timepoint']],
    ['a study UID that is none', { study: { ...study, uid: '1.02.3' } }, ['bad-study-uid']],
    ['a time that is none', { at: 'yesterday' }, ['bad-instant']],
    ['a hash that is none', { logHash: 'abc' }, ['bad-log-hash']],
    ['a reader without a name', { reader: { name: ' ', identifier: 'R', role: 'reader' } }, ['nameless-reader']],
    ['images that are not known, each told', { imageOf: () => null }, ['unknown-image', 'unknown-image', 'unknown-image', 'unknown-image']],
    ['images without geometry', { imageOf: (place) => ({ studyUid: '1', seriesUid: '1', sopClassUid: '1', sopInstanceUid: place.sopInstanceUid, frame: null, frameOfReferenceUid: null, plane: null }) }, Array(4).fill('image-without-geometry')],
  ])('for %s', (_, more, kinds) => {
    expect(refusal(more)).toEqual(kinds);
  });

  it('with the assessment of another read', () => {
    expect(structuredReport(read, { ...assessment, timepoints: [] }, inputFor(8, log))).toMatchObject({ kind: 'refused', problems: [{ kind: 'not-assessed' }] });
  });
});
