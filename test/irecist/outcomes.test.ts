import { describe, expect, it } from 'vitest';
import { bestIrecist, bestRecist, DEFAULT_CHARTER, outcomesOf, windowState, type IrecistResponse, type Outcomes, type Recist11Response, type SubjectDates } from '../../src/irecist';
import { assessmentOf } from './subjects';
import { scenario, type Scan } from './scenario';

const outcomes = (scans: readonly Scan[], dates?: SubjectDates): Outcomes => {
  const findings = scenario(...scans);
  return outcomesOf(findings, assessmentOf(findings), dates);
};
const dated = <Label>(...labels: readonly Label[]): readonly { readonly label: Label; readonly day: number }[] => labels.map((label, index) => ({ label, day: 28 * (index + 1) }));

describe('best response', () => {
  // The truth is Table 3 of RECIST 1.1 (E09 4.6.1), with a minimum time of stable disease of 6 weeks where it asks for one.
  const rule = { minSdDays: 42, confirmResponseDays: 28 };
  it.each<readonly [readonly Recist11Response[], Recist11Response]>([
    [['CR', 'CR'], 'CR'], [['NE', 'CR', 'SD'], 'SD'], [['CR', 'NE'], 'NE'], [['CR', 'PD'], 'PD'], [['NE', 'CR', 'PD'], 'SD'], [['PR', 'CR'], 'PR'], [['PR', 'PR'], 'PR'],
    [['PR', 'SD'], 'SD'], [['PR', 'PD'], 'PD'], [['PR', 'NE'], 'NE'], [['NE', 'PR', 'NE'], 'SD'], [['NE', 'NE'], 'NE'],
    [['PR', 'NE', 'PR'], 'PR'], [['PR', 'NE', 'NE', 'PR'], 'SD'], [['PR', 'SD', 'PR'], 'SD'], [['CR', 'NE', 'CR'], 'CR'], [['PR', 'PD', 'PR'], 'PD'], [['SD', 'PD'], 'PD'], [['NE', 'SD', 'PD'], 'SD'],
  ])('of %j with confirmation is %s', (labels, best) => expect(bestRecist(dated(...labels), rule, true)).toBe(best));

  it('of an unconfirmed response without targets is neither', () => expect(bestRecist(dated<Recist11Response>('NE', 'CR', 'Non-CR/Non-PD'), rule, false)).toBe('Non-CR/Non-PD'));
  it('needs the asked days between the two', () => expect(bestRecist([{ label: 'PR', day: 50 }, { label: 'PR', day: 77 }, { label: 'PD', day: 90 }], rule, true)).toBe('SD'));
  it('is null of nothing', () => expect(bestRecist([], rule, true)).toBeNull());

  it.each<readonly [readonly IrecistResponse[], IrecistResponse, IrecistResponse]>([
    [['iUPD', 'iPR', 'iPR', 'iUPD', 'iCPD'], 'iPR', 'iPR'], [['iPR', 'iUPD', 'iPR'], 'iPR', 'iSD'], [['iUPD', 'iCPD', 'iCR', 'iCR'], 'iCPD', 'iCPD'],
    [['NED', 'iUPD', 'NED'], 'NED', 'NED'], [['NE', 'iUPD'], 'iUPD', 'iUPD'], [['iCR', 'iCR', 'iUPD', 'iCPD'], 'iCR', 'iCR'],
  ])('of %j in iRECIST is %s, and with confirmation %s', (labels, plain, confirmed) => {
    expect(bestIrecist(dated(...labels), { minSdDays: 0, confirmResponseDays: 0 }, true)).toBe(plain);
    expect(bestIrecist(dated(...labels), { minSdDays: 0, confirmResponseDays: 28 }, true)).toBe(confirmed);
  });

  it('follows the charter', () => {
    const findings = scenario({ week: 0, T: [100] }, { week: 4, T: [60] }, { week: 6, T: [65] }, { week: 14, T: [90] });
    expect(assessmentOf(findings)).toMatchObject({ bor: 'PR', ibor: 'iPR' });
    expect(assessmentOf(findings, { ...DEFAULT_CHARTER, confirmResponseDays: 28 })).toMatchObject({ bor: 'SD', ibor: 'iSD' });
    expect(assessmentOf(scenario({ week: 0, T: [100] }, { week: 4, T: [100] }), { ...DEFAULT_CHARTER, minSdDays: 42 })).toMatchObject({ bor: 'NE', ibor: 'NE' });
    expect(assessmentOf(scenario({ week: 0, T: [100] }, { week: 6, T: [100] }), { ...DEFAULT_CHARTER, minSdDays: 42 })).toMatchObject({ bor: 'SD', ibor: 'iSD' });
  });
});

