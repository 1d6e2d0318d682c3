import { describe, expect, it } from 'vitest';
import { confirmationStep, scanInWords, todayInWords, windowState, windowWords, type LaterScan } from '../../src/panels/room/confirmation';
import { laneLabels } from '../../src/panels/room/lanes';
import { sumPlot } from '../../src/panels/room/sum-plot';
import { stepsAside, timeScale } from '../../src/panels/room/timeline-scale';
import { FOLLOW_UP, told } from './story';

/** I18: four to eight weeks after the scan of 27 Apr 2026 are 25 May and 22 Jun, counted on a calendar. */
const WINDOW = { since: '2026-04-27', opens: '2026-05-25', closes: '2026-06-22' };

describe('the confirmation window', () => {
  it('includes its first and its last day', () => {
    expect(windowState(WINDOW, '2026-05-24')).toEqual({ kind: 'not-open', days: 1 });
    expect(windowState(WINDOW, '2026-05-25')).toEqual({ kind: 'open', days: 28 });
    expect(windowState(WINDOW, '2026-06-22')).toEqual({ kind: 'open', days: 0 });
    expect(windowState(WINDOW, '2026-06-23')).toEqual({ kind: 'overdue', days: 1 });
  });
  it('is told against the next scan where there is one, else against today, and never as advice', () => {
    const words = (following: { label: string; date: string } | null, today: string | null): string => {
      const { before, strong, after } = confirmationStep(WINDOW, { date: '2026-04-27', isBeingRead: false }, following, today);
      return before + strong + after;
    };
    expect(words(null, '2026-04-28')).toBe('Next: repeat imaging 25 May – 22 Jun 2026, 4 to 8 weeks from this scan. Not yet open.');
    expect(words({ label: 'W24', date: '2026-06-22' }, '2030-01-01')).toContain('W24 falls in it.');
    expect(words(null, null)).toMatch(/from this scan\.$/);
    expect(scanInWords('W17', windowState(WINDOW, '2026-05-04'))).toBe('W17 comes 21 days before it opens.');
    expect(todayInWords(windowState(WINDOW, '2026-06-27'))).toBe('Overdue by 5 days; the label is still computed.');
    expect(todayInWords(windowState(WINDOW, '2029-06-27'))).toBe('The window has closed.');
  });
  it('is not asked for again at a scan that lies in it', () => {
    const words = (date: string, isBeingRead: boolean): string => {
      const { before, strong, after } = confirmationStep(WINDOW, { date, isBeingRead }, null, null);
      return before + strong + after;
    };
    expect(words('2026-06-01', true)).toBe('This scan lies in the confirmation window 25 May – 22 Jun 2026 and is being read.');
    expect(words('2026-06-01', false)).toBe('The progression of 27 Apr 2026 is still open. Next: repeat imaging by 22 Jun 2026.');
    expect(words('2026-07-01', true)).toContain('closed before this scan');
  });
  it('counts no days against today when a scan of the read lies in it or after it', () => {
    const scan = (date: string, state: LaterScan['state']): LaterScan => ({ label: 'W20', date, state });
    const today = '2026-07-01';
    expect(windowWords(WINDOW, [], today)).toBe('overdue by 9 days');
    expect(windowWords(WINDOW, [scan('2026-06-01', 'not-read')], today)).toBe('W20 falls in it');
    expect(windowWords(WINDOW, [scan('2026-06-01', 'draft')], today)).toBe('W20 is being read');
    expect(windowWords(WINDOW, [scan('2026-06-30', 'not-read')], today)).toBeNull();
  });
});

describe('the time axis', () => {
  it('puts scans at their true days', () => {
    const scale = timeScale([0, 56, 112], 168);
    expect(scale.x(112) - scale.x(56)).toBeCloseTo(scale.x(56) - scale.x(0), 10);
    expect(scale.x(168)).toBeLessThan(98);
  });
  it('lets things step aside only as far as they must, in order, inside the width', () => {
    const things = [{ at: 0, width: 50 }, { at: 20, width: 50 }, { at: 300, width: 50 }, { at: 380, width: 50 }];
    expect(stepsAside(things, 400, 4)).toEqual([0, 34, -4, -30]);
    expect(stepsAside([{ at: 10, width: 20 }, { at: 100, width: 20 }], 400, 4)).toEqual([0, 0]);
  });
});

