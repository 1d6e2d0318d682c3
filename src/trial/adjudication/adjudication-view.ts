import type { AssessedRead } from '../assessed-read';
import type { AdjudicationVariable } from '../study/study';
import type { Adjudication } from './adjudication-log';
import { differences, type Difference } from './differences';
import { discordance, type VariableComparison } from './discordance';
import { countedAt, lesionPairs } from './lesion-matching';

/** One row of matched lesions. Sizes, mm, by place of the timepoint. */
export interface MatchedLesion {
  readonly site: string;
  readonly a: string | null;
  readonly b: string | null;
  readonly apartMm: number | null;
  readonly score: number;
  readonly sizes: readonly { readonly a: number | null; readonly b: number | null }[];
}

/** What the adjudicator sees: sides, never readers. What the choice could be read off is null until it may be seen. */
export interface AdjudicationView {
  readonly comparisons: readonly VariableComparison[];
  readonly differences: readonly (Difference & { readonly viewed: boolean })[];
  /** The first scan at which the labels differ, 0-based; null when none does. */
  readonly firstDivergence: number | null;
  readonly lesions: readonly MatchedLesion[];
  readonly labels: Readonly<Record<'a' | 'b', readonly (string | null)[]>>;
  /** Sums, mm; null until every difference was viewed. */
  readonly sums: Readonly<Record<'a' | 'b', readonly (number | null)[]>> | null;
}

const labels = ({ assessment }: AssessedRead): readonly (string | null)[] => assessment.timepoints.map(({ irecist, recist11, chosen }) => chosen?.irecist ?? irecist ?? chosen?.recist11 ?? recist11);

/** Values of a difference and of its lesions open when it was viewed; sums when all were (no sums before the images). */
export const adjudicationView = (a: AssessedRead, b: AssessedRead, variables: readonly AdjudicationVariable[], state: Adjudication): AdjudicationView => {
  const found = differences(a, b);
  const opened = (one: string | null, other: string | null): boolean => state.allViewed || found.some(({ lesion, number }) => state.viewed.has(number) && ((one !== null && lesion.a === one) || (other !== null && lesion.b === other)));
  const [labelsA, labelsB] = [labels(a), labels(b)];
  const divergence = Array.from({ length: Math.max(labelsA.length, labelsB.length) }, (_, index) => index).find((index) => (labelsA[index] ?? null) !== (labelsB[index] ?? null));
  return {
    comparisons: discordance(a, b, variables).comparisons,
    differences: found.map((difference) => {
      const viewed = state.viewed.has(difference.number);
      return { ...difference, viewed, ...(difference.cause === 'measure' && !viewed ? { a: '', b: '' } : {}) };
    }),
    firstDivergence: divergence ?? null,
    lesions: lesionPairs(a.read, b.read).map((pair) => ({
      site: pair.a?.site?.label ?? pair.b?.site?.label ?? '', a: pair.a?.name ?? null, b: pair.b?.name ?? null, apartMm: pair.apartMm, score: pair.score,
      sizes: a.read.timepoints.map(({ id, index }) => (opened(pair.a?.id ?? null, pair.b?.id ?? null) ? { a: countedAt(pair.a, id), b: countedAt(pair.b, b.read.timepoints[index]?.id ?? '') } : { a: null, b: null })),
    })),
    labels: { a: labelsA, b: labelsB },
    sums: state.allViewed ? { a: a.assessment.timepoints.map(({ sumMm }) => sumMm), b: b.assessment.timepoints.map(({ sumMm }) => sumMm) } : null,
  };
};
