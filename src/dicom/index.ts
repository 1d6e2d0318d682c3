/**
 * dicom: from bytes to headers, slices, series, subjects and their geometry; problems as values; writing Part 10.
 * Knows nothing of reads, rules, screens or where the bytes come from.
 */
export * from './model';
