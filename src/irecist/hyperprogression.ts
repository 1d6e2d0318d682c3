import type { Kinetics } from './kinetics';

/** What the definitions of hyperprogression need beside the sums; null where it is not known. */
export interface ClinicalCourse {
  /** Time to treatment failure, days. */
  readonly treatmentFailureDays: number | null;
  /** ECOG performance status of 2 or more within two months. */
  readonly ecogTwoWithinTwoMonths: boolean | null;
  /** New lesions within two months, in an organ that was already involved. */
  readonly newInInvolvedOrgan: number | null;
  readonly newOrgan: boolean | null;
  /** Change of the target sum from baseline within two months, %. */
  readonly sumChangePercent: number | null;
  /** Change of the whole burden against the imaging before immunotherapy, %, and its pace before and after (a ratio). */
  readonly burdenChangePercent: number | null;
  readonly paceRatio: number | null;
}

export const NOTHING_CLINICAL: ClinicalCourse = {
  treatmentFailureDays: null, ecogTwoWithinTwoMonths: null, newInInvolvedOrgan: null, newOrgan: null, sumChangePercent: null, burdenChangePercent: null, paceRatio: null,
};

type Verdict = boolean | null;

/** A published definition of hyperprogression. They do not agree (Kas 2020, 406 lung cancers), so each stands by its name. */
export interface HyperprogressionDefinition {
  readonly name: string;
  readonly meaning: string;
  readonly source: string;
  /** Null: not computable from what is known. */
  readonly holds: (kinetics: Kinetics | null, course: ClinicalCourse) => Verdict;
}

/** True or false where known; null, when unknown, decides nothing alone. */
const all = (...parts: readonly Verdict[]): Verdict => (parts.includes(false) ? false : parts.includes(null) ? null : true);
const any = (...parts: readonly Verdict[]): Verdict => (parts.includes(true) ? true : parts.includes(null) ? null : false);
const over = (value: number | null, limit: number): Verdict => (value === null ? null : value > limit);
const atLeast = (value: number | null, limit: number): Verdict => (value === null ? null : value >= limit);
const within = (days: number | null, limit: number): Verdict => (days === null ? null : days < limit);

/** At least so many of the parts; unknown parts leave it open only where they could decide it. */
const atLeastOf = (count: number, parts: readonly Verdict[]): Verdict => {
  const certain = parts.filter((part) => part === true).length;
  const possible = certain + parts.filter((part) => part === null).length;
  return certain >= count ? true : possible < count ? false : null;
};

const TWO_MONTHS_DAYS = 61;

export const HYPERPROGRESSION: readonly HyperprogressionDefinition[] = [
  { name: 'Champiat', meaning: 'Progression at the first evaluation and a tumour growth rate at least twice that before.', source: 'Champiat 2017', holds: (kinetics) => kinetics?.champiat ?? null },
  { name: 'Saâda-Bouzid', meaning: 'Tumour growth kinetics at least twice those before.', source: 'Saâda-Bouzid 2017', holds: (kinetics) => kinetics?.saadaBouzid ?? null },
  { name: 'Ferrara', meaning: 'Progression at the first evaluation and a growth rate over 50 points a month above that before.', source: 'Ferrara 2018', holds: (kinetics) => kinetics?.ferrara ?? null },
  { name: 'Kas', meaning: 'A growth rate over 100 points a month above that before.', source: 'Kas 2020', holds: (kinetics) => kinetics?.kasDelta100 ?? null },
  {
    name: 'Kato', meaning: 'Treatment failure within two months, burden over 50% larger, and more than twice the pace.', source: 'Kato 2017',
    holds: (_kinetics, course) => all(within(course.treatmentFailureDays, TWO_MONTHS_DAYS), over(course.burdenChangePercent, 50), over(course.paceRatio, 2)),
  },
  {
    name: 'Lo Russo', meaning: 'Three of five: treatment failure within two months, target sum at least 50% larger, two new lesions in an involved organ, a new organ, ECOG 2 within two months.', source: 'Lo Russo 2019',
    holds: (_kinetics, course) => atLeastOf(3, [
      within(course.treatmentFailureDays, TWO_MONTHS_DAYS), atLeast(course.sumChangePercent, 50), atLeast(course.newInInvolvedOrgan, 2), course.newOrgan, course.ecogTwoWithinTwoMonths,
    ]),
  },
  {
    name: 'Matos', meaning: 'Within two months the target sum over 40% larger, or spread by new lesions; no scan before baseline is needed.', source: 'Matos 2020, as tabled in JITC',
    holds: (_kinetics, course) => any(over(course.sumChangePercent, 40), any(course.newOrgan, atLeast(course.newInInvolvedOrgan, 1))),
  },
];

/** Every definition by name: true, false, or null where it is not computable. A research label that changes no response (K5). */
export const hyperprogressionBy = (kinetics: Kinetics | null, course: ClinicalCourse = NOTHING_CLINICAL): Readonly<Record<string, Verdict>> =>
  Object.fromEntries(HYPERPROGRESSION.map(({ name, holds }) => [name, holds(kinetics, course)]));
