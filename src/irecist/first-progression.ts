import type { Category, Reason } from './assessment';
import type { Episode } from './course';
import type { Scene } from './scene';
import { list } from './words';

const EVIDENCE: Readonly<Record<Category, { readonly rule: (scene: Scene) => string; readonly what: (scene: Scene) => string; readonly lesions: (scene: Scene) => readonly string[] }>> = {
  // I4: target progression is unconfirmed when it is first seen. S17 Table 2.
  target: { rule: () => 'I4', what: () => 'The targets progress', lesions: (scene) => scene.target.reason.lesions },
  // I5: so is unequivocal non-target progression. S17 Table 2.
  nonTarget: { rule: () => 'I5', what: () => 'The non-targets progress', lesions: (scene) => scene.nonTarget.reason.lesions },
  // I3: so is any new unequivocal lesion; I7: an old one only by growing past the bar of a progression of its own. S17 Table 2; FAQ.
  newLesion: {
    rule: (scene) => (scene.lesions.fresh.length > 0 ? 'I3' : 'I7'),
    what: (scene) => (scene.lesions.fresh.length > 0 ? `${list(scene.lesions.fresh.map((lesion) => lesion.id))} ${scene.lesions.fresh.length === 1 ? 'is' : 'are'} new` : 'Earlier new lesions progress'),
    lesions: (scene) => scene.lesions.fresh.map((lesion) => lesion.id),
  },
};

/** Why a first progression is unconfirmed, one reason for each category. */
export const firstProgressionReasons = (scene: Scene): readonly Reason[] => scene.progressing.map((category) => ({
  rule: EVIDENCE[category].rule(scene),
  sentence: `${EVIDENCE[category].what(scene)} and no progression was pending: iUPD, the first of two scans.`,
  lesions: EVIDENCE[category].lesions(scene), timepoints: [scene.at.id], tests: [], result: 'iUPD',
}));

/** R17, E4: a lesion that was suspected earlier dates the progression from the first suspicion. */
export const progressionDateOf = (scene: Scene): string =>
  scene.lesions.fresh.map((lesion) => scene.course.suspicions.get(lesion.id) ?? scene.at.date).concat(scene.at.date).reduce((first, date) => (date < first ? date : first));

/** The episode that a first progression begins. */
export const episodeFrom = (scene: Scene): Episode => {
  const { course, lesions } = scene;
  const target = scene.target.response;
  const nonTarget = scene.nonTarget.response;
  return {
    timepoint: scene.at.id, day: scene.at.day, date: scene.at.date, progressionDate: progressionDateOf(scene), categories: scene.progressing,
    nonTargetLive: scene.nonTargetProgresses, fromCR: course.lastLabel === 'iCR', targetReappeared: scene.targetReappeared,
    target: target === 'NE' ? (course.lastTarget ?? 'SD') : target, nonTarget: nonTarget === 'NE' ? (course.lastNonTarget ?? 'Non-CR/Non-PD') : nonTarget,
    sum: scene.complete ? scene.sum : null, newLesionSum: lesions.complete ? lesions.sum : null,
    reference: scene.complete ? scene.sum : null, newLesionReference: lesions.complete ? lesions.sum : null, lastEvaluableDay: scene.at.day,
  };
};
