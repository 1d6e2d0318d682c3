/**
 * phantom: from a script to synthetic CT slices and their DICOM bytes, with the truth beside them.
 * Pure and seeded: the same script gives the same bytes, in a browser worker and in Node. Knows nothing of reads or screens.
 */
export { analyticSeries, type NamedBytes } from './analytic-series';
export { ANALYTIC_GEOMETRIES, type AnalyticVariant } from './analytic-geometry';
export { benchSeries } from './bench-series';
export { middleFirst, openPhantom, phantomOn, type Phantom, type RenderedSlice, type RenderOptions, type RenderPort } from './pool';
export { renderDesk, type RenderOrder, type RenderReply } from './render-desk';
export { caseScript, type CaseScript } from './case-script';
export { caseFile, caseScan, sliceName, type CaseScan } from './case-series';
export { caseMotion, caseTruth, type KnownLesion } from './case-truth';
export { edition, type Edition } from './edition';
export type { Company } from './lie';
export { placeInScan } from './place-in-scan';
export { paintOnto, type CanvasLesion, type CanvasScan, type CanvasScript, type CanvasTimepoint, type PaintedCanvas } from './paint-onto';
export type { CanvasLack, CanvasSlice } from './canvas-stack';
