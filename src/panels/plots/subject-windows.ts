import type { Category, TimepointResponse } from '../../irecist';
import { daysBetween } from '../../read';
import { episodesOf, type Episode } from '../outcomes/episodes';
import type { Seen } from '../outcomes/seen';

/** The window in which one unconfirmed progression is imaged again, with what would confirm it there. Days from the baseline, both included. */
export interface PlotWindow {
  /** The scan with the first iUPD of the episode. */
  readonly since: string;
  readonly from: number;
  readonly to: number;
  /** The target sum from which it is iCPD, mm: further growth where the targets took part in the iUPD, else the progression of RECIST over the nadir. */
  readonly bar: { readonly mm: number; readonly by: 'further-growth' | 'targets' } | null;
  /** The sum of new-lesion-targets from which it is iCPD, mm; only where new lesions took part. */
  readonly newLesionBarMm: number | null;
}

const FURTHER_MM = 5;
const CATEGORY: Readonly<Record<string, Category>> = { I4: 'target', I5: 'nonTarget', I3: 'newLesion', I7: 'newLesion' };

/** What an iUPD came from, by the rules that gave it (I3–I5, I7). */
export const driversOf = (response: TimepointResponse | undefined): ReadonlySet<Category> =>
  new Set((response?.reasons ?? []).flatMap(({ rule, result }) => (result === 'iUPD' && CATEGORY[rule] ? [CATEGORY[rule]] : [])));

/** What "further" counts from within the episode so far (I17). */
const referenceOf = (sums: readonly number[], by: Seen['charter']['confirmReference']): number | null => {
  if (sums.length === 0) return null;
  switch (by) {
    case 'episode-min': return Math.min(...sums);
    case 'last-timepoint': return sums.at(-1) ?? null;
    case 'first-iupd': return sums[0] ?? null;
  }
};

const windowOf = (seen: Seen, { since, window, answered }: Episode): PlotWindow => {
  const { assessment, charter, read } = seen;
  const start = read.timepoints[0]?.date ?? since.date;
  const first = assessment.timepoints[since.index];
  const drivers = driversOf(first);
  const during = assessment.timepoints.slice(since.index, answered ? answered.at.index : undefined).filter(({ irecist, flags }) => irecist === 'iUPD' && !flags.includes('early-scan-disregarded'));
  const step = charter.furtherGrowth === 'at-least-5-mm' ? 0 : charter.precisionMm === 'none' ? 0 : charter.precisionMm;
  const further = (sums: readonly number[]): number | null => {
    const reference = referenceOf(sums, charter.confirmReference);
    return reference === null ? null : Math.round((reference + FURTHER_MM + step) * 10) / 10;
  };
  const sums = during.flatMap(({ sumMm, sumComplete }) => (sumMm !== null && sumComplete ? [sumMm] : []));
  const pd = (answered ? assessment.timepoints[answered.at.index] : during.at(-1))?.pdFromMm ?? null;
  const grown = further(sums);
  const byTargets = drivers.has('target');
  const mm = byTargets ? (grown === null ? null : Math.max(grown, pd ?? grown)) : pd;
  return {
    since: since.label, from: daysBetween(start, window.opens), to: daysBetween(start, window.closes),
    bar: mm === null ? null : { mm, by: byTargets ? 'further-growth' : 'targets' },
    newLesionBarMm: drivers.has('newLesion') ? further(during.flatMap(({ newLesionSumMm }) => newLesionSumMm ?? [])) : null,
  };
};

/** Every confirmation window of a read; none where the charter has no iRECIST lane. */
export const plotWindows = (seen: Seen): readonly PlotWindow[] => (seen.both ? episodesOf(seen).map((episode) => windowOf(seen, episode)) : []);
