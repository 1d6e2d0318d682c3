/**
 * dicom: from bytes to headers, slices, series, subjects and their geometry; problems as values; writing Part 10.
 * Knows nothing of reads, rules, screens or where the bytes come from.
 */
export * from './model';
export { frameBytes } from './frame-bytes';
export { lettersOf, lettersOfDirection } from './letters';
export { gantryTilt } from './measure-series';
export type { DicomJson, JsonAttribute } from './json-elements';
export { orientationOf, patientFromPixel, pixelFromPatient, planeOf, positionAlongNormal, stackAxis } from './plane';
export { readMetadata, type DescribedInstance } from './read-metadata';
export { readSources } from './read-sources';
export { matchingSeries, seriesDifferences, type SeriesDifference } from './series-differences';
export { seriesTitle } from './series-title';
export { proposeTimepoints, type TimepointProposal } from './timepoints';
export { displayable, transferSyntaxName } from './transfer-syntax';
export { readDataset, type Dataset, type DatasetReading } from './dataset';
export { writeInstance } from './write-instance';
export { elements, decimalString, type NewElement } from './write-elements';
export { writeCtInstance, type NewCtImage, type NewCtSeries } from './write-ct';
export { seededUid } from './seeded-uid';
export { JPEG_LS_LOSSLESS } from './write-part10';
