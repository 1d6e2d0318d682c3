import type { DifferenceCause } from '../adjudication/differences';
import { proportion } from './proportion';
import type { Proportion } from './estimate';

/** One subject read twice, and what became of it. */
export interface AdjudicatedCase {
  readonly subject: string;
  readonly readers: readonly [string, string];
  readonly discordant: boolean;
  /** Whose read the adjudicator took; "own" for neither; null while there is no standing adjudication, or none is needed. */
  readonly taken: string | null;
  /** Of the first difference; null where there is none. */
  readonly firstCause: DifferenceCause | null;
}

export interface ReaderPerformance {
  readonly reader: string;
  readonly read: number;
  readonly adjudicated: number;
  /** Share of this reader's adjudicated cases in which the adjudicator took this read. */
  readonly adjudicatorAgreed: Proportion | null;
  /** RDI: cases in which the adjudicator disagreed with the reader, of all that the reader read; as a share, ×100 for the index. */
  readonly rdi: Proportion | null;
}

export interface StudyPerformance {
  readonly cases: number;
  readonly adjudicationRate: Proportion | null;
  readonly pending: number;
  readonly own: number;
  readonly readers: readonly ReaderPerformance[];
  readonly causes: readonly { readonly cause: DifferenceCause; readonly count: number; readonly share: number }[];
}

/** R13: adjudication rate, agreement with the adjudicator and RDI by reader, and the first cause of each discordance. */
export const studyPerformance = (cases: readonly AdjudicatedCase[]): StudyPerformance => {
  const discordant = cases.filter((one) => one.discordant);
  const decided = discordant.filter(({ taken }) => taken !== null);
  const readers = [...new Set(cases.flatMap((one) => one.readers))].sort();
  const causes = [...new Set(discordant.flatMap(({ firstCause }) => (firstCause ? [firstCause] : [])))];
  return {
    cases: cases.length, adjudicationRate: proportion(discordant.length, cases.length), pending: discordant.length - decided.length, own: decided.filter(({ taken }) => taken === 'own').length,
    readers: readers.map((reader): ReaderPerformance => {
      const read = cases.filter((one) => one.readers.includes(reader)).length;
      const own = decided.filter((one) => one.readers.includes(reader));
      const agreed = own.filter(({ taken }) => taken === reader).length;
      return { reader, read, adjudicated: own.length, adjudicatorAgreed: proportion(agreed, own.length), rdi: proportion(own.length - agreed, read) };
    }),
    causes: causes.map((cause) => {
      const count = discordant.filter(({ firstCause }) => firstCause === cause).length;
      return { cause, count, share: count / discordant.length };
    }).sort((a, b) => b.count - a.count),
  };
};
