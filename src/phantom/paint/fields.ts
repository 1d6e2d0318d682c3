import { coverage } from '../coverage';
import { at } from './arithmetic';
import { borrowed } from './buffers';
import { outlineDistance, outlineSharpness, type Outline } from './radial-contour';
import type { SlicePlane } from './slice-canvas';

/** Pixels between the nodes of a coarse grid: outlines bend so little that between them a straight line is off by some hundredths of a millimetre. */
const STEP = 4;

/** Smooth functions of the place, kept on every fourth pixel. */
export interface Coarse {
  readonly across: number;
  readonly down: number;
  readonly values: Float32Array;
}

export const coarse = (plane: SlicePlane, value: (x: number, y: number) => number): Coarse => {
  const [across, down] = [Math.ceil(plane.columns / STEP) + 1, Math.ceil(plane.rows / STEP) + 1];
  const values = new Float32Array(across * down);
  for (let r = 0; r < down; r += 1) {
    const y = plane.top + r * STEP * plane.spacing;
    for (let c = 0; c < across; c += 1) values[r * across + c] = value(plane.left + c * STEP * plane.spacing, y);
  }
  return { across, down, values };
};

export const distanceTo = (plane: SlicePlane, outline: Outline): Coarse => coarse(plane, (x, y) => outlineDistance(outline, x, y));

/** One row of pixels of a coarse field, into `into`. */
export const rowOf = ({ across, values }: Coarse, row: number, columns: number, into: Float32Array): void => {
  const f = (row % STEP) / STEP;
  const top = ((row / STEP) | 0) * across;
  for (let c = 0, k = 0; k < columns; c += 1) {
    const left = at(values, top + c) * (1 - f) + at(values, top + across + c) * f;
    const right = at(values, top + c + 1) * (1 - f) + at(values, top + across + c + 1) * f;
    const end = Math.min(columns, k + STEP);
    for (let n = 0; k < end; n += 1, k += 1) into[k] = left + ((right - left) * n) / STEP;
  }
};

/** Edges reach so far, mm: nothing beyond is partly covered. */
const REACH = 9;

/** Share of every pixel inside an outline moved inwards by `inset` mm, times `clip` where one is given. */
export const maskOf = (plane: SlicePlane, outline: Outline, distance: Coarse, inset = 0, clip?: Float32Array): Float32Array => {
  const { columns, rows, left, top, spacing } = plane;
  const { across, down, values } = distance;
  const mask = borrowed(columns * rows);
  for (let r = 0; r + 1 < down; r += 1) {
    for (let c = 0; c + 1 < across; c += 1) {
      const i = r * across + c;
      const a = at(values, i) + inset;
      const b = at(values, i + 1) + inset;
      const d = at(values, i + across) + inset;
      const e = at(values, i + across + 1) + inset;
      if (a > REACH && b > REACH && d > REACH && e > REACH) continue;
      const whole = a < -REACH && b < -REACH && d < -REACH && e < -REACH;
      const sharp = whole ? 1 : outlineSharpness(outline, left + (c + 0.5) * STEP * spacing, top + (r + 0.5) * STEP * spacing);
      const endRow = Math.min(rows, r * STEP + STEP);
      const endColumn = Math.min(columns, c * STEP + STEP);
      if (whole && !clip) {
        for (let row = r * STEP; row < endRow; row += 1) mask.fill(1, row * columns + c * STEP, row * columns + endColumn);
        continue;
      }
      for (let row = r * STEP; row < endRow; row += 1) {
        const f = (row - r * STEP) / STEP;
        const from = a + (d - a) * f;
        const to = b + (e - b) * f;
        for (let column = c * STEP; column < endColumn; column += 1) {
          const index = row * columns + column;
          const k = whole ? 1 : coverage(-(from + ((to - from) * (column - c * STEP)) / STEP) * sharp);
          mask[index] = clip ? k * at(clip, index) : k;
        }
      }
    }
  }
  return mask;
};
