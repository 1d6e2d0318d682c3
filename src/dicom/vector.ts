import type { PatientPoint, Vec3 } from './model';

/** Vectors in the patient frame. A PatientPoint is a place; the difference of two places is a displacement, mm. */
export const dot = (a: Vec3 | PatientPoint, b: Vec3 | PatientPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const displacement = (from: PatientPoint, to: PatientPoint): Vec3 => [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
export const length = (v: Vec3): number => Math.hypot(v[0], v[1], v[2]);
export const scaled = (v: Vec3, by: number): Vec3 => [v[0] * by, v[1] * by, v[2] * by];
/** Degrees between two directions, whichever way they point (0–90). */
export const degreesBetween = (a: Vec3, b: Vec3): number => (Math.acos(Math.min(1, Math.abs(dot(a, b)) / (length(a) * length(b)))) * 180) / Math.PI;
/** Index (0 x, 1 y, 2 z) of the largest component. */
export const dominantAxis = (v: Vec3): 0 | 1 | 2 => {
  const [x, y, z] = [Math.abs(v[0]), Math.abs(v[1]), Math.abs(v[2])];
  return z >= x && z >= y ? 2 : y >= x ? 1 : 0;
};
