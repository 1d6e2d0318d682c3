import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assess, DEFAULT_CHARTER, divergences, HYPERPROGRESSION, hyperprogressionBy, kineticsOf, lesionGrowth, NOTHING_CLINICAL, outcomesOf, pseudoprogressions, repeatabilityMm, tumourGrowthKinetics, tumourGrowthRate,
} from '../../src/irecist';
import { assessmentOf, subject } from './subjects';
import { scenario, type Scan } from './scenario';

const scan = (day: number, sumMm: number): { readonly day: number; readonly sumMm: number } => ({ day, sumMm });

describe('growth kinetics', () => {
  // The truth is the rule book's worked figures: 40, 50, 80 mm at 56-day steps; and a published teaching course of 72, 79, 132 mm.
  it('gives the rate of volume and of the sum before and on treatment', () => {
    const fast = kineticsOf(scan(-56, 40), scan(0, 50), scan(56, 80));
    expect(fast.tgrRefPctPerMonth).toBeCloseTo(43.89, 2);
    expect(fast.tgrExpPctPerMonth).toBeCloseTo(115.2, 2);
    expect(fast.tgrRatio).toBeCloseTo(2.625, 3);
    expect([fast.tgkPreMmPerDay, fast.tgkPostMmPerDay]).toEqual([10 / 56, 30 / 56]);
    expect(fast).toMatchObject({ tgkRatio: 3, recistPdAtFirst: true, champiat: true, saadaBouzid: true, ferrara: true, kasDelta100: false });
    const hyper = kineticsOf(scan(-56, 72), scan(0, 79), scan(42, 132));
    expect([hyper.tgrRefPctPerMonth, hyper.tgrExpPctPerMonth, hyper.tgrRatio, hyper.tgkRatio].map((value) => Number(value?.toFixed(1)))).toEqual([16.3, 205.3, 12.6, 10.1]);
    expect(hyper.kasDelta100).toBe(true);
  });
  it('is not computable without a scan before, from a sum of nothing, or against a reference that did not grow', () => {
    expect(kineticsOf(null, scan(0, 50), scan(56, 80))).toMatchObject({ tgrRefPctPerMonth: null, tgrRatio: null, tgkRatio: null, deltaTgrPctPerMonth: null, champiat: null, saadaBouzid: null, ferrara: null, kasDelta100: null, recistPdAtFirst: true });
    expect(kineticsOf(scan(-56, 55), scan(0, 50), scan(56, 65))).toMatchObject({ tgrRatio: null, tgkRatio: null, champiat: null, saadaBouzid: null, ferrara: true });
    expect(kineticsOf(scan(-56, 50), scan(0, 50), scan(56, 65))).toMatchObject({ tgrRatio: null, tgkRatio: null });
    expect([tumourGrowthRate(scan(0, 0), scan(56, 20)), tumourGrowthRate(scan(0, 20), scan(56, 0)), tumourGrowthRate(scan(5, 20), scan(5, 30)), tumourGrowthKinetics(scan(5, 20), scan(5, 30))]).toEqual([null, null, null, null]);
    expect(kineticsOf(scan(-56, 0), scan(0, 50), scan(56, 80))).toMatchObject({ tgrRatio: null, saadaBouzid: false });
  });
  it('takes a pace that exactly doubled for doubled, whatever the days', () => {
    for (const [before, after] of [[56, 42], [28, 49], [30, 60], [63, 21]] as const) expect(kineticsOf(scan(-before, 50 - before / 10), scan(0, 50), scan(after, 50 + after / 5)).saadaBouzid).toBe(true);
    expect(kineticsOf(scan(-56, 44.4), scan(0, 50), scan(56, 61.1)).saadaBouzid).toBe(false);
  });
  it('counts months as it is told', () => expect(tumourGrowthRate(scan(0, 50), scan(30, 60), 30)).toBeCloseTo(72.8, 10));
});

