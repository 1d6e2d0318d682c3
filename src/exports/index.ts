/**
 * exports: a read as text for the world outside, and back. Pure: returns text and values, touches nothing.
 * Must not know screens, storage or the wiring.
 */
export type { FileProblemKind } from './file-problem';
export { measurementsCsv } from './measurements-csv';
export { readFile } from './read-file';
export { readFromFile } from './read-from-file';
export type { ReportImage, ReportInput, ReportProblem, ReportReader, ReportReference, ReportStudy, ReportTrial } from './sr/report-input';
export { structuredReport, type StructuredReport } from './sr/structured-report';
