import type { Assessment, FindingsProblem, TimepointResponse } from './assessment';
import { DEFAULT_CHARTER, type Charter } from './charter';
import type { Course } from './course';
import { endpointsOf } from './endpoints';
import type { SubjectFindings, TimepointFindings } from './findings';
import { irecistResponse } from './irecist-response';
import { courseAfter } from './next-course';
import { chosenVerdict, overrideProblems, type Override } from './overrides';
import { findingsProblems } from './problems';
import { recistOnly } from './recist-only';
import { recistResponse } from './recist-response';
import { baselineResponse, followUpResponse } from './response';
import { sceneOf } from './scene';
import { visitOf } from './visit';

export type Outcome =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | { readonly kind: 'refused'; readonly problems: readonly FindingsProblem[] };

const EMPTY: Omit<Course, 'baselineTimepoint' | 'hasTargets' | 'hasNonTargets' | 'timepoints'> = {
  baseline: null, nadir: null, nadirTimepoint: null, lastTarget: null, lastNonTarget: null, lastLabel: null, nonTargetsBefore: new Map(), known: new Map(),
  newLesionLowest: null, suspicions: new Map(), episode: null, confirmed: null, nonTargetExcused: false, recistProgression: null,
};

const begin = (at: TimepointFindings, charter: Charter): { readonly course: Course; readonly response: TimepointResponse } => {
  const course: Course = {
    ...EMPTY, timepoints: [at.id], baselineTimepoint: at.id, hasTargets: at.targets.length > 0, hasNonTargets: at.nonTargets.length > 0,
  };
  const visit = visitOf(at, course, charter);
  const sum = visit.complete ? visit.sum : null;
  return {
    course: {
      ...course, baseline: sum, nadir: sum, nadirTimepoint: sum === null ? null : at.id,
      nonTargetsBefore: new Map(at.nonTargets.map(({ id, status }) => [id, status])),
    },
    response: baselineResponse(visit),
  };
};

/** The labels that endpoints are made of: the computed ones, or the reader's where the charter lets those count (A14). */
const counted = (response: TimepointResponse, charter: Charter): TimepointResponse => (charter.overrideCarries === 'later-timepoints' && response.chosen
  ? { ...response, recist11: response.chosen.recist11 ?? response.recist11, irecist: response.chosen.irecist ?? response.irecist } : response);

/**
 * The responses of one subject by RECIST 1.1 and iRECIST, with reasons. Lengths in millimetres, days and ISO dates.
 * What was not answered counts as not evaluable and makes the response of its timepoint provisional (`unanswered`);
 * findings that contradict themselves are refused with every problem and its path. A reader's overrides stand beside the computed labels.
 * Pure: same findings, charter and overrides, same assessment.
 */
export const assess = (findings: SubjectFindings, charter: Charter = DEFAULT_CHARTER, overrides: readonly Override[] = []): Outcome => {
  const problems = [...findingsProblems(findings, charter), ...overrideProblems(findings, overrides)];
  const [baseline, ...followUps] = findings.timepoints;
  if (problems.length > 0 || !baseline) return { kind: 'refused', problems };
  const start = begin(baseline, charter);
  const timepoints: TimepointResponse[] = [start.response];
  let course = start.course;
  for (const [index, at] of followUps.entries()) {
    const scene = sceneOf(visitOf(at, course, charter));
    const verdict = irecistResponse(scene);
    const recist = recistResponse(scene);
    const override = overrides.find(({ timepoint }) => timepoint === at.id);
    const carried = override && charter.overrideCarries === 'later-timepoints' ? override : undefined;
    const followed = carried ? chosenVerdict(scene, verdict, carried) : verdict;
    if (followed.kind === 'confirmed' && followed.episode === null) {
      return { kind: 'refused', problems: [{ kind: 'unknown-value', path: `overrides[${overrides.findIndex(({ timepoint }) => timepoint === at.id)}].irecist`, detail: `iCPD at ${at.id} (timepoint ${index + 1}) has no iUPD before it.` }] };
    }
    const response = followUpResponse(scene, verdict, recist, courseAfter(scene, verdict, recist.response === 'PD'));
    course = courseAfter(scene, followed, (carried?.recist11 ?? recist.response) === 'PD');
    timepoints.push(override ? { ...response, chosen: { recist11: override.recist11, irecist: override.irecist, reason: override.reason } } : response);
  }
  const endpoints = endpointsOf(timepoints.map((response) => counted(response, charter)), findings.timepoints.map(({ day }) => day), course, charter);
  const assessment = { timepoints, ...endpoints };
  return { kind: 'assessed', assessment: charter.reports === 'recist11' ? recistOnly(assessment) : assessment };
};
