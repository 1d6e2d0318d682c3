import { labelOf, type AssessedRead } from '../assessed-read';
import { readEndpoints } from '../adjudication/endpoints';
import { blandAltman, repeatability, type BlandAltman, type Repeatability } from './bland-altman';
import { icc21, icc31, type Icc } from './icc';
import { cohenKappa, type Kappa } from './kappa';
import { discrepancyRates, progressionShifts, type DiscrepancyRates, type ProgressionPair, type ProgressionShift } from './progression-dates';
import { proportion } from './proportion';
import type { Proportion } from './estimate';

/** Two reads of one subject: by two readers, or by one reader twice. */
export interface ReadPair {
  readonly subject: string;
  readonly first: AssessedRead;
  readonly second: AssessedRead;
}

export interface NumberAgreement {
  readonly icc21: Icc | null;
  readonly icc31: Icc | null;
  readonly blandAltman: BlandAltman | null;
  readonly repeatability: Repeatability | null;
  readonly subjects: readonly string[];
}

export interface StudyAgreement {
  readonly subjects: number;
  /** κ with the names under which they are listed. */
  readonly kappas: readonly { readonly of: string; readonly categories: readonly string[]; readonly kappa: Kappa | null }[];
  readonly baselineSum: NumberAgreement;
  readonly bestChange: NumberAgreement;
  readonly shifts: readonly ProgressionShift[];
  readonly rates: DiscrepancyRates;
  readonly sameBest: Proportion | null;
}

/** Best to worst (E5): the order that weights rest on. */
export const IBOR_ORDER = ['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'NED', 'iUPD', 'iCPD', 'NE'] as const;
export const BOR_ORDER = ['CR', 'PR', 'SD', 'Non-CR/Non-PD', 'NED', 'PD', 'NE'] as const;

/** Only what was used, in its order: a category that nobody used stretches no weight. */
const used = (order: readonly string[], pairs: readonly (readonly [string, string])[]): readonly string[] => order.filter((label) => pairs.some((pair) => pair.includes(label)));

const both = (pairs: readonly ReadPair[], of: (read: AssessedRead) => string | null): readonly (readonly [string, string])[] => pairs.flatMap(({ first, second }) => {
  const [a, b] = [of(first), of(second)];
  return a === null || b === null ? [] : [[a, b] as const];
});

const numbers = (pairs: readonly ReadPair[], of: (read: AssessedRead) => number | null): NumberAgreement => {
  const found = pairs.flatMap(({ subject, first, second }) => {
    const [a, b] = [of(first), of(second)];
    return a === null || b === null ? [] : [{ subject, pair: [a, b] as const }];
  });
  const values = found.map(({ pair }) => pair);
  return { icc21: icc21(values), icc31: icc31(values), blandAltman: blandAltman(values), repeatability: repeatability(values), subjects: found.map(({ subject }) => subject) };
};

/** mm, of a complete baseline. */
const baselineSum = ({ assessment }: AssessedRead): number | null => (assessment.timepoints[0]?.sumComplete ? assessment.timepoints[0].sumMm : null);

/** The lowest change of a complete sum from baseline, %. */
const bestChange = ({ assessment }: AssessedRead): number | null => {
  const changes = assessment.timepoints.flatMap(({ changeFromBaselinePercent }) => (changeFromBaselinePercent === null ? [] : [changeFromBaselinePercent]));
  return changes.length === 0 ? null : Math.min(...changes);
};

const timepointLabels = (pairs: readonly ReadPair[]): readonly (readonly [string, string])[] => pairs.flatMap(({ first, second }) => first.assessment.timepoints.flatMap((response, index) => {
  const other = second.assessment.timepoints[index];
  const [a, b] = [labelOf(response), other ? labelOf(other) : null];
  const [one, two] = [a.irecist ?? a.recist11, b?.irecist ?? b?.recist11 ?? null];
  return one === null || two === null ? [] : [[one, two] as const];
}));

/** R14: everything that two sets of reads of the same subjects agree on. Null inside is: not defined on these reads. */
export const studyAgreement = (pairs: readonly ReadPair[]): StudyAgreement => {
  const ordered = (of: string, order: readonly string[], labels: readonly (readonly [string, string])[]): StudyAgreement['kappas'][number] => {
    const categories = used(order, labels);
    return { of, categories, kappa: cohenKappa(labels, categories, 'linear') };
  };
  const ibor = both(pairs, ({ assessment }) => assessment.ibor);
  const bor = both(pairs, ({ assessment }) => assessment.bor);
  const best = ibor.length > 0 ? ibor : bor;
  const confirmed = both(pairs, (read) => readEndpoints(read).icpd);
  const dates = pairs.map(({ subject, first, second }): ProgressionPair => ({ subject, first: first.assessment.progressionDate ?? first.assessment.recist11ProgressionDate, second: second.assessment.progressionDate ?? second.assessment.recist11ProgressionDate }));
  return {
    subjects: pairs.length,
    kappas: [
      ordered('Best iRECIST response', IBOR_ORDER, ibor), ordered('Best RECIST 1.1 response', BOR_ORDER, bor),
      { of: 'Confirmed progression', categories: ['no', 'yes'], kappa: cohenKappa(confirmed, ['no', 'yes']) },
      ordered('Label of each scan', [...IBOR_ORDER, ...BOR_ORDER.filter((label) => !IBOR_ORDER.some((one) => one === label))], timepointLabels(pairs)),
    ],
    baselineSum: numbers(pairs, baselineSum), bestChange: numbers(pairs, bestChange), shifts: progressionShifts(dates), rates: discrepancyRates(dates),
    sameBest: proportion(best.filter(([a, b]) => a === b).length, best.length),
  };
};
