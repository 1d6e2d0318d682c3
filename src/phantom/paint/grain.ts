import { randomFrom } from '../random';
import { at } from './arithmetic';
import { borrowed } from './buffers';
import type { Grain, RowSpan, SlicePlane } from './slice-canvas';

const SIDE = 64;
const CELLS = SIDE * SIDE * SIDE;
const wrap = (k: number): number => k & (SIDE - 1);

const normalized = (values: Float32Array): Float32Array => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / deviation);
};

/** A cube of smooth random values that repeats in all three directions: white noise blurred by a Gaussian of 1.5 cells. */
const cube = (seed: number): Float32Array => {
  const random = randomFrom(seed);
  let values = Float32Array.from({ length: CELLS }, () => random() + random() + random() - 1.5);
  const weights = Float64Array.from([-4, -3, -2, -1, 0, 1, 2, 3, 4].map((k) => Math.exp((-k * k) / (2 * 1.5 * 1.5))));
  for (let axis = 0; axis < 3; axis += 1) {
    const shift = axis * 6;
    const before = values;
    values = new Float32Array(CELLS);
    for (let i = 0; i < CELLS; i += 1) {
      const place = wrap(i >> shift);
      const base = i - (place << shift);
      let sum = 0;
      for (let k = -4; k <= 4; k += 1) sum += (weights[k + 4] as number) * at(before, base + (wrap(place + k) << shift));
      values[i] = sum;
    }
  }
  return normalized(values);
};

let kept: Float32Array | null = null;
const tissue = (): Float32Array => (kept ??= cube(31));

/** Values of the cube on a slice, with cells of the given size, mm. The body carries its grain with it: it follows z smoothly. */
const onPlane = (plane: SlicePlane, { first, last }: RowSpan, cell: number, offset: number): Float32Array => {
  const { columns, rows, left, top, spacing } = plane;
  const values = tissue();
  const height = plane.z / cell + offset;
  const floor = Math.floor(height);
  const [low, high, t] = [wrap(floor) * SIDE * SIDE, wrap(floor + 1) * SIDE * SIDE, height - floor];
  const flat = new Float32Array(SIDE * SIDE);
  for (let i = 0; i < flat.length; i += 1) flat[i] = at(values, low + i) * (1 - t) + at(values, high + i) * t;
  const cells = new Uint8Array(columns);
  const shares = new Float32Array(columns);
  for (let column = 0; column < columns; column += 1) {
    const x = (left + column * spacing) / cell + 512;
    cells[column] = wrap(Math.floor(x));
    shares[column] = x - Math.floor(x);
  }
  const line = new Float32Array(SIDE + 1);
  const out = borrowed(columns * rows);
  for (let row = first; row <= last; row += 1) {
    const y = (top + row * spacing) / cell + 512;
    const [y0, fy] = [Math.floor(y), y - Math.floor(y)];
    const [above, under] = [wrap(y0) * SIDE, wrap(y0 + 1) * SIDE];
    for (let i = 0; i < SIDE; i += 1) line[i] = at(flat, above + i) * (1 - fy) + at(flat, under + i) * fy;
    line[SIDE] = at(line, 0);
    const base = row * columns;
    for (let column = 0; column < columns; column += 1) {
      const c = cells[column] as number;
      const a = line[c] as number;
      out[base + column] = a + ((line[c + 1] as number) - a) * (shares[column] as number);
    }
  }
  return out;
};

/** Nothing above the first row or below the last. */
export const grainOn = (plane: SlicePlane, span: RowSpan): Grain => ({ fine: onPlane(plane, span, 1.3, 0), coarse: onPlane(plane, span, 3.4, 17), broad: onPlane(plane, span, 12, 41) });
