import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, DEFAULT_CHARTER, outcomesOf, type Assessment, type Override } from '../../src/irecist';
import { subject } from './subjects';
import { scenario, type Scan } from './scenario';

const FOLLOWS = { ...DEFAULT_CHARTER, overrideCarries: 'later-timepoints' } as const;
const set = (timepoint: string, irecist: Override['irecist'], recist11: Override['recist11'] = null): Override => ({ timepoint, irecist, recist11, reason: 'Motion on the lung slices.' });
const assessed = (scans: readonly Scan[], overrides: readonly Override[], charter = FOLLOWS as typeof DEFAULT_CHARTER): Assessment => {
  const outcome = assess(scenario(...scans), charter, overrides);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.assessment;
};
const labels = ({ timepoints }: Assessment): readonly unknown[] => timepoints.slice(1).map(({ irecist }) => irecist);

const GROWING: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [131] }, { week: 20, T: [131] }];

describe('a reader\'s own label', () => {
  it('stands beside the computed one, which stays', () => {
    const { timepoints } = assessed(GROWING, [set('W8', 'iSD', 'SD')], DEFAULT_CHARTER);
    expect(timepoints[1]).toMatchObject({ irecist: 'iUPD', recist11: 'PD', chosen: { irecist: 'iSD', recist11: 'SD', reason: 'Motion on the lung slices.' } });
    expect(timepoints[0]).not.toHaveProperty('chosen');
  });
  it('changes nothing else while the charter lets the computed label count', () => fc.assert(fc.property(subject, fc.constantFrom('iSD', 'iPR', 'NE', 'iUPD'), (findings, label) => {
    const plain = assess(findings, DEFAULT_CHARTER);
    const own = assess(findings, DEFAULT_CHARTER, [{ timepoint: 'TP1', irecist: label, recist11: null, reason: 'seen again' }]);
    if (plain.kind === 'refused' || own.kind === 'refused') throw new Error('refused');
    const without = own.assessment.timepoints.map(({ chosen: _chosen, ...rest }) => rest);
    expect({ ...own.assessment, timepoints: without }).toEqual(plain.assessment);
  }), { seed: 5, numRuns: 60 }));
  it('is what later timepoints and endpoints follow where the charter says so', () => {
    expect(assessed(GROWING, [])).toMatchObject({ progressionDate: '2025-03-03', ibor: 'iCPD', bor: 'PD', recist11ProgressionDate: '2025-03-03' });
    const later = assessed(GROWING, [set('W8', 'iSD', 'SD')]);
    expect(labels(later)).toEqual(['iUPD', 'iUPD', 'iUPD']);
    expect(later).toMatchObject({ progressionDate: '2025-04-14', ibor: 'iSD', bor: 'SD', recist11ProgressionDate: '2025-04-14' });
    // Kept open at W14, the growth since W8 still adds up at W20 (I17).
    expect(labels(assessed(GROWING, [set('W14', 'iUPD')]))).toEqual(['iUPD', 'iCPD', 'iCPD']);
    expect(labels(assessed([...GROWING.slice(0, 3), { week: 20, T: [128] }], [set('W14', 'iUPD')]))).toEqual(['iUPD', 'iCPD', 'iUPD']);
    expect(labels(assessed([{ week: 0, T: [100] }, { week: 8, T: [110] }, { week: 14, T: [125] }], [set('W8', 'iUPD')]))).toEqual(['iSD', 'iCPD']);
    expect(labels(assessed([{ week: 0, NT: ['present'] }, { week: 8, NT: ['present'] }, { week: 14, NT: ['unequivocal'] }], [set('W8', 'iUPD')]))).toEqual(['Non-iCR/Non-iUPD', 'iCPD']);
    expect(labels(assessed([{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [125] }, { week: 20, T: [125] }], [set('W14', 'iCPD')]))).toEqual(['iUPD', 'iUPD', 'iCPD']);
    expect(assessed([{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [110] }, { week: 20, T: [131] }], [set('W14', 'NE')])).toMatchObject({ progressionDate: '2025-03-03', ibor: 'iCPD' });
    expect(assessed([{ week: 0, T: [100] }, { week: 8, T: [90] }], [set('W8', 'NE', 'NE')])).toMatchObject({ ibor: 'NE', bor: 'NE' });
    expect(labels(assessed([...GROWING, { week: 26, T: [60] }], [set('W20', 'iSD')]))).toEqual(['iUPD', 'iCPD', 'iCPD', 'iCPD']);
  });
  it('dates the response and its end only where the charter lets it count (A14, E5)', () => {
    const scans: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [72] }, { week: 14, T: [80] }];
    const own = [set('W8', 'iPR', 'PR')];
    const outcomes = (charter: typeof DEFAULT_CHARTER): ReturnType<typeof outcomesOf> => outcomesOf(scenario(...scans), assessed(scans, own, charter), undefined, charter);
    expect(outcomes(DEFAULT_CHARTER)).toMatchObject({ dor: null, idor: null, best: { bor: 'SD', ibor: 'iSD' } });
    expect(outcomes(FOLLOWS)).toMatchObject({ dor: { from: '2025-03-03' }, idor: { from: '2025-03-03' }, best: { bor: 'PR', ibor: 'iPR' } });
  });
  it.each<readonly [string, readonly Override[], string]>([
    ['an unknown timepoint', [set('W9', 'iSD')], 'overrides[0]'], ['the baseline', [set('W0', 'iSD')], 'overrides[0]'], ['no label', [set('W8', null)], 'overrides[0]'],
    ['no reason', [{ ...set('W8', 'iSD'), reason: ' ' }], 'overrides[0]'], ['what is no label', [set('W8', 'iXX' as 'iSD')], 'overrides[0]'],
  ])('is left out and told for %s, and no computed label with it', (_name, overrides, path) => {
    const [own, plain] = [assess(scenario(...GROWING), FOLLOWS, overrides), assess(scenario(...GROWING), FOLLOWS)];
    expect(own).toEqual({ ...plain, ignored: [expect.objectContaining({ kind: 'unknown-value', path })] });
  });
  it('counts the first of two for one timepoint', () => {
    const own = assess(scenario(...GROWING), FOLLOWS, [set('W8', 'iSD', 'SD'), set('W8', 'iPR')]);
    expect(own).toEqual({ ...assess(scenario(...GROWING), FOLLOWS, [set('W8', 'iSD', 'SD')]), ignored: [expect.objectContaining({ path: 'overrides[1]' })] });
  });
  // There is no iCPD without an iUPD before it: the label stays beside the computed one, and later visits go by the computed one.
  it('iCPD with nothing to confirm is not followed, and every other label stays', () => {
    const own = assess(scenario(...GROWING), FOLLOWS, [set('W8', 'iCPD')]);
    const plain = assessed(GROWING, []);
    expect(own).toMatchObject({ kind: 'assessed', ignored: [{ kind: 'override-not-followed', path: 'overrides[0].irecist' }] });
    const { assessment } = own as Extract<typeof own, { kind: 'assessed' }>;
    expect(labels(assessment)).toEqual(labels(plain));
    expect([assessment.ibor, assessment.progressionDate]).toEqual([plain.ibor, plain.progressionDate]);
    expect(assessment.timepoints[1]?.chosen).toMatchObject({ irecist: 'iCPD', notFollowed: expect.any(String) as string });
  });
  // A14, R21: the stop of RECIST 1.1 is the visit whose label counts as the first PD, with its own date.
  it('PD that counts dates the stop of RECIST 1.1 at its visit', () => {
    const scans: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [110] }, { week: 14, T: [125] }];
    const stop = (charter: typeof DEFAULT_CHARTER): unknown => outcomesOf(scenario(...scans), assessed(scans, [set('W8', null, 'PD')], charter), undefined, charter).recistStop;
    expect(stop(FOLLOWS)).toMatchObject({ timepoint: 'W8', date: '2025-03-03', laterTimepoints: 1 });
    expect(stop(DEFAULT_CHARTER)).toMatchObject({ timepoint: 'W14', date: '2025-04-14', laterTimepoints: 0 });
    // Also at a scan that is too early to confirm the iUPD which the reader set before it: RECIST 1.1 knows no window.
    const early: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [110] }, { week: 10, T: [125] }, { week: 16, T: [131] }];
    expect(outcomesOf(scenario(...early), assessed(early, [set('W8', 'iUPD')]), undefined, FOLLOWS).recistStop).toMatchObject({ timepoint: 'W10', date: '2025-03-17' });
  });
});
