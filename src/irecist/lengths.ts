import type { Charter } from './charter';

/** R1: lengths are whole numbers of a unit, so that sums are exact and no percentage is rounded before it is compared. */
export interface Ruler {
  readonly unitsPerMm: number;
  /** Units between two values that can be recorded. */
  readonly step: number;
}

const RULERS: Readonly<Record<Charter['precisionMm'], Ruler>> = {
  0.1: { unitsPerMm: 10, step: 1 },
  1: { unitsPerMm: 10, step: 10 },
  none: { unitsPerMm: 1_000_000, step: 1 },
};

export const rulerOf = (charter: Charter): Ruler => RULERS[charter.precisionMm];

/** A diameter as recorded: mm in, whole units out, rounded to the charter's precision. */
export const recorded = (mm: number, ruler: Ruler): number => Math.round(mm * (ruler.unitsPerMm / ruler.step)) * ruler.step;

/** Whole units to millimetres, exact to the printed digit. */
export const inMm = (units: number, ruler: Ruler): number => units / ruler.unitsPerMm;

const FIVE_MM = 5;

/** R6, R12: at least 20% and at least 5 mm above the reference; from a reference of zero 5 mm alone. E09 4.3.1. */
export const isProgression = (current: number, reference: number, ruler: Ruler): boolean =>
  5 * current >= 6 * reference && current - reference >= FIVE_MM * ruler.unitsPerMm;

/** R8: at least 30% below the baseline sum. E09 4.3.1. */
export const isPartialResponse = (current: number, baseline: number): boolean => 10 * current <= 7 * baseline;

/** The smallest recordable sum that is progression over the reference, units. */
export const progressionFrom = (reference: number, ruler: Ruler): number => {
  const least = Math.max(Math.ceil((6 * reference) / 5), reference + FIVE_MM * ruler.unitsPerMm);
  return Math.ceil(least / ruler.step) * ruler.step;
};

/** The largest recordable sum that is partial response to the baseline, units. */
export const partialResponseTo = (baseline: number, ruler: Ruler): number => Math.floor((7 * baseline) / (10 * ruler.step)) * ruler.step;
