/**
 * dicom: from bytes to headers, slices, series, subjects and their geometry; problems as values; writing Part 10.
 * Knows nothing of reads, rules, screens or where the bytes come from.
 */
export * from './model';
export { writeCtInstance, type NewCtImage, type NewCtSeries } from './write-ct';
export { seededUid } from './seeded-uid';
export { JPEG_LS_LOSSLESS } from './write-part10';
