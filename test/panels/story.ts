import { createHash } from 'node:crypto';
import { patientPoint } from '../../src/dicom';
import { assess, charterFromText, DEFAULT_CHARTER, type Assessment, type FindingsProblem } from '../../src/irecist';
import { findingsOf, nextEntry, overridesOf, readFrom, type Act, type Entry, type Line, type Measured, type Read, type Site } from '../../src/read';

const TIMEPOINTS = [
  { id: 'w0', label: 'W0', date: '2026-01-05', seriesKey: 's0', studyInstanceUids: ['1.1'], symptomDriven: false },
  { id: 'w8', label: 'W8', date: '2026-03-02', seriesKey: 's8', studyInstanceUids: ['1.2'], symptomDriven: false },
  { id: 'w16', label: 'W16', date: '2026-04-27', seriesKey: 's16', studyInstanceUids: ['1.3'], symptomDriven: false },
];
const SITES: readonly Site[] = [
  { organ: 'lung', label: 'Lung, left upper lobe' }, { organ: 'lung', label: 'Lung, right lower lobe' }, { organ: 'adrenal', label: 'Adrenal, left' },
  { organ: 'liver', label: 'Liver, segment 6' }, { organ: 'lymph-node', label: 'Node, right paratracheal 4R' },
];
/** Counted diameters of the subject in the design: sums 142.2, 131.3 and 168.4 mm, added up by hand. */
const SIZES: Readonly<Record<string, readonly number[]>> = {
  w0: [56.7, 18.2, 28.4, 22.1, 16.8], w8: [52.9, 16.9, 25.8, 20.4, 15.3], w16: [64.4, 22.6, 33.0, 27.5, 20.9],
};

/** A stroke whose counted axis has the given length: the short axis of a node, else the long one. */
export const stroke = (mm: number, node = false, timepoint = 'w0'): Measured => {
  const line = (dx: number, dy: number): Line => [patientPoint(0, 0, 0), patientPoint(dx, dy, 0)];
  return { caliper: { long: line(node ? mm + 6 : mm, 0), short: line(0, node ? mm : mm * 0.8) }, place: { seriesKey: `s${timepoint.slice(1)}`, sopInstanceUid: `${timepoint}.1`, frame: 1, sliceThicknessMm: 5 } };
};

export interface Told {
  readonly read: Read;
  readonly assessment: Assessment | null;
  readonly problems: readonly FindingsProblem[];
}

/** The read that a list of acts makes, with what the rules say of it. */
export const told = (acts: readonly Act[]): Told => {
  const log: Entry[] = [];
  for (const act of acts) log.push(nextEntry(log, act, { id: `e${log.length}`, at: '2026-04-27T09:41:07Z', by: 'R1' }, (text) => createHash('sha256').update(text).digest('hex')));
  const read = readFrom(log);
  const outcome = assess(findingsOf(read), charterFromText(read.charter) ?? DEFAULT_CHARTER, overridesOf(read));
  return outcome.kind === 'assessed' ? { read, assessment: outcome.assessment, problems: [] } : { read, assessment: null, problems: outcome.problems };
};

const OPENED: Act = { kind: 'readOpened', v: 1, subject: { key: 'subject', code: 'Case 014' }, timepoints: TIMEPOINTS, charter: 'irecist-2017' };

const targetsAt = (timepoint: string): readonly Act[] => (SIZES[timepoint] ?? []).map((mm, index): Act => {
  const measured = stroke(mm, index === 4, timepoint);
  return timepoint === 'w0'
    ? { kind: 'lesionIdentified', v: 1, lesion: `t${index + 1}`, role: 'target', timepoint, site: SITES[index] ?? null, stroke: { kind: 'caliper', measured }, equivocal: false }
    : { kind: 'measured', v: 1, lesion: `t${index + 1}`, timepoint, measured, equivocal: false };
});

const point = (lesion: string, label: string): Act => ({
  kind: 'lesionIdentified', v: 1, lesion, role: 'non-target', timepoint: 'w0', site: { organ: 'pleura', label }, equivocal: false,
  stroke: { kind: 'point', place: stroke(1).place, at: patientPoint(0, 0, 0) },
});

const present = (lesion: string, timepoint: string): Act => ({ kind: 'nonTargetAssessed', v: 1, lesion, timepoint, answer: 'present' });

export const BASELINE: readonly Act[] = [OPENED, ...targetsAt('w0'), point('n1', 'Pleura, left'), point('n2', 'Pleura, right')];
/** NT2 has no answer at W16; NL1 is new at W16. */
export const FOLLOW_UP: readonly Act[] = [
  ...BASELINE, ...targetsAt('w8'), present('n1', 'w8'), present('n2', 'w8'), ...targetsAt('w16'), present('n1', 'w16'),
  { kind: 'lesionIdentified', v: 1, lesion: 'l1', role: 'new', timepoint: 'w16', site: { organ: 'lung', label: 'Lung, right upper lobe' }, stroke: { kind: 'caliper', measured: stroke(12.4, false, 'w16') }, equivocal: false },
];
