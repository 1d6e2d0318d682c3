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

const margin = (scene: Scene, pdFrom: number, threshold: number, side: 'more' | 'less'): Margin => {
  const towards = responseAt(threshold, scene, pdFrom);
  return {
    sentence: `At ${mm(threshold, scene.ruler)} or ${side} the targets would be ${towards}.`,
    thresholdMm: inMm(threshold, scene.ruler), distanceMm: inMm(scene.sum - threshold, scene.ruler), towards,
  };
};

/** How far the sum is from the next thresholds in both directions: at which sum the target response would be another. */
export const marginsOf = (scene: Scene): readonly Margin[] => {
  const { course, ruler, complete } = scene;
  const here = scene.target.response;
  if (!complete || course.baseline === null || course.nadir === null || here === 'CR' || here === 'NA' || scene.target.reason.rule === 'R11') return [];
  const pdFrom = progressionFrom(course.nadir, ruler);
  const prTo = partialResponseTo(course.baseline, ruler);
  if (here === 'PD') return [margin(scene, pdFrom, pdFrom - ruler.step, 'less')];
  const up = margin(scene, pdFrom, pdFrom, 'more');
  if (here === 'PR') return prTo + ruler.step < pdFrom && responseAt(prTo + ruler.step, scene, pdFrom) === 'SD' ? [margin(scene, pdFrom, prTo + ruler.step, 'more'), up] : [up];
  return [up, margin(scene, pdFrom, prTo, 'less')];
};
