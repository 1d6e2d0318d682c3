import type { Series, Subject } from './model';
import { baselineFitness, coverageMm, distanceFrom, whyBaseline, whyNearest } from './nearest-series';
import { byKey } from './split';
import { byName } from './stack';

/** A timepoint as the files suggest it; the reader may rename, reorder, merge and exclude. */
export interface TimepointProposal {
  readonly label: string;
  /** ISO yyyy-mm-dd; null where the files have no date. */
  readonly date: string | null;
  /** Days since the baseline; null where it cannot be told. */
  readonly day: number | null;
  readonly studyInstanceUids: readonly string[];
  /** Best first. */
  readonly candidates: readonly Series[];
  readonly seriesKey: string | null;
  readonly why: string;
}

interface Visit {
  readonly id: string | null;
  readonly date: string | null;
  readonly offsetDays: number | null;
  readonly series: readonly Series[];
}

const DAY_MS = 86_400_000;
const daysFrom = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** One visit per Clinical Trial Time Point ID (0012,0050) where studies carry one, else per study date; undated studies each stand alone. */
const visitsOf = (subject: Subject): readonly Visit[] => {
  const all = subject.days.flatMap((day) => day.series.map((series) => ({ series, date: day.date })));
  const idOf = new Map(all.flatMap(({ series }) => (series.timePointId === null ? [] : [[series.studyInstanceUid, series.timePointId] as const])));
  return byKey(all, ({ series, date }) => idOf.get(series.studyInstanceUid) ?? date ?? series.studyInstanceUid).map((members) => ({
    id: idOf.get(members[0]?.series.studyInstanceUid ?? '') ?? null,
    date: members.flatMap(({ date }) => date ?? []).sort()[0] ?? null,
    offsetDays: members.flatMap(({ series }) => series.timePointOffsetDays ?? [])[0] ?? null,
    series: members.map(({ series }) => series),
  }));
};

/** By offset where every visit has one, else by date; visits without either come last, by name. */
const inTimeOrder = (visits: readonly Visit[]): readonly Visit[] => {
  const byOffset = visits.every(({ offsetDays }) => offsetDays !== null);
  return [...visits].sort((a, b) =>
    (byOffset ? (a.offsetDays ?? 0) - (b.offsetDays ?? 0) : 0) || (a.date ?? '~').localeCompare(b.date ?? '~') || byName(a.id ?? '', b.id ?? '') ||
    byName(a.series[0]?.studyInstanceUid ?? '', b.series[0]?.studyInstanceUid ?? ''));
};

const dayOf = (visit: Visit, baseline: Visit): number | null => {
  if (visit.date !== null && baseline.date !== null) return daysFrom(baseline.date, visit.date);
  return visit.offsetDays !== null && baseline.offsetDays !== null ? Math.round(visit.offsetDays - baseline.offsetDays) : null;
};

/** The trial's own name (a bare number is no name), else weeks since the baseline, "W8"; days, "D3", where weeks would collide; "Scan 2" without any time. */
const labelOf = (visit: Visit, day: number | null, index: number, taken: ReadonlySet<string>): string => {
  const week = day === null ? null : `W${Math.round(day / 7)}`;
  const name = visit.id !== null && /[a-z]/i.test(visit.id) ? visit.id : null;
  const choices = [name, week, day === null ? null : `D${day}`, `Scan ${index + 1}`];
  return choices.find((label) => label !== null && !taken.has(label)) ?? `Scan ${index + 1}b`;
};

const rankedForBaseline = (series: readonly Series[]): readonly Series[] => {
  const widest = Math.max(...series.map(coverageMm));
  const most = Math.max(...series.map(({ slices }) => slices.length));
  return [...series].sort((a, b) => baselineFitness(b, widest, most) - baselineFitness(a, widest, most) || byName(a.key, b.key));
};

const rankedByNearness = (baseline: Series, series: readonly Series[]): readonly Series[] =>
  [...series].sort((a, b) => distanceFrom(baseline, a) - distanceFrom(baseline, b) || byName(a.key, b.key));

/**
 * Timepoints of a subject in the order of time, the first being the baseline, each with the series proposed for reading: for the baseline
 * the fittest, for a follow-up the one nearest to the baseline's.
 */
export const proposeTimepoints = (subject: Subject): readonly TimepointProposal[] => {
  const visits = inTimeOrder(visitsOf(subject));
  const [first] = visits;
  if (!first) return [];
  const [baseline] = rankedForBaseline(first.series);
  const taken = new Set<string>();
  return visits.map((visit, index) => {
    const candidates = index === 0 || !baseline ? rankedForBaseline(visit.series) : rankedByNearness(baseline, visit.series);
    const [chosen, ...others] = candidates;
    const day = dayOf(visit, first);
    const label = labelOf(visit, day, index, taken);
    taken.add(label);
    const why = !chosen ? 'No series to read' : index === 0 || !baseline ? whyBaseline(chosen, others) : whyNearest(baseline, chosen, others);
    const studyInstanceUids = [...new Set(visit.series.map(({ studyInstanceUid }) => studyInstanceUid))];
    return { label, date: visit.date, day, studyInstanceUids, candidates, seriesKey: chosen?.key ?? null, why };
  });
};
