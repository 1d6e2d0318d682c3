/** One series of a study, in the words of its list. */
export interface ArchiveSeriesRow {
  readonly uid: string;
  readonly number: number | null;
  readonly description: string;
  readonly modality: string;
  readonly images: number | null;
}

export interface ArchiveStudyRow {
  readonly uid: string;
  /** ISO yyyy-mm-dd. */
  readonly date: string | null;
  readonly description: string;
  readonly accessionNumber: string;
  /** Null while they are asked for. */
  readonly series: readonly ArchiveSeriesRow[] | null;
}

export interface ArchiveSubjectRow {
  readonly key: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  /** Studies seen so far, and the dates of the first and last. */
  readonly studies: number;
  readonly first: string | null;
  readonly last: string | null;
}
