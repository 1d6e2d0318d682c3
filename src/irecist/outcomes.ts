import type { Assessment, IrecistResponse, Recist11Response } from './assessment';
import { bestIrecist, bestRecist } from './best-response';
import { DEFAULT_CHARTER, type Charter } from './charter';
import { dayNumber } from './dates';
import { datedLabels } from './endpoints';
import type { SubjectFindings } from './findings';
import { withLabelsThatCount } from './overrides';

/** A time to an event. ISO dates, both ends counted as dates; days are the difference. */
export interface Interval {
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly event: boolean;
  /** Why it ends there. */
  readonly reason: 'progression' | 'death' | 'last-evaluable-assessment' | 'no-evaluable-assessment';
}

/** What the time-to-event endpoints need beside the assessment. */
export interface SubjectDates {
  /** Start of treatment or randomisation; the baseline date where it is not known. */
  readonly start: string | null;
  readonly death: string | null;
}

/** Where RECIST 1.1 ends a subject's imaging and iRECIST goes on. */
export interface RecistStop {
  readonly timepoint: string;
  readonly date: string;
  /** Timepoints that were read after it. */
  readonly laterTimepoints: number;
  /** Days from RECIST progression to iRECIST progression; null while iRECIST has none. */
  readonly daysToProgression: number | null;
  /** Days from RECIST progression to the last evaluable assessment without iRECIST progression; null once it has one. */
  readonly daysWithoutProgression: number | null;
}

export interface Outcomes {
  /** Best responses without and with confirmation after four weeks, whatever the charter asks for. */
  readonly best: {
    readonly bor: Recist11Response | null; readonly borConfirmed: Recist11Response | null;
    readonly ibor: IrecistResponse | null; readonly iborConfirmed: IrecistResponse | null;
  };
  readonly pfs: Interval;
  readonly ipfs: Interval;
  /** Duration of response; null where the best response is no response. */
  readonly dor: Interval | null;
  readonly idor: Interval | null;
  readonly recistStop: RecistStop | null;
}

const CONFIRM_AFTER_DAYS = 28;

const daysFrom = (from: string, to: string): number => (dayNumber(to) ?? NaN) - (dayNumber(from) ?? NaN);

const intervalFrom = (from: string, progression: string | null, death: string | null, lastEvaluable: string | null): Interval => {
  const ending = (to: string, event: boolean, reason: Interval['reason']): Interval => ({ from, to, days: daysFrom(from, to), event, reason });
  if (progression !== null && (death === null || progression <= death)) return ending(progression, true, 'progression');
  if (death !== null) return ending(death, true, 'death');
  return lastEvaluable === null || lastEvaluable < from ? ending(from, false, 'no-evaluable-assessment') : ending(lastEvaluable, false, 'last-evaluable-assessment');
};

interface Labelled { readonly label: string; readonly date: string }

const lastEvaluableOf = (labels: readonly Labelled[]): string | null => labels.filter(({ label }) => label !== 'NE').map(({ date }) => date).pop() ?? null;

/** The first response before the label that ends the sequence. */
const firstResponseOf = (labels: readonly Labelled[], responses: readonly string[], end: string): string | null => {
  const last = labels.findIndex(({ label }) => label === end);
  return (last < 0 ? labels : labels.slice(0, last)).find(({ label }) => responses.includes(label))?.date ?? null;
};

const recistStopOf = (findings: SubjectFindings, assessment: Assessment, lastEvaluable: string | null): RecistStop | null => {
  const index = assessment.timepoints.findIndex(({ recist11 }) => recist11 === 'PD');
  const date = assessment.recist11ProgressionDate;
  const timepoint = findings.timepoints[index];
  if (!timepoint || date === null) return null;
  return {
    timepoint: timepoint.id, date, laterTimepoints: findings.timepoints.length - 1 - index,
    daysToProgression: assessment.progressionDate === null ? null : daysFrom(date, assessment.progressionDate),
    daysWithoutProgression: assessment.progressionDate === null && lastEvaluable !== null ? daysFrom(date, lastEvaluable) : null,
  };
};

/**
 * E1–E7: the endpoints of a subject that need dates beside the labels. PFS and iPFS run from the start to progression or death, else to the
 * last evaluable assessment; DOR and iDOR from the first response, only where the best response is one (FAQ). ISO dates.
 */
export const outcomesOf = (findings: SubjectFindings, assessed: Assessment, dates: SubjectDates = { start: null, death: null }, charter: Charter = DEFAULT_CHARTER): Outcomes => {
  const assessment = withLabelsThatCount(assessed, charter);
  const { timepoints } = assessment;
  const days = findings.timepoints.map(({ day }) => day);
  const hasTargets = findings.timepoints.some(({ targets }) => targets.length > 0);
  const plain = { minSdDays: charter.minSdDays, confirmResponseDays: 0 };
  const confirmed = { minSdDays: charter.minSdDays, confirmResponseDays: charter.confirmResponseDays || CONFIRM_AFTER_DAYS };
  const recist = datedLabels(timepoints, days, ({ recist11 }) => recist11);
  const irecist = datedLabels(timepoints, days, ({ irecist: label }) => label);
  const best = {
    bor: bestRecist(recist, plain, hasTargets), borConfirmed: bestRecist(recist, confirmed, hasTargets),
    ibor: bestIrecist(irecist, plain, hasTargets), iborConfirmed: bestIrecist(irecist, confirmed, hasTargets),
  };
  const labelled = (labels: readonly (string | null)[]): readonly Labelled[] => findings.timepoints.flatMap(({ date }, index) => {
    const label = labels[index] ?? null;
    return label === null ? [] : [{ label, date }];
  });
  const recistLabels = labelled(timepoints.map(({ recist11 }) => recist11));
  const irecistLabels = labelled(timepoints.map(({ irecist: label }) => label));
  const start = dates.start ?? findings.timepoints[0]?.date ?? '';
  const [lastRecist, lastIrecist] = [lastEvaluableOf(recistLabels), lastEvaluableOf(irecistLabels)];
  const duration = (labels: readonly Labelled[], responses: readonly string[], end: string, progression: string | null, last: string | null): Interval | null => {
    const first = firstResponseOf(labels, responses, end);
    // A suspicion that dates the progression (E4) can lie before the response: the response then lasted no day.
    return first === null ? null : intervalFrom(first, progression !== null && progression < first ? first : progression, dates.death, last);
  };
  return {
    best,
    pfs: intervalFrom(start, assessment.recist11ProgressionDate, dates.death, lastRecist),
    ipfs: intervalFrom(start, assessment.progressionDate, dates.death, lastIrecist),
    // The best response is a response just where there is one before the label that ends the sequence (E5).
    dor: duration(recistLabels, ['CR', 'PR'], 'PD', assessment.recist11ProgressionDate, lastRecist),
    idor: duration(irecistLabels, ['iCR', 'iPR'], 'iCPD', assessment.progressionDate, lastIrecist),
    recistStop: recistStopOf(findings, assessment, lastIrecist),
  };
};
