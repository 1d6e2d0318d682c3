import { describe, expect, it } from 'vitest';
import { blandAltman, cohenKappa, discrepancyRates, icc21, icc31, progressionShifts, repeatability, studyAgreement, studyPerformance, type AdjudicatedCase, type AssessedRead, type ProgressionPair } from '../../src/trial';
import { fQuantile, tQuantile } from '../../src/trial/agreement/distributions';
import { proportion } from '../../src/trial/agreement/proportion';

/**
 * The truth: R 4.2.2 with psych 2.2.9, `ICC(m, lmer = FALSE)`, `cohen.kappa(table)`, `prop.test(…, correct = FALSE)`, `qf`, `qt`, `qchisq`;
 * statsmodels 0.13.5, `cohens_kappa(table, wt)`. The data are made by rule in both, e.g. in R
 * `i <- 1:20; a <- 40 + 7*((i*7) %% 11) + 0.5*((i*3) %% 5); b <- a + ((i*5) %% 7) - 2.5 + 0.1*((i*11) %% 9); c <- a - ((i*3) %% 5) + 1.2 + 0.3*((i*2) %% 7)`.
 */
const I = Array.from({ length: 20 }, (_, index) => index + 1);
const A = I.map((i) => 40 + 7 * ((i * 7) % 11) + 0.5 * ((i * 3) % 5));
const B = I.map((i, index) => (A[index] ?? 0) + ((i * 5) % 7) - 2.5 + 0.1 * ((i * 11) % 9));
const C = I.map((i, index) => (A[index] ?? 0) - ((i * 3) % 5) + 1.2 + 0.3 * ((i * 2) % 7));
const pairs = A.map((a, index) => [a, B[index] ?? 0] as const);
const LABELS = ['iCR', 'iPR', 'iSD', 'iUPD', 'iCPD'] as const;
const TABLE = [[3, 0, 0, 0, 0], [2, 10, 2, 0, 0], [0, 1, 30, 1, 3], [0, 0, 0, 3, 0], [0, 0, 1, 0, 8]];
const fromTable = <Label>(table: readonly (readonly number[])[], labels: readonly Label[]): readonly (readonly [Label, Label])[] =>
  table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [labels[a] as Label, labels[b] as Label] as const)));

/** The largest difference from the truth; NaN when they are not as many. */
const apart = (found: readonly number[], expected: readonly number[]): number => (found.length === expected.length ? Math.max(...expected.map((value, index) => Math.abs((found[index] ?? NaN) - value))) : NaN);
const LIMIT = 1e-6;
const interval = (estimate: { readonly value: number; readonly low: number; readonly high: number } | null): readonly number[] => (estimate ? [estimate.value, estimate.low, estimate.high] : []);

