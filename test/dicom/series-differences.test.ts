import { describe, expect, it } from 'vitest';
import { matchingSeries, readSources, seriesDifferences, type NewCtSeries, type Series } from '../../src/dicom';
import { madeSeries, type Made } from './made-series';
import { seriesOf } from './shared-data';

type Change = Partial<Omit<NewCtSeries, 'patient' | 'study'>> & Pick<Made, 'slices' | 'stepMm'>;

let made = 0;
/** A series of 41 slices of 5 mm, kernel B30f, portal venous, 120 kV, changed in what the test says. */
const series = async ({ slices = 41, stepMm = 5, ...change }: Change): Promise<Series> => {
  const [one] = seriesOf(await readSources(madeSeries({ name: `d${made++}`, slices, stepMm, series: { description: 'Chest portal venous', ...change } }), {}));
  if (!one) throw new Error('no series');
  return one;
};

/** The truth is the header that the test wrote. Thickness and phase are cautions, kernel and voltage information (PMC4000020; KJR 2018;19(6)). */
describe('differences from the baseline series', () => {
  it.each<[string, Change, readonly string[]]>([
    ['nothing', {}, []],
    ['thickness', { sliceThicknessMm: 2.5, stepMm: 2.5, slices: 81 }, ['caution thickness slice 5.0 → 2.5 mm']],
    ['phase', { description: 'Chest arterial' }, ['caution phase portal-venous → arterial']],
    ['a phase that is not named', { description: 'Chest' }, []],
    ['no contrast', { description: 'Chest native', contrast: '' }, ['caution phase portal-venous → no contrast']],
    ['kernel', { kernel: 'B70f' }, ['information kernel kernel B30f → B70f']],
    ['voltage', { kilovolts: 80 }, ['information kilovolts 120 → 80 kV']],
    ['coverage', { slices: 21 }, ['caution coverage covers 105 of 205 mm']],
    ['gaps between slices', { stepMm: 10, slices: 21 }, ['caution spacing slices every 5.0 → 10.0 mm']],
    ['orientation', { rowDirection: [1, 0, 0], columnDirection: [0, 0, -1] }, ['caution orientation axial → coronal']],
    ['several, cautions first', { kernel: 'B70f', description: 'Chest arterial', sliceThicknessMm: 2.5, stepMm: 2.5, slices: 81 }, ['caution phase portal-venous → arterial', 'caution thickness slice 5.0 → 2.5 mm', 'information kernel kernel B30f → B70f']],
  ])('%s', async (_what, change, told) => {
    const differences = seriesDifferences(await series({}), await series(change));
    expect(differences.filter(({ what }) => _what !== 'orientation' || what === 'orientation').map(({ rank, what, fact }) => `${rank} ${what} ${fact}`)).toEqual(told);
  });
  it('offers the series that matches, and none where none is better', async () => {
    const [baseline, thin, lung, same] = await Promise.all([series({}), series({ sliceThicknessMm: 1, stepMm: 1, slices: 201 }), series({ kernel: 'B70f' }), series({})]);
    expect(matchingSeries(baseline, thin, [thin, lung, same])?.key).toBe(same.key);
    expect(matchingSeries(baseline, thin, [thin, lung])?.key).toBe(lung.key);
    expect(matchingSeries(baseline, lung, [thin, lung])).toBeNull();
  });
});
