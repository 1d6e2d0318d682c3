import { faultInWords, isFault } from './geometry-faults';
import { kernelKind } from './kernel';
import type { Series } from './model';
import { millimetres } from './series-title';

/** Extent of a series along its normal, mm; a lone slice covers its thickness. */
export const coverageMm = (series: Series): number => {
  const positions = series.slices.flatMap(({ positionMm }) => positionMm ?? []);
  const thickness = series.sliceThicknessMm ?? 0;
  return positions.length === 0 ? series.slices.length * (series.sliceSpacingMm ?? thickness) : Math.max(...positions) - Math.min(...positions) + thickness;
};

const inMillimetres = (series: Series): boolean => series.slices.every(({ calibration }) => calibration.kind === 'millimetres');

/** What speaks against any series, whatever it is compared to. */
const faults = (series: Series): number =>
  series.findings.reduce((sum, { kind }) => sum + (kind === 'missing-slices' || kind === 'irregular-spacing' || kind === 'same-position' ? 40 : kind === 'gantry-tilt' ? 20 : 0), 0) +
  (inMillimetres(series) ? 0 : 500);

/**
 * How fit a series is for a baseline read, more is better. In this order of weight: axial; distances in mm; the whole range scanned that day;
 * a kernel for soft tissue; slices of 1 to 5 mm (RECIST 1.1, 5 mm or less); contrast; many slices.
 */
export const baselineFitness = (series: Series, widestMm: number, mostSlices: number): number => {
  const kernel = kernelKind(series.kernel, series.description);
  const thickness = series.sliceThicknessMm ?? series.sliceSpacingMm;
  return (series.orientation === 'axial' ? 1000 : 0) + 300 * (widestMm > 0 ? coverageMm(series) / widestMm : 0) + (kernel === 'soft' ? 100 : kernel === 'unknown' ? 60 : 0) +
    (thickness === null ? 20 : thickness >= 0.9 && thickness <= 5.05 ? 80 : thickness < 0.9 ? 40 : 0) +
    (series.phase === 'portal-venous' ? 40 : series.contrast !== '' || series.phase === 'arterial' || series.phase === 'delayed' ? 30 : 0) +
    20 * (series.slices.length / Math.max(1, mostSlices)) - faults(series);
};

type Contrast = NonNullable<Series['phase']> | 'contrast' | 'no contrast';
/** Null where the file does not say: a scan without the tag may have been made with contrast. */
export const contrastOf = (series: Series): Contrast | null => (series.phase === 'non-contrast' ? 'no contrast' : series.phase ?? (series.contrast === '' ? null : 'contrast'));

const contrastDistance = (a: Contrast | null, b: Contrast | null): number => {
  if (a === b) return 0;
  if (a === null || b === null) return 45;
  if (a === 'no contrast' || b === 'no contrast') return 90;
  return a === 'contrast' || b === 'contrast' ? 20 : 120;
};

const kernelDistance = (a: Series, b: Series): number => {
  if (a.kernel !== '' && a.kernel === b.kernel) return 0;
  const [x, y] = [kernelKind(a.kernel, a.description), kernelKind(b.kernel, b.description)];
  if (x === 'unknown' || y === 'unknown') return 40;
  return x === y ? 15 : 140;
};

const thicknessOf = (series: Series): number | null => series.sliceThicknessMm ?? series.sliceSpacingMm;

/** How far a series is from the baseline's, less is better: orientation, coverage, kernel, thickness, contrast phase. No unit. */
export const distanceFrom = (baseline: Series, series: Series): number => {
  const [t, u] = [thicknessOf(baseline), thicknessOf(series)];
  const [covered, wanted] = [coverageMm(series), coverageMm(baseline)];
  return (series.orientation === baseline.orientation ? 0 : 1000) + (wanted > 0 ? 250 * Math.max(0, 1 - covered / wanted) : 0) + kernelDistance(baseline, series) +
    (t === null || u === null ? 30 : Math.min(200, 35 * Math.abs(t - u))) + contrastDistance(contrastOf(baseline), contrastOf(series)) +
    (baseline.description !== '' && baseline.description === series.description ? 0 : 5) + faults(series);
};

interface Comparison {
  readonly same: readonly string[];
  readonly differs: readonly string[];
}

const compared = (baseline: Series, series: Series): Comparison => {
  const same: string[] = [];
  const differs: string[] = [];
  if (baseline.orientation !== series.orientation) differs.push(`${series.orientation}, not ${baseline.orientation}`);
  const [t, u] = [thicknessOf(baseline), thicknessOf(series)];
  if (t !== null && u !== null && Math.abs(t - u) < 0.05) same.push('slice');
  else if (t !== null && u !== null) differs.push(`slice ${millimetres(t).replace(' mm', '')} → ${millimetres(u)}`);
  if (baseline.kernel !== '' && baseline.kernel === series.kernel) same.push('kernel');
  else if (baseline.kernel !== '' || series.kernel !== '') differs.push(`kernel ${baseline.kernel || 'unknown'} → ${series.kernel || 'unknown'}`);
  const [x, y] = [contrastOf(baseline), contrastOf(series)];
  if (x !== null && x === y) same.push(x);
  else if (x !== null && y !== null) differs.push(`${x} → ${y}`);
  return { same, differs };
};

/** "; 1 slice missing": what is wrong with the geometry of the series that is proposed. */
const faultsOf = ({ findings }: Series): string => findings.filter(isFault).map((fault) => `; ${faultInWords(fault)}`).join('');

/** "a 1.0 mm lung series is also there": another series of the day that a reader may want instead. */
const alsoThere = (chosen: Series, others: readonly Series[]): string => {
  const lung = others.find((other) => other.orientation === 'axial' && kernelKind(other.kernel, other.description) === 'sharp');
  if (!lung || kernelKind(chosen.kernel, chosen.description) === 'sharp') return '';
  const thickness = thicknessOf(lung);
  return `; a ${thickness === null ? '' : `${millimetres(thickness)} `}lung series is also there`;
};

/** Why a series was chosen for a follow-up, in one short line. */
export const whyNearest = (baseline: Series, chosen: Series, others: readonly Series[]): string => {
  const { same, differs } = compared(baseline, chosen);
  const start = others.length === 0 ? 'The only series' : 'Nearest to baseline';
  const wrong = faultsOf(chosen);
  const also = alsoThere(chosen, others);
  if (differs.length === 0 && also !== '') return `${start}${wrong}${also}`;
  const agreement = same.length > 1 || (same.length === 1 && differs.length === 0) ? `: same ${same.join(', ')}` : '';
  return `${start}${agreement}${differs.length > 0 ? `; ${differs.join(', ')}` : ''}${wrong}`;
};

/** Why a series was chosen for the baseline. */
export const whyBaseline = (chosen: Series, others: readonly Series[]): string => {
  const words = [chosen.orientation === 'unknown' ? 'no orientation in the files' : chosen.orientation, `${chosen.slices.length} ${chosen.slices.length === 1 ? 'slice' : 'slices'}`];
  const thickness = thicknessOf(chosen);
  if (thickness !== null) words.push(millimetres(thickness));
  if (kernelKind(chosen.kernel, chosen.description) === 'soft') words.push('soft kernel');
  const contrast = contrastOf(chosen);
  if (contrast !== null) words.push(contrast);
  return `${others.length === 0 ? 'The only series' : 'Best fit for a baseline'}: ${words.join(', ')}${faultsOf(chosen)}${alsoThere(chosen, others)}`;
};
