import type { Assessment, FindingsProblem, IrecistResponse, Recist11Response, TimepointResponse } from './assessment';
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

const RECIST: readonly unknown[] = ['CR', 'PR', 'SD', 'Non-CR/Non-PD', 'PD', 'NE', 'NED', null] satisfies readonly (Recist11Response | null)[];
const IRECIST: readonly unknown[] = ['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'iUPD', 'iCPD', 'NE', 'NED', null] satisfies readonly (IrecistResponse | null)[];

/** What of a reader's labels stands, and what does not: one slip must not take the labels of a whole subject away. */
interface StandingOverrides {
  readonly overrides: readonly Override[];
  readonly problems: readonly FindingsProblem[];
}

const detailOf = (override: Override, index: number, followUps: readonly string[], overrides: readonly Override[]): string | null => {
  if (typeof override !== 'object' || (override as Override | null) === null) return 'An override is expected.';
  const { timepoint, recist11, irecist, reason } = override;
  if (!followUps.includes(timepoint)) return `"${String(timepoint)}" is no follow-up.`;
  if (!RECIST.includes(recist11) || !IRECIST.includes(irecist)) return `"${String(RECIST.includes(recist11) ? irecist : recist11)}" is no label.`;
  if (overrides.findIndex((other) => (other as Override | null)?.timepoint === timepoint) !== index) return `${timepoint} is overridden twice; the first counts.`;
  if (recist11 === null && irecist === null) return `No label is set at ${timepoint}.`;
  return typeof reason !== 'string' || reason.trim() === '' ? `The override at ${timepoint} gives no reason.` : null;
};

/** Every override that names a follow-up, is the first for it, sets a label and gives a reason; the others as problems with their path. */
export const standingOverrides = (findings: SubjectFindings, overrides: readonly Override[]): StandingOverrides => {
  const followUps = findings.timepoints.slice(1).map(({ id }) => id);
  const judged = overrides.map((override, index) => ({ override, index, detail: detailOf(override, index, followUps, overrides) }));
  return {
    overrides: judged.flatMap(({ override, detail }) => (detail === null ? [override] : [])),
    problems: judged.flatMap(({ index, detail }): readonly FindingsProblem[] => (detail === null ? [] : [{ kind: 'unknown-value', path: `overrides[${index}]`, detail }])),
  };
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

/** A14: the labels of a timepoint that count: the reader's where they stand, else the computed ones. */
const labelsThatCount = ({ recist11, irecist, chosen }: TimepointResponse): Pick<TimepointResponse, 'recist11' | 'irecist'> =>
  ({ recist11: chosen?.recist11 ?? recist11, irecist: (chosen?.notFollowed === undefined ? chosen?.irecist : null) ?? irecist });

/** A14: the assessment with the labels that endpoints count: the chosen ones where the charter lets later timepoints follow them, else the computed ones. */
export const withLabelsThatCount = (assessment: Assessment, charter: Charter): Assessment => (charter.overrideCarries === 'display-only' ? assessment : {
  ...assessment,
  timepoints: assessment.timepoints.map((one) => (one.chosen ? { ...one, ...labelsThatCount(one) } : one)),
});
