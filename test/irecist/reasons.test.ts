import { describe, expect, it } from 'vitest';
import { DEFAULT_CHARTER, type TimepointResponse } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

const at = (...scans: readonly Scan[]): TimepointResponse => {
  const { timepoints } = assessmentOf(scenario(...scans));
  return timepoints[timepoints.length - 1] as TimepointResponse;
};
const sentences = ({ reasons }: TimepointResponse): readonly string[] => reasons.map(({ rule, sentence }) => `${rule} ${sentence}`);

// The sums of the reading-room design: 142.2 at baseline, 131.3 at its smallest, 168.4 now; PD from 157.6, PR to 99.5.
const BEFORE: readonly Scan[] = [{ week: 0, T: [56.7, 18.2, 28.4, 22.1], G: [16.8], NT: ['present'] }, { week: 8, T: [52.9, 16.9, 25.8, 20.4], G: [15.3], NT: ['present'] }];
const NOW: Scan = { week: 16, T: [64.4, 22.6, 33.0, 27.5], G: [20.9], NT: ['present'], NL: [12.4] };

describe('what is said of a timepoint', () => {
  it('has the numbers, thresholds, window and reasons of a first progression', () => {
    const response = at(...BEFORE, NOW);
    expect(response).toMatchObject({
      target: 'PD', nonTarget: 'Non-CR/Non-PD', newLesion: 'new', recist11: 'PD', irecist: 'iUPD', sumMm: 168.4, sumComplete: true, baselineSumMm: 142.2, nadirMm: 131.3, nadirTimepoint: 'W8',
      changeFromBaselineMm: 26.2, changeFromNadirMm: 37.1, pdFromMm: 157.6, prToMm: 99.5, newLesionSumMm: 12.4, newLesionRoles: { NL1: 'NLT' }, unanswered: [], barReset: false,
      confirmation: { since: '2025-04-28', opens: '2025-05-26', closes: '2025-06-23' },
      margins: [{ sentence: 'At 157.5 mm or less the targets would be SD.', thresholdMm: 157.5, distanceMm: 10.9, towards: 'SD' }],
      because: 'Sum 168.4 mm is +37.1 mm and +28.3% over nadir 131.3 mm at W8 and NL1 is new: iUPD, the first of two scans.',
    });
    expect(response.changeFromNadirPercent).toBeCloseTo(28.26, 2);
    expect(response.changeFromBaselinePercent).toBeCloseTo(18.42, 2);
    expect(sentences(response)).toEqual([
      'R6 Sum 168.4 mm against nadir 131.3 mm at W8: +37.1 mm (needs 5) and +28.3% (needs 20). Target PD.',
      'R15 NT1 persists without unequivocal worsening. Non-targets Non-CR/Non-PD.',
      'R16 NL1 (lung), not there at W0 or W8: new lesion.',
      'I4 The targets progress and no progression was pending: iUPD, the first of two scans.',
      'I3 NL1 is new and no progression was pending: iUPD, the first of two scans.',
      'R18 RECIST 1.1 PD by target PD and a new lesion.',
    ]);
    const [first] = response.reasons;
    expect(first).toMatchObject({ lesions: ['T1', 'T2', 'T3', 'T4', 'G1'], timepoints: ['W8', 'W16'], result: 'target PD' });
    expect(first?.tests.map(({ quantity, unit, op, limit, passed }) => [quantity, unit, op, limit, passed])).toEqual([['sum − nadir', '%', '>=', 20, true], ['sum − nadir', 'mm', '>=', 5, true]]);
    expect(first?.tests.map(({ value }) => Number(value.toFixed(2)))).toEqual([28.26, 37.1]);
    const passes = (before: number, now: number): unknown => at({ week: 0, T: [before] }, { week: 8, T: [now] }).reasons[0]?.tests.map(({ passed }) => passed);
    expect([passes(50, 60), passes(25, 30), passes(20, 24.9), passes(100, 119.9), passes(100, 70), passes(100, 70.1)]).toEqual([[true, true], [true, true], [true, false, false], [false, true, false], [true, false, false], [false, false, false]]);
  });

  it('has sums and no label at baseline', () => {
    expect(at(BEFORE[0] as Scan)).toMatchObject({ target: null, recist11: null, irecist: null, sumMm: 142.2, baselineSumMm: 142.2, nadirMm: null, pdFromMm: null, because: 'Baseline: sum 142.2 mm of 5 targets.', reasons: [{ rule: 'B10' }] });
    expect(at({ week: 0, T: [30, 'not-answered'] })).toMatchObject({ sumMm: 30, sumComplete: false, baselineSumMm: null, unanswered: ['T2'], flags: ['baseline-incomplete'], because: 'Baseline: 1 of 2 targets measured, 30.0 mm so far.' });
    expect(at({ week: 0, NT: ['not-answered'] })).toMatchObject({ sumMm: null, unanswered: [], because: 'Baseline without target lesions.' });
  });

  it('is provisional while lesions are not answered, and does not disturb what follows', () => {
    const open = at(...BEFORE, { week: 16, T: ['not-answered', 'not-answered', 'not-answered', 'not-answered'], G: ['not-answered'], NT: ['not-answered'] });
    expect(open).toMatchObject({ target: 'NE', nonTarget: 'NE', irecist: 'NE', sumMm: null, unanswered: ['T1', 'T2', 'T3', 'T4', 'G1', 'NT1'], because: 'T1, T2, T3, T4 and G1 are not answered, and the measured part does not prove progression. Targets NE.' });
    const drawing = at(...BEFORE, { week: 16, T: [120, 'not-answered', 'not-answered', 'not-answered'], G: ['not-answered'], NT: ['not-answered'] });
    expect(drawing).toMatchObject({ target: 'NE', sumMm: 120, sumComplete: false, changeFromNadirMm: null, margins: [{ sentence: 'At 157.6 mm or more the measured targets alone would be PD.', thresholdMm: 157.6, towards: 'PD' }] });
    const proven = at(...BEFORE, { week: 16, T: [160, 'not-answered', 'not-answered', 'not-answered'], G: ['not-answered'], NT: ['not-answered'] });
    expect(proven).toMatchObject({ target: 'PD', irecist: 'iUPD', sumMm: 160 });
    expect(sentences(proven)[0]).toBe('R4 The measured targets alone prove it, T2, T3, T4 and G1 missing: sum 160.0 mm against nadir 131.3 mm at W8: +28.7 mm (needs 5) and +21.9% (needs 20). Target PD.');
  });

  it('compares with nothing while the baseline is incomplete, but proves progression over a later sum', () => {
    expect(at({ week: 0, T: [30, 'not-answered'] }, { week: 8, T: [10, 10] })).toMatchObject({ target: 'NE', irecist: 'NE', flags: ['baseline-incomplete'], reasons: [{ rule: 'R2' }, {}, {}] });
    expect(at({ week: 0, T: [30, 'not-answered'] }, { week: 8, T: [10, 10] }, { week: 16, T: [15, 15] })).toMatchObject({ target: 'PD', nadirMm: 20, nadirTimepoint: 'W8', baselineSumMm: null, prToMm: null, changeFromBaselineMm: null });
  });

  it('never shows a percentage on the wrong side of its threshold', () => {
    // 251.0 over 209.2 is +19.98%: not progression, and not "+20.0%".
    const response = at({ week: 0, T: [109.2, 100] }, { week: 8, T: [151, 100] });
    expect(response.target).toBe('SD');
    expect(response.because).toContain('+19.98% (needs 20)');
    expect(at({ week: 0, T: [100.1] }, { week: 8, T: [70.1] }).because).toContain('\u221229.97% from baseline 100.1 mm');
  });

  it('tells both margins of stable disease, and of a response how far it lasts', () => {
    expect(at({ week: 0, T: [100] }, { week: 8, T: [90] }).margins).toEqual([
      { sentence: 'At 120.0 mm or more the targets would be PD.', thresholdMm: 120, distanceMm: -30, towards: 'PD' },
      { sentence: 'At 70.0 mm or less the targets would be PR.', thresholdMm: 70, distanceMm: 20, towards: 'PR' },
    ]);
    expect(at({ week: 0, T: [100] }, { week: 8, T: [60] }).margins.map(({ sentence }) => sentence)).toEqual(['At 70.1 mm or more the targets would be SD.', 'At 120.0 mm or more the targets would be PD.']);
    expect(at({ week: 0, T: [100] }, { week: 8, T: [40] }, { week: 16, T: [50] }).margins.map(({ sentence }) => sentence)).toEqual(['At 47.9 mm or less the targets would be PR.']);
    expect(at({ week: 0, T: [100] }, { week: 8, T: [60] }, { week: 16, T: [71] }).margins.map(({ sentence }) => sentence)).toEqual(['At 72.0 mm or more the targets would be PD.']);
    expect(at({ week: 0, T: [20] }, { week: 8, T: [0] }).margins).toEqual([{ sentence: 'At 25.0 mm or more the targets would be PD.', thresholdMm: 25, distanceMm: -25, towards: 'PD' }]);
    expect(at({ week: 0, T: [20], G: [16] }, { week: 8, T: [0], G: [9] }).margins).toEqual([]);
    expect(at({ week: 0, T: [20] }, { week: 8, T: [0] }, { week: 16, T: [2] }).margins).toEqual([{ sentence: 'At 0.0 mm the targets would be CR.', thresholdMm: 0, distanceMm: 2, towards: 'CR' }]);
    expect(at({ week: 0, T: [20], G: [16] }, { week: 8, T: [0], G: [9] }, { week: 16, T: [2], G: [9] }).margins).toEqual([]);
    expect(at({ week: 0, T: [20, 20] }, { week: 8, T: [50, 'not-evaluable'] }).margins).toEqual([{ sentence: 'At 47.9 mm or less the measured targets alone would not prove PD.', thresholdMm: 47.9, distanceMm: 2.1, towards: 'NE' }]);
    expect(at({ week: 0, T: [30, 'not-answered'] }, { week: 8, T: [10, 10] }, { week: 16, T: [11, 10] }).margins).toEqual([{ sentence: 'At 25.0 mm or more the targets would be PD.', thresholdMm: 25, distanceMm: -4, towards: 'PD' }]);
    expect(at({ week: 0, T: [30, 'not-answered'] }, { week: 8, T: [10, 10] }, { week: 16, T: [16, 10] }).margins).toEqual([{ sentence: 'At 24.9 mm or less the targets would not prove PD.', thresholdMm: 24.9, distanceMm: 1.1, towards: 'NE' }]);
    expect(at({ week: 0, NT: ['present'] }, { week: 8, NT: ['present'] }).margins).toEqual([]);
    // A nadir so low that its threshold is already a response to baseline: there is no sum between.
    expect(at({ week: 0, T: [100] }, { week: 8, T: [10] }, { week: 16, T: [12] }).margins).toEqual([{ sentence: 'At 15.0 mm or more the targets would be PD.', thresholdMm: 15, distanceMm: -3, towards: 'PD' }]);
    expect(at({ week: 0, T: [20] }, { week: 8, T: ['not-evaluable'] }).margins).toEqual([]);
  });

  it.each<readonly [string, readonly Scan[], string]>([
    ['a sum that confirms', [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [130] }], 'Sum 130.0 mm is +5.0 mm from 125.0 mm, the lowest since the iUPD at W8 (needs 5): confirms.'],
    ['a sum that does not', [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [129.9] }], 'The targets still progress but not enough to confirm (sum 129.9 mm, +4.9 mm from 125.0 mm; 5 would confirm): the iUPD of W8 stays.'],
    ['a progression taken back', [{ week: 0, T: [100], NT: ['present'] }, { week: 8, T: [125], NT: ['present'] }, { week: 14, T: [60], NT: ['present'] }], 'The iUPD of W8 was not confirmed. Sum 60.0 mm is \u221240.0% from baseline 100.0 mm (needs \u221230). Target PR. Any later progression needs a confirmation of its own.'],
    ['an early scan', [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 10, T: [140] }], 'This scan is 14 days after the iUPD at W8, earlier than 26: it is disregarded and the label stays iUPD.'],
    ['a scan after confirmation', [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [140] }, { week: 20, T: [50] }], 'Progression was confirmed at W14; nothing after it changes the label. Atypical: the targets shrank afterwards (target PR).'],
    ['a visit at which the driver was not seen', [{ week: 0, T: [100], NT: ['present'] }, { week: 8, T: [100], NT: ['unequivocal'] }, { week: 14, T: [60], NT: ['not-evaluable'] }], 'What drove the iUPD of W8 could not all be seen, so this visit neither confirms it nor takes it back.'],
    ['a new lesion that stays', [{ week: 0, T: [100] }, { week: 8, T: [100], NL: [12] }, { week: 14, T: [100], NL: [12] }], 'NL1 is still there and nothing has improved: the iUPD of W8 stays.'],
    ['an additional new lesion', [{ week: 0, T: [100] }, { week: 8, T: [100], NL: [12] }, { week: 14, T: [100], NL: [12, 11] }], 'NL2 is new since the iUPD at W8: confirms.'],
    ['a reappearance', [{ week: 0, T: [20] }, { week: 8, T: [0] }, { week: 16, T: [2] }], 'T1 is visible again after a complete response: iUPD, the first of two scans.'],
    ['complete response of nodes', [{ week: 0, G: [20] }, { week: 8, G: [9.9] }], 'All non-nodal targets are gone and every target node is below 10 mm; the nodes leave a sum of 9.9 mm. Target CR.'],
    ['non-targets that keep from complete response', [{ week: 0, T: [20], NT: ['present'] }, { week: 8, T: [0], NT: ['present'] }], 'All targets are gone. Target CR. NT1 persists without unequivocal worsening. Non-targets Non-CR/Non-PD.'],
    ['no lesion at all', [{ week: 0 }, { week: 8 }], 'No lesion at baseline and no new lesion: NED.'],
  ])('says one plain sentence for %s', (_name, scans, because) => expect(at(...scans).because).toBe(because));

  it('says how long a reappearance lasts: until the targets are smaller again, or gone (R11)', () => {
    const after = (...T: readonly (number | 'not-evaluable')[]): readonly unknown[] => assessmentOf(scenario({ week: 0, T: [20] }, { week: 8, T: [0] }, ...T.map((mm, index) => ({ week: 16 + index * 6, T: [mm] })))).timepoints.slice(2).map(({ target, irecist }) => `${target ?? ''} ${irecist ?? ''}`);
    expect(after(4, 4, 4)).toEqual(['PD iUPD', 'PD iUPD', 'PD iUPD']);
    expect(after(4, 3.9)).toEqual(['PD iUPD', 'PR iPR']);
    expect(after(4, 8.9, 9)).toEqual(['PD iUPD', 'PD iUPD', 'PD iCPD']);
    expect(after(4, 0, 2)).toEqual(['PD iUPD', 'CR iCR', 'PD iUPD']);
    expect(after(4, 'not-evaluable', 3)).toEqual(['PD iUPD', 'NE NE', 'PR iPR']);
    const nodes = assessmentOf(scenario({ week: 0, G: [20, 16] }, { week: 8, G: [9, 9] }, { week: 16, G: [9.9, 10] }, { week: 22, G: [9.9, 9.9] })).timepoints;
    expect(nodes.map(({ irecist }) => irecist)).toEqual([null, 'iCR', 'iUPD', 'iCR']);
    expect(nodes[2]?.reasons[0]).toMatchObject({ rule: 'R11', lesions: ['G2'], timepoints: ['W16'] });
    expect(assessmentOf(scenario({ week: 0, T: [20, 20] }, { week: 8, T: [0, 0] }, { week: 16, T: [3, 'not-evaluable'] }, { week: 22, T: [2, 'not-evaluable'] })).timepoints.map(({ target }) => target)).toEqual([null, 'CR', 'PD', 'PD']);
  });

  it('moves the end of the window with the last evaluable assessment, and closes it with the episode', () => {
    const windows = assessmentOf(scenario({ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [125] }, { week: 20, T: ['not-evaluable'] }, { week: 24, T: [100] })).timepoints.map(({ confirmation }) => confirmation?.closes ?? null);
    expect(windows).toEqual([null, '2025-04-28', '2025-06-09', '2025-06-09', null]);
  });

  it('follows the recorded precision of the charter', () => {
    const findings = scenario({ week: 0, T: [100.4] }, { week: 8, T: [119.6] });
    expect(assessmentOf(findings).timepoints[1]).toMatchObject({ target: 'SD', pdFromMm: 120.5 });
    expect(assessmentOf(findings, { ...DEFAULT_CHARTER, precisionMm: 1 }).timepoints[1]).toMatchObject({ target: 'PD', sumMm: 120, pdFromMm: 120, margins: [{ thresholdMm: 119 }] });
  });
});
