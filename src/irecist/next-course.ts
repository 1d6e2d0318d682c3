import type { Course, Episode } from './course';
import { progressionDateOf } from './first-progression';
import type { Verdict } from './irecist-response';
import { knownAfter, suspicionsAfter } from './new-lesions';
import type { Scene } from './scene';

/** I17, A3: what "further" counts from after a visit: the lowest, the last, or the first complete sum of the episode. */
const referenceAfter = (before: number | null, sum: number | null, scene: Scene): number | null => {
  if (sum === null || before === null) return before ?? sum;
  switch (scene.charter.confirmReference) {
    case 'episode-min': return Math.min(before, sum);
    case 'last-timepoint': return sum;
    case 'first-iupd': return before;
  }
};

const episodeAfter = (scene: Scene, verdict: Verdict): Episode | null => {
  const { episode } = verdict;
  if (!episode) return null;
  const { lesions } = scene;
  const newLesionSum = lesions.complete ? lesions.sum : null;
  const restarts = lesions.joined.length > 0;
  const isSeen = scene.nonTarget.response !== 'NE';
  return {
    ...episode,
    reference: referenceAfter(episode.reference, scene.complete ? scene.sum : null, scene),
    newLesionReference: restarts ? newLesionSum : referenceAfter(episode.newLesionReference, newLesionSum, scene),
    newLesionSum: restarts ? newLesionSum : episode.newLesionSum,
    lastEvaluableDay: verdict.label === 'NE' ? episode.lastEvaluableDay : scene.at.day,
    nonTargetLive: isSeen ? (episode.nonTargetLive || scene.nonTargetProgresses) && scene.nonTarget.response === 'PD' : episode.nonTargetLive,
  };
};

/** I24: a reset excuses a non-target progression that is still there; new growth with a pending iUPD, or its end, withdraws the excuse. */
const excusedAfter = (scene: Scene, verdict: Verdict): boolean => {
  if (verdict.kind === 'taken-back') return scene.nonTarget.response === 'PD';
  if (scene.nonTarget.response === 'NE') return scene.course.nonTargetExcused;
  return scene.course.nonTargetExcused && scene.nonTarget.response === 'PD' && !(scene.nonTargetProgresses && verdict.episode !== null);
};

/** R3: the nadir is the smallest of the baseline sum and all complete sums; it is never reset. E09 4.3.1; RWG. */
const isNewNadir = ({ complete, sum, course: { nadir } }: Scene): boolean => complete && (nadir === null || sum < nadir);

const newLesionLowestAfter = (scene: Scene): number | null => {
  const { lesions, course } = scene;
  const sum = lesions.complete ? lesions.sum : null;
  if (lesions.joined.length > 0) return sum;
  return sum === null ? course.newLesionLowest : Math.min(course.newLesionLowest ?? sum, sum);
};

const statusesAfter = (scene: Scene): Course['nonTargetsBefore'] => {
  const statuses = new Map(scene.course.nonTargetsBefore);
  for (const { id, status } of scene.at.nonTargets) if (status !== 'not-evaluable' && status !== 'not-answered') statuses.set(id, status);
  return statuses;
};

/** What a visit leaves behind. A disregarded early scan (I18) leaves nothing but a RECIST 1.1 progression, which knows no window. */
export const courseAfter = (scene: Scene, verdict: Verdict, isRecistProgression: boolean): Course => {
  const { course } = scene;
  const timepoints = [...course.timepoints, scene.at.id];
  const recistProgression = course.recistProgression ?? (isRecistProgression ? { timepoint: scene.at.id, date: progressionDateOf(scene) } : null);
  if (verdict.kind === 'early') return { ...course, timepoints, recistProgression };
  const target = scene.target.response;
  const nonTarget = scene.nonTarget.response;
  const lower = isNewNadir(scene);
  const { baselineTimepoint, hasTargets, hasNonTargets, baseline } = course;
  return {
    timepoints, baselineTimepoint, hasTargets, hasNonTargets, baseline,
    nadir: lower ? scene.sum : course.nadir, nadirTimepoint: lower ? scene.at.id : course.nadirTimepoint,
    lastTarget: target === 'NE' ? course.lastTarget : target,
    lastNonTarget: nonTarget === 'NE' ? course.lastNonTarget : nonTarget,
    lastLabel: verdict.label === 'NE' ? course.lastLabel : verdict.label,
    nonTargetsBefore: statusesAfter(scene),
    known: knownAfter(scene.lesions, scene),
    newLesionLowest: newLesionLowestAfter(scene),
    suspicions: suspicionsAfter(scene.lesions, scene),
    episode: episodeAfter(scene, verdict),
    confirmed: course.confirmed ?? (verdict.kind === 'confirmed' ? { timepoint: scene.at.id, date: scene.at.date } : null),
    nonTargetExcused: excusedAfter(scene, verdict),
    recistProgression,
  };
};
