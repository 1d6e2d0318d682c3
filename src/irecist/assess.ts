import type { Assessment, FindingsProblem, TimepointResponse } from './assessment';
import { DEFAULT_CHARTER, type Charter } from './charter';
import type { Course } from './course';
import { endpointsOf } from './endpoints';
import type { SubjectFindings, TimepointFindings } from './findings';
import { irecistResponse } from './irecist-response';
import { courseAfter } from './next-course';
import { findingsProblems } from './problems';
import { recistResponse } from './recist-response';
import { baselineResponse, followUpResponse } from './response';
import { sceneOf } from './scene';
import { visitOf } from './visit';

export type Outcome =
  | { readonly kind: 'assessed'; readonly assessment: Assessment }
  | { readonly kind: 'refused'; readonly problems: readonly FindingsProblem[] };

const EMPTY: Omit<Course, 'baselineDate' | 'baselineTimepoint' | 'hasTargets' | 'hasNonTargets' | 'timepoints'> = {
  baseline: null, nadir: null, nadirTimepoint: null, lastTarget: null, lastNonTarget: null, lastLabel: null, nonTargetsBefore: new Map(), known: new Map(),
  newLesionLowest: null, suspicions: new Map(), episode: null, confirmed: null, nonTargetExcused: false, recistProgression: null,
};

const begin = (at: TimepointFindings, charter: Charter): { readonly course: Course; readonly response: TimepointResponse } => {
  const course: Course = {
    ...EMPTY, timepoints: [at.id], baselineDate: at.date, baselineTimepoint: at.id, hasTargets: at.targets.length > 0, hasNonTargets: at.nonTargets.length > 0,
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

/**
 * The responses of one subject by RECIST 1.1 and iRECIST, with reasons. Lengths in millimetres, days and ISO dates.
 * What was not answered counts as not evaluable and makes the response of its timepoint provisional (`unanswered`);
 * findings that contradict themselves are refused with every problem and its path. Pure: same findings and charter, same assessment.
 */
export const assess = (findings: SubjectFindings, charter: Charter = DEFAULT_CHARTER): Outcome => {
  const problems = findingsProblems(findings, charter);
  const [baseline, ...followUps] = findings.timepoints;
  if (problems.length > 0 || !baseline) return { kind: 'refused', problems };
  const start = begin(baseline, charter);
  const timepoints: TimepointResponse[] = [start.response];
  let course = start.course;
  for (const at of followUps) {
    const scene = sceneOf(visitOf(at, course, charter));
    const verdict = irecistResponse(scene);
    const recist = recistResponse(scene);
    course = courseAfter(scene, verdict, recist.response === 'PD');
    timepoints.push(followUpResponse(scene, verdict, recist, course));
  }
  return { kind: 'assessed', assessment: { timepoints, ...endpointsOf(timepoints, findings.timepoints.map(({ day }) => day), course, charter) } };
};
