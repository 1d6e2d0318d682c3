import { classifyLesion, minimumTargetMm } from '../irecist';
import { countedDiameter, isNodal, longAxis, nextEntry, shortAxis, type Lesion, type TimepointId } from '../read';
import type { LookBackCandidate, LookBackConsequence } from '../panels';
import { lookedBackAct, type LookingBack } from './look-back';
import { derived, digest } from './room-acts';
import type { Room } from './state';

const sized = (lesion: Lesion, timepoint: TimepointId): Pick<LookBackConsequence, 'size' | 'sizeAgainst'> => {
  const drawn = lesion.at.get(timepoint)?.caliper;
  if (!drawn) return { size: 'not measured', sizeAgainst: '' };
  const nodal = isNodal(lesion.site);
  const mm = countedDiameter(drawn.caliper, lesion.site);
  const minimum = minimumTargetMm(nodal ? 'node' : 'nonnode', drawn.place.sliceThicknessMm);
  if (mm === null) return { size: 'short axis not set', sizeAgainst: `a node counts from ${minimum} mm across` };
  const found = classifyLesion({
    id: lesion.name, organ: lesion.site?.organ ?? '', lesionKind: nodal ? 'node' : 'nonnode', longestMm: longAxis(drawn.caliper), shortAxisMm: shortAxis(drawn.caliper),
    nature: 'solid', modality: 'CT', softTissue: null, priorLocalTherapy: false, progressedSince: false,
  }, drawn.place.sliceThicknessMm);
  return { size: `${mm.toFixed(1)} mm, ${found.lesionClass === 'measurable' ? 'measurable' : 'not measurable'}`, sizeAgainst: `${minimum} mm or more` };
};

/** What an answer would do to the read: the candidate act is folded into the log as if it had been recorded, and the read is assessed. */
export const lookBackEffect = (room: Room, now: LookingBack, candidate: LookBackCandidate): LookBackConsequence | null => {
  const before = room.read.lesions.find((one) => one.id === now.lesion);
  if (!before) return null;
  const entry = nextEntry(room.log, lookedBackAct(room, now, candidate), { id: 'candidate', at: new Date().toISOString(), by: room.session.reader }, digest);
  const { read, assessment } = derived([...room.log, entry]);
  const after = read.lesions.find((one) => one.id === now.lesion);
  const label = (id: TimepointId | null): string => read.timepoints.find((one) => one.id === id)?.label ?? '';
  const asked = [...new Set([...(after?.role === 'new' && candidate.firstSeen !== null ? [candidate.firstSeen] : []), now.timepoint])];
  const labels = asked.flatMap((id) => {
    const index = read.timepoints.findIndex((one) => one.id === id);
    const response = assessment?.timepoints[index];
    if (!response || index === 0) return [];
    const earlierOpen = assessment?.timepoints.slice(0, index).some((one) => one.irecist === 'iUPD' && one.confirmation !== null) ?? false;
    return [{ at: label(id), recist11: response.recist11, irecist: response.irecist, again: response.irecist === 'iUPD' && earlierOpen }];
  });
  const roles = assessment?.timepoints.at(-1)?.newLesionRoles ?? {};
  const counts = (): string => {
    if (!after) return '';
    if (after.role === 'non-target') return `${before.name} becomes ${after.name}, a non-target missed at ${label(candidate.firstSeen)}. It is not new and no progression by itself.`;
    if (candidate.answer === 'equivocal') return `${after.name} decides nothing now. If a later scan confirms it, progression dates from ${label(now.timepoint)}.`;
    if (candidate.answer === 'likely-benign') return `${after.name} stays in sight and does not count.`;
    const since = candidate.firstSeen !== null ? ` New from ${label(candidate.firstSeen)} on.` : '';
    return `${after.name} is followed ${roles[after.name] === 'NLT' ? 'on its own by its size' : 'by status'}; it is not added to the target sum.${since}`;
  };
  const signed = candidate.firstSeen !== null && room.read.signed.has(candidate.firstSeen);
  return { ...sized(before, now.timepoint), labels, counts: counts(), amends: signed ? `${label(candidate.firstSeen)} is signed: it is opened again, and has to be signed anew.` : null };
};
