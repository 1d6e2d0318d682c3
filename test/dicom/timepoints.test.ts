import { describe, expect, it } from 'vitest';
import { proposeTimepoints, readSources, seriesTitle, type TimepointProposal } from '../../src/dicom';
import { kernelKind } from '../../src/dicom/kernel';
import { phaseOf } from '../../src/dicom/phase';
import { madeSeries, type Made } from './made-series';
import { haveData, sourcesIn } from './shared-data';

const proposed = async (...made: readonly Made[]): Promise<readonly TimepointProposal[]> => {
  const [subject] = (await readSources(made.flatMap(madeSeries), {})).subjects;
  return subject ? proposeTimepoints(subject) : [];
};
const chosen = ({ candidates, seriesKey }: TimepointProposal): string | undefined => {
  const series = candidates.find(({ key }) => key === seriesKey);
  return series && seriesTitle(series);
};
const trial = (id: string): NonNullable<Made['series']> => ({ timePoint: { id, description: '', sponsor: 'S', protocol: 'P', subject: '1' } });
const on = (date: string): NonNullable<Made['study']> => ({ date, uid: `1.2.${date}` });

describe('when', () => {
  it('is the study date: the earliest is the baseline, others are named by weeks', async () => {
    const found = await proposed({ name: 'c', study: on('20260420') }, { name: 'a', study: on('20260105') }, { name: 'b', study: on('20260302') });
    expect(found.map(({ label, date, day }) => [label, date, day])).toEqual([['W0', '2026-01-05', 0], ['W8', '2026-03-02', 56], ['W15', '2026-04-20', 105]]);
  });
  it('is told in days where weeks would collide', async () => {
    const found = await proposed({ name: 'a', study: on('20260105') }, { name: 'b', study: on('20260108') }, { name: 'c', study: on('20260301') }, { name: 'd', study: on('20260303') });
    expect(found.map(({ label }) => label)).toEqual(['W0', 'D3', 'W8', 'D57']);
  });
  it('is the trial time point where there is one, over two study dates', async () => {
    const found = await proposed({ name: 'a', study: on('20260105'), series: trial('Baseline') }, { name: 'b', study: on('20260106'), series: trial('Baseline') }, { name: 'c', study: on('20260302'), series: trial('Week 8') });
    expect(found.map(({ label, date, studyInstanceUids }) => [label, date, studyInstanceUids.length])).toEqual([['Baseline', '2026-01-05', 2], ['Week 8', '2026-03-02', 1]]);
  });
  it('is unknown without dates: undated studies stay apart and say so', async () => {
    const found = await proposed({ name: 'a', study: { date: '', uid: '1.1' } }, { name: 'b', study: { date: '', uid: '1.2' } });
    expect(found.map(({ label, date, day }) => [label, date, day])).toEqual([['Scan 1', null, null], ['Scan 2', null, null]]);
  });
});

