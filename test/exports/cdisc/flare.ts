import { patientPoint } from '../../../src/dicom';
import { assess, DEFAULT_CHARTER, type Assessment } from '../../../src/irecist';
import { findingsOf, overridesOf, readFrom, type Act, type Line, type Measured, type Read } from '../../../src/read';
import type { SubmissionInput, SubmittedRead } from '../../../src/exports';
import { logOf } from '../every-act';

const DATES = ['2024-01-15', '2024-03-11', '2024-04-15', '2024-06-10'] as const;
const WEEKS = [0, 8, 13, 21] as const;

/** A stroke of these axes, mm, on the image of a visit. */
export const size = (visit: number, long: number, short: number | null = null): Measured => {
  const line = (dx: number, dy: number): Line => [patientPoint(0, 0, 0), patientPoint(dx, dy, 0)];
  return { caliper: { long: line(long, 0), short: short === null ? null : line(0, short) }, place: { seriesKey: `1.2.3.${visit}`, sopInstanceUid: `1.2.3.${visit}.7`, frame: 1, sliceThicknessMm: 5 } };
};

const opened: Act = {
  kind: 'readOpened', v: 1, subject: { key: 'k', code: '701-1015' }, charter: 'irecist-2017',
  timepoints: WEEKS.map((week, visit) => ({ id: `w${week}`, label: `W${week}`, date: DATES[visit] ?? '', seriesKey: `1.2.3.${visit}`, studyInstanceUids: [`1.2.${visit}`], symptomDriven: false })),
};
const at = (lesion: string, visit: number): { readonly lesion: string; readonly timepoint: string } => ({ lesion, timepoint: `w${WEEKS[visit] ?? ''}` });
export const measured = (lesion: string, visit: number, long: number, short: number | null = null): Act => ({ kind: 'measured', v: 1, ...at(lesion, visit), measured: size(visit, long, short), equivocal: false });
const found = (lesion: string, role: 'target' | 'non-target' | 'new', visit: number, organ: 'lung' | 'lymph-node' | 'liver' | 'pleura', label: string, long: number, short: number | null = null): Act =>
  ({ kind: 'lesionIdentified', v: 1, ...at(lesion, visit), role, site: { organ, label }, equivocal: false, stroke: { kind: 'caliper', measured: size(visit, long, short) } });
const present = (visit: number): Act => ({ kind: 'nonTargetAssessed', v: 1, ...at('effusion', visit), answer: 'present' });

/** The worked example of the interoperability study: a flare. Sums 92, 113 with a new lesion of 11 mm, 86 without it, 48. */
export const FLARE: readonly Act[] = [
  opened,
  found('lung', 'target', 0, 'lung', 'Lung, right upper lobe', 42), found('node', 'target', 0, 'lymph-node', 'Node, mediastinal', 30, 20), found('liver', 'target', 0, 'liver', 'Liver, segment 7', 30),
  found('effusion', 'non-target', 0, 'pleura', 'Pleura, left', 8), present(0),
  measured('lung', 1, 54), measured('node', 1, 32, 23), measured('liver', 1, 36), present(1), found('fresh', 'new', 1, 'lung', 'Lung, left lower lobe', 11),
  measured('lung', 2, 40), measured('node', 2, 27, 18), measured('liver', 2, 28), present(2), { kind: 'newLesionAssessed', v: 1, ...at('fresh', 2), answer: 'absent' },
  measured('lung', 3, 24), measured('node', 3, 14, 9), measured('liver', 3, 15), present(3), { kind: 'newLesionAssessed', v: 1, ...at('fresh', 3), answer: 'absent' },
];

export const assessed = (acts: readonly Act[]): { readonly read: Read; readonly assessment: Assessment } => {
  const read = readFrom(logOf(acts));
  const outcome = assess(findingsOf(read), DEFAULT_CHARTER, overridesOf(read));
  if (outcome.kind !== 'assessed') throw new Error(JSON.stringify(outcome.problems));
  return { read, assessment: outcome.assessment };
};

export const readBy = (reader: string, acts: readonly Act[], more: Partial<SubmittedRead> = {}): SubmittedRead =>
  ({ ...assessed(acts), reader, prefix: reader, evaluator: 'INDEPENDENT ASSESSOR', evaluatorId: reader === 'R2' ? 'RADIOLOGIST 2' : 'RADIOLOGIST 1', ...more });

export const inputOf = (more: Partial<SubmissionInput> = {}): SubmissionInput => ({
  studyId: 'IMM-001', subjectId: 'IMM-001-701-1015', vendor: 'EXAMPLE CORE LAB', reads: [readBy('R1', FLARE)], acceptance: { kind: 'accepted', reader: 'R1', by: 'single-read' },
  iPrefix: 'afterFirstIUPD', referenceDate: null, dates: 'iso', methodOf: () => 'CONTRAST ENHANCED CT SCAN', ...more,
});