describe('hyperprogression', () => {
  it('stands by the name of each definition, and is not computable from nothing', () => {
    expect(Object.keys(hyperprogressionBy(null))).toEqual(['Champiat', 'Saâda-Bouzid', 'Ferrara', 'Kas', 'Kato', 'Lo Russo', 'Matos']);
    expect(new Set(Object.values(hyperprogressionBy(null)))).toEqual(new Set([null]));
    expect(HYPERPROGRESSION.every(({ source, meaning }) => source.length > 0 && meaning.length > 0)).toBe(true);
    expect(hyperprogressionBy(kineticsOf(scan(-56, 40), scan(0, 50), scan(56, 80)))).toMatchObject({ Champiat: true, 'Saâda-Bouzid': true, Ferrara: true, Kas: false });
  });
  it('decides by clinical facts as far as they can decide', () => {
    const by = (facts: Partial<typeof NOTHING_CLINICAL>): Readonly<Record<string, boolean | null>> => hyperprogressionBy(null, { ...NOTHING_CLINICAL, ...facts });
    expect(by({ treatmentFailureDays: 60, burdenChangePercent: 51, paceRatio: 2.1 })['Kato']).toBe(true);
    expect(by({ treatmentFailureDays: 60, burdenChangePercent: 51 })['Kato']).toBeNull();
    expect([by({ treatmentFailureDays: 61 }), by({ burdenChangePercent: 50 }), by({ paceRatio: 2 })].map((one) => one['Kato'])).toEqual([false, false, false]);
    expect(by({ treatmentFailureDays: 60, sumChangePercent: 50, newOrgan: true })['Lo Russo']).toBe(true);
    expect(by({ treatmentFailureDays: 60, newInInvolvedOrgan: 2 })['Lo Russo']).toBeNull();
    expect(by({ treatmentFailureDays: 61, sumChangePercent: 49, newInInvolvedOrgan: 1 })['Lo Russo']).toBe(false);
    expect([by({ sumChangePercent: 41 }), by({ sumChangePercent: 40, newOrgan: false, newInInvolvedOrgan: 0 }), by({ sumChangePercent: 40 }), by({ newInInvolvedOrgan: 1 })].map((one) => one['Matos'])).toEqual([true, false, null, true]);
  });
});

const pseudo = (scans: readonly Scan[], pseudoRequires: 'response' | 'response-or-stable' = 'response-or-stable'): ReturnType<typeof pseudoprogressions> => {
  const findings = scenario(...scans);
  return pseudoprogressions(findings, assessmentOf(findings), { ...DEFAULT_CHARTER, pseudoRequires });
};

describe('pseudoprogression', () => {
  it('is an unconfirmed progression that was taken back, early or delayed, by both ways to count', () => {
    expect(pseudo([{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [125] }, { week: 20, T: [110] }, { week: 26, T: [60] }])).toEqual([
      { firstUnconfirmed: 'W8', takenBackAt: 'W20', label: 'iSD', bestAfter: 'iPR', days: 84, timing: 'early', byResponse: true, byResponseOrStable: true, counts: true },
    ]);
    const stable: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [100] }, { week: 13, T: [125] }, { week: 20, T: [110] }];
    expect(pseudo(stable)).toMatchObject([{ timing: 'delayed', byResponse: false, byResponseOrStable: true, counts: true }]);
    expect(pseudo(stable, 'response')).toMatchObject([{ counts: false }]);
    expect(pseudo([{ week: 0, T: [100] }, { week: 12, T: [125] }, { week: 20, T: [110] }])).toMatchObject([{ timing: 'early' }]);
  });
  it('is none while it is open, once it is confirmed, or by what follows a confirmation', () => {
    expect(pseudo([{ week: 0, T: [100] }, { week: 8, T: [125] }])).toEqual([]);
    expect(pseudo([{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [140] }, { week: 20, T: [50] }])).toEqual([]);
    expect(pseudo([{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [110] }, { week: 20, T: [125] }, { week: 26, T: [140] }, { week: 32, T: [0] }])).toMatchObject([{ bestAfter: 'iSD', byResponse: false }]);
    expect(pseudo([{ week: 0, NT: ['present'] }, { week: 8, NT: ['unequivocal'] }, { week: 14, NT: ['present'] }])).toMatchObject([{ label: 'Non-iCR/Non-iUPD', byResponseOrStable: true }]);
  });
});

