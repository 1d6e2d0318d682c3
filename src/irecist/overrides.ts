import type { Assessment, FindingsProblem, IrecistResponse, Recist11Response } from './assessment';
import type { Charter } from './charter';
import { episodeFrom } from './first-progression';
import type { SubjectFindings } from './findings';
import type { Verdict } from './irecist-response';
import type { Scene } from './scene';

/** Labels that a reader sets at a timepoint instead of the computed ones, with a reason (A14). Null keeps the computed one. */
export interface Override {
  readonly timepoint: string;
  readonly recist11: Recist11Response | null;
  readonly irecist: IrecistResponse | null;
  readonly reason: string;
}

/** Every override that names no follow-up, is one of two for a timepoint, says nothing, or gives no reason. */
export const overrideProblems = (findings: SubjectFindings, overrides: readonly Override[]): readonly FindingsProblem[] => {
  const followUps = findings.timepoints.slice(1).map(({ id }) => id);
  return overrides.flatMap(({ timepoint, recist11, irecist, reason }, index): readonly FindingsProblem[] => {
    const problem = (detail: string): readonly FindingsProblem[] => [{ kind: 'unknown-value', path: `overrides[${index}]`, detail }];
    if (!followUps.includes(timepoint)) return problem(`"${timepoint}" is no follow-up.`);
    if (overrides.findIndex((other) => other.timepoint === timepoint) !== index) return problem(`${timepoint} is overridden twice.`);
    if (recist11 === null && irecist === null) return problem(`No label is set at ${timepoint}.`);
    return reason.trim() === '' ? problem(`The override at ${timepoint} gives no reason.`) : [];
  });
};

/**
 * A14: the verdict that later timepoints follow where the charter lets the chosen label count. A chosen iUPD opens an episode or keeps it open,
 * iCPD confirms it, NE leaves it as it is, and any other label takes it back.
 */
export const chosenVerdict = (scene: Scene, computed: Verdict, override: Override): Verdict => {
  const label = override.irecist;
  if (label === null || label === computed.label || scene.course.confirmed) return computed;
  const chosen = { label, confirmedBy: [], flags: computed.flags, reasons: computed.reasons };
  const pending = scene.course.episode;
  switch (label) {
    case 'iUPD': {
      const fallback = scene.course.hasTargets ? 'target' as const : 'nonTarget' as const;
      // Where nothing is pending, what progresses would have made the computed label iUPD too: nothing does.
      return { ...chosen, kind: 'stays', episode: pending ?? { ...episodeFrom(scene), categories: [fallback] } };
    }
    case 'iCPD': return { ...chosen, kind: 'confirmed', episode: pending };
    case 'NE': return { ...chosen, kind: 'not-evaluable', episode: pending };
    default: return { ...chosen, kind: pending ? 'taken-back' : 'base', episode: null };
  }
};

/** A14: the assessment with the labels that endpoints count: the chosen ones where the charter lets later timepoints follow them, else the computed ones. */
export const withLabelsThatCount = (assessment: Assessment, charter: Charter): Assessment => (charter.overrideCarries === 'display-only' ? assessment : {
  ...assessment,
  timepoints: assessment.timepoints.map((one) => (one.chosen ? { ...one, recist11: one.chosen.recist11 ?? one.recist11, irecist: one.chosen.irecist ?? one.irecist } : one)),
});
