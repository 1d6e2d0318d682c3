/**
 * exports: a read as text for the world outside, and back. Pure: returns text and values, touches nothing.
 * Must not know screens, storage or the wiring.
 */
export type { FileProblemKind } from './file-problem';
export { classResultsCsv, type ClassResult } from './class-results-csv';
export { csv } from './csv';
export { measurementsCsv } from './measurements-csv';
export { readFile } from './read-file';
export { caseProblemInWords, type CaseImages, type CaseManifest, type CaseProblem, type CaseWords, type OpenedCase } from './teaching-case';
export { openTeachingCase, type CaseOpening } from './teaching-case-open';
export { packTeachingCase, type CaseImage, type CaseToPack, type PackedCase, type PackOptions } from './teaching-case-pack';
export { readFromFile } from './read-from-file';
export type { ReportImage, ReportInput, ReportProblem, ReportReader, ReportReference, ReportStudy, ReportTrial } from './sr/report-input';
export { structuredReport, type StructuredReport } from './sr/structured-report';
export { reportFrom, type ReportFrom } from './sr/report-from';
export type { FoundEvaluation, FoundGroup, FoundImage, FoundProblem, FoundReport, FoundSize, NotUnderstood } from './sr/found-report';
export type { FoundRegion } from './sr/report-node';
export { readFromReports, type ReadFromReports, type ReportsProblem } from './sr/read-from-reports';
export { auditCsv } from './audit-csv';
export type { Submission, SubmissionProblem, SubmissionProblemKind, TabulatedDataset } from './cdisc/datasets';
export { submission } from './cdisc/datasets';
export { datasetCsv, datasetJson, type DatasetJsonInput } from './cdisc/dataset-text';
export type { SubmissionInput, SubmittedRead } from './cdisc/submission';
export type { Page, PageMark, Picture } from './report/marks';
export type { LesionCrop, ReportOf } from './report/report-of';
export { FONT_FILES } from './report/font-files';
export type { MadeReport } from './report/made-report';
export type { PdfWords } from './report/pdf';
export type { FontFiles } from './report/typeface';
/** Fetched when the first report is made: the PDF and font libraries are large. */
export const loadReports = async () => import('./report/made-report');
export { keyImageDicom, type KeyImageOf } from './key-image-dicom';
export { digestUid } from './sr/report-uid';
export { lesionCrop, type CropOf } from './report/crop';
export { bundle, type BundleOf, type ExportFile } from './bundle';
export { assessmentJson, type AssessmentJsonOptions } from './assessment-json';
export { deidentified, shiftDaysOf, type Deidentified } from './deid/deidentified';
export type { DeidOptions } from './deid/treat';
export { deidentificationCsv, type DeidReportRow } from './deid/report-csv';
