import { minimumTargetMm, type NewLesionEntry, type NewLesionFinding, type NonTargetEntry, type NonTargetStatus, type Override, type SubjectFindings, type TargetEntry, type TargetFinding, type TimepointFindings } from '../irecist';
import type { LesionId, Measured, TimepointId } from './acts';
import { countedDiameter, isCounted } from './counted-diameter';
import type { Answer, Lesion, LesionAt, Read, Timepoint } from './read';
import { isNodal } from './site';

const kindOf = (lesion: Lesion): 'node' | 'nonnode' => (isNodal(lesion.site) ? 'node' : 'nonnode');
const NOT_ANSWERED = { kind: 'not-answered' } as const;

type Sized = Extract<Answer, { kind: 'measured' | 'parts' }>;

const partsOf = (answer: Sized): readonly Measured[] => (answer.kind === 'measured' ? [answer.measured] : answer.parts);

/** Diameters that are all there, or null when one (a node's short axis) is not set yet, or was drawn where it does not count. */
const diameters = (answer: Sized, lesion: Lesion, read: Read): readonly number[] | null => {
  const lengths = partsOf(answer).map((part) => (isCounted(read, part) ? countedDiameter(part.caliper, lesion.site) : null));
  return lengths.every((length) => length !== null) && lengths.length > 0 ? lengths : null;
};

const sized = (answer: Sized, lesion: Lesion, read: Read): { kind: 'measured'; mm: number } | { kind: 'parts'; mm: readonly number[] } | typeof NOT_ANSWERED => {
  const mm = diameters(answer, lesion, read);
  if (mm === null) return NOT_ANSWERED;
  return answer.kind === 'parts' ? { kind: 'parts', mm } : { kind: 'measured', mm: mm[0] as number };
};

/** F5: merged holds only while the mass it merged into is itself measured as a target here; else nobody has said how large it is. */
const isMeasuredPartner = (read: Read, into: LesionId, timepoint: Timepoint): boolean => {
  const partner = read.lesions.find((one) => one.id === into && one.role === 'target')?.at.get(timepoint.id)?.answer;
  return partner?.kind === 'measured' || partner?.kind === 'parts';
};

const targetFinding = (lesion: Lesion, at: LesionAt | undefined, timepoint: Timepoint, read: Read): TargetFinding => {
  const answer = at?.answer;
  if (!answer) return NOT_ANSWERED;
  switch (answer.kind) {
    case 'measured':
    case 'parts': return sized(answer, lesion, read);
    case 'merged': return isMeasuredPartner(read, answer.into, timepoint) ? { kind: 'merged' } : NOT_ANSWERED;
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
  if (!caliper || !isCounted(read, caliper)) return false;
  const mm = countedDiameter(caliper.caliper, lesion.site);
  return mm !== null && mm >= minimumTargetMm(kindOf(lesion), caliper.place.sliceThicknessMm);
};

/** The diameter drawn beside a judgement; the key is left out where there is none. */
const besides = (lesion: Lesion, at: LesionAt, read: Read): { readonly mm?: number } => {
  const mm = at.caliper && isCounted(read, at.caliper) ? countedDiameter(at.caliper.caliper, lesion.site) : null;
  return mm === null ? {} : { mm };
};

const newLesionFinding = (lesion: Lesion, at: LesionAt | undefined, measurable: boolean, isFirst: boolean, read: Read): NewLesionFinding => {
  const answer = at?.answer;
  if (!at || !answer) return NOT_ANSWERED;
  switch (answer.kind) {
    case 'measured':
    case 'parts': {
      if (answer.kind === 'measured' && answer.equivocal) return { kind: 'equivocal' };
      // Drawn on a computed plane it is there all the same; its size is not taken from there.
      if (!partsOf(answer).every((part) => isCounted(read, part))) return isFirst ? { kind: 'present' } : NOT_ANSWERED;
      const size = sized(answer, lesion, read);
      if (measurable || size.kind === 'not-answered') return size;
      // A node under 10 mm is normal, whatever it was (F3, I6). Otherwise a diameter beside a lesion that is judged by status is no
      // judgement of growth (I7): only its first sight needs none.
      const isNormal = isNodal(lesion.site) && size.kind === 'measured' && size.mm < 10;
      return isFirst || isNormal ? { kind: 'present', ...besides(lesion, at, read) } : NOT_ANSWERED;
    }
    case 'too-small': return measurable ? { kind: 'too-small' } : { kind: 'present' };
    // F5: merged is not absent. The disease is there, its size is in another lesion.
    case 'merged': return { kind: 'present' };
    case 'absent': return { kind: 'absent' };
    case 'not-evaluable': return { kind: 'not-evaluable' };
    case 'status': return answer.status === 'equivocal' || answer.status === 'absent' ? { kind: answer.status } : { kind: answer.status, ...besides(lesion, at, read) };
  }
};

const at = (timepoint: Timepoint, read: Read): TimepointFindings => {
  const ofRole = (role: Lesion['role']): readonly Lesion[] => read.lesions.filter((lesion) => lesion.role === role);
  const targets: readonly TargetEntry[] = ofRole('target').map((lesion) => ({
    id: lesion.name, organ: lesion.site?.organ ?? `unnamed ${lesion.name}`, lesionKind: kindOf(lesion), finding: targetFinding(lesion, lesion.at.get(timepoint.id), timepoint, read),
  }));
  const nonTargets: readonly NonTargetEntry[] = ofRole('non-target').map((lesion) => ({
    id: lesion.name, lesionKind: kindOf(lesion), status: nonTargetStatus(lesion.at.get(timepoint.id)),
  }));
  const newLesions: readonly NewLesionEntry[] = ofRole('new')
    .filter((lesion) => lesion.at.has(timepoint.id) || timepoint.index > (read.timepoints.find((one) => one.id === lesion.identifiedAt)?.index ?? Infinity))
    .map((lesion) => {
      const measurable = isMeasurable(lesion, read);
      const isFirst = firstDefinite(lesion, read)?.timepoint.id === timepoint.id;
      return { id: lesion.name, organ: lesion.site?.organ ?? `unnamed ${lesion.name}`, lesionKind: kindOf(lesion), measurable, finding: newLesionFinding(lesion, lesion.at.get(timepoint.id), measurable, isFirst, read) };
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

const NOT_SAID = 'not-answered';

/** Lesions that a timepoint asks for and that nobody has answered, by name: as the rules see it. */
export const unansweredAt = (read: Read, timepoint: TimepointId): ReadonlySet<string> => {
  const found = read.timepoints.find((one) => one.id === timepoint);
  if (!found) return new Set();
  const { targets, nonTargets, newLesions } = at(found, read);
  return new Set([
    ...targets.filter(({ finding }) => finding.kind === NOT_SAID), ...nonTargets.filter(({ status }) => status === NOT_SAID),
    ...newLesions.filter(({ finding }) => finding.kind === NOT_SAID),
  ].map(({ id }) => id));
};
