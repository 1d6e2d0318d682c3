import { outcomesOf, withLabelsThatCount, type Assessment, type Charter, type Outcomes, type SubjectFindings } from '../../irecist';
import { findingsOf, type ClinicalItem, type Read, type Timepoint, type TimepointId } from '../../read';
import { fullDate } from '../dates';
import { charterInForce } from '../charter/in-force';
import { isBegun } from '../room/moment';

/** Dates that the endpoints need and no scan tells. They stand among the clinical notes, by name. ISO. */
export interface CourseDates {
  readonly start: string | null;
  readonly stop: string | null;
  readonly death: string | null;
}

export type CourseDateName = keyof CourseDates;

const KIND = { start: 'treatment', stop: 'treatment', death: 'note' } as const;

const isDate = (item: ClinicalItem, name: CourseDateName): boolean => item.kind === KIND[name] && item.name === name;

/** The timepoint among whose notes a date stands: the latest that has it, else the baseline, where it would be noted. */
export const dateNotedAt = (read: Read, name: CourseDateName): TimepointId | null =>
  (read.timepoints.findLast(({ id }) => read.clinical.get(id)?.some((item) => isDate(item, name))) ?? read.timepoints[0])?.id ?? null;

export const courseDates = (read: Read): CourseDates => {
  const dateOf = (name: CourseDateName): string | null => read.clinical.get(dateNotedAt(read, name) ?? '')?.find((item) => isDate(item, name))?.date ?? null;
  return { start: dateOf('start'), stop: dateOf('stop'), death: dateOf('death') };
};

/** Why a date cannot be: every scan that was read was made of a living person, and treatment starts before it fails. Null where it can. */
export const dateFault = (read: Read, name: CourseDateName, date: string): string | null => {
  const scans = read.timepoints.map((timepoint) => timepoint.date);
  const [first, last] = [scans[1], scans.at(-1)];
  if (name === 'death' && last !== undefined && date < last) return `A scan of ${fullDate(last)} was made after it.`;
  if (name === 'start' && first !== undefined && date > first) return `The first follow-up, ${fullDate(first)}, was before it.`;
  const { start, stop } = courseDates(read);
  if (name === 'stop' && start !== null && date < start) return 'It lies before the start of treatment.';
  return name === 'start' && stop !== null && date > stop ? 'It lies after the end of treatment.' : null;
};

/** Clinical notes with one date set anew, or (null) taken out; the others stay as they are. */
export const withCourseDate = (items: readonly ClinicalItem[], name: CourseDateName, date: string | null, source: string): readonly ClinicalItem[] => {
  const others = items.filter((item) => !isDate(item, name));
  return date === null ? others : [...others, { kind: KIND[name], name, value: '', source, date }];
};

/** A subject as far as it has been read, in the terms that endpoints and patterns are made of. */
export interface Seen {
  readonly read: Read;
  readonly findings: SubjectFindings;
  readonly charter: Charter;
  /** False where the charter reports RECIST 1.1 alone. */
  readonly both: boolean;
  /** The assessment with the labels that count: the reader's own where the charter lets those be followed (A14). */
  readonly assessment: Assessment;
  readonly begun: readonly boolean[];
  readonly dates: CourseDates;
  readonly outcomes: Outcomes;
}

export const seenOf = (read: Read, computed: Assessment): Seen => {
  const charter = charterInForce(read.charter).document.settings;
  const findings = findingsOf(read);
  const assessment = withLabelsThatCount(computed, charter);
  const dates = courseDates(read);
  const begun = read.timepoints.map(({ id }) => isBegun(read, id));
  // A scan that nobody has read yet is no assessment: without lesions the rules would call it free of disease.
  const through = Math.max(1, begun.lastIndexOf(true) + 1);
  const soFar = { ...assessment, timepoints: assessment.timepoints.slice(0, through) };
  return {
    read, findings, charter, both: charter.reports === 'both', assessment, begun, dates,
    outcomes: outcomesOf({ timepoints: findings.timepoints.slice(0, through) }, soFar, { start: dates.start, death: dates.death }, charter),
  };
};

/** Follow-ups that have been begun, in order. */
export const readFollowUps = ({ read, begun }: Seen): readonly Timepoint[] => read.timepoints.filter(({ index }) => index > 0 && begun[index]);

/** Timepoints that still wait for answers: what is derived from them is so far. */
export const openTimepoints = ({ read, begun, assessment }: Seen): readonly string[] =>
  read.timepoints.filter(({ index }) => begun[index] && (assessment.timepoints[index]?.unanswered.length ?? 0) > 0).map(({ label }) => label);
