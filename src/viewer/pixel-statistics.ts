import type { PixelPoint } from '../dicom';
import { valueAt, type Frame } from './stored-values';

export interface OvalStatistics {
  readonly mean: number;
  /** Population standard deviation. */
  readonly deviation: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly pixels: number;
}

/** Values of the pixels whose centres lie in the ellipse between two opposite corners of its box; null when there are none. */
export const ovalStatistics = (frame: Frame, a: PixelPoint, b: PixelPoint): OvalStatistics | null => {
  const centre = { column: (a.column + b.column) / 2, row: (a.row + b.row) / 2 };
  const wide = Math.abs(a.column - b.column) / 2;
  const high = Math.abs(a.row - b.row) / 2;
  let pixels = 0;
  let sum = 0;
  let squares = 0;
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let row = Math.max(0, Math.ceil(centre.row - high)); row <= Math.min(frame.rows - 1, centre.row + high); row++) {
    for (let column = Math.max(0, Math.ceil(centre.column - wide)); column <= Math.min(frame.columns - 1, centre.column + wide); column++) {
      if (((column - centre.column) / wide) ** 2 + ((row - centre.row) / high) ** 2 > 1) continue;
      const value = valueAt(frame, column, row);
      if (value === null) continue;
      pixels++;
      sum += value;
      squares += value * value;
      minimum = Math.min(minimum, value);
      maximum = Math.max(maximum, value);
    }
  }
  if (pixels === 0) return null;
  const mean = sum / pixels;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / pixels - mean * mean)), minimum, maximum, pixels };
};

const AIR_BELOW_HU = -600;
const RIM = 1.6;

/** What lies around a stroke: the rim between the circle over the stroke and one 1.6 times as wide. Null outside the image. */
export const rimStatistics = (frame: Frame, a: PixelPoint, b: PixelPoint, aspect: number): { readonly meanHu: number; readonly airFraction: number } | null => {
  const centre = { column: (a.column + b.column) / 2, row: (a.row + b.row) / 2 };
  const inner = Math.max(3, Math.hypot(a.column - b.column, (a.row - b.row) * aspect) / 2);
  const outer = inner * RIM;
  let pixels = 0;
  let sum = 0;
  let air = 0;
  for (let row = Math.ceil(centre.row - outer / aspect); row <= centre.row + outer / aspect; row++) {
    for (let column = Math.ceil(centre.column - outer); column <= centre.column + outer; column++) {
      const away = Math.hypot(column - centre.column, (row - centre.row) * aspect);
      if (away < inner || away > outer) continue;
      const value = valueAt(frame, column, row);
      if (value === null) continue;
      pixels++;
      sum += value;
      if (value < AIR_BELOW_HU) air++;
    }
  }
  return pixels === 0 ? null : { meanHu: sum / pixels, airFraction: air / pixels };
};
