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
export { reportFrom, type ReportFrom } from './sr/report-from';
export type { FoundEvaluation, FoundGroup, FoundImage, FoundProblem, FoundReport, FoundSize, NotUnderstood } from './sr/found-report';
export type { FoundRegion } from './sr/report-node';
export { readFromReports, type ReadFromReports, type ReportsProblem } from './sr/read-from-reports';
export { auditCsv } from './audit-csv';
