import { describe, expect, it } from 'vitest';
import { assess, DEFAULT_CHARTER, outcomesOf, PRESETS, pseudoprogressions, type Assessment, type Charter, type Outcomes, type Override, type SubjectDates } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

const outcomes = (scans: readonly Scan[], settings: Partial<Charter> = {}, dates?: SubjectDates): Outcomes => {
  const findings = scenario(...scans);
  const charter = { ...DEFAULT_CHARTER, ...settings };
  return outcomesOf(findings, assessmentOf(findings, charter), dates, charter);
};
const still = (week: number, scan: Partial<Scan> = {}): Scan => ({ week, T: [100], ...scan });

describe('durations of response (E7)', () => {
  it.each<readonly [string, readonly Scan[], Partial<Charter>, unknown, unknown]>([
    ['of complete response', [still(0), { week: 8, T: [0] }, { week: 16, T: [20] }], {}, { days: 56, event: true, reason: 'progression' }, { days: 56, event: true, reason: 'progression' }],
    ['censored at the response itself when nothing came after it', [still(0), { week: 8, T: [60] }], {}, { days: 0, event: false, reason: 'last-evaluable-assessment' }, { days: 0, event: false, reason: 'last-evaluable-assessment' }],
    ['of no response', [still(0), still(8)], {}, null, null],
    ['none after confirmed progression, though the label is raw', [still(0), { week: 8, T: [125] }, { week: 14, T: [130] }, { week: 20, T: [60] }], { afterConfirmed: 'raw' }, null, null],
    ['of iRECIST alone, after a progression that was taken back', [still(0), { week: 8, T: [125] }, { week: 14, T: [0] }, { week: 22, T: [0] }], {}, null, { days: 56, event: false, reason: 'last-evaluable-assessment' }],
    // E4: the suspicion that dates the progression was before the response, which then lasted no day.
    ['of no day where the progression dates from before it', [still(0), still(8, { NL: ['equivocal'] }), { week: 16, T: [60], NL: ['equivocal'] }, { week: 24, T: [60], NL: [12] }], {}, { days: 0, event: true, reason: 'progression' }, { days: 0, event: true, reason: 'progression' }],
  ])('%s', (_name, scans, settings, dor, idor) => {
    const found = outcomes(scans, settings);
    if (dor) expect(found.dor).toMatchObject(dor); else expect(found.dor).toBeNull();
    if (idor) expect(found.idor).toMatchObject(idor); else expect(found.idor).toBeNull();
  });
  // No time runs backwards: where dates contradict each other there is no endpoint, and what is wrong is named.
  it('has no time between dates that contradict each other', () => {
    const responding: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [60] }, { week: 16, T: [100] }];
    const dated = (start: string | null, death: string | null): unknown => { const { problems, pfs, ipfs, dor, idor } = outcomes(responding, {}, { start, death }); return [problems, pfs?.days, ipfs?.days, dor?.days, idor?.days]; };
    expect(dated('2025-01-13', '2025-06-01')).toEqual([[], 105, 105, 56, 56]);
    expect(dated('2026-03-30', null)).toEqual([['start-after-follow-up'], undefined, undefined, 56, 56]);
    expect(dated(null, '2025-02-01')).toEqual([['death-before-last-scan'], undefined, undefined, undefined, undefined]);
    expect(dated('2025-01-13', '2025-01-10')).toEqual([['death-before-start', 'death-before-last-scan'], undefined, undefined, undefined, undefined]);
    expect(dated('13 Jan', '2025-02-30')).toEqual([['start-no-date', 'death-no-date'], undefined, undefined, undefined, undefined]);
  });
  // E7: with confirmation asked for, 60 and then 90 of 100 is no PR but SD, so there is no response to last.
  it('is of a response by the charter, and of none where the charter asks for a confirmation that is missing', () => {
    const once: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [60] }, { week: 16, T: [90] }];
    const twice: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [60] }, { week: 16, T: [60] }, { week: 24, T: [90] }];
    expect(outcomes(once).dor).toMatchObject({ days: 56 });
    expect(outcomes(once, { confirmResponseDays: 28 })).toMatchObject({ dor: null, idor: null, best: { bor: 'PR', borConfirmed: 'SD' } });
    expect(outcomes(twice, { confirmResponseDays: 28 }).dor).toMatchObject({ from: '2025-03-03', days: 112 });
  });
  it('counts no baseline and no NE as an evaluable assessment', () =>
    expect(outcomes([still(0), { week: 8, T: ['not-evaluable'] }]).ipfs).toEqual({ from: '2025-01-06', to: '2025-01-06', days: 0, event: false, reason: 'no-evaluable-assessment' }));
});

