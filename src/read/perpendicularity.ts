import type { Caliper } from './mark';

/** How far the short axis is from a right angle to the long one, degrees, 0 to 90; null while it is not set. Across the longest diameter is the perpendicular one (E09 4.2). */
export const perpendicularityDegrees = ({ long, short }: Caliper): number | null => {
  if (!short) return null;
  const [u, v] = [long, short].map(([a, b]) => [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const) as [readonly [number, number, number], readonly [number, number, number]];
  const lengths = Math.hypot(...u) * Math.hypot(...v);
  if (lengths === 0) return null;
  const cosine = Math.abs(u[0] * v[0] + u[1] * v[1] + u[2] * v[2]) / lengths;
  return (Math.asin(Math.min(1, cosine)) * 180) / Math.PI;
};
