import { normalQuantile } from './distributions';
import { LEVEL, upper, type Proportion } from './estimate';

/** A share with its Wilson score interval (1927); null of none. */
export const proportion = (count: number, of: number, level = LEVEL): Proportion | null => {
  if (of === 0) return null;
  const z = normalQuantile(upper(level));
  const share = count / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { count, of, value: share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
};
