import { DEFAULT_CHARTER, type Charter } from './charter';
import { isProgression, recorded, rulerOf } from './lengths';

/** A scan for growth kinetics: day from baseline and the sum of the same targets, mm. */
export interface KineticScan {
  readonly day: number;
  readonly sumMm: number;
}

/** Growth before and on treatment. Null is not computable: no scan before baseline, a sum of 0, or a reference that did not grow. */
export interface Kinetics {
  /** Tumour growth rate before treatment, % volume per month. */
  readonly tgrRefPctPerMonth: number | null;
  /** Tumour growth rate on treatment, % volume per month. */
  readonly tgrExpPctPerMonth: number | null;
  readonly tgrRatio: number | null;
  readonly deltaTgrPctPerMonth: number | null;
  /** Tumour growth kinetics before treatment, mm a day. */
  readonly tgkPreMmPerDay: number | null;
  readonly tgkPostMmPerDay: number | null;
  readonly tgkRatio: number | null;
  /** RECIST target progression at the first scan on treatment. */
  readonly recistPdAtFirst: boolean;
  /** Hyperprogression by each published definition that the sums can decide (K3). */
  readonly champiat: boolean | null;
  readonly saadaBouzid: boolean | null;
  readonly ferrara: boolean | null;
  readonly kasDelta100: boolean | null;
}

export const DEFAULT_MONTH_DAYS = 30.4375;

/** K1: TG = 3·ln(D_t/D_0)/t and TGR = 100·(exp(TG) − 1), % volume per month, the lesions taken as spheres. Ferté 2014. */
export const tumourGrowthRate = (from: KineticScan, to: KineticScan, monthDays: number = DEFAULT_MONTH_DAYS): number | null => {
  if (from.sumMm <= 0 || to.sumMm <= 0 || to.day <= from.day) return null;
  const months = (to.day - from.day) / monthDays;
  return 100 * (Math.exp((3 * Math.log(to.sumMm / from.sumMm)) / months) - 1);
};

/** K2: TGK = (S_b − S_a)/(t_b − t_a), mm a day. Saâda-Bouzid 2017. */
export const tumourGrowthKinetics = (from: KineticScan, to: KineticScan): number | null => (to.day <= from.day ? null : (to.sumMm - from.sumMm) / (to.day - from.day));

/** K4: a ratio against a reference that did not grow has no meaning. */
const ratio = (after: number | null, before: number | null): number | null => (after === null || before === null || before <= 0 ? null : after / before);

const both = (one: number | null, other: number | null, of: (one: number, other: number) => number): number | null => (one === null || other === null ? null : of(one, other));

/** K1–K4 of three scans of the same targets; the one before baseline may be missing. */
export const kineticsOf = (before: KineticScan | null, baseline: KineticScan, first: KineticScan, monthDays: number = DEFAULT_MONTH_DAYS, charter: Charter = DEFAULT_CHARTER): Kinetics => {
  const ruler = rulerOf(charter);
  // Whole units and whole days, so that a ratio of exactly 2 is 2.
  const rise = (from: KineticScan, to: KineticScan): number => recorded(to.sumMm, ruler) - recorded(from.sumMm, ruler);
  const doubled = (one: KineticScan, two: KineticScan, three: KineticScan): boolean => rise(two, three) * (two.day - one.day) >= 2 * rise(one, two) * (three.day - two.day);
  const tgrRef = before === null ? null : tumourGrowthRate(before, baseline, monthDays);
  const tgrExp = tumourGrowthRate(baseline, first, monthDays);
  const tgkPre = before === null ? null : tumourGrowthKinetics(before, baseline);
  const tgkPost = tumourGrowthKinetics(baseline, first);
  const tgrRatio = ratio(tgrExp, tgrRef);
  const tgkRatio = ratio(tgkPost, tgkPre);
  const delta = both(tgrExp, tgrRef, (after, reference) => after - reference);
  const isProgressed = isProgression(recorded(first.sumMm, ruler), recorded(baseline.sumMm, ruler), ruler);
  return {
    tgrRefPctPerMonth: tgrRef, tgrExpPctPerMonth: tgrExp, tgrRatio, deltaTgrPctPerMonth: delta,
    tgkPreMmPerDay: tgkPre, tgkPostMmPerDay: tgkPost, tgkRatio, recistPdAtFirst: isProgressed,
    // K3: Champiat, PD at first evaluation and TGR ratio of 2; Saâda-Bouzid, TGK ratio of 2; Ferrara, PD and ΔTGR over 50; Kas, ΔTGR over 100.
    champiat: tgrRatio === null ? null : isProgressed && tgrRatio >= 2,
    saadaBouzid: tgkRatio === null || before === null ? null : doubled(before, baseline, first),
    ferrara: delta === null ? null : isProgressed && delta > 50,
    kasDelta100: delta === null ? null : delta > 100,
  };
};
