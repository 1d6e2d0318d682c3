import { describe, expect, it } from 'vitest';
import { readSources, type GeometryFinding } from '../../src/dicom';
import { haveData, problemKinds, seriesOf, sourcesIn } from './shared-data';

/**
 * Each folder is the 12-slice, 5 mm reference with one defect, which its name tells; the truths below are what was done to it
 * (../shared/data/README.md). Per stack: slices, orientation, spacing measured, findings.
 */
interface Stack {
  readonly slices: number;
  readonly orientation: string;
  readonly spacing: number | null;
  readonly findings: readonly GeometryFinding[];
}
const axial = (slices: number, spacing: number | null, ...findings: GeometryFinding[]): Stack => ({ slices, orientation: 'axial', spacing, findings });
const noMillimetres = (why: (GeometryFinding & { kind: 'no-millimetres' })['why']): GeometryFinding => ({ kind: 'no-millimetres', why });

const TABLE: readonly (readonly [folder: string, stacks: readonly Stack[], problems: readonly string[]])[] = [
  ['01_reference', [axial(12, 5)], []],
  ['02_one_slice_missing', [axial(11, 5, { kind: 'missing-slices', count: 1, gaps: [{ afterSlice: 4, gapMm: 10 }] })], ['geometry']],
  ['03_spacing_changes_midway', [axial(12, 5, { kind: 'irregular-spacing', minMm: 5, maxMm: 7 })], ['geometry']],
  ['04_instance_numbers_reversed_names_shuffled', [axial(12, 5)], []],
  ['05_no_pixel_spacing', [axial(12, 5, noMillimetres('no-pixel-spacing'))], ['geometry']],
  ['06_imager_pixel_spacing_only', [axial(12, 5, noMillimetres('imager-pixel-spacing-only'))], ['geometry']],
  ['07_nonsquare_pixels', [axial(12, 5, { kind: 'non-square-pixels', rowMm: 1.68359375, columnMm: 0.841796875 })], []],
  ['08_unsigned12_slope2', [axial(12, 5)], []],
  ['09_padding_minus2000', [axial(12, 5)], []],
  ['10_overlay_garbage_in_high_bits', [axial(12, 5)], []],
  ['11_one_coronal_in_axial_series', [axial(11, 5, { kind: 'missing-slices', count: 1, gaps: [{ afterSlice: 4, gapMm: 10 }] }), { slices: 1, orientation: 'coronal', spacing: null, findings: [{ kind: 'single-slice' }] }], ['geometry']],
  ['12_two_frames_of_reference', [axial(6, 5, { kind: 'several-frames-of-reference', count: 2 }), axial(6, 5, { kind: 'several-frames-of-reference', count: 2 })], []],
  ['13_localizer_first_in_same_series', [axial(11, 5)], ['localizer']],
  ['14_spacing_between_slices_lies', [axial(12, 5, { kind: 'spacing-tag-disagrees', tagMm: 10, measuredMm: 5 })], []],
  ['15_no_slice_thickness', [axial(12, 5, { kind: 'no-slice-thickness' })], []],
  ['16_no_dates', [axial(12, 5)], []],
  ['17_same_series_uid_two_studies', [axial(6, 5), axial(6, 5)], []],
  ['18_multi_window', [axial(12, 5)], []],
  ['19_no_window', [axial(12, 5)], []],
  ['20_no_geometry_only_slicelocation', [{ slices: 12, orientation: 'unknown', spacing: null, findings: [noMillimetres('no-orientation'), { kind: 'no-order', by: 'instance-number' }] }], ['geometry']],
  ['21_hostile_strings', [axial(12, 5)], []],
  ['22_monochrome1', [axial(12, 5)], []],
  ['23_zero_pixel_spacing', [axial(12, 5, noMillimetres('invalid-pixel-spacing'))], ['geometry']],
  ['24_duplicate_sop_uids_different_slices', [axial(6, 10, { kind: 'gap', byMm: 5 })], Array.from({ length: 6 }, () => 'conflicting-duplicate')],
  ['25_every_position_twice', [axial(12, 5), axial(12, 5)], []],
  ['26_rotated_in_plane_1deg', [axial(12, 5, { kind: 'oblique-in-plane', degrees: (Math.atan2(0.0175, 0.9998) * 180) / Math.PI })], []],
];

