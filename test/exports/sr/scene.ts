import { patientFromPixel, patientPoint, type ImagePlane } from '../../../src/dicom';
import { assess, charterFromText, DEFAULT_CHARTER, type Assessment } from '../../../src/irecist';
import { structuredReport, type ReportImage, type ReportInput, type StructuredReport } from '../../../src/exports';
import { findingsOf, overridesOf, readFrom, type Act, type Line, type Log, type MarkPlace, type Measured, type Read } from '../../../src/read';
import { digest, logOf } from '../every-act';

export { digest, logOf };

const CT = '1.2.840.10008.5.1.4.1.1.2';
export const WEEKS = [0, 8, 16, 24] as const;
const DATES = ['2026-01-05', '2026-03-02', '2026-04-27', '2026-06-22'] as const;
const studyUid = (week: number): string => `1.2.826.0.1.99.${week + 1}`;
const seriesUid = (week: number): string => `1.2.826.0.1.99.${week + 1}.1`;

export const TIMEPOINTS = WEEKS.map((week, index) => ({
  id: `w${week}`, label: `W${week}`, date: DATES[index] ?? '', seriesKey: seriesUid(week), studyInstanceUids: [studyUid(week)], symptomDriven: week === 16,
}));

/** A tilted plane with unequal spacings, so that a swapped row and column, a lost half pixel or a mixed-up spacing shows. */
const TILT = Math.PI / 12;
export const planeAt = (slice: number): ImagePlane => ({
  rows: 512, columns: 512, origin: patientPoint(-180.5, -150.25, -300 + 5 * slice), rowDirection: [1, 0, 0], columnDirection: [0, Math.cos(TILT), -Math.sin(TILT)],
  normal: [0, Math.sin(TILT), Math.cos(TILT)], rowSpacing: 0.9, columnSpacing: 0.7,
});

/** Slice n of a week: its UID says both. */
export const placeOn = (week: number, slice: number): MarkPlace => ({ seriesKey: seriesUid(week), sopInstanceUid: `${seriesUid(week)}.${slice + 1}`, frame: 1, sliceThicknessMm: 5 });

export const imageOf = (place: MarkPlace): ReportImage | null => {
  const [, week, slice] = /^1\.2\.826\.0\.1\.99\.(\d+)\.1\.(\d+)$/.exec(place.sopInstanceUid) ?? [];
  if (week === undefined || slice === undefined) return null;
  return {
    studyUid: studyUid(Number(week) - 1), seriesUid: seriesUid(Number(week) - 1), sopClassUid: CT, sopInstanceUid: place.sopInstanceUid, frame: null,
    frameOfReferenceUid: `1.2.826.0.1.99.${week}.9`, plane: planeAt(Number(slice) - 1),
  };
};

/** A caliper of these lengths, mm, around a pixel of a slice: the long axis along the rows, the short one down the columns. */
export const caliper = (week: number, slice: number, long: number, short: number | null, column = 200.25, row = 180.75): Measured => {
  const plane = planeAt(slice);
  const line = (dx: number, dy: number): Line => [
    patientFromPixel(plane, { column: column - dx / 2 / plane.columnSpacing, row: row - dy / 2 / plane.rowSpacing }),
    patientFromPixel(plane, { column: column + dx / 2 / plane.columnSpacing, row: row + dy / 2 / plane.rowSpacing }),
  ];
  return { caliper: { long: line(long, 0), short: short === null ? null : line(0, short) }, place: placeOn(week, slice) };
};

export const opened: Act = { kind: 'readOpened', v: 1, subject: { key: 'subject-1a2b', code: 'SUBJ-014' }, timepoints: TIMEPOINTS, charter: 'irecist-2017' };

const identified = (lesion: string, role: 'target' | 'non-target' | 'new', week: number, organ: 'lung' | 'liver' | 'lymph-node' | 'bone', label: string, measured: Measured): Act =>
  ({ kind: 'lesionIdentified', v: 1, lesion, role, timepoint: `w${week}`, site: { organ, label }, stroke: { kind: 'caliper', measured }, equivocal: false });
const size = (lesion: string, week: number, measured: Measured): Act => ({ kind: 'measured', v: 1, lesion, timepoint: `w${week}`, measured, equivocal: false });
const at = (lesion: string, week: number): { readonly lesion: string; readonly timepoint: string } => ({ lesion, timepoint: `w${week}` });

/**
 * A flare: 80 → 100 mm with a new lesion (iUPD), then down to 50 mm with the new one gone, then a split target, a merged one, one too small.
 * The reader sets a label of their own at the third scan.
 */
