import { kernelKind } from './kernel';
import type { Series } from './model';
import { contrastOf, coverageMm, distanceFrom } from './nearest-series';
import { millimetres } from './series-title';

/** In what two series differ, so far as it changes what a reader measures on them. */
export interface SeriesDifference {
  readonly what: 'orientation' | 'phase' | 'thickness' | 'spacing' | 'coverage' | 'kernel' | 'kilovolts';
  readonly rank: 'caution' | 'information';
  /** "slice 2.5 → 5.0 mm". */
  readonly fact: string;
  /** What it does to sizes. */
  readonly follows: string;
}

const stepped = (from: number, to: number): string => `${millimetres(from).replace(' mm', '')} → ${millimetres(to)}`;

/** A scan that covers this much less of the patient may have left out what was read before. */
const LEAST_COVERAGE = 0.85;
/** Tube voltages nearer than this are one setting. */
const KILOVOLTS = 5;

/**
 * In what a series differs from the baseline's, what matters most first. Thickness and contrast phase are cautions: sizes on 1.25 and 5 mm slices are
 * not interchangeable, and sizes grow from before contrast to the arterial phase. Kernel and voltage are information: one-dimensional sizes do not
 * change with them beyond repeatability. What a file does not say is no difference.
 */
export const seriesDifferences = (baseline: Series, series: Series): readonly SeriesDifference[] => {
  if (baseline.key === series.key) return [];
  const found: SeriesDifference[] = [];
  if (baseline.orientation !== series.orientation && baseline.orientation !== 'unknown' && series.orientation !== 'unknown') {
    found.push({ what: 'orientation', rank: 'caution', fact: `${baseline.orientation} → ${series.orientation}`, follows: 'lesions are measured in the same plane throughout' });
  }
  const [was, is] = [contrastOf(baseline), contrastOf(series)];
  // Contrast without a phase in words may be the same phase.
  const named = was !== 'contrast' && is !== 'contrast' || was === 'no contrast' || is === 'no contrast';
  if (was !== null && is !== null && was !== is && named) found.push({ what: 'phase', rank: 'caution', fact: `${was} → ${is}`, follows: 'sizes differ between contrast phases' });
  const [t, u] = [baseline.sliceThicknessMm, series.sliceThicknessMm];
  if (t !== null && u !== null && Math.abs(t - u) >= 0.05) found.push({ what: 'thickness', rank: 'caution', fact: `slice ${stepped(t, u)}`, follows: 'sizes are not interchangeable' });
  const [s, r] = [baseline.sliceSpacingMm, series.sliceSpacingMm];
  if (s !== null && r !== null && Math.abs(s - r) >= Math.max(0.05, 0.02 * s) && Math.abs((s - r) - ((t ?? s) - (u ?? r))) >= 0.05) {
    found.push({ what: 'spacing', rank: r > s ? 'caution' : 'information', fact: `slices every ${stepped(s, r)}`, follows: r > s ? 'small lesions may lie between them' : 'more slices than before' });
  }
  const [wanted, covered] = [coverageMm(baseline), coverageMm(series)];
  if (wanted > 0 && covered < LEAST_COVERAGE * wanted) {
    found.push({ what: 'coverage', rank: 'caution', fact: `covers ${Math.round(covered)} of ${Math.round(wanted)} mm`, follows: 'what lies outside cannot be evaluated' });
  }
  if (baseline.kernel !== '' && series.kernel !== '' && baseline.kernel !== series.kernel) {
    const [x, y] = [kernelKind(baseline.kernel, baseline.description), kernelKind(series.kernel, series.description)];
    found.push({ what: 'kernel', rank: 'information', fact: `kernel ${baseline.kernel} → ${series.kernel}`, follows: x !== y && x !== 'unknown' && y !== 'unknown' ? 'edges look sharper or softer; diameters hold' : 'diameters hold' });
  }
  const [p, q] = [baseline.kilovolts, series.kilovolts];
  if (p !== null && q !== null && Math.abs(p - q) >= KILOVOLTS) found.push({ what: 'kilovolts', rank: 'information', fact: `${p} → ${q} kV`, follows: 'contrast looks stronger or weaker' });
  return [...found].sort((a, b) => Number(b.rank === 'caution') - Number(a.rank === 'caution'));
};

/** The series of a timepoint that matches the baseline's better than the one in use; null where there is none. */
export const matchingSeries = (baseline: Series, inUse: Series, all: readonly Series[]): Series | null => {
  const cautions = (series: Series): number => seriesDifferences(baseline, series).filter(({ rank }) => rank === 'caution').length;
  const better = all.filter((series) => series.key !== inUse.key && cautions(series) < cautions(inUse) && series.slices.every(({ calibration }) => calibration.kind === 'millimetres'));
  return better.sort((a, b) => cautions(a) - cautions(b) || distanceFrom(baseline, a) - distanceFrom(baseline, b))[0] ?? null;
};
