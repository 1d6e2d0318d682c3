import { pseudoprogressions, type Assessment, type IrecistResponse, type Recist11Response } from '../../irecist';
import type { Read, TimepointId } from '../../read';
import type { ResponseLabel } from '../parts/Badge';
import { seenOf, type Seen } from '../outcomes/seen';
import { laneLabels } from '../room/lanes';
import { freshAt } from './subject-lesions';
import { plotWindows, type PlotWindow } from './subject-windows';

/** One read of the cohort: from this browser, a file, or a teaching case. */
export interface CohortMember {
  readonly id: string;
  readonly name: string;
  readonly from: 'kept' | 'file' | 'teaching';
  readonly read: Read;
  readonly assessment: Assessment;
}

export interface CohortPoint {
  readonly timepoint: TimepointId;
  readonly label: string;
  readonly day: number;
  /** Of the target sum, from the baseline; null where the sum is not complete. */
  readonly percent: number | null;
  readonly response: ResponseLabel | null;
  readonly fresh: readonly string[];
}

export interface CohortSubject {
  readonly id: string;
  readonly name: string;
  readonly from: CohortMember['from'];
  readonly both: boolean;
  /** The baseline first, then every follow-up that has been read. */
  readonly points: readonly CohortPoint[];
  /** An iUPD was taken back, by the charter's definition. */
  readonly pseudo: boolean;
  /** Least change of a complete sum up to the progression that ends the read's responses, %. */
  readonly best: { readonly percent: number; readonly at: string; readonly timepoint: TimepointId } | null;
  readonly bestLabel: IrecistResponse | Recist11Response | null;
  /** Best response once confirmed after four weeks. */
  readonly confirmedLabel: IrecistResponse | Recist11Response | null;
  readonly anyNew: boolean;
  /** A response that no later scan repeated. */
  readonly unconfirmed: boolean;
  readonly laterIcpd: boolean;
  readonly lastDay: number;
  readonly windows: readonly PlotWindow[];
  /** Where RECIST 1.1 alone would stop; null without a PD or where it is the only lane. */
  readonly stop: { readonly day: number; readonly label: string } | null;
  /** How the bar of the subject ends. */
  readonly end: { readonly kind: 'icpd'; readonly dated: string } | { readonly kind: 'pd'; readonly dated: string } | { readonly kind: 'death' | 'ongoing' };
}

export interface CohortPlot {
  /** In the order given. */
  readonly subjects: readonly CohortSubject[];
  /** Names of reads that have no follow-up yet. */
  readonly left: readonly string[];
  /** Subjects whose best change is a number: the denominator of the next two. */
  readonly evaluable: number;
  readonly beyondThirty: number;
  readonly confirmed: number;
}

const RESPONSES: readonly (string | null)[] = ['iCR', 'iPR', 'CR', 'PR'];

const endOf = (seen: Seen, points: readonly CohortPoint[]): CohortSubject['end'] => {
  const { assessment, read, both } = seen;
  const labelOn = (date: string | null): string => read.timepoints.find((one) => one.date === date)?.label ?? date ?? '';
  if (both && points.some(({ response }) => response === 'iCPD')) return { kind: 'icpd', dated: labelOn(assessment.progressionDate) };
  if (!both && points.some(({ response }) => response === 'PD')) return { kind: 'pd', dated: labelOn(assessment.recist11ProgressionDate) };
  return { kind: seen.dates.death === null ? 'ongoing' : 'death' };
};

const subjectOf = ({ id, name, from, read, assessment: computed }: CohortMember): CohortSubject => {
  const seen = seenOf(read, computed);
  const { both, assessment, outcomes } = seen;
  const lanes = laneLabels(assessment.timepoints, seen.begun, false);
  const points = read.timepoints.filter(({ index }) => seen.begun[index]).map(({ id: timepoint, label, day, index }): CohortPoint => {
    const response = assessment.timepoints[index];
    const lane = lanes[index];
    return {
      timepoint, label, day, response: (both ? lane?.irecist : lane?.recist11) ?? null, fresh: freshAt(seen, index),
      percent: index === 0 ? 0 : response?.sumComplete ? response.changeFromBaselinePercent : null,
    };
  });
  const end = both ? 'iCPD' : 'PD';
  const ends = points.findIndex(({ response }) => response === end);
  const counted = points.slice(1, ends < 0 ? undefined : ends + 1).filter((point): point is CohortPoint & { readonly percent: number } => point.percent !== null);
  const least = counted.toSorted((a, b) => a.percent - b.percent)[0];
  const { best } = outcomes;
  const [bestLabel, confirmedLabel] = both ? [best.ibor, best.iborConfirmed] : [best.bor, best.borConfirmed];
  const stopAt = read.timepoints[lanes.findIndex((lane) => lane?.firstPd)];
  return {
    id, name, from, both, points, bestLabel, confirmedLabel,
    pseudo: both && pseudoprogressions(seen.findings, assessment, seen.charter).some(({ counts }) => counts),
    best: least ? { percent: least.percent, at: least.label, timepoint: least.timepoint } : null,
    anyNew: points.some(({ fresh }) => fresh.length > 0),
    unconfirmed: RESPONSES.includes(bestLabel) && !RESPONSES.includes(confirmedLabel),
    laterIcpd: RESPONSES.includes(bestLabel) && ends >= 0, lastDay: points.at(-1)?.day ?? 0, windows: plotWindows(seen),
    stop: both && stopAt ? { day: stopAt.day, label: stopAt.label } : null, end: endOf(seen, points),
  };
};

/** What the plots of a cohort show. Percentages keep their denominators. */
export const cohortPlot = (members: readonly CohortMember[]): CohortPlot => {
  const all = members.map(subjectOf);
  const subjects = all.filter(({ points }) => points.length > 1);
  const evaluable = subjects.filter(({ best }) => best !== null);
  return {
    subjects, left: all.filter(({ points }) => points.length <= 1).map(({ name }) => name), evaluable: evaluable.length,
    beyondThirty: evaluable.filter(({ best }) => best !== null && best.percent <= -30 + 1e-9).length,
    confirmed: evaluable.filter(({ confirmedLabel }) => RESPONSES.includes(confirmedLabel)).length,
  };
};
