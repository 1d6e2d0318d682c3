import { responses } from './responses';
import { results } from './results';
import type { Row, SubmissionInput, SubmittedRead, Value } from './submission';
import { tumourRows } from './tumours';
import { DATASETS, type DatasetName, type Variable } from './variables';

/** One dataset of the submission: its variables in order and its rows. */
export interface TabulatedDataset {
  readonly name: DatasetName;
  readonly label: string;
  readonly variables: readonly Variable[];
  readonly rows: readonly (readonly Value[])[];
}

export type SubmissionProblemKind = 'no-reads' | 'nameless-study' | 'nameless-subject' | 'same-reader-twice' | 'two-readers-without-evaluator-id' | 'reference-date-invalid';
export interface SubmissionProblem {
  readonly kind: SubmissionProblemKind;
  /** One plain sentence without a full stop at the end. */
  readonly detail: string;
}
export type Submission = { readonly kind: 'datasets'; readonly datasets: readonly TabulatedDataset[] } | { readonly kind: 'refused'; readonly problems: readonly SubmissionProblem[] };

const repeated = (values: readonly string[]): boolean => new Set(values).size < values.length;

const problemsOf = ({ reads, studyId, subjectId, referenceDate }: SubmissionInput): readonly SubmissionProblem[] => {
  const wrong = (is: boolean, kind: SubmissionProblemKind, detail: string): readonly SubmissionProblem[] => (is ? [{ kind, detail }] : []);
  return [
    ...wrong(reads.length === 0, 'no-reads', 'There is no read to write'),
    ...wrong(studyId.trim() === '', 'nameless-study', 'The study has no identifier'),
    ...wrong(subjectId.trim() === '', 'nameless-subject', 'The subject has no identifier'),
    ...wrong(repeated(reads.map(({ prefix }) => prefix)) || repeated(reads.map(({ reader }) => reader)), 'same-reader-twice', 'Two reads are of one reader'),
    ...wrong(reads.length > 1 && (reads.some(({ evaluatorId }) => evaluatorId === null) || repeated(reads.map(({ evaluator, evaluatorId }) => `${evaluator} ${evaluatorId ?? ''}`))), 'two-readers-without-evaluator-id', 'Several readers need evaluator identifiers of their own'),
    ...wrong(referenceDate !== null && !/^\d{4}-\d\d-\d\d$/.test(referenceDate), 'reference-date-invalid', `"${referenceDate ?? ''}" is no date`),
  ];
};

const dataset = (name: DatasetName, rows: readonly Row[]): TabulatedDataset => {
  const { label, variables } = DATASETS[name];
  return { name, label, variables, rows: rows.map((row) => variables.map((variable) => row[variable.name] ?? null)) };
};

/** Rows of one domain over all readers, counted through. */
const numbered = (domain: 'TU' | 'TR' | 'RS', { studyId, subjectId }: SubmissionInput, rows: readonly Row[]): readonly Row[] =>
  rows.map((row, index) => ({ STUDYID: studyId, DOMAIN: domain, USUBJID: subjectId, [`${domain}SEQ`]: index + 1, ...row }));

/** A qualifier of one record, found by its sequence number. */
const qualifier = ({ studyId, subjectId }: SubmissionInput, domain: 'TR' | 'RS', sequence: number, name: string, label: string, value: string | null, origin: 'Collected' | 'Derived', evaluator: Value): readonly Row[] =>
  (value === null || value === '' ? [] : [{ STUDYID: studyId, RDOMAIN: domain, USUBJID: subjectId, IDVAR: `${domain}SEQ`, IDVARVAL: String(sequence), QNAM: name, QLABEL: label, QVAL: value, QORIG: origin, QEVAL: evaluator }]);

/** Relations between whole datasets: lesions to their results, results to the response they led to. */
const relations = ({ studyId }: SubmissionInput): readonly Row[] => ([
  ['TU', 'TULNKID', 'ONE', 'TUTR'], ['TR', 'TRLNKID', 'MANY', 'TUTR'], ['TR', 'TRLNKGRP', 'MANY', 'TRRS'], ['RS', 'RSLNKGRP', 'MANY', 'TRRS'],
] as const).map(([RDOMAIN, IDVAR, RELTYPE, RELID]) => ({ STUDYID: studyId, RDOMAIN, USUBJID: null, IDVAR, IDVARVAL: null, RELTYPE, RELID }));

/**
 * The read, or the reads of several readers, as SDTM datasets TU, TR and RS with their supplements (SDTMIG 3.4, Controlled Terminology 2025-03-28).
 * A projection: everything in it follows from the reads and their assessments. Lengths mm, as the rules recorded them. What nobody answered has no row.
 */
export const submission = (input: SubmissionInput): Submission => {
  const problems = problemsOf(input);
  if (problems.length > 0) return { kind: 'refused', problems };
  const over = <One>(rowsOf: (of: SubmissionInput, submitted: SubmittedRead) => readonly One[]): readonly One[] => input.reads.flatMap((submitted) => rowsOf(input, submitted));
  const [measured, responded] = [over(results), over(responses)];
  const suppTr = measured.flatMap(({ image, notEvaluable, row }, index) => [
    ...qualifier(input, 'TR', index + 1, 'TRIMGUID', 'SOP Instance UID of Measured Image', image, 'Collected', row['TREVAL'] ?? null),
    ...qualifier(input, 'TR', index + 1, 'TRREASNE', 'Reason Not Evaluable', notEvaluable, 'Collected', row['TREVAL'] ?? null),
  ]);
  const suppRs = responded.flatMap(({ computed, reason, row }, index) => [
    ...qualifier(input, 'RS', index + 1, 'RSCOMPTD', 'Response Computed by the Rules', computed, 'Derived', null),
    ...qualifier(input, 'RS', index + 1, 'RSREASOV', 'Reason for Reader Response', reason, 'Collected', row['RSEVAL'] ?? null),
  ]);
  const all = [
    dataset('TU', numbered('TU', input, over(tumourRows))), dataset('TR', numbered('TR', input, measured.map(({ row }) => row))), dataset('RS', numbered('RS', input, responded.map(({ row }) => row))),
    dataset('SUPPTR', suppTr), dataset('SUPPRS', suppRs), dataset('RELREC', relations(input)),
  ];
  return { kind: 'datasets', datasets: all.filter(({ rows }) => rows.length > 0) };
};
