import { describe, expect, it } from 'vitest';
import { patientFromPixel, patientPoint, pixelFromPatient, type ImagePlane, type PatientPoint, type Vec3 } from '../../../src/dicom';
import { GAP, greys, isAcquired, onLevel, planeThrough, resampled, stepped, volumeLack, volumeOf, type PlaneKind, type ScanSlice, type Volume } from '../../../src/align';
import type { AnalyticVariant } from '../../../src/phantom';
import { phantomSlices } from './phantom-volume';

const volume = (slices: readonly ScanSlice[]): Volume => {
  const made = volumeOf(slices);
  if (made.kind !== 'volume') throw new Error(made.why);
  return made;
};

const apart = (a: PatientPoint | Vec3, b: PatientPoint | Vec3): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Middle of the bright ball near a place, weighted by brightness over the trunk (0 HU): what an eye would point at. */
const brightMiddle = (made: Volume, plane: ImagePlane, near: PatientPoint): PatientPoint => {
  const values = resampled(made, plane);
  const at = pixelFromPatient(plane, near);
  let [sum, x, y] = [0, 0, 0];
  for (let row = 0; row < plane.rows; row += 1) {
    for (let column = 0; column < plane.columns; column += 1) {
      if (Math.hypot((column - at.column) * plane.columnSpacing, (row - at.row) * plane.rowSpacing) > 5.5) continue;
      const weight = Math.max(0, (values[row * plane.columns + column] as number) - 150);
      sum += weight;
      x += weight * column;
      y += weight * row;
    }
  }
  expect(sum, 'a ball is seen here').toBeGreaterThan(0);
  return patientFromPixel(plane, { column: x / sum, row: y / sum });
};

const MM = 0.4;
const VARIANTS: readonly AnalyticVariant[] = ['square', 'non-square', 'tilted', 'oblique', 'anisotropic', 'pair-follow-up'];
const KINDS: readonly PlaneKind[] = ['axial', 'coronal', 'sagittal'];

describe.each(VARIANTS)('planes through the %s phantom', (variant) => {
  it('show each ball where the script has it, and lengths as the script has them, on every plane', async () => {
    const { slices, truth } = await phantomSlices(variant);
    const made = volume(slices);
    // The script's places come from its own table, not from the header: half a pixel's diagonal is as well as anyone can point.
    const half = Math.hypot(made.plane.rowSpacing, made.plane.columnSpacing) / 2;
    for (const kind of KINDS) {
      const seen = new Map(truth.points.map(({ id, patient }) => [id, brightMiddle(made, planeThrough(kind, patient, patient, 61, 61, MM), patient)]));
      for (const { id, patient } of truth.points) expect(apart(seen.get(id) as PatientPoint, patient), `${kind} ${id}`).toBeLessThan(half);
      for (const { from, to, lengthMm } of truth.lines) expect(Math.abs(apart(seen.get(from) as PatientPoint, seen.get(to) as PatientPoint) - lengthMm), `${kind} ${from}–${to}`).toBeLessThan(half);
    }
  });

  it('keep a length across slices on a plane that holds both of its ends', async () => {
    const { slices, truth } = await phantomSlices(variant);
    const made = volume(slices);
    const [e, g] = ['E', 'G'].map((id) => truth.points.find((point) => point.id === id)?.patient as PatientPoint) as [PatientPoint, PatientPoint];
    const length = apart(e, g);
    const right: Vec3 = [(g[0] - e[0]) / length, (g[1] - e[1]) / length, (g[2] - e[2]) / length];
    const flat = Math.hypot(right[0], right[1]);
    const down: Vec3 = [right[1] / flat, -right[0] / flat, 0];
    const columns = Math.ceil(length / MM) + 41;
    const plane: ImagePlane = {
      rows: 41, columns, origin: patientPoint(e[0] - 20 * MM * (right[0] + down[0]), e[1] - 20 * MM * (right[1] + down[1]), e[2] - 20 * MM * right[2]), rowDirection: right, columnDirection: down,
      normal: [right[1] * down[2] - right[2] * down[1], right[2] * down[0] - right[0] * down[2], right[0] * down[1] - right[1] * down[0]], rowSpacing: MM, columnSpacing: MM,
    };
    const half = Math.hypot(made.plane.rowSpacing, made.plane.columnSpacing) / 2;
    expect(Math.abs(apart(brightMiddle(made, plane, e), brightMiddle(made, plane, g)) - length)).toBeLessThan(half);
  });
});

