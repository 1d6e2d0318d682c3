import { patientPoint } from '../../src/dicom';
import type { Act, Line, Log, Measured } from '../../src/read';

export * from '../../src/read';

const TIMEPOINTS = [
  { id: 'w0', label: 'W0', date: '2026-01-05', seriesKey: 's0', studyInstanceUids: ['1.1'], symptomDriven: false },
  { id: 'w8', label: 'W8', date: '2026-03-02', seriesKey: 's8', studyInstanceUids: ['1.2'], symptomDriven: false },
  { id: 'w15', label: 'W15', date: '2026-04-20', seriesKey: 's15', studyInstanceUids: ['1.3'], symptomDriven: false },
];

/** A log that has just been opened: one subject, three timepoints. */
export const patientRead = (append: (log: Log, act: Act) => Log): Log =>
  append([], { kind: 'readOpened', v: 1, subject: { key: 'subject', code: 'Case 1' }, timepoints: TIMEPOINTS, charter: 'irecist-2017' });

/** A stroke of the given long and short axis, mm, at a place. */
export const stroke = (long: number, short: number | null, at: readonly [number, number, number] = [0, 0, 0], sliceThicknessMm: number | null = 5): Measured => {
  const line = (dx: number, dy: number): Line => [patientPoint(at[0] - dx / 2, at[1] - dy / 2, at[2]), patientPoint(at[0] + dx / 2, at[1] + dy / 2, at[2])];
  return { caliper: { long: line(long, 0), short: short === null ? null : line(0, short) }, place: { seriesKey: 's0', sopInstanceUid: 'i', frame: 1, sliceThicknessMm } };
};
