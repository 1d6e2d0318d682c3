export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;
export const within = (x: number, low: number, high: number): number => (x < low ? low : x > high ? high : x);
/** 0 below `from`, 1 above `to`, smooth between. */
export const smoothStep = (from: number, to: number, x: number): number => {
  const t = within((x - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
};
export const bell = (x: number): number => Math.exp(-x * x);
/** Element of a typed array at an index that is known to lie in it. */
export const at = (values: Float32Array, index: number): number => values[index] as number;

/** Rows [z, …values] from high z to low z, interpolated linearly and held beyond both ends; without the z. */
export const keyed = (rows: readonly (readonly number[])[], z: number): readonly number[] => {
  const below = rows.findIndex((row) => (row[0] ?? 0) <= z);
  const low = (below === -1 ? rows.at(-1) : rows[below]) ?? [];
  const high = (below > 0 ? rows[below - 1] : low) ?? low;
  const span = (high[0] ?? 0) - (low[0] ?? 0);
  const t = span === 0 ? 0 : within((z - (low[0] ?? 0)) / span, 0, 1);
  return low.slice(1).map((value, k) => mix(value, high[k + 1] ?? value, t));
};