describe('what cannot be cut, and gaps', () => {
  it('refuses images without geometry, of several directions, and too few', async () => {
    const { slices } = await phantomSlices('square');
    const planes = slices.map(({ plane }) => plane);
    expect(volumeLack(planes)).toBeNull();
    expect(volumeLack([...planes, null])).toBe('no-geometry');
    expect(volumeLack([])).toBe('no-geometry');
    expect(volumeLack(planes.slice(0, 2))).toBe('too-few-slices');
    expect(volumeLack([planes[0] ?? null, planes[0] ?? null, planes[1] ?? null])).toBe('too-few-slices');
    const [first] = planes;
    const turned = first && { ...first, rowDirection: [Math.cos(0.01), Math.sin(0.01), 0] as const };
    expect(volumeLack([...planes, turned ?? null])).toBe('mixed-stack');
    expect(volumeLack([...planes, first ? { ...first, columns: 255 } : null])).toBe('mixed-stack');
  });

  it('makes up nothing where two slices are missing, and says how wide the gap is', async () => {
    const { slices } = await phantomSlices('square');
    const holed = slices.filter((_, i) => i !== 6 && i !== 7);
    const made = volume(holed);
    const middle = patientPoint(3.25, -11.5, 40);
    const plane = planeThrough('coronal', middle, middle, 3, 601, 0.1);
    const column = Array.from({ length: 601 }, (_, row) => resampled(made, plane)[row * 3 + 1] as number);
    // Slices lie 2.5 mm apart: between the neighbours of two missing ones there are 7.5 mm, of which each neighbour stands for 1.25 mm.
    expect(column.filter((value) => value === GAP).length * 0.1).toBeCloseTo(5, 0);
    const whole = Array.from({ length: 601 }, (_, row) => resampled(volume(slices), plane)[row * 3 + 1] as number);
    expect(whole.filter((value) => value === GAP)).toEqual([]);
    // Everywhere else the two agree: a missing slice changes nothing beside it.
    expect(column.flatMap((value, row) => (value === GAP || Math.abs(row * 0.1 - column.indexOf(GAP) * 0.1) < 4 || Math.abs(row * 0.1 - column.lastIndexOf(GAP) * 0.1) < 4 ? [] : [value - (whole[row] as number)])).filter((off) => Math.abs(off) > 0.01)).toEqual([]);
    const shown = greys(resampled(made, plane), 3, { center: 40, width: 400 });
    const gapAt = 4 * (3 * column.indexOf(GAP) + 1);
    expect(shown[gapAt + 2], 'a gap is no grey').not.toBe(shown[gapAt]);
  });

  it('gives the stored values themselves on the plane of the slices', async () => {
    const { slices } = await phantomSlices('square');
    const made = volume(slices);
    const slice = made.slices[9] as ScanSlice;
    expect([...resampled(made, slice.plane)]).toEqual([...slice.values]);
  });

  it('steps by slices where these are seen and by a millimetre elsewhere, and knows when the plane is the acquired one', async () => {
    const square = volume((await phantomSlices('square')).slices);
    const tilted = volume((await phantomSlices('tilted')).slices);
    const at = patientPoint(3.25, -11.5, 40.9);
    expect([isAcquired(square, 'axial'), isAcquired(square, 'coronal'), isAcquired(tilted, 'axial')]).toEqual([true, false, false]);
    expect(onLevel(square, 'axial', at)[2]).toBeCloseTo(40, 6);
    expect(onLevel(tilted, 'axial', at)[2]).toBe(40.9);
    expect(stepped(square, 'axial', onLevel(square, 'axial', at), 2)[2]).toBeCloseTo(35, 6);
    expect(stepped(square, 'coronal', at, 3)[1]).toBeCloseTo(-8.5, 6);
    expect(stepped(square, 'axial', at, 999)[2]).toBeCloseTo(square.low[2], 6);
  });
});
