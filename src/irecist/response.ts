import type { IrecistResponse, Recist11Response, TimepointResponse } from './assessment';
import { becauseOf } from './because';
import { confirmationWindow } from './confirmation-window';
import type { Course } from './course';
import type { Verdict } from './irecist-response';
import { inMm, partialResponseTo, progressionFrom } from './lengths';
import { marginsOf } from './margins';
import { newLesionReasons } from './new-lesion-reasons';
import { newLesionState } from './new-lesions';
import type { recistResponse } from './recist-response';
import type { Scene } from './scene';
import { unansweredAt, type Visit } from './visit';
import { mm, percentOf } from './words';

type Sums = Pick<TimepointResponse, 'sumMm' | 'sumComplete' | 'baselineSumMm' | 'nadirMm' | 'nadirTimepoint' | 'changeFromBaselineMm' | 'changeFromBaselinePercent'
  | 'changeFromNadirMm' | 'changeFromNadirPercent' | 'pdFromMm' | 'prToMm'>;

const length = (units: number | null, { ruler }: Visit): number | null => (units === null ? null : inMm(units, ruler));

/** Change of a complete sum against a reference: in mm and in percent of it. */
const changeMm = ({ complete, sum, ruler }: Visit, reference: number | null): number | null => (complete && reference !== null ? inMm(sum - reference, ruler) : null);
const changePercent = ({ complete, sum }: Visit, reference: number | null): number | null => (complete && reference !== null ? percentOf(sum - reference, reference) : null);

const sumsOf = (visit: Visit): Sums => {
  const { ruler, complete, sum, course: { baseline, nadir, nadirTimepoint } } = visit;
  return {
    sumMm: visit.anyMeasured ? inMm(sum, ruler) : null, sumComplete: complete, baselineSumMm: length(baseline, visit), nadirMm: length(nadir, visit), nadirTimepoint,
    changeFromBaselineMm: changeMm(visit, baseline), changeFromBaselinePercent: changePercent(visit, baseline),
    changeFromNadirMm: changeMm(visit, nadir), changeFromNadirPercent: changePercent(visit, nadir),
    pdFromMm: nadir === null ? null : inMm(progressionFrom(nadir, ruler), ruler), prToMm: baseline === null ? null : inMm(partialResponseTo(baseline, ruler), ruler),
  };
};

/** The baseline: sums, and no label. */
export const baselineResponse = (visit: Visit): TimepointResponse => {
  const { ruler, targets } = visit;
  const because = targets.length === 0 ? 'Baseline without target lesions.'
    : visit.complete ? `Baseline: sum ${mm(visit.sum, ruler)} of ${targets.length} target${targets.length === 1 ? '' : 's'}.`
      : `Baseline: ${targets.filter((target) => target.value !== null).length} of ${targets.length} targets measured, ${mm(visit.sum, ruler)} so far.`;
  return {
    id: visit.at.id, target: null, nonTarget: null, newLesion: null, recist11: null, irecist: null, confirmedBy: [],
    flags: targets.length > 0 && !visit.complete ? ['baseline-incomplete'] : [],
    sumMm: visit.anyMeasured ? inMm(visit.sum, ruler) : null, sumComplete: visit.complete, baselineSumMm: visit.complete ? inMm(visit.sum, ruler) : null,
    nadirMm: null, nadirTimepoint: null, changeFromBaselineMm: null, changeFromBaselinePercent: null, changeFromNadirMm: null, changeFromNadirPercent: null,
    pdFromMm: null, prToMm: null, newLesionSumMm: null, newLesionRoles: {}, unanswered: unansweredAt(visit, true), confirmation: null, barReset: false,
    // B10: the baseline sum is the longest diameters of the targets and the short axes of target nodes. E09 4.2.
    reasons: targets.length === 0 ? [] : [{ rule: 'B10', sentence: because, lesions: targets.map((target) => target.id), timepoints: [visit.at.id], tests: [], result: 'baseline sum' }],
    because, margins: [],
  };
};

const newLesionSum = (scene: Scene): number | null =>
  ([...scene.lesions.roles.values()].includes('NLT') ? inMm(scene.lesions.sum, scene.ruler) : null);

/** One follow-up: what was judged, put in the terms of the reader. */
export const followUpResponse = (scene: Scene, verdict: Verdict, recist: ReturnType<typeof recistResponse>, after: Course): TimepointResponse => {
  const state = newLesionState(scene.lesions, scene);
  const labels: { readonly recist11: Recist11Response; readonly irecist: IrecistResponse } = { recist11: recist.response, irecist: verdict.label };
  return {
    id: scene.at.id, target: scene.target.response, nonTarget: scene.nonTarget.response, newLesion: state, ...labels,
    confirmedBy: verdict.confirmedBy, flags: scene.course.hasTargets && scene.course.baseline === null ? [...verdict.flags, 'baseline-incomplete'] : verdict.flags,
    ...sumsOf(scene), newLesionSumMm: newLesionSum(scene), newLesionRoles: Object.fromEntries(scene.lesions.roles),
    unanswered: unansweredAt(scene, false),
    confirmation: after.episode !== null && after.confirmed === null ? confirmationWindow(after.episode, scene.charter) : null,
    barReset: verdict.kind === 'taken-back',
    reasons: [
      ...(scene.target.response === 'NA' ? [] : [scene.target.reason]), ...(scene.nonTarget.response === 'NA' ? [] : [scene.nonTarget.reason]),
      ...newLesionReasons(scene, state), ...verdict.reasons, recist.reason,
    ],
    because: becauseOf(scene, verdict), margins: marginsOf(scene),
  };
};