const rounded = (findings: readonly GeometryFinding[]): unknown =>
  JSON.parse(JSON.stringify(findings, (_, value: unknown) => (typeof value === 'number' ? Math.round(value * 1e6) / 1e6 : value)));

describe.skipIf(!haveData)('synthetic series, one defect each (needs ../shared/data)', () => {
  it.each(TABLE)('%s', async (folder, stacks, problems) => {
    const library = await readSources(sourcesIn(`synthetic/${folder}`), {});
    const found = seriesOf(library);
    expect(found.map(({ slices, orientation }) => [slices.length, orientation])).toEqual(stacks.map(({ slices, orientation }) => [slices, orientation]));
    found.forEach((series, i) => {
      const expected = stacks[i]?.spacing ?? null;
      if (expected === null) expect(series.sliceSpacingMm).toBeNull();
      else expect(series.sliceSpacingMm).toBeCloseTo(expected, 6);
    });
    expect(found.map(({ findings }) => rounded(findings))).toEqual(stacks.map(({ findings }) => rounded(findings)));
    expect(problemKinds(library)).toEqual(problems);
    expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  });

  it('scrolls head to feet whatever the file names and instance numbers say', async () => {
    const reversed = seriesOf(await readSources(sourcesIn('synthetic/04_instance_numbers_reversed_names_shuffled'), {}))[0];
    expect(reversed?.slices.map(({ positionMm }) => positionMm)).toEqual([-184, -189, -194, -199, -204, -209, -214, -219, -224, -229, -234, -239]);
  });

  it('keeps two studies apart that share a Series Instance UID, and a day for each', async () => {
    const library = await readSources(sourcesIn('synthetic/17_same_series_uid_two_studies'), {});
    expect(library.subjects).toHaveLength(1);
    const [first, second] = library.subjects[0]?.days ?? [];
    expect([first?.date, second?.date]).toEqual(['2024-01-05', '2024-03-01']);
    expect(second?.series[0]?.key).toBe(`${first?.series[0]?.key}#2`);
  });

  it('never gives millimetres where the header has none to trust, yet keeps the order of the slices', async () => {
    for (const folder of ['05_no_pixel_spacing', '06_imager_pixel_spacing_only', '20_no_geometry_only_slicelocation', '23_zero_pixel_spacing']) {
      const [series] = seriesOf(await readSources(sourcesIn(`synthetic/${folder}`), {}));
      expect(series?.slices.map(({ calibration }) => calibration.kind)).toEqual(Array.from({ length: 12 }, () => 'pixels-only'));
      expect(series?.slices.every(({ plane }) => plane === null)).toBe(true);
    }
  });

  it('tells once for each series what hinders measuring', async () => {
    const lines = async (folder: string) => (await readSources(sourcesIn(`synthetic/${folder}`), {})).problems.map(({ rank, file, detail, count }) => [rank, file, detail, count]);
    expect(await lines('02_one_slice_missing')).toEqual([['caution', 'synthetic/02_one_slice_missing', 'One slice missing between 5 and 6, gap 10.0 mm', 0]]);
    expect(await lines('03_spacing_changes_midway')).toMatchObject([['caution', 'synthetic/03_spacing_changes_midway', 'Slices 5.0 to 7.0 mm apart', 0]]);
    expect(await lines('05_no_pixel_spacing')).toMatchObject([['caution', 'synthetic/05_no_pixel_spacing', 'No pixel spacing: no millimetres', 0]]);
  });

  it('keeps hostile strings as text', async () => {
    const library = await readSources(sourcesIn('synthetic/21_hostile_strings'), {});
    expect(library.subjects[0]?.patientId).toBe("+cmd|' /C calc'!A0");
    expect(seriesOf(library)[0]?.description).toBe('=HYPERLINK("http://x","click")');
  });

  it('reads all windows, zero padded or not, and none where there is none', async () => {
    const windows = async (folder: string): Promise<unknown> => seriesOf(await readSources(sourcesIn(folder), {}))[0]?.slices[0]?.windows;
    expect(await windows('synthetic/19_no_window')).toEqual([]);
    expect(await windows('synthetic/18_multi_window')).toMatchObject([{ center: 40, width: 400, explanation: 'MEDIASTINUM' }, { center: -600, width: 1500, explanation: 'LUNG' }, { center: 300, width: 1500, explanation: 'BONE' }]);
    expect(await windows('series/LungDx-A0001_chest_5mm')).toMatchObject([{ center: -600 }, { center: -600 }]);
  });
});
