import type { Series } from '../dicom';

/** Index of the slice nearest to a position along the normal, mm; beyond an end, that end. Null without positions. */
export const indexAtPosition = (series: Series, positionMm: number): number | null => {
  let best: number | null = null;
  let least = Infinity;
  series.slices.forEach((slice, index) => {
    if (slice.positionMm === null) return;
    const away = Math.abs(slice.positionMm - positionMm);
    if (away < least - 1e-6) {
      least = away;
      best = index;
    }
  });
  return best;
};

const normalOf = (series: Series): readonly [number, number, number] | null => series.slices.find((slice) => slice.plane)?.plane?.normal ?? null;

/** Whether the two series are cut the same way, within 30 degrees; positions are counted along the patient's axes, whichever way a normal points. */
const sameWay = (a: Series, b: Series): boolean => {
  const na = normalOf(a);
  const nb = normalOf(b);
  return na !== null && nb !== null && Math.abs(na[0] * nb[0] + na[1] * nb[1] + na[2] * nb[2]) > Math.cos(Math.PI / 6);
};

/**
 * Where the other side goes when one side stands at `index`: the slice nearest to the same level, `offsetMm` away (other position = position + offset).
 * Frames of reference need not agree: the offset is the reader's. Null where the two cannot be scrolled together by millimetres.
 */
export const linkedIndex = (series: Series, index: number, other: Series, offsetMm: number): number | null => {
  const position = series.slices[index]?.positionMm ?? null;
  if (position === null || !sameWay(series, other)) return null;
  return indexAtPosition(other, position + offsetMm);
};