describe('lesions that go different ways', () => {
  // A published teaching course: three targets shrink while the liver grows, and the sum hides it.
  const findings = scenario({ week: 0, T: [40, 22, 26], G: [18] }, { week: 8, T: [28, 33, 18], G: [15] }, { week: 14, T: [24, 36, 15], G: [12] });
  it('are told per timepoint', () => {
    expect(divergences(findings, assessmentOf(findings))).toEqual([
      { timepoint: 'W8', dissociated: true, mixed: true, shrunk: ['T1', 'T3'], grown: ['T2'] },
      { timepoint: 'W14', dissociated: true, mixed: true, shrunk: ['T1', 'T3', 'G1'], grown: ['T2'] },
    ]);
  });
  it('need 5 mm of growth, more than 20%, and a sum that does not progress', () => {
    const of = (...scans: readonly Scan[]): unknown => { const one = scenario(...scans); return divergences(one, assessmentOf(one)).map(({ dissociated, mixed }) => [dissociated, mixed]); };
    expect(of({ week: 0, T: [20, 40] }, { week: 8, T: [24.9, 20] })).toEqual([[false, false]]);
    expect(of({ week: 0, T: [25, 40] }, { week: 8, T: [30, 20] })).toEqual([[false, true]]);
    expect(of({ week: 0, T: [25, 40] }, { week: 8, T: [30.1, 28] })).toEqual([[true, true]]);
    expect(of({ week: 0, T: [25, 40] }, { week: 8, T: [30.1, 28.1] })).toEqual([[false, true]]);
    expect(of({ week: 0, T: [40, 40] }, { week: 8, T: [80, 20] })).toEqual([[true, false]]);
    expect(of({ week: 0, T: [40, 40] }, { week: 8, T: ['not-evaluable', 20] })).toEqual([[false, false]]);
  });
  it('have their own growth and pace', () => {
    const growth = lesionGrowth(scenario({ week: 0, T: [40] }, { week: 8, T: [48] }, { week: 12, T: ['not-evaluable'] }, { week: 16, T: [36] }));
    expect(growth).toEqual([
      { lesion: 'T1', timepoint: 'W8', mm: 48, changeFromBaselineMm: 8, changeFromBaselinePercent: 20, changeFromSmallestMm: 8, mmPerWeek: 1, percentPerWeek: 2.5 },
      { lesion: 'T1', timepoint: 'W16', mm: 36, changeFromBaselineMm: -4, changeFromBaselinePercent: -10, changeFromSmallestMm: -4, mmPerWeek: -1.5, percentPerWeek: -3.125 },
    ]);
    expect(lesionGrowth(scenario({ week: 0, T: [40] }, { week: 8, T: ['absent'] }, { week: 16, T: [7] }))[1]).toMatchObject({ mmPerWeek: 0.875, percentPerWeek: null });
    expect(lesionGrowth(scenario({ week: 0, T: ['not-answered'] }, { week: 8, T: [10] }))).toEqual([]);
  });
  it('are read with the repeatability of a sum', () => {
    // Reading-room design: 3.9 mm for one lesion, 5.5, 6.8, 7.8 and 8.8 for sums of two to five.
    expect([1, 2, 3, 4, 5].map((count) => repeatabilityMm(count).toFixed(1))).toEqual(['3.9', '5.5', '6.8', '7.8', '8.8']);
  });
});

it('no pattern changes a label', () => fc.assert(fc.property(subject, (findings) => {
  const frozen = JSON.stringify(findings);
  const assessment = assessmentOf(findings);
  const before = JSON.stringify(assessment);
  divergences(findings, assessment);
  lesionGrowth(findings);
  pseudoprogressions(findings, assessment);
  outcomesOf(findings, assessment);
  expect([JSON.stringify(findings), JSON.stringify(assessment), JSON.stringify(assess(findings))]).toEqual([frozen, before, JSON.stringify({ kind: 'assessed', assessment })]);
}), { seed: 11, numRuns: 100 }));
