import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { oddRows, oddTable, spacingByOther, type OddRow } from './odd-data';
import { haveData } from './shared-data';

const KEPT = join(import.meta.dirname, 'odd-data.md');

/** Millimetres of the synthetic series by what was done to each (../shared/data/README.md): between columns, between rows; null where none are true. */
const REFERENCE = 0.841796875;
const TRUE_MM: Readonly<Record<string, readonly [columns: number, rows: number] | null>> = {
  '05_no_pixel_spacing': null, '06_imager_pixel_spacing_only': null, '07_nonsquare_pixels': [REFERENCE, 2 * REFERENCE], '20_no_geometry_only_slicelocation': null, '23_zero_pixel_spacing': null,
};

describe.skipIf(!haveData)('odd data, a row for each series (needs ../shared/data)', async () => {
  const rows: readonly OddRow[] = haveData ? await oddRows() : [];
  if (process.env['NADIR_ODD_DATA'] === 'print') process.stdout.write(oddTable(rows));

  it('is shown, told and refused as the table says', () => {
    expect(rows.length).toBeGreaterThan(140);
    expect(oddTable(rows)).toBe(readFileSync(KEPT, 'utf8'));
  });

  it('gives the synthetic series the millimetres that were put into them, and none where there are none', () => {
    const synthetic = rows.filter(({ drop }) => /^synthetic\/\d\d_/.test(drop));
    expect(new Set(synthetic.map(({ drop }) => drop)).size).toBe(26);
    for (const { drop, series } of synthetic) {
      const name = drop.replace('synthetic/', '');
      const truth = name in TRUE_MM ? TRUE_MM[name] : ([REFERENCE, REFERENCE] as const);
      for (const { calibration, plane } of series.flatMap(({ slices }) => slices)) {
        const given = calibration.kind === 'millimetres' && plane ? [plane.columnSpacing, plane.rowSpacing] : null;
        expect(given, drop).toEqual(truth);
      }
    }
  });

  it('gives no image millimetres that another reader does not find in its file', async () => {
    const given = rows.flatMap(({ drop, series }) => series.flatMap(({ slices }) => slices.slice(0, 2)).map((slice) => ({ drop, slice }))).filter(({ slice }) => slice.calibration.kind === 'millimetres');
    const unread: string[] = [];
    for (const { drop, slice } of given) {
      const other = await spacingByOther(slice);
      if (other === null) unread.push(drop);
      else expect([slice.plane?.rowSpacing, slice.plane?.columnSpacing], drop).toEqual(other);
    }
    expect(given.length).toBeGreaterThan(60);
    expect(unread).toEqual([]);
  }, 60_000);
});
