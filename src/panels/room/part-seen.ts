/** Share of the slices of a scan that have been on screen, 0 to 1. Ranges are 0-based, both ends included, and do not overlap. */
export const partSeen = (seen: readonly (readonly [number, number])[], count: number): number =>
  (count === 0 ? 0 : seen.reduce((sum, [from, to]) => sum + to - from + 1, 0) / count);
