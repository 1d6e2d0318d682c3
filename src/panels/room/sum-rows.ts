import type { Margin, TimepointResponse } from '../../irecist';
import { isCounted, type Lesion, type Read, type Timepoint } from '../../read';
import { decimal, percent, shown, signed } from '../numbers';
import { cellSize, lesionCell } from './lesion-cell';
import { repeatabilityMm } from './repeatability';

/** One row under the targets. Cells go by timepoint; empty where there is nothing to say. */
export interface SumRow {
  readonly kind: 'sum' | 'baseline' | 'nadir' | 'repeatability' | 'margin';
  readonly head: string;
  /** Said faint after the head. */
  readonly detail: string;
  readonly cells: readonly string[];
  /** By timepoint, what is missing from a sum that is not complete, e.g. "2 of 5 targets, so far"; null where nothing is. */
  readonly partial: readonly (string | null)[];
  readonly delta: string;
  /** The change is the one that the response was decided by. */
  readonly decisive: boolean;
  /** What the change means against the repeatability, or how near the next label is; empty where there is nothing to say. */
  readonly sure?: string;
}

/** Is a target still to be answered? Else what is missing from the sum could not be evaluated. Targets are named T1, T2 … */
export const isOpen = (response: TimepointResponse): boolean => response.unanswered.some((name) => /^T\d/.test(name));

/**
 * The sum of the targets at each timepoint and, for the current one, its change from baseline and from nadir.
 * `sizes` says how many targets have a size at each timepoint, of all `targets`. `begun` says which timepoints have answers: elsewhere there is no sum yet, only a dash.
 */
export const sumRows = (responses: readonly TimepointResponse[], begun: readonly boolean[], current: number, sizes: readonly number[], targets: number): readonly SumRow[] => {
  const now = responses[current];
  if (!now || targets === 0) return [];
  const has = (index: number): boolean => (begun[index] ?? false) && responses[index]?.sumMm !== null;
  const sum: SumRow = {
    kind: 'sum', head: now.sumComplete || now.sumMm === null ? 'Sum' : isOpen(now) ? 'Sum so far' : 'Sum, incomplete', detail: '', decisive: false,
    cells: responses.map((response, index) => (has(index) && response.sumMm !== null ? decimal(response.sumMm) : '–')),
    partial: responses.map((response, index) => (has(index) && !response.sumComplete ? `${sizes[index] ?? 0} of ${targets} targets, ${isOpen(response) ? 'so far' : 'incomplete'}` : null)),
    delta: has(current) && now.changeFromNadirMm !== null ? signed(now.changeFromNadirMm) : '',
  };
  if (current === 0 || !has(current) || now.changeFromBaselineMm === null) return [sum];
  const partial = responses.map(() => null);
  const fromBaseline: SumRow = {
    partial,
    kind: 'baseline', head: 'from baseline', detail: '', decisive: now.target === 'PR',
    cells: responses.map((response, index) => (index > 0 && has(index) && response.changeFromBaselinePercent !== null ? percent(response.changeFromBaselinePercent) : '')),
    delta: signed(now.changeFromBaselineMm),
  };
  const fromNadir: readonly SumRow[] = now.changeFromNadirMm === null ? [] : [{
    partial, kind: 'nadir', head: 'from nadir', detail: now.nadirTimepoint ?? '', decisive: now.target === 'PD',
    cells: responses.map((_, index) => (index === current && now.changeFromNadirPercent !== null ? percent(now.changeFromNadirPercent) : '')),
    delta: signed(now.changeFromNadirMm),
  }];
  const band = repeatabilityMm(targets);
  const repeatability: SumRow = { partial, kind: 'repeatability', head: 'repeatability', detail: '', decisive: false, cells: responses.map(() => ''), delta: `± ${decimal(band)}`, ...(now.changeFromNadirMm === null ? {} : { sure: withinWords(now.changeFromNadirMm, band) }) };
  const near = nearestMargin(now.margins);
  const margin: readonly SumRow[] = near ? [{ partial, kind: 'margin', head: near.words, detail: '', decisive: false, cells: [], delta: '', sure: near.flips ? 'one millimetre flips it' : '' }] : [];
  return [sum, fromBaseline, ...fromNadir, repeatability, ...margin];
};

const withinWords = (change: number, band: number): string => (Math.abs(change) <= band ? 'the change is within it' : 'the change is beyond it');

/** One more millimetre on one ruler: less than two readers of the same scan differ by. */
const FLIPS_MM = 1;

/** How far the sum is from the nearest label that it would not have now: "0.4 mm more would be PD". */
export const nearestMargin = (margins: readonly Margin[]): { readonly words: string; readonly flips: boolean } | null => {
  const [near] = [...margins].sort((a, b) => Math.abs(a.distanceMm) - Math.abs(b.distanceMm));
  if (!near) return null;
  const by = Math.abs(near.distanceMm);
  return { words: `${decimal(by)} mm ${near.distanceMm < 0 ? 'more' : 'less'} and the targets would be ${near.towards}`, flips: by <= FLIPS_MM + 1e-9 };
};

/** Drawn on a computed plane, which the charter does not count. */
const keptOut = (read: Read, lesion: Lesion, { id }: Timepoint): boolean => {
  const answer = lesion.at.get(id)?.answer;
  return answer?.kind === 'measured' ? !isCounted(read, answer.measured) : answer?.kind === 'parts' && !answer.parts.every((part) => isCounted(read, part));
};

/** The sizes of targets that count at each timepoint, mm; a target that is merged into another counts with it. */
const targetSizes = (read: Read): readonly (readonly number[])[] =>
  read.timepoints.map((timepoint) => read.lesions.filter((lesion) => lesion.role === 'target').flatMap((lesion) => {
    const cell = lesionCell(lesion, timepoint, 0, true, () => '');
    if (keptOut(read, lesion, timepoint)) return [];
    return cell.kind === 'merged' ? [0] : (cellSize(cell) ?? []);
  }));

/** How many targets have a size, by timepoint. */
export const sizedTargets = (read: Read): readonly number[] => targetSizes(read).map((sizes) => sizes.length);

/** The one row for a read that cannot be assessed as it stands: the sums of the sizes that are there. */
export const sumSoFarRow = (read: Read): SumRow => ({
  kind: 'sum', head: 'Sum so far', detail: '', decisive: false, delta: '', partial: read.timepoints.map(() => null),
  cells: targetSizes(read).map((sizes) => (sizes.length === 0 ? '–' : decimal(sizes.reduce((sum, size) => sum + shown(size), 0)))),
});
