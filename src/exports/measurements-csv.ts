import type { Assessment } from '../irecist';
import { countedDiameter, isNodal, longAxis, shortAxis, type Answer, type Lesion, type LesionAt, type Measured, type Read, type Timepoint } from '../read';
import { csv, type Cell } from './csv';

const COLUMNS = [
  'subject', 'timepoint', 'date', 'day', 'lesion', 'role', 'organ', 'site', 'answer', 'equivocal', 'reason', 'merged_into',
  'long_axis_mm', 'short_axis_mm', 'counted_mm', 'counted_axis', 'parts', 'series', 'sop_instance_uid', 'frame',
  'sum_mm', 'recist_1_1', 'irecist', 'chosen_recist_1_1', 'chosen_irecist', 'chosen_reason',
] as const;

const micrometres = (mm: number | null): number | null => (mm === null ? null : Number(mm.toFixed(3)));

const drawn = (at: LesionAt | undefined): readonly Measured[] => {
  if (at?.answer?.kind === 'measured') return [at.answer.measured];
  if (at?.answer?.kind === 'parts') return at.answer.parts;
  return at?.caliper ? [at.caliper] : [];
};

/** Sum of the counted diameters of all parts, mm; null while one of them is not set. */
const countedMm = (parts: readonly Measured[], lesion: Lesion): number | null => {
  const lengths = parts.map((part) => countedDiameter(part.caliper, lesion.site));
  return lengths.length > 0 && lengths.every((mm) => mm !== null) ? lengths.reduce((sum, mm) => sum + mm, 0) : null;
};

const wordOf = (answer: Answer | null | undefined): string => {
  if (!answer) return 'not answered';
  return answer.kind === 'status' ? answer.status : answer.kind;
};

const isEquivocal = (answer: Answer | null | undefined): boolean =>
  (answer?.kind === 'measured' && answer.equivocal) || (answer?.kind === 'status' && answer.status === 'equivocal');

const rowOf = (read: Read, timepoint: Timepoint, lesion: Lesion, response: Assessment['timepoints'][number] | undefined, dates: boolean): readonly Cell[] => {
  const at = lesion.at.get(timepoint.id);
  const answer = at?.answer;
  const parts = drawn(at);
  const [first] = parts;
  const place = first?.place ?? at?.place?.place;
  const merged = answer?.kind === 'merged' ? read.lesions.find((one) => one.id === answer.into)?.name : undefined;
  return [
    read.subject.code, timepoint.label, dates ? timepoint.date : null, timepoint.day, lesion.name, lesion.role, lesion.site?.organ ?? null, lesion.site?.label ?? null,
    wordOf(answer), isEquivocal(answer), answer?.kind === 'not-evaluable' ? answer.reason : null, merged ?? null,
    first ? micrometres(longAxis(first.caliper)) : null, first ? micrometres(shortAxis(first.caliper)) : null,
    answer?.kind === 'absent' ? null : micrometres(countedMm(parts, lesion)), parts.length > 0 ? (isNodal(lesion.site) ? 'short' : 'long') : null, parts.length,
    place?.seriesKey ?? null, place?.sopInstanceUid ?? null, place?.frame ?? null,
    micrometres(response?.sumMm ?? null), response?.recist11 ?? null, response?.irecist ?? null,
    response?.chosen?.recist11 ?? null, response?.chosen?.irecist ?? null, response?.chosen?.reason ?? null,
  ];
};

/** A new lesion has no row before the timepoint at which it was found, unless something was said of it there. */
const concerns = (read: Read, lesion: Lesion, timepoint: Timepoint): boolean => {
  const found = read.timepoints.find((one) => one.id === lesion.identifiedAt);
  return lesion.role !== 'new' || lesion.at.has(timepoint.id) || found === undefined || timepoint.index >= found.index;
};

/** All that was measured and said: one row for each lesion at each timepoint; computed labels, and beside them those that the reader set. Lengths in mm, to the micrometre; with several parts the axes are those of the first. */
export const measurementsCsv = (read: Read, assessment: Assessment | null, { dates }: { readonly dates: boolean } = { dates: true }): string =>
  csv(COLUMNS, read.timepoints.flatMap((timepoint) => {
    const response = assessment?.timepoints.find((one) => one.id === timepoint.label);
    return read.lesions.filter((lesion) => concerns(read, lesion, timepoint)).map((lesion) => rowOf(read, timepoint, lesion, response, dates));
  }));