export const STORY: readonly Act[] = [
  opened,
  identified('lung', 'target', 0, 'lung', 'Lung, left upper lobe', caliper(0, 3, 40, 30)),
  identified('node', 'target', 0, 'lymph-node', 'Node, right paratracheal 4R', caliper(0, 5, 31.4, 20, 300, 210)),
  identified('liver', 'target', 0, 'liver', 'Liver, segment 7', caliper(0, 9, 20.3, null, 120, 260)),
  { kind: 'lesionIdentified', v: 1, lesion: 'bone', role: 'non-target', timepoint: 'w0', site: { organ: 'bone', label: 'Bone, spine' }, stroke: { kind: 'point', place: placeOn(0, 7), at: patientFromPixel(planeAt(7), { column: 256, row: 300 }) }, equivocal: false },
  size('lung', 8, caliper(8, 3, 52, 33)), size('node', 8, caliper(8, 5, 33, 24, 301, 209)), size('liver', 8, caliper(8, 9, 24, 18, 121, 262)),
  { kind: 'nonTargetAssessed', v: 1, ...at('bone', 8), answer: 'unequivocal', sites: ['spine', 'sacrum'] },
  identified('fresh', 'new', 8, 'lung', 'Lung, lingula', caliper(8, 4, 12, 9, 340, 150)),
  { kind: 'lookedBack', v: 1, ...at('fresh', 8), answer: 'new', firstSeen: null, benign: null, note: 'not on W0', shown: [] },
  size('lung', 16, caliper(16, 3, 18, 11)),
  { kind: 'measuredInParts', v: 1, ...at('node', 16), parts: [caliper(16, 5, 14, 11, 300, 210), caliper(16, 6, 12, 10.5, 305, 214)] },
  { kind: 'located', v: 1, ...at('liver', 16), place: placeOn(16, 9), at: patientFromPixel(planeAt(9), { column: 121, row: 262 }) },
  { kind: 'markedTooSmall', v: 1, ...at('liver', 16) },
  { kind: 'nonTargetAssessed', v: 1, ...at('bone', 16), answer: 'present' },
  { kind: 'newLesionAssessed', v: 1, ...at('fresh', 16), answer: 'absent' },
  { kind: 'labelOverridden', v: 1, timepoint: 'w16', recist11: 'SD', irecist: 'iSD', reason: 'effusion drained before the scan' },
  size('lung', 24, { ...caliper(24, 3, 16, 10), place: { ...placeOn(24, 3), window: { center: -600, width: 1500 } }, assisted: { kind: 'one-click', changed: true } }),
  { kind: 'markedAbsent', v: 1, ...at('node', 24) },
  { kind: 'markedTooSmall', v: 1, ...at('liver', 24) },
  { kind: 'markedNotEvaluable', v: 1, ...at('bone', 24), reason: 'metal artefact' },
  { kind: 'newLesionAssessed', v: 1, ...at('fresh', 24), answer: 'absent' },
];

export interface Assessed {
  readonly log: Log;
  readonly read: Read;
  readonly assessment: Assessment;
}

export const assessed = (log: Log): Assessed => {
  const read = readFrom(log);
  const outcome = assess(findingsOf(read), charterFromText(read.charter) ?? DEFAULT_CHARTER, overridesOf(read));
  if (outcome.kind !== 'assessed') throw new Error(JSON.stringify(outcome.problems));
  return { log, read, assessment: outcome.assessment };
};

export const inputFor = (week: number, log: Log, more: Partial<ReportInput> = {}): ReportInput => ({
  timepoint: `w${week}`, reader: { name: 'READER^ONE', identifier: 'READER 1', role: 'reader' },
  study: {
    uid: studyUid(week), date: (DATES[WEEKS.indexOf(week as 0)] ?? '').replaceAll('-', ''), time: '090000', id: `S${week}`, accession: '', description: 'CT chest and abdomen', referringPhysician: '',
    patient: { name: 'Subject^Fourteen', id: 'SUBJ-014', birthDate: '19600101', sex: 'F' },
  },
  trial: { sponsor: 'Sponsor', protocol: 'IMM-001', site: '701', subjectReadingId: 'SUBJ-014', coordinatingCenter: 'Core lab' },
  at: '2026-11-23T09:30:00.000Z', imageOf, engineVersion: '0.1.0', logHash: log.at(-1)?.hash ?? '', digest, ...more,
});

export const reportAt = (week: number, { log, read, assessment }: Assessed, more: Partial<ReportInput> = {}): Extract<StructuredReport, { kind: 'report' }> => {
  const made = structuredReport(read, assessment, inputFor(week, log, more));
  if (made.kind !== 'report') throw new Error(made.problems.map(({ detail }) => detail).join('; '));
  return made;
};
