import type { Margin, TargetResponse } from './assessment';
import { inMm, isPartialResponse, partialResponseTo, progressionFrom } from './lengths';
import type { Scene } from './scene';
import { mm } from './words';

/** The target response that a complete sum would have here, were it not for reappearance (R6–R9). */
const responseAt = (sum: number, scene: Scene, pdFrom: number): TargetResponse => {
  if (sum >= pdFrom) return 'PD';
  if (isPartialResponse(sum, scene.course.baseline ?? 0)) return 'PR';
  return scene.charter.prPersistence === 'rwg' && scene.course.lastTarget === 'PR' ? 'PR' : 'SD';
};

const at = (scene: Scene, threshold: number, towards: TargetResponse, sentence: string): Margin =>
  ({ sentence, thresholdMm: inMm(threshold, scene.ruler), distanceMm: inMm(scene.sum - threshold, scene.ruler), towards });

const margin = (scene: Scene, pdFrom: number, threshold: number, side: 'more' | 'less'): Margin => {
  const towards = responseAt(threshold, scene, pdFrom);
  return at(scene, threshold, towards, `At ${mm(threshold, scene.ruler)} or ${side} the targets would be ${towards}.`);
};

/** R4: of an incomplete sum, and R2: of one without a baseline, only progression can be told. */
const progressionAlone = (scene: Scene, pdFrom: number): readonly Margin[] => {
  const what = scene.complete ? 'the targets' : 'the measured targets alone';
  const below = pdFrom - scene.ruler.step;
  return [scene.target.response === 'PD' ? at(scene, below, 'NE', `At ${mm(below, scene.ruler)} or less ${what} would not prove PD.`) : at(scene, pdFrom, 'PD', `At ${mm(pdFrom, scene.ruler)} or more ${what} would be PD.`)];
};

/** R5, R11: complete response is of every lesion and not of the sum; where no node leaves a rest, it is a sum of nothing. */
const aroundComplete = (scene: Scene, pdFrom: number): readonly Margin[] => {
  const hasNodes = scene.targets.some((target) => target.lesionKind === 'node');
  if (scene.target.response === 'PD') return hasNodes ? [] : [at(scene, 0, 'CR', `At ${mm(0, scene.ruler)} the targets would be CR.`)];
  return hasNodes ? [] : [margin(scene, pdFrom, pdFrom, 'more')];
};

/** How far the sum is from the next thresholds in both directions: at which sum the target response would be another. None where nothing was measured or compared. */
export const marginsOf = (scene: Scene): readonly Margin[] => {
  const { course, ruler, complete } = scene;
  const here = scene.target.response;
  if (course.nadir === null || !scene.anyMeasured) return [];
  const pdFrom = progressionFrom(course.nadir, ruler);
  if (here === 'CR' || scene.target.reason.rule === 'R11') return aroundComplete(scene, pdFrom);
  if (!complete || course.baseline === null) return progressionAlone(scene, pdFrom);
  const prTo = partialResponseTo(course.baseline, ruler);
  if (here === 'PD') return [margin(scene, pdFrom, pdFrom - ruler.step, 'less')];
  const up = margin(scene, pdFrom, pdFrom, 'more');
  if (here === 'PR') return responseAt(prTo + ruler.step, scene, pdFrom) === 'SD' ? [margin(scene, pdFrom, prTo + ruler.step, 'more'), up] : [up];
  return [up, margin(scene, pdFrom, prTo, 'less')];
};
