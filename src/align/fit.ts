import type { Vec3 } from '../dicom';
import { mapped, product, type Affine } from './affine';
import { sample, type Grid, type Sampled } from './grid';
import { BASIS, stepOf, type Motion } from './motion';
import { solved } from './solve';

/** Residuals beyond a few robust deviations are other things (a grown lesion, gas, a moved arm), not a wrong place: they lose their weight. */
const WIDEST_HU = 300;
const NARROWEST_HU = 60;
/** Never further in one step: the linear picture does not reach beyond. */
const LONGEST_STEP_MM = 15;
const STILL_MM = 0.03;
const FEWEST_POINTS = 200;
const BIN_HU = 10;

const centerOf = (points: Float32Array, map: Affine): Vec3 => {
  let [x, y, z, n] = [0, 0, 0, 0];
  for (let p = 0; p < points.length; p += 400) {
    const at = mapped(map, [points[p] as number, points[p + 1] as number, points[p + 2] as number]);
    [x, y, z, n] = [x + at[0], y + at[1], z + at[2], n + 1];
  }
  return [x / n, y / n, z / n];
};

interface Normal {
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  readonly points: number;
  /** Median of |residual|, HU. */
  readonly median: number;
}

/** Normal equations of the weighted squared HU difference in the twelve affine directions about a centre. */
const normalEquations = (points: Float32Array, moving: Grid, map: Affine, center: Vec3, width: number): Normal => {
  const matrix = new Float64Array(144);
  const right = new Float64Array(12);
  const bins = new Int32Array(Math.ceil(1301 / BIN_HU) + 1);
  const m = Float64Array.from(map);
  const j = new Float64Array(12);
  const s: Sampled = { value: 0, x: 0, y: 0, z: 0 };
  let n = 0;
  for (let p = 0; p < points.length; p += 4) {
    const X = points[p] as number;
    const Y = points[p + 1] as number;
    const Z = points[p + 2] as number;
    const x = (m[0] as number) * X + (m[1] as number) * Y + (m[2] as number) * Z + (m[3] as number);
    const y = (m[4] as number) * X + (m[5] as number) * Y + (m[6] as number) * Z + (m[7] as number);
    const z = (m[8] as number) * X + (m[9] as number) * Y + (m[10] as number) * Z + (m[11] as number);
    if (!sample(moving, x, y, z, s)) continue;
    const residual = (points[p + 3] as number) - s.value;
    const q = 1 + (residual / width) ** 2;
    const weight = 1 / (q * q);
    const dx = x - center[0];
    const dy = y - center[1];
    const dz = z - center[2];
    j[0] = s.x; j[1] = s.y; j[2] = s.z;
    j[3] = s.x * dx; j[4] = s.x * dy; j[5] = s.x * dz;
    j[6] = s.y * dx; j[7] = s.y * dy; j[8] = s.y * dz;
    j[9] = s.z * dx; j[10] = s.z * dy; j[11] = s.z * dz;
    n += 1;
    const bin = (Math.abs(residual) / BIN_HU) | 0;
    bins[bin] = (bins[bin] as number) + 1;
    for (let a = 0; a < 12; a += 1) {
      const wa = weight * (j[a] as number);
      right[a] = (right[a] as number) + wa * residual;
      for (let b = 0; b <= a; b += 1) matrix[a * 12 + b] = (matrix[a * 12 + b] as number) + wa * (j[b] as number);
    }
  }
  for (let a = 0; a < 12; a += 1) for (let b = 0; b < a; b += 1) matrix[b * 12 + a] = matrix[a * 12 + b] as number;
  let [below, bin] = [0, 0];
  while (bin < bins.length && below < n / 2) below += bins[bin++] as number;
  return { matrix, right, points: n, median: bin * BIN_HU };
};

/** The twelve-direction equations seen in the directions that a motion allows. */
const restricted = ({ matrix, right }: Normal, basis: readonly Float64Array[]): Float64Array => {
  const n = basis.length;
  const small = new Float64Array(n * n);
  const b = new Float64Array(n);
  basis.forEach((u, i) => {
    const along = u.map((_, c) => u.reduce((sum, value, r) => (value === 0 ? sum : sum + value * (matrix[r * 12 + c] as number)), 0));
    b[i] = u.reduce((sum, value, k) => sum + value * (right[k] as number), 0);
    basis.forEach((v, k) => { small[i * n + k] = v.reduce((sum, value, c) => sum + value * (along[c] as number), 0); });
  });
  return solved(small, b);
};

/**
 * The map that brings points of the fixed scan onto the moving one, from a map already near: Gauss–Newton on the HU difference with
 * robust weights whose width follows the median residual down. Returns its start where too few points meet the scan.
 */
export const fitted = (points: Float32Array, moving: Grid, start: Affine, motion: Motion, most: number): Affine => {
  let map = start;
  let width = WIDEST_HU;
  for (let round = 0; round < most; round += 1) {
    const center = centerOf(points, map);
    const normal = normalEquations(points, moving, map, center, width);
    if (normal.points < FEWEST_POINTS) return map;
    const full = restricted(normal, BASIS[motion]);
    const far = Math.hypot(full[0] ?? 0, full[1] ?? 0, full[2] ?? 0);
    const share = Math.min(1, LONGEST_STEP_MM / far);
    map = product(stepOf(motion, center, Array.from(full, (value) => value * share)), map);
    width = Math.max(NARROWEST_HU, Math.min(width, 3 * 1.4826 * normal.median));
    if (far < STILL_MM) break;
  }
  return map;
};
