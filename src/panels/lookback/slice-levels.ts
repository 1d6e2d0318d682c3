import { pixelFromPatient, type PatientPoint, type Series } from '../../dicom';

/** The slice nearest to a place, 0-based; null for a series without geometry. */
export const nearestSlice = (series: Series, at: PatientPoint): number | null => {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, { plane }] of series.slices.entries()) {
    const away = plane ? Math.abs(pixelFromPatient(plane, at).distanceMm) : Number.POSITIVE_INFINITY;
    if (away < least) [best, least] = [index, away];
  }
  return best;
};

/** The slice that lies `offsetMm` along the stack from the one nearest to a place; the last one where the stack ends before. */
export const sliceAway = (series: Series, at: PatientPoint, offsetMm: number): number | null => {
  const home = nearestSlice(series, at);
  const from = home === null ? null : series.slices[home]?.positionMm ?? null;
  if (home === null || from === null) return home;
  let best = home;
  for (const [index, { positionMm }] of series.slices.entries()) {
    const away = positionMm === null ? Number.POSITIVE_INFINITY : Math.abs(positionMm - from - offsetMm);
    if (away < Math.abs((series.slices[best]?.positionMm ?? from) - from - offsetMm)) best = index;
  }
  return best;
};

/** How far along the stack a slice lies from the one nearest to a place, mm. */
export const awayOf = (series: Series, at: PatientPoint, index: number): number => {
  const home = nearestSlice(series, at);
  const [a, b] = [home === null ? null : series.slices[home]?.positionMm ?? null, series.slices[index]?.positionMm ?? null];
  return a === null || b === null ? 0 : b - a;
};
