import type { ProposedTimepoint, SubjectProposal } from '../pages-props';
import { amount } from './amounts';
import { seriesName } from './series-name';

export const included = (proposal: SubjectProposal): readonly ProposedTimepoint[] => proposal.timepoints.filter((one) => !one.excluded);

const imagesAt = (timepoint: ProposedTimepoint): number => timepoint.candidates.reduce((sum, series) => sum + series.slices.length, 0);

/** e.g. "3 timepoints, 8 series, 1 204 images". */
export const proposalCounts = (proposal: SubjectProposal, done: boolean): string => {
  const { timepoints } = proposal;
  const series = timepoints.reduce((sum, one) => sum + one.candidates.length, 0);
  const images = timepoints.reduce((sum, one) => sum + imagesAt(one), 0);
  return `${amount(timepoints.length, 'timepoint')}${done ? '' : ' so far'}, ${amount(series, 'series', 'series')}, ${amount(images, 'image')}`;
};

/** Under the date: "day 1, baseline", "day 57". */
export const dayLine = (timepoint: ProposedTimepoint, baseline: ProposedTimepoint | undefined): string => {
  if (timepoint.excluded) return 'left out';
  if (timepoint.id === baseline?.id) return 'day 1, baseline';
  if (timepoint.day === null) return '';
  return timepoint.day < 0 ? `${amount(-timepoint.day, 'day')} before` : `day ${timepoint.day + 1}`;
};

/**
 * Why a read cannot begin with these timepoints, as one sentence without a full stop; null when it can. What follows from
 * days needs every date in order, and what is said of a timepoint needs a name of its own.
 */
export const hindrance = (proposal: SubjectProposal): string | null => {
  const timepoints = included(proposal);
  if (timepoints.length === 0) return 'Every timepoint is left out';
  const undated = timepoints.find((one) => one.date === null);
  if (undated) return `${undated.label || 'A timepoint'} needs a date`;
  const names = timepoints.map((one) => one.label.trim());
  if (names.includes('')) return 'A timepoint needs a name';
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return `Two timepoints are called ${twice}`;
  const late = timepoints.find((one, index) => (one.date ?? '') < (timepoints[index - 1]?.date ?? ''));
  if (late) return `${late.label} is dated before the timepoint above it`;
  return timepoints.some((one) => one.seriesKey !== null) ? null : 'No series to read';
};

/** Timepoints that will have no images in the read. */
export const withoutSeries = (proposal: SubjectProposal): readonly string[] => included(proposal).filter((one) => one.seriesKey === null).map((one) => one.label);

/** Why the series: the proposal's own reason, or that the reader took another than the proposed one. */
export const whyLine = ({ candidates, seriesKey, why }: ProposedTimepoint): string => {
  const [proposed] = candidates;
  if (!proposed) return '';
  return seriesKey === null || seriesKey === proposed.key ? why : `Your choice; proposed was ${seriesName(proposed)}`;
};