describe('best responses beside the intervals (R22, E6)', () => {
  const best = (scans: readonly Scan[], settings: Partial<Charter> = {}): Outcomes['best'] => outcomes(scans, settings).best;
  it('ask for the least time of stable disease that the charter asks for', () => {
    expect(best([still(0), still(4)], { minSdDays: 42 })).toEqual({ bor: 'NE', borConfirmed: 'NE', ibor: 'NE', iborConfirmed: 'NE' });
    expect(best([still(0), still(6)], { minSdDays: 42 })).toEqual({ bor: 'SD', borConfirmed: 'SD', ibor: 'iSD', iborConfirmed: 'iSD' });
  });
  it('confirm a response after four weeks, or after what the charter says', () => {
    const scans: readonly Scan[] = [still(0), { week: 8, T: [60] }, { week: 12, T: [60] }];
    expect(best(scans)).toMatchObject({ borConfirmed: 'PR', iborConfirmed: 'iPR' });
    expect(best(scans, { confirmResponseDays: 42 })).toMatchObject({ bor: 'PR', borConfirmed: 'SD', iborConfirmed: 'iSD' });
    expect(best([still(0), { week: 8, T: [60] }, { week: 10, T: [60] }], { confirmResponseDays: 14 })).toMatchObject({ borConfirmed: 'PR' });
  });
  it('lower an unconfirmed response without targets to neither', () =>
    expect(best([{ week: 0, NT: ['present'] }, { week: 8, NT: ['absent'] }])).toEqual({ bor: 'CR', borConfirmed: 'Non-CR/Non-PD', ibor: 'iCR', iborConfirmed: 'Non-iCR/Non-iUPD' }));
});

describe('pseudoprogression (chapter 7)', () => {
  const pseudo = (scans: readonly Scan[], settings: Partial<Charter> = {}): ReturnType<typeof pseudoprogressions> => {
    const findings = scenario(...scans);
    const charter = { ...DEFAULT_CHARTER, ...settings };
    return pseudoprogressions(findings, assessmentOf(findings, charter), charter);
  };
  const UP: readonly Scan[] = [still(0), { week: 8, T: [125] }];
  it.each<readonly [string, readonly Scan[], Partial<Charter>, readonly unknown[]]>([
    ['by complete response', [...UP, { week: 14, T: [0] }], {}, [['W8', 'W14', 'iCR', 'iCR', 42, 'early', true, true]]],
    ['by stable disease that becomes a response later', [...UP, { week: 14, T: [110] }, { week: 22, T: [60] }], {}, [['W8', 'W14', 'iSD', 'iPR', 42, 'early', true, true]]],
    ['by stable disease alone', [...UP, { week: 14, T: [110] }], {}, [['W8', 'W14', 'iSD', 'iSD', 42, 'early', false, true]]],
    ['without targets', [{ week: 0, NT: ['present'] }, { week: 8, NT: ['unequivocal'] }, { week: 14, NT: ['present'] }], {}, [['W8', 'W14', 'Non-iCR/Non-iUPD', 'Non-iCR/Non-iUPD', 42, 'early', false, true]]],
    ['not by a response from before it', [still(0), { week: 8, T: [60] }, { week: 16, T: [75] }, { week: 22, T: [71] }], { prPersistence: 'strict' }, [['W16', 'W22', 'iSD', 'iSD', 42, 'delayed', false, true]]],
    ['not by a response after a progression that was confirmed', [...UP, { week: 14, T: [110] }, { week: 22, T: [125] }, { week: 28, T: [131] }, { week: 34, T: [60] }], { afterConfirmed: 'raw' }, [['W8', 'W14', 'iSD', 'iSD', 42, 'early', false, true]]],
    ['of no lesion, by neither', [{ week: 0 }, { week: 8, NL: [12] }, { week: 14, NL: ['absent'] }], {}, [['W8', 'W14', 'NED', 'NED', 42, 'early', false, false]]],
    ['to the last early day', [still(0), still(4), { week: 12, T: [125] }, { week: 18, T: [100] }], {}, [['W12', 'W18', 'iSD', 'iSD', 42, 'early', false, true]]],
    ['with an iUPD that stayed between', [...UP, { week: 14, T: [125] }, { week: 20, T: [60] }], {}, [['W8', 'W20', 'iPR', 'iPR', 84, 'early', true, true]]],
    ['none while it is pending', UP, {}, []], ['none where it was confirmed', [...UP, { week: 14, T: [130] }], {}, []],
  ])('%s', (_name, scans, settings, expected) => {
    expect(pseudo(scans, settings).map(({ firstUnconfirmed, takenBackAt, label, bestAfter, days, timing, byResponse, byResponseOrStable }) => [firstUnconfirmed, takenBackAt, label, bestAfter, days, timing, byResponse, byResponseOrStable])).toEqual(expected);
  });
});

