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

const SEEN = new Map<string, SeenRanges>();

/** What has been on screen of a series, on whichever side, now with this slice: a scan that is hung on the other side has been seen all the same. */
export const seenOf = (seriesKey: string, index?: number): SeenRanges => {
  const before = SEEN.get(seriesKey) ?? [];
  const seen = index === undefined ? before : withSeen(before, index);
  SEEN.set(seriesKey, seen);
  return seen;
};
