import type { Category, NonTargetResponse, TargetResponse } from './assessment';
import type { NewLesionSight } from './new-lesions';
import { newLesionsAt } from './new-lesions';
import { furtherNonTargets, newlyWorseNonTargets, nonTargetResponse } from './non-target-response';
import type { Ruling } from './rule';
import { hasReappearedTarget, targetResponse } from './target-response';
import type { Visit } from './visit';

/** A visit with its three categories judged: what the iRECIST rules decide on. */
export interface Scene extends Visit {
  readonly target: Ruling<TargetResponse>;
  readonly nonTarget: Ruling<NonTargetResponse>;
  readonly lesions: NewLesionSight;
  readonly targetReappeared: boolean;
  /** Non-target progression that counts: not an old one that a reset left behind (I24). */
  readonly nonTargetProgresses: boolean;
  readonly newlyWorse: readonly string[];
  readonly further: readonly string[];
  /** Categories that make a progression now (I3, I4, I5, I7). */
  readonly progressing: readonly Category[];
}

export const sceneOf = (visit: Visit): Scene => {
  const target = targetResponse(visit);
  const nonTarget = nonTargetResponse(visit);
  const lesions = newLesionsAt(visit);
  const newlyWorse = newlyWorseNonTargets(visit);
  // I5, I24: after a reset an old non-target progression counts again only when it is unequivocally larger.
  const nonTargetProgresses = nonTarget.response === 'PD' && (!visit.course.nonTargetExcused || newlyWorse.length > 0);
  const progressing: Category[] = [];
  if (target.response === 'PD') progressing.push('target');
  if (nonTargetProgresses) progressing.push('nonTarget');
  if (lesions.fresh.length > 0 || lesions.high) progressing.push('newLesion');
  const { at, charter, ruler, course, targets, sum, complete, anyMeasured, newLesions, afterCompleteResponse } = visit;
  return {
    at, charter, ruler, course, targets, sum, complete, anyMeasured, newLesions, afterCompleteResponse,
    target, nonTarget, lesions, targetReappeared: hasReappearedTarget(visit), nonTargetProgresses, newlyWorse, further: furtherNonTargets(visit), progressing,
  };
};
