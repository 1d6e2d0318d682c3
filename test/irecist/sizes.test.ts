import { describe, expect, it } from 'vitest';
import { assessBaseline, classifyLesion, divergences, lesionGrowth, organOf, type BaselineLesion } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

const lesion = (change: Partial<BaselineLesion>): BaselineLesion => ({
  id: 'A', organ: 'lung', lesionKind: 'nonnode', longestMm: 20, shortAxisMm: null, nature: 'solid', modality: 'CT', softTissue: null, priorLocalTherapy: false, progressedSince: false, ...change,
});

describe('what a lesion was classed by (B1–B7)', () => {
  it('is told as a test, where a size decided', () => {
    const reason = (change: Partial<BaselineLesion>): unknown => { const { lesions, timepoints, tests } = classifyLesion(lesion(change), 5).reason; return [lesions, timepoints, tests]; };
    expect(reason({ longestMm: 12 })).toEqual([['A'], [], [{ quantity: 'longest diameter', value: 12, unit: 'mm', op: '>=', limit: 10, passed: true }]]);
    expect(reason({ longestMm: 9.9 })).toEqual([['A'], [], [{ quantity: 'longest diameter', value: 9.9, unit: 'mm', op: '>=', limit: 10, passed: false }]]);
    expect(reason({ lesionKind: 'node', shortAxisMm: 12 })).toEqual([['A'], [], [{ quantity: 'short axis', value: 12, unit: 'mm', op: '>=', limit: 15, passed: false }]]);
    expect(reason({ longestMm: null })).toEqual([['A'], [], []]);
    expect(reason({ nature: 'ascites' })).toEqual([['A'], [], []]);
  });
  it.each(['leptomeningeal', 'ascites', 'pleural-effusion', 'pericardial-effusion', 'inflammatory-breast', 'lymphangitis', 'palpable-only'] as const)('%s is never measurable (B7)', (nature) =>
    expect(classifyLesion(lesion({ nature, longestMm: 80 }), 5)).toMatchObject({ lesionClass: 'non-measurable', minimumMm: null, reason: { rule: 'B7' } }));
  it.each([['ultrasound', 'B7'], ['bone-scan', 'B4'], ['PET', 'B4'], ['film', 'B4']] as const)('%s never measures (%s)', (modality, rule) => {
    expect(classifyLesion(lesion({ modality, longestMm: 80 }), 5)).toMatchObject({ lesionClass: 'non-measurable', reason: { rule } });
    expect(classifyLesion(lesion({ modality, lesionKind: 'node', shortAxisMm: 9 }), 5)).toMatchObject({ lesionClass: 'normal', reason: { rule: 'B3' } });
  });
  it('takes a thickness of 5 mm for thin, and thicker for twice itself (B2)', () =>
    expect([5, 5.01, 6, 10].map((slice) => classifyLesion(lesion({}), slice).minimumMm)).toEqual([10, 10.02, 12, 20]));
  it('knows an organ by its name without its side (B9)', () => {
    expect(['Left lung', ' left lung ', 'left  kidney', 'R kidney', 'l-lung', 'ovary left', 'ovary, right', 'adrenal - l'].map((organ) => organOf(organ, 'nonnode'))).toEqual(['lung', 'lung', 'kidney', 'kidney', 'lung', 'ovary', 'ovary', 'adrenal']);
    expect(['upright lung', 'spleen', 'liver', 'left lung upper', 'adrenal right side'].map((organ) => organOf(organ, 'nonnode'))).toEqual(['upright lung', 'spleen', 'liver', 'lung upper', 'adrenal right side']);
  });
  it('has no sum while one of the targets is not measured (B10)', () =>
    expect(assessBaseline([lesion({}), lesion({ id: 'B', longestMm: null })], ['A', 'B'], 5).sumMm).toBeNull());
});

const growth = (...scans: readonly Scan[]): unknown => lesionGrowth(scenario(...scans)).map(({ timepoint, mm, changeFromBaselineMm, changeFromBaselinePercent, changeFromSmallestMm, mmPerWeek, percentPerWeek }) =>
  [timepoint, mm, changeFromBaselineMm, changeFromBaselinePercent, changeFromSmallestMm, mmPerWeek, percentPerWeek]);

describe('growth of a lesion', () => {
  it('is paced from when it was measured before, also over a visit that missed it', () =>
    expect(growth({ week: 0, T: [40] }, { week: 8, T: [20] }, { week: 12, T: ['not-evaluable'] }, { week: 16, T: [28] })).toEqual([
      ['W8', 20, -20, -50, -20, -2.5, -6.25], ['W16', 28, -12, -30, 8, 1, 5],
    ]));
  it('has no percentage of nothing, and none without a baseline', () => {
    expect(growth({ week: 0, T: [40] }, { week: 8, T: [0] }, { week: 16, T: [8] })).toEqual([['W8', 0, -40, -100, -40, -5, -12.5], ['W16', 8, -32, -80, 8, 1, null]]);
    expect(growth({ week: 0, T: ['not-answered'] }, { week: 8, T: [20] })).toEqual([]);
  });
});

describe('lesions that go different ways', () => {
  const ways = (...scans: readonly Scan[]): unknown => { const findings = scenario(...scans); return divergences(findings, assessmentOf(findings)).map(({ dissociated, mixed, shrunk, grown }) => [dissociated, mixed, shrunk.join(' '), grown.join(' ')]); };
  it.each<readonly [string, readonly Scan[], readonly unknown[]]>([
    ['dissociated from 5 mm in sum', [{ week: 0, T: [30, 20] }, { week: 8, T: [20, 25] }], [[true, true, 'T1', 'T2']]],
    ['not from 4.9', [{ week: 0, T: [30, 20] }, { week: 8, T: [20, 24.9] }], [[false, false, 'T1', 'T2']]],
    ['the rises of several add up', [{ week: 0, T: [30, 12, 12] }, { week: 8, T: [20, 14.5, 14.5] }], [[true, false, 'T1', 'T2 T3']]],
    ['not without one that shrank', [{ week: 0, T: [30, 20] }, { week: 8, T: [30, 25] }], [[false, true, '', 'T2']]],
    ['not by exactly 20%', [{ week: 0, T: [60, 30] }, { week: 8, T: [20, 36] }], [[false, true, 'T1', '']]],
    ['mixed against its own smallest, and none that is still to come', [{ week: 0, T: [60, 40] }, { week: 8, T: [60, 30] }, { week: 16, T: [50, 36] }, { week: 24, T: [50, 20] }], [[false, false, '', ''], [false, true, '', ''], [false, false, 'T2', '']]],
    ['a visit that missed it is no smallest', [{ week: 0, T: [60, 40] }, { week: 8, T: [60, 'not-evaluable'] }, { week: 16, T: [60, 40] }], [[false, false, '', ''], [false, false, '', '']]],
    ['mixed not while the targets progress', [{ week: 0, T: [60, 40] }, { week: 8, T: [60, 70] }], [[false, false, '', 'T2']]],
    ['nothing of a lesion without a baseline', [{ week: 0, T: [60, 'not-answered'] }, { week: 8, T: [60, 20] }], [[false, false, '', '']]],
  ])('%s', (_name, scans, expected) => expect(ways(...scans)).toEqual(expected));
});