// Two episodes of a published sequence: iUPD at W8 taken back, iUPD at W24 confirmed at W30. Baseline 2025-01-06.
const TWICE: readonly Scan[] = [{ week: 0, T: [100] }, { week: 8, T: [125] }, { week: 14, T: [60] }, { week: 24, T: [75] }, { week: 30, T: [82] }];

describe('intervals', () => {
  it('end RECIST at the first and iRECIST at the confirmed progression', () => {
    expect(outcomes(TWICE)).toEqual({
      problems: [],
      best: { bor: 'PD', borConfirmed: 'PD', ibor: 'iPR', iborConfirmed: 'iSD' },
      pfs: { from: '2025-01-06', to: '2025-03-03', days: 56, event: true, reason: 'progression' },
      ipfs: { from: '2025-01-06', to: '2025-06-23', days: 168, event: true, reason: 'progression' },
      dor: null, idor: { from: '2025-04-14', to: '2025-06-23', days: 70, event: true, reason: 'progression' },
      recistStop: { timepoint: 'W8', date: '2025-03-03', laterTimepoints: 3, daysToProgression: 112, daysWithoutProgression: null },
    });
  });
  it('start at treatment, end at a death before progression, and are censored at the last evaluable assessment', () => {
    expect(outcomes(TWICE.slice(0, 1), { start: '2025-01-13', death: '2025-02-01' })).toMatchObject({ pfs: { from: '2025-01-13', to: '2025-02-01', days: 19, event: true, reason: 'death' }, ipfs: { reason: 'death' } });
    expect(outcomes(TWICE.slice(0, 3))).toMatchObject({ ipfs: { to: '2025-04-14', event: false, reason: 'last-evaluable-assessment' }, idor: { days: 0, event: false }, recistStop: { daysToProgression: null, daysWithoutProgression: 42 } });
    expect(outcomes([...TWICE.slice(0, 3), { week: 20, T: ['not-evaluable'] }], { start: null, death: '2025-12-01' })).toMatchObject({ ipfs: { to: '2025-12-01', event: true, reason: 'death' } });
    expect(outcomes([...TWICE.slice(0, 3), { week: 20, T: ['not-evaluable'] }]).ipfs?.to).toBe('2025-04-14');
    expect(outcomes([{ week: 0, T: [100] }, { week: 8, T: ['not-evaluable'] }])).toMatchObject({ pfs: { days: 0, event: false, reason: 'no-evaluable-assessment' }, dor: null, idor: null, recistStop: null });
    expect(outcomes(TWICE.slice(0, 2), { start: null, death: '2025-03-03' }).pfs?.reason).toBe('progression');
  });
  it('give a duration of RECIST response', () => {
    expect(outcomes([{ week: 0, T: [100] }, { week: 8, T: [60] }, { week: 16, T: [75] }]).dor).toEqual({ from: '2025-03-03', to: '2025-04-28', days: 56, event: true, reason: 'progression' });
  });
});

describe('confirmation window', () => {
  const window = { since: '2026-03-02', opens: '2026-03-30', closes: '2026-04-27' };
  it.each([
    ['2026-03-27', { kind: 'not-yet', daysUntilOpen: 3 }], ['2026-03-28', { kind: 'early-tolerated', daysUntilOpen: 2 }], ['2026-03-30', { kind: 'open', daysLeft: 28 }],
    ['2026-04-27', { kind: 'open', daysLeft: 0 }], ['2026-04-28', { kind: 'overdue', daysOver: 1 }],
  ])('on %s', (on, state) => expect(windowState(window, on, 2)).toEqual(state));
  it('is a mistake of the caller to ask for no date', () => expect(() => windowState(window, 'soon', 2)).toThrow('soon'));
});
