import { minimumTargetMm, type NewLesionEntry, type NewLesionFinding, type NonTargetEntry, type NonTargetStatus, type Override, type SubjectFindings, type TargetEntry, type TargetFinding, type TimepointFindings } from '../irecist';
import { countedDiameter } from './counted-diameter';
import type { Answer, Lesion, LesionAt, Read, Timepoint } from './read';
import { isNodal } from './site';

const kindOf = (lesion: Lesion): 'node' | 'nonnode' => (isNodal(lesion.site) ? 'node' : 'nonnode');
const NOT_ANSWERED = { kind: 'not-answered' } as const;

/** Diameters that are all there, or null when one (a node's short axis) is not set yet. */
const diameters = (answer: Extract<Answer, { kind: 'measured' | 'parts' }>, lesion: Lesion): readonly number[] | null => {
  const parts = answer.kind === 'measured' ? [answer.measured] : answer.parts;
  const lengths = parts.map((part) => countedDiameter(part.caliper, lesion.site));
  return lengths.every((length) => length !== null) && lengths.length > 0 ? lengths : null;
};

const sized = (answer: Extract<Answer, { kind: 'measured' | 'parts' }>, lesion: Lesion): { kind: 'measured'; mm: number } | { kind: 'parts'; mm: readonly number[] } | typeof NOT_ANSWERED => {
  const mm = diameters(answer, lesion);
  if (mm === null) return NOT_ANSWERED;
  return answer.kind === 'parts' ? { kind: 'parts', mm } : { kind: 'measured', mm: mm[0] as number };
};

const targetFinding = (lesion: Lesion, at: LesionAt | undefined): TargetFinding => {
  const answer = at?.answer;
  if (!answer) return NOT_ANSWERED;
  switch (answer.kind) {
    case 'measured':
    case 'parts': return sized(answer, lesion);
    case 'merged':
    case 'too-small':
    case 'absent':
    case 'not-evaluable': return { kind: answer.kind };
    case 'status': return answer.status === 'absent' ? { kind: 'absent' } : NOT_ANSWERED;
  }
};

const nonTargetStatus = (at: LesionAt | undefined): NonTargetStatus => {
  const answer = at?.answer;
  if (!answer) return 'not-answered';
  switch (answer.kind) {
    case 'absent': return 'absent';
    case 'not-evaluable': return 'not-evaluable';
    case 'too-small':
    case 'measured':
    case 'parts':
    case 'merged': return 'present';
    case 'status': return answer.status === 'equivocal' ? 'present' : answer.status;
  }
};

/** The answer at which a new lesion was first called definite, for its designation (B1–B3, A4). */
const firstDefinite = (lesion: Lesion, read: Read): { readonly at: LesionAt; readonly timepoint: Timepoint } | null => {
  for (const timepoint of read.timepoints) {
    const at = lesion.at.get(timepoint.id);
    const answer = at?.answer;
    if (!at || !answer || answer.kind === 'absent' || answer.kind === 'not-evaluable') continue;
    if ((answer.kind === 'measured' && answer.equivocal) || (answer.kind === 'status' && answer.status === 'equivocal')) continue;
    return { at, timepoint };
  }
  return null;
};

const isMeasurable = (lesion: Lesion, read: Read): boolean => {
  const first = firstDefinite(lesion, read)?.at;
  const caliper = first?.caliper;
  if (!caliper) return false;
  const mm = countedDiameter(caliper.caliper, lesion.site);
  return mm !== null && mm >= minimumTargetMm(kindOf(lesion), caliper.place.sliceThicknessMm);
};

const newLesionFinding = (lesion: Lesion, at: LesionAt | undefined, measurable: boolean, isFirst: boolean): NewLesionFinding => {
  const answer = at?.answer;
  if (!answer) return NOT_ANSWERED;
  switch (answer.kind) {
    case 'measured':
      if (answer.equivocal) return { kind: 'equivocal' };
      if (measurable) return sized(answer, lesion);
      // A diameter beside a lesion that is judged by status is no judgement of growth (I7): only its first sight needs none.
      return isFirst ? { kind: 'present' } : NOT_ANSWERED;
    case 'parts': return measurable ? sized(answer, lesion) : isFirst ? { kind: 'present' } : NOT_ANSWERED;
    case 'too-small': return measurable ? { kind: 'too-small' } : { kind: 'present' };
    case 'merged':
    case 'absent': return { kind: 'absent' };
    case 'not-evaluable': return { kind: 'not-evaluable' };
    case 'status': return { kind: answer.status };
  }
};

const at = (timepoint: Timepoint, read: Read): TimepointFindings => {
  const ofRole = (role: Lesion['role']): readonly Lesion[] => read.lesions.filter((lesion) => lesion.role === role);
  const targets: readonly TargetEntry[] = ofRole('target').map((lesion) => ({
    id: lesion.name, organ: lesion.site?.organ ?? `unnamed ${lesion.name}`, lesionKind: kindOf(lesion), finding: targetFinding(lesion, lesion.at.get(timepoint.id)),
  }));
  const nonTargets: readonly NonTargetEntry[] = ofRole('non-target').map((lesion) => ({
    id: lesion.name, lesionKind: kindOf(lesion), status: nonTargetStatus(lesion.at.get(timepoint.id)),
  }));
  const newLesions: readonly NewLesionEntry[] = ofRole('new')
    .filter((lesion) => lesion.at.has(timepoint.id) || timepoint.index > (read.timepoints.find((one) => one.id === lesion.identifiedAt)?.index ?? Infinity))
    .map((lesion) => {
      const measurable = isMeasurable(lesion, read);
      const isFirst = firstDefinite(lesion, read)?.timepoint.id === timepoint.id;
      return { id: lesion.name, organ: lesion.site?.organ ?? `unnamed ${lesion.name}`, lesionKind: kindOf(lesion), measurable, finding: newLesionFinding(lesion, lesion.at.get(timepoint.id), measurable, isFirst) };
    });
  return { id: timepoint.label, day: timepoint.day, date: timepoint.date, symptomDriven: timepoint.symptomDriven, targets, nonTargets, newLesions };
};

/** The reader's own labels, in the terms of the rules; those of timepoints that are no follow-up any more are left out. */
export const overridesOf = (read: Read): readonly Override[] =>
  read.overrides.flatMap(({ timepoint, ...label }) => {
    const at = read.timepoints.find((one) => one.id === timepoint);
    return at && at.index > 0 ? [{ ...label, timepoint: at.label }] : [];
  });

/** What the read says, in the terms of the rules. Ids are the names on screen (T1, W8), so that reasons read as the reader speaks. */
export const findingsOf = (read: Read): SubjectFindings => ({
  timepoints: read.timepoints.map((timepoint) => at(timepoint, read)),
});