describe('the sum plot', () => {
  const { assessment } = told(FOLLOW_UP);
  const responses = assessment?.timepoints ?? [];
  const scale = timeScale([0, 56, 112], 168);
  const plot = sumPlot(responses, [0, 56, 112], scale);

  it('draws the bar that each scan is held against: 1.2 × 142.2 up to W8, 1.2 × 131.3 from there on', () => {
    expect(plot.pdBar.map(({ from, to }) => [from, to])).toEqual([[scale.x(0), scale.x(56)], [scale.x(56), scale.x(112)], [scale.x(112), 100]]);
    expect(plot.pdBar[1]?.y).toBe(plot.pdBar[2]?.y);
    expect(plot.pdBar[0]?.y).toBeLessThan(plot.pdBar[1]?.y ?? 0);
    expect(plot.pd?.mm).toBeCloseTo(157.6, 1);
    expect(plot.pr?.mm).toBeCloseTo(99.5, 1);
  });
  it('has the larger sum higher, and W8 as nadir', () => {
    const [w0, w8, w16] = plot.points;
    expect((w16?.y ?? 0) < (w0?.y ?? 0) && (w0?.y ?? 0) < (w8?.y ?? 0)).toBe(true);
    expect(plot.points.map(({ isNadir }) => isNadir)).toEqual([false, true, false]);
  });
  it('goes on after a new nadir as the bar of the next scan: 1.2 × 131.3, taken up to a tenth', () => {
    const till = sumPlot(responses.slice(0, 2), [0, 56], scale);
    expect(till.pdBar.map(({ from, to }) => [from, to])).toEqual([[scale.x(0), scale.x(56)], [scale.x(56), 100]]);
    expect(till.pd?.mm).toBeCloseTo(157.6, 10);
    expect(till.points.map(({ isNadir }) => isNadir)).toEqual([false, true]);
  });
  it('keeps the figures of both lines apart also where a low nadir brings PD below PR', () => {
    const [w0, w8] = responses;
    if (!w0 || !w8) throw new Error('two scans');
    const low = sumPlot([w0, { ...w8, sumMm: 60, nadirMm: 44, pdFromMm: 52.8, prToMm: 55 }], [0, 56], scale);
    expect(Math.abs((low.pd?.label ?? 0) - (low.pr?.label ?? 0))).toBeGreaterThanOrEqual(24);
    expect((low.pd?.label ?? 0) > (low.pr?.label ?? 0)).toBe((low.pd?.y ?? 0) > (low.pr?.y ?? 0));
  });
});

describe('the lanes', () => {
  const response = (irecist: 'iSD' | 'iUPD' | 'iCPD' | 'NE' | null, recist11: 'SD' | 'PD' | 'NE' | null) => {
    const [first] = told(FOLLOW_UP).assessment?.timepoints ?? [];
    if (!first) throw new Error('a response');
    return { ...first, irecist, recist11 };
  };
  it('say that an open iUPD comes again, also past a scan that could not be evaluated, and that RECIST 1.1 goes on after PD only for study', () => {
    const lanes = laneLabels([response(null, null), response('iUPD', 'PD'), response('NE', 'NE'), response('iUPD', 'PD'), response('iSD', 'SD'), response('iUPD', 'PD')], Array.from({ length: 6 }, () => true), false);
    expect(lanes.map((one) => one?.again)).toEqual([undefined, false, false, true, false, false]);
    expect(lanes.map((one) => one?.firstPd)).toEqual([undefined, true, false, false, false, false]);
    expect(lanes.map((one) => one?.afterPd)).toEqual([undefined, false, true, true, true, true]);
  });
  it('date the first PD by the label that counts: the reader\'s own where the charter says so (A14)', () => {
    const own = { ...response('iUPD', 'PD'), chosen: { recist11: 'SD', irecist: 'iSD', reason: 'motion' } } as const;
    const scans = [response(null, null), own, response('iUPD', 'PD')];
    const firsts = (ownCount: boolean): unknown => laneLabels(scans, [true, true, true], ownCount).map((one) => [one?.firstPd, one?.again]);
    expect(firsts(false)).toEqual([[undefined, undefined], [true, false], [false, true]]);
    expect(firsts(true)).toEqual([[undefined, undefined], [false, false], [true, false]]);
  });
  it('are empty where nothing has been answered', () => expect(laneLabels([response('NE', 'NE')], [false], false)).toEqual([null]));
});
