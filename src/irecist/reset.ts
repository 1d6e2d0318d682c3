import type { NonTargetResponse, Reason, TargetResponse } from './assessment';
import type { Episode } from './course';
import type { Scene } from './scene';
import { change, list, mm } from './words';

const RANK: Readonly<Record<TargetResponse | NonTargetResponse, number>> = { PD: 0, NE: 0, SD: 2, 'Non-CR/Non-PD': 2, NA: 2, PR: 3, CR: 4 };

/** From no sum before (null) nothing can fall. */
const fellEnough = (before: number | null, now: number, isComplete: boolean, scene: Scene): boolean =>
  isComplete && (before ?? 0) - now >= scene.charter.resetMinDecreaseMm * scene.ruler.unitsPerMm;

/** I21: improvement is a better category than at the iUPD, or a sum that is 5 mm smaller; without targets the non-targets decide. A1. */
const hasImproved = (scene: Scene, episode: Episode): boolean => (scene.course.hasTargets
  ? RANK[scene.target.response] > RANK[episode.target] || fellEnough(episode.sum, scene.sum, scene.complete, scene)
  : RANK[scene.nonTarget.response] > RANK[episode.nonTarget]);

/** I22: non-targets that are still unequivocal keep the iUPD, unless the targets improved. RWG; S17 Table 2 row 6; A2. */
const nonTargetsHold = (scene: Scene, improved: boolean): boolean => {
  if (scene.nonTarget.response !== 'PD' || scene.course.nonTargetExcused) return false;
  if (!scene.course.hasTargets || scene.charter.nonTargetReset === 'table2') return true;
  return scene.charter.nonTargetReset === 'improved' && !improved;
};

/** I21: what counts as improvement: of the targets, of the sum of the new lesions, or of non-targets that no longer progress. A1. */
const anyImproved = (scene: Scene, episode: Episode, improved: boolean): boolean => improved || fellEnough(episode.newLesionSum, scene.lesions.oldSum, scene.lesions.complete, scene)
  || (episode.categories.includes('nonTarget') && scene.nonTarget.response !== 'PD');

/** I21: new lesions that are still there keep the iUPD, unless something improved; targets that no longer progress have. FAQ scenarios B, F; A1. */
const newLesionsHold = (scene: Scene, episode: Episode, improved: boolean): boolean => {
  if (!episode.categories.includes('newLesion') || scene.lesions.resolved || scene.charter.newLesionReset === 'any-non-pd') return false;
  if (scene.charter.newLesionReset === 'resolved-only') return true;
  return !anyImproved(scene, episode, improved);
};

/** I23: the category that drove the iUPD was not seen, so the visit neither confirms nor takes back. RWG; A15. */
const isNotEvaluable = (scene: Scene, episode: Episode): boolean => scene.target.response === 'NE'
  || (scene.nonTarget.response === 'NE' && (!scene.course.hasTargets || episode.categories.includes('nonTarget')))
  || (scene.lesions.missing.length > 0 && episode.categories.includes('newLesion'));

export type Standing = { readonly kind: 'stays' | 'not-evaluable'; readonly reason: Reason } | { readonly kind: 'taken-back' };

const grownSince = (scene: Scene, episode: Episode): string => (episode.reference === null || !scene.anyMeasured
  ? '' : ` (sum ${mm(scene.sum, scene.ruler)}, ${change(scene.sum - episode.reference, scene.ruler)} from ${mm(episode.reference, scene.ruler)}; 5 would confirm)`);

/** I16, I20–I23: what becomes of a pending progression that nothing confirms, by the first rule that applies. */
export const standingOf = (scene: Scene, episode: Episode): Standing => {
  const reason = (rule: string, result: string, sentence: string, lesions: readonly string[]): Reason => ({
    rule, sentence, lesions, timepoints: [episode.timepoint, scene.at.id], tests: [], result,
  });
  const stays = (rule: string, sentence: string, lesions: readonly string[]): Standing => ({ kind: 'stays', reason: reason(rule, 'iUPD', sentence, lesions) });
  const improved = hasImproved(scene, episode);
  // I16: persistence is never confirmation, and what still progresses stays iUPD.
  if (scene.target.response === 'PD') return stays('I16', `The targets still progress but not enough to confirm${grownSince(scene, episode)}: the iUPD of ${episode.timepoint} stays.`, scene.target.reason.lesions);
  if (nonTargetsHold(scene, improved)) {
    return stays(scene.course.hasTargets ? 'I22' : 'I16', `The non-targets are still progressed but not larger${scene.course.hasTargets ? `, and ${improved ? 'under this charter improvement of the targets does not take the iUPD back' : 'the targets have not improved'}` : ''}: the iUPD of ${episode.timepoint} stays.`, scene.nonTarget.reason.lesions);
  }
  if (scene.lesions.sumHigh) return stays('I16', `The new-lesion sum ${mm(scene.lesions.oldSum, scene.ruler)} is still well over its lowest: the iUPD of ${episode.timepoint} stays.`, scene.lesions.persisting);
  // A7: a first new lesion that may not confirm is still a progression.
  if (scene.lesions.fresh.length > 0) return stays('I3', `${list(scene.lesions.fresh.map((lesion) => lesion.id))} appeared but does not confirm under this charter: iUPD stays.`, scene.lesions.fresh.map((lesion) => lesion.id));
  if (isNotEvaluable(scene, episode)) {
    return { kind: 'not-evaluable', reason: reason('I23', 'NE', `What drove the iUPD of ${episode.timepoint} could not all be seen, so this visit neither confirms it nor takes it back.`, scene.lesions.missing) };
  }
  if (newLesionsHold(scene, episode, improved)) {
    const why = scene.charter.newLesionReset === 'resolved-only' && anyImproved(scene, episode, improved) ? 'under this charter no improvement takes the iUPD back while a new lesion is there' : 'nothing has improved';
    return stays('I21', `${list(scene.lesions.persisting)} ${scene.lesions.persisting.length === 1 ? 'is' : 'are'} still there and ${why}: the iUPD of ${episode.timepoint} stays.`, scene.lesions.persisting);
  }
  return { kind: 'taken-back' };
};
