/**
 * phantom: from a script to synthetic CT slices and their DICOM bytes, with the truth beside them.
 * Pure and seeded: the same script gives the same bytes, in a browser worker and in Node. Knows nothing of reads or screens.
 */
export { analyticSeries, type NamedBytes } from './analytic-series';
export { ANALYTIC_GEOMETRIES, type AnalyticVariant } from './analytic-geometry';
export { benchSeries } from './bench-series';
export { caseScript, type CaseScript } from './case-script';
export { caseFiles, caseScan, sliceName } from './case-series';
export { caseTruth, type KnownLesion } from './case-truth';
