import { randomFrom } from '../random';
import { at, mix } from './arithmetic';
import type { Grain, SlicePlane } from './slice-canvas';

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
  const weights = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((k) => Math.exp((-k * k) / (2 * 1.5 * 1.5)));
  for (const stride of [1, SIDE, SIDE * SIDE]) {
    const before = values;
    values = new Float32Array(CELLS);
    for (let i = 0; i < CELLS; i += 1) {
      const place = Math.floor(i / stride) % SIDE;
      let sum = 0;
      for (let k = -4; k <= 4; k += 1) sum += (weights[k + 4] as number) * at(before, i + (wrap(place + k) - place) * stride);
      values[i] = sum;
    }
  }
  return normalized(values);
};

let kept: Float32Array | null = null;
const tissue = (): Float32Array => (kept ??= cube(31));

/** Values of the cube on a slice, with cells of the given size, mm. The body carries its grain with it: it follows z smoothly. */
const onPlane = (plane: SlicePlane, cell: number, offset: number): Float32Array => {
  const values = tissue();
  const height = plane.z / cell + offset;
  const floor = Math.floor(height);
  const [low, high, t] = [wrap(floor) * SIDE * SIDE, wrap(floor + 1) * SIDE * SIDE, height - floor];
  const flat = Float32Array.from({ length: SIDE * SIDE }, (_, i) => mix(at(values, low + i), at(values, high + i), t));
  const out = new Float32Array(plane.columns * plane.rows);
  for (let row = 0; row < plane.rows; row += 1) {
    const y = (plane.top + row * plane.spacing) / cell + 512;
    const [y0, fy] = [Math.floor(y), y - Math.floor(y)];
    const [above, under] = [wrap(y0) * SIDE, wrap(y0 + 1) * SIDE];
    for (let column = 0; column < plane.columns; column += 1) {
      const x = (plane.left + column * plane.spacing) / cell + 512;
      const x0 = Math.floor(x);
      const [a, b] = [wrap(x0), wrap(x0 + 1)];
      out[row * plane.columns + column] = mix(mix(at(flat, above + a), at(flat, above + b), x - x0), mix(at(flat, under + a), at(flat, under + b), x - x0), fy);
    }
  }
  return out;
};

export const grainOn = (plane: SlicePlane): Grain => ({ fine: onPlane(plane, 1.3, 0), coarse: onPlane(plane, 3.4, 17), broad: onPlane(plane, 12, 41) });
