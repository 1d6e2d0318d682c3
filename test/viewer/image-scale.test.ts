import { describe, expect, it } from 'vitest';
import { readSources, type Series } from '../../src/dicom';
import { cameraLike, columnMm, fitPerMm, fittedBeside, latticeOf } from '../../src/viewer/image-scale';
import { gripAt } from '../../src/viewer/hit';
import type { LabelledMark } from '../../src/viewer/marks-layer';
import { madeSeries, type Made } from '../dicom/made-series';

const seriesOf = async (series: Made['series']): Promise<Series> => {
  const [subject] = (await readSources(madeSeries({ name: JSON.stringify(series), slices: 1, ...(series ? { series } : {}) }), {})).subjects;
  const [one] = subject?.days[0]?.series ?? [];
  if (!one) throw new Error('no series');
  return one;
};
const sliceOf = async (series: Made['series']) => {
  const [slice] = (await seriesOf(series)).slices;
  if (!slice) throw new Error('no slice');
  return slice;
};
const size = { width: 400, height: 640 };

describe('two scans side by side', () => {
  it('hang in one size, the one in which both fit, each with the middle of its image in the middle', async () => {
    // 8 columns of 0.8 mm are 6.4 mm wide, of 0.5 mm 4 mm: 400 CSS pixels hold 62.5 per mm and 100 per mm.
    const [wide, narrow] = [await sliceOf({ columnSpacing: 0.8, rowSpacing: 0.8 }), await sliceOf({ columnSpacing: 0.5, rowSpacing: 0.5 })];
    expect([fitPerMm(wide, size), fitPerMm(narrow, size)]).toEqual([62.5, 100]);
    const [left, right] = [fittedBeside(wide, size, 100), fittedBeside(narrow, size, 62.5)];
    expect(left.zoom / 0.8).toBe(right.zoom / 0.5);
    expect([left.centre, right.centre]).toEqual([{ column: 3.5, row: 3.5 }, { column: 3.5, row: 3.5 }]);
  });

  it('one hung beside a zoomed one is as large, and as many mm from the middle, on pixels of another shape too', async () => {
    const [held, hung] = [await sliceOf({ columnSpacing: 0.8, rowSpacing: 0.8 }), await sliceOf({ columnSpacing: 0.5, rowSpacing: 1 })];
    const camera = cameraLike(hung, { looking: { camera: { centre: { column: 5.5, row: 1.5 }, zoom: 160 }, lattice: latticeOf(held), size }, columnMm: columnMm(held) ?? 0 });
    expect((camera?.zoom ?? 0) / 0.5).toBeCloseTo(200, 10); // 160 CSS pixels per 0.8 mm
    expect(((camera?.centre.column ?? 0) - 3.5) * 0.5).toBeCloseTo(1.6, 10); // two columns of 0.8 mm to the right
    expect(((camera?.centre.row ?? 0) - 3.5) * 1).toBeCloseTo(-1.6, 10);
  });
});

describe('a handle', () => {
  const drawn = [{ mark: { selected: true, editable: true }, grips: [{ part: 'long-0', at: { x: 100, y: 100 } }, { part: 'long-1', at: { x: 114, y: 100 } }] }] as unknown as readonly LabelledMark[];
  it('is 24 CSS pixels wide whether its ring is seen or not, and the nearer one wins', () => {
    expect(gripAt(drawn, { x: 88.5, y: 100 }, 'mouse')?.grip.part).toBe('long-0');
    expect(gripAt(drawn, { x: 108, y: 100 }, 'mouse')?.grip.part).toBe('long-1');
    expect(gripAt(drawn, { x: 87, y: 100 }, 'mouse')).toBeNull();
  });
});
