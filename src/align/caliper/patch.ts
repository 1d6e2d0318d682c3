import type { PixelPoint } from '../../dicom';
import type { ScanSlice } from '../layers';

/** A piece of one image in HU. Places on it are in the image plane, mm from the centre of the image's first pixel: u along columns, v along rows. */
export interface Patch {
  readonly values: Float32Array;
  readonly columns: number;
  readonly rows: number;
  readonly left: number;
  readonly top: number;
  /** Pixel size, mm. */
  readonly du: number;
  readonly dv: number;
}

/** The square of ± `reach` mm around a pixel, cut at the border of the image. */
export const patchAround = ({ plane, values, slope, intercept }: ScanSlice, at: PixelPoint, reach: number): Patch => {
  const [du, dv] = [plane.columnSpacing, plane.rowSpacing];
  const clamp = (value: number, most: number): number => Math.min(most - 1, Math.max(0, Math.round(value)));
  const [left, right] = [clamp(at.column - reach / du, plane.columns), clamp(at.column + reach / du, plane.columns)];
  const [top, bottom] = [clamp(at.row - reach / dv, plane.rows), clamp(at.row + reach / dv, plane.rows)];
  const [columns, rows] = [right - left + 1, bottom - top + 1];
  const out = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) for (let column = 0; column < columns; column += 1) {
    out[row * columns + column] = (values[(top + row) * plane.columns + left + column] as number) * slope + intercept;
  }
  return { values: out, columns, rows, left, top, du, dv };
};

const weightsOf = (sigma: number): Float64Array => {
  const reach = Math.ceil(3 * sigma);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp(-((k - reach) ** 2) / (2 * sigma * sigma)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** One pass of a blur: `step` from pixel to pixel of a line, `next` from line to line. The border repeats. */
const pass = (from: Float32Array, weights: Float64Array, count: number, step: number, lines: number, next: number): Float32Array => {
  const out = new Float32Array(from.length);
  const reach = weights.length >> 1;
  for (let line = 0; line < lines; line += 1) {
    const start = line * next;
    for (let i = 0; i < count; i += 1) {
      let sum = 0;
      if (i >= reach && i < count - reach) {
        for (let k = 0, p = start + (i - reach) * step; k < weights.length; k += 1, p += step) sum += (weights[k] as number) * (from[p] as number);
      } else {
        for (let k = -reach; k <= reach; k += 1) sum += (weights[k + reach] as number) * (from[start + Math.min(count - 1, Math.max(0, i + k)) * step] as number);
      }
      out[start + i * step] = sum;
    }
  }
  return out;
};

/** Blurred by a Gaussian of `sigma` mm; the border repeats. An edge keeps its half-maximum where it was. */
export const blurred = (patch: Patch, sigma: number): Patch => {
  const { columns, rows, values } = patch;
  const along = pass(values, weightsOf(sigma / patch.du), columns, 1, rows, columns);
  return { ...patch, values: pass(along, weightsOf(sigma / patch.dv), rows, columns, columns, 1) };
};

/** The part of a patch around some places, `margin` mm wider than they reach. */
export const cropped = (patch: Patch, spots: readonly (readonly [u: number, v: number])[], margin: number): Patch => {
  const clamp = (value: number, most: number): number => Math.min(most - 1, Math.max(0, Math.round(value)));
  const ends = (axis: 0 | 1, size: number, from: number, most: number): readonly [number, number] => {
    const all = spots.map((spot) => spot[axis]);
    return [clamp((Math.min(...all) - margin) / size - from, most), clamp((Math.max(...all) + margin) / size - from, most)];
  };
  const [[left, right], [top, bottom]] = [ends(0, patch.du, patch.left, patch.columns), ends(1, patch.dv, patch.top, patch.rows)];
  const [columns, rows] = [right - left + 1, bottom - top + 1];
  const values = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) values.set(patch.values.subarray((top + row) * patch.columns + left, (top + row) * patch.columns + right + 1), row * columns);
  return { ...patch, values, columns, rows, left: patch.left + left, top: patch.top + top };
};

/** HU at a place of the plane, bilinear; beyond the border the border's. */
export const huAt = (patch: Patch, u: number, v: number): number => {
  const x = Math.min(patch.columns - 1.001, Math.max(0, u / patch.du - patch.left));
  const y = Math.min(patch.rows - 1.001, Math.max(0, v / patch.dv - patch.top));
  const i = x | 0;
  const j = y | 0;
  const p = j * patch.columns + i;
  const d = patch.values;
  const upper = (d[p] as number) + (x - i) * ((d[p + 1] as number) - (d[p] as number));
  const lower = (d[p + patch.columns] as number) + (x - i) * ((d[p + patch.columns + 1] as number) - (d[p + patch.columns] as number));
  return upper + (y - j) * (lower - upper);
};

export const onPatch = (patch: Patch, u: number, v: number): boolean => {
  const [x, y] = [u / patch.du - patch.left, v / patch.dv - patch.top];
  return x >= 0 && y >= 0 && x <= patch.columns - 1 && y <= patch.rows - 1;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** Median HU within a radius of a place, mm. */
export const levelAt = (patch: Patch, u: number, v: number, radius: number): number => {
  const values: number[] = [];
  for (let y = -radius; y <= radius; y += 0.5) for (let x = -radius; x <= radius; x += 0.5) if (x * x + y * y <= radius * radius) values.push(huAt(patch, u + x, v + y));
  return median(values);
};

/** Standard deviation of the noise, HU, from the differences of neighbouring pixels: edges are few and do not move the median. */
export const noiseOf = (patch: Patch): number => {
  const { values, columns } = patch;
  const differences: number[] = [];
  for (let p = 0; p + columns + 1 < values.length; p += 1) {
    // Second differences over two pixels, so that a slope is no noise and neighbours that noise has tied together still differ.
    if (p % columns < columns - 4) differences.push(Math.abs((values[p] as number) - 2 * (values[p + 2] as number) + (values[p + 4] as number)));
  }
  return (1.4826 * median(differences)) / Math.sqrt(6);
};