describe('which series', () => {
  const lung: NonNullable<Made['series']> = { kernel: 'B70f', sliceThicknessMm: 1, number: 3, description: 'Lung' };
  it('for the baseline: axial, whole range, soft kernel, before a lung kernel, a coronal one and a short one', async () => {
    const study = on('20260105');
    const [baseline] = await proposed(
      { name: 'lung', study, series: lung, slices: 40, stepMm: 1 }, { name: 'soft', study, slices: 8 }, { name: 'short', study, slices: 3 },
      { name: 'coronal', study, slices: 50, series: { columnDirection: [0, 0, -1] } });
    expect(baseline && chosen(baseline)).toBe('Chest 5.0 mm, kernel B30f');
    expect(baseline?.candidates[0]?.slices).toHaveLength(8);
    expect(baseline?.candidates.at(-1)?.orientation).toBe('coronal');
    expect(baseline?.why).toBe('Best fit for a baseline: axial, 8 slices, 5.0 mm, soft kernel, contrast; a 1.0 mm lung series is also there');
  });
  it('for a follow-up: the one nearest to the baseline, with the reason', async () => {
    const later = on('20260302');
    const [, current] = await proposed({ name: 'a', study: on('20260105'), slices: 8 }, { name: 'thin', study: later, series: lung, slices: 40, stepMm: 1 }, { name: 'same', study: later, slices: 8 });
    expect(current && chosen(current)).toBe('Chest 5.0 mm, kernel B30f');
    expect(current?.why).toBe('Nearest to baseline; a 1.0 mm lung series is also there');
  });
  it('says what differs', async () => {
    const [, current] = await proposed({ name: 'a', study: on('20260105'), series: { sliceThicknessMm: 2.5 }, stepMm: 2.5 }, { name: 'b', study: on('20260302'), series: { contrast: 'NONE', kernel: 'B31f' } });
    expect(current?.why).toBe('The only series; slice 2.5 → 5.0 mm, kernel B30f → B31f, contrast → no contrast');
  });
  it('prefers the same kernel over more slices, and the same phase', async () => {
    const later = on('20260302');
    const [, current] = await proposed(
      { name: 'a', study: on('20260105'), slices: 8, series: { description: 'Abdomen portal venous' } },
      { name: 'arterial', study: later, slices: 12, series: { description: 'Abdomen arterial' } }, { name: 'venous', study: later, slices: 8, series: { description: 'Abdomen venous', number: 7 } });
    expect(current?.candidates[0]?.phase).toBe('portal-venous');
  });
  it('says nothing about contrast where the file does not', async () => {
    const [first, second] = await proposed({ name: 'a', study: on('20260105'), series: { contrast: null } }, { name: 'b', study: on('20260302') });
    expect([first?.why, second?.why]).toEqual(['The only series: axial, 4 slices, 5.0 mm, soft kernel', 'The only series: same slice, kernel']);
  });
  it('says what is wrong with the geometry', async () => {
    const whole = madeSeries({ name: 'a', study: on('20260105'), slices: 8 });
    const [subject] = (await readSources(whole.filter((_, i) => i !== 3), {})).subjects;
    expect(subject && proposeTimepoints(subject)[0]?.why).toBe('The only series: axial, 7 slices, 5.0 mm, soft kernel, contrast; 1 slice missing');
  });
  it('a baseline without contrast is followed without contrast', async () => {
    const later = on('20260302');
    const [, current] = await proposed({ name: 'a', study: on('20260105'), series: { contrast: 'NONE' } }, { name: 'with', study: later }, { name: 'without', study: later, series: { contrast: 'NONE', number: 9 } });
    expect(current?.why).toBe('Nearest to baseline: same slice, kernel, no contrast');
  });
});

describe('words', () => {
  it.each([
    ['B30f', 'soft'], ['B70s', 'sharp'], ['Br38f/3', 'soft'], ['Bl57d', 'sharp'], ['I31f', 'soft'], ['STANDARD', 'soft'], ['LUNG', 'sharp'], ['BONEPLUS', 'sharp'],
    ['FC08', 'soft'], ['FC17', 'soft'], ['FC52', 'sharp'], ['L', 'sharp'], ['B', 'soft'], ['YA', 'sharp'], ['', 'unknown'], ['11', 'unknown'],
  ])('kernel “%s” is %s', (kernel, kind) => expect(kernelKind(kernel)).toBe(kind));
  it.each([
    ['ABD PORTAL VENOUS 5mm', 'x', 'portal-venous'], ['Thorax nativ', '', 'non-contrast'], ['Liver late arterial', 'x', 'arterial'], ['Abd delayed 5 min', 'x', 'delayed'],
    ['CHEST W/O CONTRAST', '', 'non-contrast'], ['Chest', 'OMNIPAQUE', null], ['Native spine', 'OMNIPAQUE', null], ['Partial arthrosis', '', null],
  ])('“%s” with agent “%s” is %s', (words, agent, phase) => expect(phaseOf(words, agent)).toBe(phase));
});

describe.skipIf(!haveData)('real subjects (needs ../shared/data)', () => {
  it('four dates of one subject', async () => {
    const [subject] = (await readSources(sourcesIn('series/tcga_17_Z058_single_slices_4dates'), {})).subjects;
    // 23, 62 and 182 days after 1986-03-30.
    expect(subject && proposeTimepoints(subject).map(({ label, day }) => [label, day])).toEqual([['W0', 0], ['W3', 23], ['W9', 62], ['W26', 182]]);
  });
  it('a time point that is a bare number groups but does not name', async () => {
    const [subject] = (await readSources(sourcesIn('series/covid_prior_current_single_slices'), {})).subjects;
    expect(subject && proposeTimepoints(subject).map(({ label, day }) => [label, day])).toEqual([['W0', 0], ['W7', 51]]);
  });
  it('titles a series in a few words', async () => {
    const [subject] = (await readSources(sourcesIn('series/LungDx-A0001_chest_5mm').slice(0, 5), {})).subjects;
    expect(subject?.days[0]?.series.map(seriesTitle)).toEqual(['Chest 5.0 mm, kernel L, non-contrast']);
  });
});
