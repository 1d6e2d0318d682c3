import type { Category } from './assessment';
import type { Verdict } from './irecist-response';
import type { Scene } from './scene';
import { are, change, list, mm, percent, percentOf, sentence } from './words';

const targetClause = (scene: Scene): string => {
  const { nadir, nadirTimepoint } = scene.course;
  if (scene.target.reason.rule === 'R11' || nadir === null) return `${list(scene.target.reason.lesions)} ${are(scene.target.reason.lesions)} visible again after a complete response`;
  const rise = scene.sum - nadir;
  const share = nadir === 0 ? '' : ` and ${percent(percentOf(rise, nadir), 20)}`;
  return `sum ${mm(scene.sum, scene.ruler)} is ${change(rise, scene.ruler)}${share} over nadir ${mm(nadir, scene.ruler)} at ${nadirTimepoint ?? ''}`;
};

const CLAUSE: Readonly<Record<Category, (scene: Scene) => string>> = {
  target: targetClause,
  nonTarget: (scene) => `${list(scene.nonTarget.reason.lesions)} ${are(scene.nonTarget.reason.lesions)} ${scene.nonTarget.reason.rule === 'R11' ? 'visible again after a complete response' : 'unequivocally worse'}`,
  newLesion: (scene) => {
    const fresh = scene.lesions.fresh.map((lesion) => lesion.id);
    return fresh.length > 0 ? `${list(fresh)} ${are(fresh)} new` : `earlier new lesions have grown enough to count anew`;
  },
};

/** What the sums or, without targets, the non-targets say. */
const categorySentence = (scene: Scene): string => sentence(scene.course.hasTargets ? scene.target.reason.sentence : scene.nonTarget.reason.sentence);

/** The one plain sentence for a label. */
export const becauseOf = (scene: Scene, verdict: Verdict): string => {
  if (verdict.kind === 'taken-back' && (scene.course.hasTargets || scene.course.hasNonTargets)) {
    const since = scene.course.episode?.timepoint ?? '';
    return `The iUPD of ${since} was not confirmed. ${categorySentence(scene)} Any later progression needs a confirmation of its own.`;
  }
  if (verdict.kind === 'first') return sentence(`${list(scene.progressing.map((category) => CLAUSE[category](scene)))}: iUPD, the first of two scans`);
  if (verdict.kind === 'base' && verdict.reasons[0]?.rule === 'I2') {
    if (!scene.course.hasTargets && !scene.course.hasNonTargets) return verdict.reasons[0].sentence;
    const isNonTarget = !scene.course.hasTargets || (scene.target.response === 'CR' && verdict.label === 'iPR');
    return isNonTarget && scene.course.hasTargets ? `${categorySentence(scene)} ${sentence(scene.nonTarget.reason.sentence)}` : categorySentence(scene);
  }
  return sentence(verdict.reasons[0]?.sentence ?? '');
};
