import { daysBetween } from '../../read';
import { proportion } from './proportion';
import type { Proportion } from './estimate';

/** When two readers date the progression of one subject. ISO dates; null is none. */
export interface ProgressionPair {
  readonly subject: string;
  readonly first: string | null;
  readonly second: string | null;
}

export interface ProgressionShift {
  readonly subject: string;
  /** Days from the first reader's date to the second's; null where only one of them has a progression. */
  readonly days: number | null;
  readonly kind: 'same' | 'earlier' | 'later' | 'only-first' | 'only-second';
}

/** R13: how the second reader's dates lie to the first's. Subjects in whom neither sees progression are left out. */
export const progressionShifts = (pairs: readonly ProgressionPair[]): readonly ProgressionShift[] => pairs.flatMap(({ subject, first, second }): readonly ProgressionShift[] => {
  if (first === null && second === null) return [];
  if (first === null || second === null) return [{ subject, days: null, kind: second === null ? 'only-first' : 'only-second' }];
  const days = daysBetween(first, second);
  return [{ subject, days, kind: days === 0 ? 'same' : days < 0 ? 'earlier' : 'later' }];
});

export interface DiscrepancyRates {
  /** Share of the second reader's progressions that the first does not have, or has later. */
  readonly early: Proportion | null;
  /** Share of all discrepancies in which the second reader is later, or sees none. */
  readonly late: Proportion | null;
}

/**
 * Early and late discrepancy rates (Amit et al., Eur J Cancer 2011;47:1772): of a reader against a reference, a = both progress (a2 reader
 * later, a3 reader earlier), b = reader alone, c = reference alone; EDR = (b + a3) / (a + b), LDR = (c + a2) / (b + c + a2 + a3).
 * Here the first of a pair is the reference and the second the reader.
 */
export const discrepancyRates = (pairs: readonly ProgressionPair[]): DiscrepancyRates => {
  const count = (...kinds: readonly ProgressionShift['kind'][]): number => progressionShifts(pairs).filter(({ kind }) => kinds.includes(kind)).length;
  const [same, later, earlier, b, c] = [count('same'), count('later'), count('earlier'), count('only-second'), count('only-first')];
  return { early: proportion(b + earlier, same + later + earlier + b), late: proportion(c + later, b + c + later + earlier) };
};
