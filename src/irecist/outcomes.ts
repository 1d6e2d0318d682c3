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

/** What can be wrong with the dates of a subject. Where one is, the endpoints that it would decide are null. */
export type OutcomeProblem =
  | 'start-no-date' | 'death-no-date'
  /** Treatment starts after a follow-up was read: no time can run from there. */
  | 'start-after-follow-up'
  | 'death-before-start'
  /** A scan that was read was made after the death. */
  | 'death-before-last-scan';

export interface Outcomes {
  /** Empty where the dates agree with each other. */
  readonly problems: readonly OutcomeProblem[];
  /** Best responses without and with confirmation after four weeks, whatever the charter asks for. */
  readonly best: {
    readonly bor: Recist11Response | null; readonly borConfirmed: Recist11Response | null;
    readonly ibor: IrecistResponse | null; readonly iborConfirmed: IrecistResponse | null;
  };
  /** Null where the dates contradict each other. */
  readonly pfs: Interval | null;
  readonly ipfs: Interval | null;
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

/** Problems that leave the death, and so the durations, untouched. */
const OF_START: readonly OutcomeProblem[] = ['start-no-date', 'start-after-follow-up'];

/** Dates against each other and against the scans with a label; a baseline may lie before or after the start (B12). */
const datesProblems = ({ start, death }: SubjectDates, baseline: string, followUps: readonly string[]): readonly OutcomeProblem[] => {
  const from = start ?? baseline;
  const wrong: readonly OutcomeProblem[] = [
    ...(start !== null && dayNumber(start) === null ? ['start-no-date' as const] : []), ...(death !== null && dayNumber(death) === null ? ['death-no-date' as const] : []),
  ];
  if (wrong.length > 0) return wrong;
  return [
    ...(followUps.some((date) => date < from) ? ['start-after-follow-up' as const] : []), ...(death !== null && death < from ? ['death-before-start' as const] : []),
    ...(death !== null && followUps.some((date) => date > death) ? ['death-before-last-scan' as const] : []),
  ];
};

/**
 * E1–E7: the endpoints of a subject that need dates beside the labels. PFS and iPFS run from the start to progression or death, else to the
 * last evaluable assessment; DOR and iDOR from the first response, only where the best response by the charter is one (E7, FAQ). ISO dates.
 * Dates that contradict each other give `problems`, and null where they would decide.
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
  const byCharter = { bor: bestRecist(recist, charter, hasTargets), ibor: bestIrecist(irecist, charter, hasTargets) };
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
  const baseline = findings.timepoints[0]?.date ?? '';
  const start = dates.start ?? baseline;
  const problems = datesProblems(dates, baseline, [...recistLabels, ...irecistLabels].map(({ date }) => date));
  const isOfStartAlone = problems.every((problem) => OF_START.includes(problem));
  const [lastRecist, lastIrecist] = [lastEvaluableOf(recistLabels), lastEvaluableOf(irecistLabels)];
  const fromStart = (progression: string | null, last: string | null): Interval | null => (problems.length > 0 ? null : intervalFrom(start, progression, dates.death, last));
  const duration = (labels: readonly Labelled[], responses: readonly string[], best: string | null, end: string, progression: string | null, last: string | null): Interval | null => {
    // A duration begins with a response, so that a wrong start leaves it as it is.
    if (!isOfStartAlone || best === null || !responses.includes(best)) return null;
    const first = firstResponseOf(labels, responses, end);
    // A suspicion that dates the progression (E4) can lie before the response: the response then lasted no day.
    return first === null ? null : intervalFrom(first, progression !== null && progression < first ? first : progression, dates.death, last);
  };
  return {
    problems, best,
    pfs: fromStart(assessment.recist11ProgressionDate, lastRecist),
    ipfs: fromStart(assessment.progressionDate, lastIrecist),
    dor: duration(recistLabels, ['CR', 'PR'], byCharter.bor, 'PD', assessment.recist11ProgressionDate, lastRecist),
    idor: duration(irecistLabels, ['iCR', 'iPR'], byCharter.ibor, 'iCPD', assessment.progressionDate, lastIrecist),
    recistStop: recistStopOf(findings, assessment, lastIrecist),
  };
};
