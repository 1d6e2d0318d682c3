import { csv, type Cell } from './csv';

/** One answer or one measurement of a lesson. Lengths in mm. */
export interface ClassResult {
  readonly case: string;
  readonly scan: string;
  /** ISO yyyy-mm-dd; empty where it is of no scan. */
  readonly date: string;
  /** The label by the rules. */
  readonly rule: string | null;
  readonly question: string;
  /** Presenter, hands, initials, or the student layer. */
  readonly who: string;
  readonly answer: string;
  /** How many gave the answer; for a quiz question 1 where it was right. */
  readonly count: number | null;
  readonly youMm: number | null;
  readonly expertMm: number | null;
  readonly differenceMm: number | null;
  /** Half-width of the 95 % repeatability. */
  readonly bandMm: number | null;
}

const COLUMNS = ['case', 'scan', 'date', 'question', 'who', 'answer', 'count', 'label_by_rule', 'student_mm', 'expert_mm', 'difference_mm', 'repeatability_mm'] as const;

const tenths = (mm: number | null): number | null => (mm === null ? null : Math.round(mm * 10) / 10);

/** Class results as CSV. What people typed (initials) is guarded against being taken for a formula, as all text is. */
export const classResultsCsv = (results: readonly ClassResult[]): string =>
  csv(COLUMNS, results.map((one): readonly Cell[] => [one.case, one.scan, one.date, one.question, one.who, one.answer, one.count, one.rule, tenths(one.youMm), tenths(one.expertMm), tenths(one.differenceMm), tenths(one.bandMm)]));