describe('agreement', () => {
  it.each([
    ['ICC(2,1) of two', icc21(pairs), [0.994933391149, 0.984580423085, 0.998127717735]],
    ['ICC(3,1) of two', icc31(pairs), [0.995861140854, 0.989576302684, 0.998359738365]],
    ['ICC(2,1) of three', icc21(pairs.map(([a, b], index) => [a, b, C[index] ?? 0])), [0.994316650379, 0.988005509317, 0.997575415159]],
    ['ICC(3,1) of three', icc31(pairs.map(([a, b], index) => [a, b, C[index] ?? 0])), [0.994704092261, 0.988889551494, 0.997734803697]],
  ])('R14: %s readers is what psych gives', (_, icc, expected) => expect(apart(interval(icc), expected)).toBeLessThan(LIMIT));

  it('R14: ICC is not defined without two subjects, two readers and some spread', () => {
    expect([icc21([]), icc21([[1, 2]]), icc31([[1], [2]]), icc31([[3, 3], [3, 3]]), icc21([[1, NaN], [2, 3]])]).toEqual([null, null, null, null, null]);
    expect(icc21([[1, 1], [5, 5]])).toMatchObject({ value: 1, low: 1, high: 1 });
  });

  it.each([
    ['none', [0.759488913942, 0.622990735891, 0.895987091993]],
    ['linear', [0.800888888889, 0.678243735376, 0.923534042401]],
    ['quadratic', [0.847056267652, 0.735971855666, 0.958140679637]],
  ] as const)('R14: κ with weights %s is what psych and statsmodels give', (weights, expected) => expect(apart(interval(cohenKappa(fromTable(TABLE, LABELS), LABELS, weights)), expected)).toBeLessThan(LIMIT));

  it('R14: κ of yes and no is what psych and statsmodels give; where it is not defined it is null', () => {
    const yesNo = cohenKappa(fromTable([[22, 3], [5, 14]], ['yes', 'no']), ['yes', 'no']);
    expect(apart([...interval(yesNo), yesNo?.standardError ?? 0], [0.62473347548, 0.391145869786, 0.858321081173, 0.119179539796])).toBeLessThan(LIMIT);
    expect(cohenKappa([['yes', 'yes']], ['yes', 'no'])).toBeNull();
    expect(cohenKappa([], ['yes', 'no'])).toBeNull();
    expect(cohenKappa([['yes', 'maybe']], ['yes', 'no'])).toBeNull();
  });

  it('R14: Bland–Altman: bias, limits and their intervals as R computes them', () => {
    const found = blandAltman(pairs);
    expect(apart([...interval(found?.bias ?? null), found?.sd ?? 0, ...interval(found?.lower ?? null), ...interval(found?.upper ?? null)], [1.04, 0.112334277774, 1.967665722226, 1.98213069833, -2.844904781379, -4.457501739101, -1.232307823656, 4.924904781379, 3.312307823656, 6.537501739101])).toBeLessThan(LIMIT);
    expect(found?.points.filter(({ outside }) => outside)).toEqual([]);
    expect(blandAltman([[1, 2]])).toBeNull();
    // 10 % of the mean, whatever the size: (105 − 95) / 100.
    expect(apart([...(blandAltman([[95, 105], [47.5, 52.5], [9.5, 10.5]], 'percent')?.points ?? [])].map(({ difference }) => difference), [10, 10, 10])).toBeLessThan(LIMIT);
  });

  it('R14: repeatability coefficient of the same reader twice, by the within-subject mean square of R\'s anova', () => {
    const found = repeatability(pairs);
    expect(apart([found?.withinSd ?? 0, ...interval(found)], [1.551450933804, 4.300323564899, 3.290001837692, 6.209966057135])).toBeLessThan(LIMIT);
    expect(repeatability([])).toBeNull();
  });

  it('quantiles are those of R', () => expect(apart([fQuantile(0.975, 19, 19), tQuantile(0.975, 6)], [2.526450933579, 2.446911851145])).toBeLessThan(LIMIT));

  it('R13: adjudication rate, agreement with the adjudicator and RDI, counted by hand', () => {
    const one = (subject: string, discordant: boolean, taken: string | null, firstCause: AdjudicatedCase['firstCause'] = null): AdjudicatedCase => ({ subject, readers: ['R1', 'R2'], discordant, taken, firstCause });
    const found = studyPerformance([
      ...['a', 'b', 'c', 'd', 'e'].map((subject) => one(subject, false, null)),
      one('f', true, 'R1', 'new-lesion'), one('g', true, 'R1', 'measure'), one('h', true, 'R2', 'new-lesion'), one('i', true, 'own', 'target-set'), one('j', true, null, 'new-lesion'),
    ]);
    expect(found).toMatchObject({ cases: 10, pending: 1, own: 1, adjudicationRate: { count: 5, of: 10, value: 0.5 } });
    // R1: 4 decided, 2 taken, so disagreed with in 2 of the 10 cases read. R2: 1 taken, 3 of 10.
    expect(found.readers).toMatchObject([
      { reader: 'R1', read: 10, adjudicated: 4, adjudicatorAgreed: { count: 2, of: 4 }, rdi: { value: 0.2 } },
      { reader: 'R2', read: 10, adjudicated: 4, adjudicatorAgreed: { count: 1, of: 4 }, rdi: { value: 0.3 } },
    ]);
    expect(found.causes[0]).toEqual({ cause: 'new-lesion', count: 3, share: 0.6 });
    expect(apart(interval(proportion(27, 64)).slice(1), [0.308697824743, 0.543899684599])).toBeLessThan(LIMIT);
    expect(apart(interval(proportion(0, 12)).slice(1), [0, 0.242494006655])).toBeLessThan(LIMIT);
    expect(studyPerformance([]).adjudicationRate).toBeNull();
  });

  it('R13: shifts of the progression date, early and late discrepancy by their definition (Amit 2011), counted by hand', () => {
    const pair = (subject: string, first: string | null, second: string | null): ProgressionPair => ({ subject, first, second });
    const dates = [
      pair('same', '2000-02-26', '2000-02-26'), pair('same too', '2000-04-08', '2000-04-08'), pair('later', '2000-02-26', '2000-04-08'), pair('earlier', '2000-04-08', '2000-02-26'),
      pair('reader alone', null, '2000-02-26'), pair('reader alone too', null, '2000-02-26'), pair('reference alone', '2000-02-26', null), pair('neither', null, null),
    ];
    expect(progressionShifts(dates).map(({ kind, days }) => [kind, days])).toEqual([['same', 0], ['same', 0], ['later', 42], ['earlier', -42], ['only-second', null], ['only-second', null], ['only-first', null]]);
    // a = 4 (a2 = 1 later, a3 = 1 earlier), b = 2, c = 1: EDR = (2 + 1) / (4 + 2), LDR = (1 + 1) / (2 + 1 + 1 + 1).
    expect(discrepancyRates(dates)).toMatchObject({ early: { value: 0.5 }, late: { value: 0.4 } });
    expect(discrepancyRates([])).toEqual({ early: null, late: null });
  });

  it('R14: of a set of reads, from their assessments', () => {
    const read = (sum: number, change: number, ibor: string, date: string | null): AssessedRead => ({
      findings: { timepoints: [] },
      assessment: { ibor, bor: ibor.replace('i', ''), progressionDate: date, recist11ProgressionDate: date, timepoints: [{ sumMm: sum, sumComplete: true, changeFromBaselinePercent: null, recist11: null, irecist: null }, { sumMm: 0, sumComplete: true, changeFromBaselinePercent: change, recist11: 'PD', irecist: date ? 'iUPD' : ibor }] },
    } as unknown as AssessedRead);
    const found = studyAgreement([
      { subject: 'a', first: read(50, -40, 'iPR', null), second: read(52, -35, 'iPR', null) }, { subject: 'b', first: read(80, -10, 'iSD', null), second: read(77, -31, 'iPR', null) },
      { subject: 'c', first: read(33, 20, 'iSD', '2000-02-26'), second: read(35, 25, 'iSD', '2000-04-08') },
    ]);
    expect(found.kappas[0]).toMatchObject({ of: 'Best iRECIST response', categories: ['iPR', 'iSD'], kappa: { n: 3, weights: 'linear' } });
    expect(found.baselineSum.subjects).toEqual(['a', 'b', 'c']);
    expect(apart([found.baselineSum.blandAltman?.bias.value ?? NaN, found.bestChange.blandAltman?.bias.value ?? NaN], [1 / 3, -11 / 3])).toBeLessThan(LIMIT);
    expect(found.sameBest).toMatchObject({ count: 2, of: 3 });
    expect(found.shifts).toMatchObject([{ subject: 'c', days: 42, kind: 'later' }]);
  });
});
