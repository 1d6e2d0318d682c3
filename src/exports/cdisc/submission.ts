import { charterFromText, DEFAULT_CHARTER, type Assessment, type TimepointResponse } from '../../irecist';
import { daysBetween, type Read, type Timepoint } from '../../read';
import type { Acceptance } from '../../trial';
import type { Evaluator, EvaluatorId, ImagingMethod } from './terms';

/** One reader's read of the subject as it is submitted. */
export interface SubmittedRead {
  readonly read: Read;
  readonly assessment: Assessment;
  /** As the trial names the reader: acceptance is told by it. "adjudicator" for an own read of the adjudicator. */
  readonly reader: string;
  /** Before the link ids, so that two readers' lesions are never joined: "R1". */
  readonly prefix: string;
  readonly evaluator: Evaluator;
  /** Only where more than one evaluator read. */
  readonly evaluatorId: EvaluatorId | null;
}

export interface SubmissionInput {
  readonly studyId: string;
  /** Unique over all studies of the sponsor (USUBJID). */
  readonly subjectId: string;
  /** Who read: --NAM. */
  readonly vendor: string;
  readonly reads: readonly SubmittedRead[];
  /** Which read is carried on; null leaves the flag empty everywhere. */
  readonly acceptance: Acceptance | null;
  /** The definitions of the i-terms speak of what follows a first progression: "afterFirstIUPD" gives no iRECIST rows before it, RECIST 1.1 says the same there. */
  readonly iPrefix: 'always' | 'afterFirstIUPD';
  /** RFSTDTC, ISO yyyy-mm-dd: study day 1. Null: the baseline scan. */
  readonly referenceDate: string | null;
  /** Blinded reads keep study days and leave dates out. */
  readonly dates: 'iso' | 'study-day';
  readonly methodOf: (seriesKey: string | null) => ImagingMethod;
  /** Left out: BASELINE, then "W8" as WEEK 8 and any other name in capitals. */
  readonly visitOf?: (timepoint: Timepoint) => { readonly number: number; readonly name: string };
}

/** A value of a dataset; null is missing. */
export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

export const responseAt = ({ assessment }: SubmittedRead, { label }: Timepoint): TimepointResponse | null => assessment.timepoints.find(({ id }) => id === label) ?? null;

/** SDTMIG 4.4.4: the reference day is day 1, the day before it day −1; there is no day 0. */
export const studyDay = (date: string, reference: string): number | null => {
  const days = daysBetween(reference, date);
  return Number.isNaN(days) ? null : days >= 0 ? days + 1 : days;
};

const visitOf = (timepoint: Timepoint): { readonly number: number; readonly name: string } => {
  const week = /^w(?:eek)?\s*(\d+)$/i.exec(timepoint.label)?.[1];
  return { number: timepoint.index + 1, name: timepoint.index === 0 ? 'BASELINE' : week === undefined ? timepoint.label.toUpperCase() : `WEEK ${week}` };
};

/** Visit, date and day of rows of a domain. Summaries over lesions carry no date of imaging. */
export const visitValues = (domain: string, input: SubmissionInput, { read }: SubmittedRead, timepoint: Timepoint, dated: boolean): Row => {
  const { number, name } = (input.visitOf ?? visitOf)(timepoint);
  const reference = input.referenceDate ?? read.timepoints[0]?.date ?? timepoint.date;
  return {
    VISITNUM: number, VISIT: name,
    [`${domain}DTC`]: dated && input.dates === 'iso' ? timepoint.date : null, [`${domain}DY`]: dated ? studyDay(timepoint.date, reference) : null,
  };
};

export const evaluatorValues = (domain: string, input: SubmissionInput, { evaluator, evaluatorId, reader }: SubmittedRead): Row => ({
  [`${domain}NAM`]: input.vendor, [`${domain}EVAL`]: evaluator, [`${domain}EVALID`]: evaluatorId,
  [`${domain}ACPTFL`]: evaluator !== 'INVESTIGATOR' && input.acceptance?.kind === 'accepted' && input.acceptance.reader === reader ? 'Y' : null,
});

/** Stacks of one series are told apart by what follows "#"; the series is one. */
export const seriesOf = (seriesKey: string | null | undefined): string | null => seriesKey?.replace(/#\d+$/, '') ?? null;

/** A diameter as the rules recorded it, mm: rounded to the charter's precision. */
export const recordedMm = (mm: number, { read }: SubmittedRead): number => {
  const { precisionMm } = charterFromText(read.charter) ?? DEFAULT_CHARTER;
  const perMm = precisionMm === 'none' ? 1_000_000 : precisionMm === 1 ? 1 : 10;
  return Math.round(mm * perMm) / perMm;
};

/** Sums of recorded lengths without the dust of binary fractions. */
export const exactMm = (mm: number): number => Math.round(mm * 1_000_000) / 1_000_000;

export const linkGroup = ({ prefix }: SubmittedRead, { index }: Timepoint): string => `${prefix}-A${index}`;
