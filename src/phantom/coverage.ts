const STEPS = 1024;
const REACH = 4;

/** Normal cumulative distribution on [−4, 4]. */
const table = ((): Float64Array => {
  const sums = new Float64Array(STEPS + 2);
  let before = 0;
  for (let i = 0; i <= STEPS; i += 1) {
    const x = -REACH + (2 * REACH * i) / STEPS;
    const density = Math.exp((-x * x) / 2);
    sums[i] = i === 0 ? 0 : (sums[i - 1] ?? 0) + (density + before) / 2;
    before = density;
  }
  const whole = sums[STEPS] ?? 1;
  for (let i = 0; i <= STEPS; i += 1) sums[i] = (sums[i] ?? 0) / whole;
  sums[STEPS + 1] = 1;
  return sums;
})();

/**
 * Share of a voxel inside an edge that has been blurred by a Gaussian: `depth` is the distance inside the edge in units of its standard
 * deviation. 0.5 on the edge itself, which is what makes half maximum the true border.
 */
export const coverage = (depth: number): number => {
  if (depth <= -REACH) return 0;
  if (depth >= REACH) return 1;
  const at = ((depth + REACH) * STEPS) / (2 * REACH);
  const below = at | 0;
  const low = table[below] as number;
  return low + ((table[below + 1] as number) - low) * (at - below);
};
