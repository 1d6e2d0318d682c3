import type { TimepointResponse } from '../../irecist';
import type { TimeScale } from './timeline-scale';

/** One sum of the plot; x and y in percent of the plot, y from the top. */
export interface SumPoint {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly mm: number;
  /** Not every target has a size: the point is drawn hollow and joins no line. */
  readonly complete: boolean;
  readonly isNadir: boolean;
}

export interface SumPlot {
  readonly points: readonly SumPoint[];
  /** The moving bar: PD from this sum on, as a stepped line. */
  readonly pdBar: readonly { readonly from: number; readonly to: number; readonly y: number }[];
  /** `label` is where the figures stand, percent: apart from each other even where the lines are not. */
  readonly pd: { readonly mm: number; readonly y: number; readonly label: number } | null;
  readonly pr: { readonly mm: number; readonly y: number; readonly label: number; readonly from: number } | null;
}

const TOP = 18.8;
const BOTTOM = 81.1;
/** Two lines of figures at the right edge need this much between them, percent. */
const APART = 24;

/** Where figures at one height stand when others stand at another: moved away by half of what is missing. */
const apart = (one: number, other: number | null): number => {
  if (other === null) return one;
  const missing = APART - Math.abs(one - other);
  if (missing <= 0) return one;
  return one < other ? one - missing / 2 : one + missing / 2;
};

/** The next sum that is PD (R6): 20% and 5 mm above the nadir, taken up to the tenth in which sums are recorded, mm. */
export const nextPdFrom = (nadirMm: number): number => Math.ceil(Math.max(1.2 * nadirMm, nadirMm + 5) * 10 - 1e-6) / 10;

/** Did this scan reach a new nadir? A scan that came too early to count sets none. */
export const setsNadir = ({ sumMm, sumComplete, nadirMm, flags }: TimepointResponse): boolean =>
  sumMm !== null && sumComplete && nadirMm !== null && sumMm < nadirMm && !flags.includes('early-scan-disregarded');

/**
 * Geometry of the sum plot. The bar between two scans is the one that the later scan is held against, so it steps down where a new nadir is reached;
 * after the last scan it goes on to the right edge as the bar of the next one, also where the last scan was a new nadir itself.
 */
export const sumPlot = (responses: readonly TimepointResponse[], days: readonly number[], scale: TimeScale): SumPlot => {
  const at = responses.flatMap((response, index) => (response.sumMm === null ? [] : [{ response, index, mm: response.sumMm }]));
  const last = at.at(-1);
  const first = at[0];
  if (!first || !last) return { points: [], pdBar: [], pd: null, pr: null };
  const x = (index: number): number => scale.x(days[index] ?? 0);
  const bars = at.filter(({ response }) => response.pdFromMm !== null);
  const lower = setsNadir(last.response);
  const pdMm = lower ? nextPdFrom(last.mm) : last.response.pdFromMm;
  const values = [...at.map(({ mm }) => mm), ...bars.map(({ response }) => response.pdFromMm as number), ...(pdMm === null ? [] : [pdMm]), ...(last.response.prToMm === null ? [] : [last.response.prToMm])];
  const low = Math.min(...values);
  const high = Math.max(...values);
  const y = (mm: number): number => (high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((mm - low) / (high - low)) * (BOTTOM - TOP));
  const steps = bars.map(({ response, index }) => {
    const before = at[at.findIndex((one) => one.index === index) - 1] ?? first;
    return { from: x(before.index), to: x(index), y: y(response.pdFromMm as number) };
  });
  const pdBar = pdMm === null || steps.length === 0 ? steps : [...steps, { from: x(last.index), to: 100, y: y(pdMm) }];
  const nadir = lower ? last.response.id : last.response.nadirTimepoint;
  const prMm = last.response.prToMm;
  const pdY = pdMm === null ? null : y(pdMm);
  const prY = prMm === null ? null : y(prMm);
  return {
    points: at.map(({ response, index, mm }) => ({ index, x: x(index), y: y(mm), mm, complete: response.sumComplete, isNadir: index > 0 && nadir === response.id })),
    pdBar,
    pd: pdMm === null || pdY === null ? null : { mm: pdMm, y: pdY, label: apart(pdY, prY) },
    pr: prMm === null || prY === null ? null : { mm: prMm, y: prY, label: apart(prY, pdY), from: x(first.index) },
  };
};
