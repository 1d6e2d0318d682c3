import type { Assessment } from './assessment';
import { DEFAULT_CHARTER, type Charter } from './charter';
import type { SubjectFindings } from './findings';
import { inMm, isPartialResponse, isProgression, rulerOf, type Ruler } from './lengths';
import { targetLengths } from './visit';
import { percentOf } from './words';

/** How one target changed at a timepoint. Lengths in mm, percentages of the baseline length. */
export interface LesionGrowth {
  readonly lesion: string;
  readonly timepoint: string;
  readonly mm: number;
  readonly changeFromBaselineMm: number;
  readonly changeFromBaselinePercent: number | null;
  readonly changeFromSmallestMm: number;
  /** Pace since the timepoint at which it was measured before; null at the first. */
  readonly mmPerWeek: number | null;
  readonly percentPerWeek: number | null;
}

/** Lesions that go different ways. Information beside the label, never a label (chapter 7). */
export interface Divergence {
  readonly timepoint: string;
  /** Bernard-Tessier: some targets at least 30% smaller than at baseline, others over 20% larger, those 5 mm in sum. */
  readonly dissociated: boolean;
  /** At least one target 20% and 5 mm over its own smallest length while the targets together do not progress. */
  readonly mixed: boolean;
  readonly shrunk: readonly string[];
  readonly grown: readonly string[];
}

interface Series { readonly id: string; readonly values: readonly (number | null)[] }

const seriesOf = (findings: SubjectFindings, charter: Charter): readonly Series[] => {
  const visits = findings.timepoints.map((timepoint) => targetLengths(timepoint, charter));
  return (findings.timepoints[0]?.targets ?? []).map(({ id }) => ({ id, values: visits.map((lengths) => lengths.get(id) ?? null) }));
};

const growthOf = ({ id, values }: Series, findings: SubjectFindings, ruler: Ruler): readonly LesionGrowth[] => values.flatMap((value, index): readonly LesionGrowth[] => {
  const baseline = values[0] ?? null;
  const timepoint = findings.timepoints[index];
  if (index === 0 || value === null || baseline === null || !timepoint) return [];
  const earlier = values.slice(0, index).filter((one) => one !== null);
  // There is one before: the baseline at the latest.
  const lastAt = values.slice(0, index).findLastIndex((one) => one !== null);
  const last = values[lastAt] ?? 0;
  const weeks = (timepoint.day - (findings.timepoints[lastAt]?.day ?? 0)) / 7;
  const pace = inMm(value - last, ruler) / weeks;
  return [{
    lesion: id, timepoint: timepoint.id, mm: inMm(value, ruler), changeFromBaselineMm: inMm(value - baseline, ruler),
    changeFromBaselinePercent: percentOf(value - baseline, baseline), changeFromSmallestMm: inMm(value - Math.min(...earlier), ruler),
    mmPerWeek: pace, percentPerWeek: last === 0 ? null : (100 * pace) / inMm(last, ruler),
  }];
});

/** Growth of every target at every follow-up where it has a length. */
export const lesionGrowth = (findings: SubjectFindings, charter: Charter = DEFAULT_CHARTER): readonly LesionGrowth[] =>
  seriesOf(findings, charter).flatMap((series) => growthOf(series, findings, rulerOf(charter)));

/** Dissociated and mixed response at every follow-up. Bernard-Tessier 2020 (3.3%); other definitions reach 47.8% (PMC9083034). */
export const divergences = (findings: SubjectFindings, assessment: Assessment, charter: Charter = DEFAULT_CHARTER): readonly Divergence[] => {
  const ruler = rulerOf(charter);
  const series = seriesOf(findings, charter);
  return findings.timepoints.slice(1).map((timepoint, place): Divergence => {
    const index = place + 1;
    const here = series.flatMap(({ id, values }) => {
      const [baseline, value] = [values[0] ?? null, values[index] ?? null];
      const smallest = Math.min(...values.slice(0, index).filter((one) => one !== null));
      return baseline === null || value === null ? [] : [{ id, baseline, value, smallest }];
    });
    const shrunk = here.filter(({ value, baseline }) => isPartialResponse(value, baseline));
    const grown = here.filter(({ value, baseline }) => 5 * value > 6 * baseline);
    const rise = grown.reduce((sum, { value, baseline }) => sum + value - baseline, 0);
    return {
      timepoint: timepoint.id, dissociated: shrunk.length > 0 && rise >= 5 * ruler.unitsPerMm,
      mixed: assessment.timepoints[index]?.target !== 'PD' && here.some(({ value, smallest }) => isProgression(value, smallest, ruler)),
      shrunk: shrunk.map(({ id }) => id), grown: grown.map(({ id }) => id),
    };
  });
};

/**
 * Half-width of the 95% repeatability of a sum of n diameters, mm: 1.96 · 2.0 · √n, the differences of n lesions taken as independent with
 * a standard deviation of 2.0 mm. From same-day rescans of 32 subjects (Oxnard 2011). Never enters a label.
 */
export const repeatabilityMm = (lesions: number): number => 1.96 * 2 * Math.sqrt(lesions);
