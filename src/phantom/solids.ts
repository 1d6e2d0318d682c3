import type { PatientPoint, Vec3 } from '../dicom';

/** Exactly known bodies, mm in the patient frame. `axes` are orthonormal; `half` are the semi-axes or half side lengths along them. */
export type Solid =
  | { readonly kind: 'sphere'; readonly center: PatientPoint; readonly radius: number; readonly hu: number }
  | { readonly kind: 'ellipsoid' | 'box'; readonly center: PatientPoint; readonly axes: readonly [Vec3, Vec3, Vec3]; readonly half: Vec3; readonly hu: number };

export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const reach = (solid: Solid): number => (solid.kind === 'sphere' ? solid.radius : Math.hypot(...solid.half));

/** Distance from the surface, mm, negative inside: exact for spheres and boxes, first order near the surface for ellipsoids. */
export const signedDistance = (solid: Solid, x: number, y: number, z: number): number => {
  const away: Vec3 = [x - solid.center[0], y - solid.center[1], z - solid.center[2]];
  if (solid.kind === 'sphere') return Math.hypot(...away) - solid.radius;
  const [u, v, w] = [dot(away, solid.axes[0]), dot(away, solid.axes[1]), dot(away, solid.axes[2])];
  const [a, b, c] = solid.half;
  if (solid.kind === 'box') {
    const [p, q, r] = [Math.abs(u) - a, Math.abs(v) - b, Math.abs(w) - c];
    return Math.hypot(Math.max(p, 0), Math.max(q, 0), Math.max(r, 0)) + Math.min(Math.max(p, q, r), 0);
  }
  const level = Math.hypot(u / a, v / b, w / c);
  const slope = Math.hypot(u / (a * a), v / (b * b), w / (c * c));
  return slope < 1e-9 ? -Math.min(a, b, c) : ((level - 1) * level) / slope;
};
