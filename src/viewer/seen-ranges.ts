export type SeenRanges = readonly (readonly [number, number])[];

/** Adds one index to ascending, non-touching ranges; the same object when it was there already. */
export const withSeen = (ranges: SeenRanges, index: number): SeenRanges => {
  if (ranges.some(([from, to]) => from <= index && index <= to)) return ranges;
  const before = ranges.filter(([, to]) => to < index - 1);
  const after = ranges.filter(([from]) => from > index + 1);
  const touching = ranges.filter(([from, to]) => to === index - 1 || from === index + 1);
  const from = Math.min(index, ...touching.map(([start]) => start));
  const to = Math.max(index, ...touching.map(([, end]) => end));
  return [...before, [from, to], ...after];
};
