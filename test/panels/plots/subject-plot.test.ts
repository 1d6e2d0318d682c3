import { describe, expect, it } from 'vitest';
import { lesionTable, sumTable } from '../../../src/panels/plots/plot-table';
import { subjectPlot } from '../../../src/panels/plots/subject-plot';
import { course, LATE, NODAL, VANISH } from './course';

const plotOf = (one: Parameters<typeof course>[0]) => { const { read, assessment } = course(one); return subjectPlot(read, assessment); };

describe('the plot of one subject', () => {
  // The truth: case 4 of the design, worked by hand: nadirs 84, 77, 50; max(1.2 × nadir, nadir + 5) = 100.8, 92.4, 60.0; 0.7 × 84 = 58.8; 104 + 5, 62 + 5.
  it('moves the bar of PD with the nadir, at the scan that made it, and keeps that of PR', () => {
    const plot = plotOf(LATE);
    expect(plot.scans.map(({ sumMm }) => sumMm)).toEqual([84, 104, 77, 50, 62, 71]);
    expect(plot.pd).toEqual([
      { from: 0, to: 56, mm: 100.8 }, { from: 56, to: 98, mm: 100.8 }, { from: 98, to: 168, mm: 92.4 }, { from: 168, to: 252, mm: 60 }, { from: 252, to: 294, mm: 60 }, { from: 294, to: null, mm: 60 },
    ]);
    expect(plot.prToMm).toBe(58.8);
    expect(plot.scans.map(({ shape }) => shape)).toEqual([null, 'iUPD', 'iSD', 'iPR', 'iUPD', 'iCPD']);
  });

  it('opens a window 28 to 56 days after each first iUPD, with the sum that confirms there', () => {
    expect(plotOf(LATE).windows).toEqual([
      { since: 'W8', from: 84, to: 112, bar: { mm: 109, by: 'further-growth' }, newLesionBarMm: null },
      { since: 'W36', from: 280, to: 308, bar: { mm: 67, by: 'further-growth' }, newLesionBarMm: null },
    ]);
  });

  it('says in words what decided, and dates the progression to the iUPD that was confirmed', () => {
    const plot = plotOf(LATE);
    expect(plot.scans.map(({ note }) => note)).toEqual(['baseline', '+20 mm, +23.8% vs nadir 84', '−8.3% vs baseline', '−40.5%, nadir', '+12 mm, +24.0% vs nadir 50', '+9 mm since W36']);
    expect(plot.datedTo).toBe('W36');
    expect(plot.stop).toEqual({ day: 56, label: 'W8' });
    expect(sumTable(plot).rows.map(({ head, cells }) => [head, ...cells.map(({ text }) => text)])).toContainEqual(['PD from, mm', '–', '100.8', '100.8', '92.4', '60.0', '60.0']);
    expect(sumTable(plot).rows.find(({ head }) => head === 'RECIST 1.1')?.cells.map(({ text }) => text)).toEqual(['–', 'PD', 'after PD', 'after PD', 'after PD', 'after PD']);
    expect(lesionTable(plot).rows[3]?.cells.map(({ value }) => value)).toEqual([18, 22, 16, 11, 12, 12]);
  });

  // Case 3: the targets never grow, so 5 mm more of the targets confirm nothing: 1.2 × 59 = 70.8 would. The new lesions' own bar is 11 + 5; 7 mm is not measurable.
  it('keeps the bar of RECIST for the targets where new lesions alone made the iUPD, and gives the new lesions theirs', () => {
    const plot = plotOf(VANISH);
    expect(plot.windows).toEqual([{ since: 'W8', from: 84, to: 112, bar: { mm: 70.8, by: 'targets' }, newLesionBarMm: 16 }]);
    expect(plot.scans[1]?.note).toBe('−7.8%, but NL1, NL2');
    expect(plot.burden.map(({ sumMm, count }) => [sumMm, count])).toEqual([[null, 0], [11, 2], [6, 1], [0, 0]]);
    expect(plot.lesions.map(({ name, last }) => [name, last])).toEqual([['T1', 12], ['T2', 10], ['T3', 14], ['NL1', 'gone'], ['NL2', 'gone']]);
    expect(plot.pd.at(-1)).toEqual({ from: 154, to: null, mm: 43.2 });
  });

  // Case 7: 52 → 55 → 57: neither step is 5 mm, both together are, counted from the lowest of the episode (I17).
  it('counts further growth from the lowest sum of the episode', () => {
    const plot = plotOf(NODAL);
    expect(plot.windows[0]?.bar).toEqual({ mm: 57, by: 'further-growth' });
    expect(plot.scans.at(-1)?.note).toBe('+5 mm since W8');
  });

  it('has one lane and no window where the charter reports RECIST 1.1 alone', () => {
    const plot = plotOf({ ...LATE, charter: 'recist-1.1' });
    expect(plot).toMatchObject({ both: false, windows: [], stop: null, datedTo: null });
    expect(plot.scans.map(({ shape }) => shape)).toEqual([null, 'PD', 'PD', 'PD', 'PD', 'PD']); // R21: nothing follows a PD
    expect(sumTable(plot).rows.some(({ head }) => head === 'iRECIST')).toBe(false);
  });

  it('tells nothing by labels, windows or notes at a scan whose label is off', () => {
    const { read, assessment } = course(LATE);
    const plot = subjectPlot(read, assessment, { labelled: () => false, repeatability: false, blinded: true });
    expect(plot).toMatchObject({ windows: [], stop: null, datedTo: null, takenBack: false, whiskers: false });
    expect(plot.scans.map(({ when }) => when)).toEqual(['day 0', 'day 56', 'day 98', 'day 168', 'day 252', 'day 294']);
    expect(plot.scans.map(({ lanes, shape, note }) => [lanes, shape, note])).toEqual([[null, null, 'baseline'], ...[1, 2, 3, 4, 5].map(() => [null, null, ''])]);
  });

  it('shows the reader’s own label beside the computed one', () => {
    const plot = plotOf({ ...LATE, more: [{ kind: 'labelOverridden', v: 1, timepoint: 'w14', recist11: null, irecist: 'iUPD', reason: 'too early' }] });
    expect(plot.scans[2]?.lanes).toMatchObject({ irecist: 'iSD', chosen: { irecist: 'iUPD', reason: 'too early' } });
    expect(sumTable(plot).rows.find(({ head }) => head === 'Set by the reader')?.cells.map(({ text }) => text)).toEqual(['–', '–', 'iUPD', '–', '–', '–']);
  });
});
