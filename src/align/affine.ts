import { patientPoint, type PatientPoint, type Vec3 } from '../dicom';

/** An affine map between two patient frames, mm: 4 × 4, row-major, last row 0 0 0 1. Plain numbers, so that it can be kept and sent. */
export type Affine = readonly number[];

type Three = readonly [readonly [number, number, number], readonly [number, number, number], readonly [number, number, number]];

const entry = (m: Affine, row: number, column: number): number => m[4 * row + column] as number;

export const affineOf = (linear: Three, shift: Vec3): Affine => [...linear[0], shift[0], ...linear[1], shift[1], ...linear[2], shift[2], 0, 0, 0, 1];

export const shiftedBy = (shift: Vec3): Affine => affineOf([[1, 0, 0], [0, 1, 0], [0, 0, 1]], shift);

/** First `second`, then `first`, as in the product of matrices. */
export const product = (first: Affine, second: Affine): Affine =>
  Array.from({ length: 16 }, (_, i) => [0, 1, 2, 3].reduce((sum, k) => sum + entry(first, i >> 2, k) * entry(second, k, i & 3), 0));

/** The map back. A registration never folds space, so a determinant of zero is a bug. */
export const inverse = (m: Affine): Affine => {
  const [a, b, c, d, e, f, g, h, i] = [0, 1, 2, 4, 5, 6, 8, 9, 10].map((k) => m[k]) as [number, number, number, number, number, number, number, number, number];
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (Math.abs(determinant) < 1e-9) throw new Error('A map that flattens space cannot be inverted');
  const [x, y, z] = [entry(m, 0, 3), entry(m, 1, 3), entry(m, 2, 3)];
  const linear = [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ].map((row) => row.map((value) => value / determinant)) as unknown as Three;
  return affineOf(linear, linear.map((row) => -(row[0] * x + row[1] * y + row[2] * z)) as unknown as Vec3);
};

export const mapped = (m: Affine, p: Vec3 | PatientPoint): PatientPoint => patientPoint(
  entry(m, 0, 0) * p[0] + entry(m, 0, 1) * p[1] + entry(m, 0, 2) * p[2] + entry(m, 0, 3),
  entry(m, 1, 0) * p[0] + entry(m, 1, 1) * p[1] + entry(m, 1, 2) * p[2] + entry(m, 1, 3),
  entry(m, 2, 0) * p[0] + entry(m, 2, 1) * p[1] + entry(m, 2, 2) * p[2] + entry(m, 2, 3));

/** A turn about an axis through the origin by its length in radians (Rodrigues). */
export const turn = (w: Vec3): Three => {
  const angle = Math.hypot(w[0], w[1], w[2]);
  const [x, y, z] = angle > 0 ? [w[0] / angle, w[1] / angle, w[2] / angle] : [0, 0, 0];
  const [s, c] = [Math.sin(angle), Math.cos(angle)];
  const t = 1 - c;
  return [[c + t * x * x, t * x * y - s * z, t * x * z + s * y], [t * x * y + s * z, c + t * y * y, t * y * z - s * x], [t * x * z - s * y, t * y * z + s * x, c + t * z * z]];
};

/** A linear map about a centre, followed by a shift. */
export const about = (center: Vec3, linear: Three, shift: Vec3): Affine =>
  affineOf(linear, [0, 1, 2].map((k) => {
    const row = linear[k] as Vec3;
    return (center[k] as number) + (shift[k] as number) - (row[0] * center[0] + row[1] * center[1] + row[2] * center[2]);
  }) as unknown as Vec3);

/** Distance between the places to which two maps send a point, mm. */
export const apartAt = (a: Affine, b: Affine, p: Vec3): number => {
  const [u, v] = [mapped(a, p), mapped(b, p)];
  return Math.hypot(u[0] - v[0], u[1] - v[1], u[2] - v[2]);
};