describe('RECIST 1.1 alone', () => {
  const only = PRESETS.find(({ id }) => id === 'recist-1.1')?.charter;
  const told = (...scans: readonly Scan[]): unknown => assessmentOf(scenario(...scans), only).timepoints.map(({ recist11, flags, confirmedBy, because }) => [recist11, flags, confirmedBy, because]);
  it('says why by the category that decided, and once PD by that', () => {
    expect(told(still(0, { NT: ['present'] }), { week: 8, T: [60], NT: ['present'] }, { week: 16, T: [60], NT: ['unequivocal'] })).toEqual([
      [null, [], [], 'Baseline: sum 100.0 mm of 1 target.'],
      ['PR', [], [], 'Sum 60.0 mm is −40.0% from baseline 100.0 mm (needs −30). Target PR.'],
      ['PD', [], [], expect.stringMatching(/NT1.*PD by non-target PD\.$/)],
    ]);
    expect(told({ week: 0 }, { week: 8 })).toEqual([[null, [], [], 'Baseline without target lesions.'], ['NED', [], [], 'No lesion at baseline and no new lesion: NED.']]);
  });
  it('keeps the flags that are not of iRECIST', () => {
    const flags = (...scans: readonly Scan[]): unknown => assessmentOf(scenario(...scans), only).timepoints.map((response) => response.flags);
    expect(flags({ week: 0, T: [30, 'not-answered'] }, { week: 8, T: [30, 20] })).toEqual([['baseline-incomplete'], ['baseline-incomplete']]);
    expect(flags(still(0), { week: 8, T: [125] }, { week: 30, T: [140] })).toEqual([[], [], []]);
  });
});

describe('what later timepoints follow after an override (A14)', () => {
  const FOLLOWS: Charter = { ...DEFAULT_CHARTER, overrideCarries: 'later-timepoints' };
  const set = (timepoint: string, irecist: Override['irecist'], recist11: Override['recist11'] = null): Override => ({ timepoint, irecist, recist11, reason: 'seen again' });
  const read = (scans: readonly Scan[], ...overrides: readonly Override[]): Assessment => {
    const outcome = assess(scenario(...scans), FOLLOWS, overrides);
    if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
    return outcome.assessment;
  };
  const labels = (...given: Parameters<typeof read>): string => read(...given).timepoints.slice(1).map(({ irecist }) => irecist).join(' ');
  it('is the computed iRECIST where only RECIST 1.1 was set, and the other way round', () => {
    const scans: readonly Scan[] = [still(0), { week: 8, T: [125] }, { week: 14, T: [130] }];
    expect(labels(scans, set('W8', null, 'SD'))).toBe('iUPD iCPD');
    expect(read(scans, set('W8', null, 'SD'))).toMatchObject({ recist11ProgressionDate: '2025-04-14', progressionDate: '2025-03-03' });
    expect(read(scans, set('W8', 'iSD'), set('W14', 'iSD'))).toMatchObject({ recist11ProgressionDate: '2025-03-03', progressionDate: null, ibor: 'iSD' });
  });
  it('is nothing new where the chosen label is the computed one: an early scan stays disregarded (I18)', () =>
    expect(labels([still(0), { week: 8, T: [125] }, { week: 10, T: [60] }, { week: 14, T: [73] }], set('W10', 'iUPD'))).toBe('iUPD iUPD iSD'));
  it('takes back a pending progression with the old non-target that is still there (I20, I24)', () => {
    const scans: readonly Scan[] = [still(0, { NT: ['present'] }), still(8, { NT: ['unequivocal'] }), still(14, { NT: ['unequivocal'] }), still(20, { NT: ['unequivocal'] })];
    expect(labels(scans)).toBe('iUPD iUPD iUPD');
    expect(labels(scans, set('W14', 'iSD'))).toBe('iUPD iUPD iSD');
  });
  it('is after complete response where the reader chose that (R11)', () => {
    const scans: readonly Scan[] = [{ week: 0, T: [40] }, { week: 8, T: [2] }, { week: 16, T: [2] }];
    expect(labels(scans)).toBe('iPR iPR');
    expect(labels(scans, set('W8', 'iCR'))).toBe('iPR iUPD');
  });
  it('confirms by the category that the chosen iUPD is of: targets, or without any the non-targets', () => {
    // I9 would confirm at once a target progression that had no part in it; of it, 5 mm more are needed (I8).
    expect(labels([still(0), { week: 8, T: [118] }, { week: 14, T: [122] }, { week: 20, T: [123] }], set('W8', 'iUPD'))).toBe('iSD iUPD iCPD');
    expect(labels([{ week: 0, NT: ['present'] }, { week: 8, NT: ['increased'] }, { week: 14, NT: ['not-evaluable'] }], set('W8', 'iUPD'))).toBe('Non-iCR/Non-iUPD NE');
  });
});
