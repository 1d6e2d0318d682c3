import type { Vec3 } from '../dicom';
import { about, turn, type Affine } from './affine';

/**
 * How a patient may have moved between two scans, each kind as a basis of the twelve affine directions:
 * first the shift (3), then d(x,y,z)/d(x,y,z), row by row (9).
 */
export type Motion = 'shift' | 'rigid' | 'stretched' | 'affine';

const unit = (...entries: readonly (readonly [at: number, value: number])[]): Float64Array => {
  const direction = new Float64Array(12);
  for (const [at, value] of entries) direction[at] = value;
  return direction;
};

const SHIFT = [unit([0, 1]), unit([1, 1]), unit([2, 1])];
// Small turns about x, y, z: the skew part of the linear map.
const TURN = [unit([8, -1], [10, 1]), unit([5, 1], [9, -1]), unit([4, -1], [6, 1])];
// Breath in or out: the body longer or shorter along z.
const STRETCH = unit([11, 1]);

export const BASIS: Record<Motion, readonly Float64Array[]> = {
  shift: SHIFT,
  rigid: [...SHIFT, ...TURN],
  stretched: [...SHIFT, ...TURN, STRETCH],
  affine: Array.from({ length: 12 }, (_, k) => unit([k, 1])),
};

/** The step of a fit as a map about a centre; turns stay exact turns however large. */
export const stepOf = (motion: Motion, center: Vec3, amounts: readonly number[]): Affine => {
  const by = (k: number): number => amounts[k] ?? 0;
  const shift: Vec3 = [by(0), by(1), by(2)];
  if (motion === 'affine') return about(center, [[1 + by(3), by(4), by(5)], [by(6), 1 + by(7), by(8)], [by(9), by(10), 1 + by(11)]], shift);
  const [x, y, z] = turn([by(3), by(4), by(5)]);
  const stretch = 1 + by(6);
  return about(center, [[x[0], x[1], x[2] * stretch], [y[0], y[1], y[2] * stretch], [z[0], z[1], z[2] * stretch]], shift);
};
