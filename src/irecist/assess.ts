import type { Assessment, FindingsProblem, TimepointResponse } from './assessment';
import { DEFAULT_CHARTER, type Charter } from './charter';
import type { Course } from './course';
import { endpointsOf } from './endpoints';
import type { SubjectFindings, TimepointFindings } from './findings';
import { irecistResponse } from './irecist-response';
import { courseAfter } from './next-course';
import { chosenVerdict, standingOverrides, withLabelsThatCount, type Override } from './overrides';
import { findingsProblems } from './problems';
import { recistOnly } from './recist-only';
import { recistResponse } from './recist-response';
import { baselineResponse, followUpResponse } from './response';
import { sceneOf } from './scene';
import { visitOf } from './visit';

export type Outcome =
  | {
    readonly kind: 'assessed'; readonly assessment: Assessment;
    /** Overrides that do not stand, with their paths; absent where all do. */
    readonly ignored?: readonly FindingsProblem[];
  }
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

/**
 * The responses of one subject by RECIST 1.1 and iRECIST, with reasons. Lengths in millimetres, days and ISO dates.
 * What was not answered counts as not evaluable and makes the response of its timepoint provisional (`unanswered`);
 * findings that contradict themselves are refused with every problem and its path. A reader's overrides stand beside the computed labels;
 * one that cannot stand is left out and told (`ignored`), and never takes the other labels away.
 * Pure: same findings, charter and overrides, same assessment.
 */
export const assess = (findings: SubjectFindings, charter: Charter = DEFAULT_CHARTER, overrides: readonly Override[] = []): Outcome => {
  const problems = findingsProblems(findings, charter);
  if (problems.length > 0) return { kind: 'refused', problems };
  const [baseline, ...followUps] = findings.timepoints as readonly [TimepointFindings, ...TimepointFindings[]];
  const standing = standingOverrides(findings, overrides);
  const ignored = [...standing.problems];
  const start = begin(baseline, charter);
  const timepoints: TimepointResponse[] = [start.response];
  let course = start.course;
  for (const at of followUps) {
    const scene = sceneOf(visitOf(at, course, charter));
    const verdict = irecistResponse(scene);
    const recist = recistResponse(scene);
    const override = standing.overrides.find(({ timepoint }) => timepoint === at.id);
    const carried = override && charter.overrideCarries === 'later-timepoints' ? override : undefined;
    const chosen = carried ? chosenVerdict(scene, verdict, carried) : verdict;
    // Nothing is confirmed without an unconfirmed progression before it.
    const isUnfounded = chosen.kind === 'confirmed' && chosen.episode === null;
    const followed = isUnfounded ? verdict : chosen;
    const notFollowed = `iCPD at ${at.id} has no iUPD before it that it could confirm, so it is not followed.`;
    if (override && isUnfounded) ignored.push({ kind: 'override-not-followed', path: `overrides[${overrides.indexOf(override)}].irecist`, detail: notFollowed });
    const response = followUpResponse(scene, verdict, recist, courseAfter(scene, verdict, recist.response === 'PD'));
    course = courseAfter(scene, followed, (carried?.recist11 ?? recist.response) === 'PD');
    timepoints.push(override ? { ...response, chosen: { recist11: override.recist11, irecist: override.irecist, reason: override.reason, ...(isUnfounded ? { notFollowed } : {}) } } : response);
  }
  const counted = withLabelsThatCount({ timepoints, bor: null, ibor: null, recist11ProgressionDate: null, progressionDate: null }, charter).timepoints;
  const endpoints = endpointsOf(counted, findings.timepoints.map(({ day }) => day), course, charter);
  const assessment = { timepoints, ...endpoints };
  return { kind: 'assessed', assessment: charter.reports === 'recist11' ? recistOnly(assessment) : assessment, ...(ignored.length > 0 ? { ignored } : {}) };
};
