import type { ImagePlane } from '../../dicom';
import type { Digest, MarkPlace, TimepointId } from '../../read';
import type { ReaderRole } from './terms';

/** An image that a mark was made on, as the files have it. */
export interface ReportImage {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
  /** 1-based; null where the image has one frame. */
  readonly frame: number | null;
  readonly frameOfReferenceUid: string | null;
  readonly plane: ImagePlane | null;
}

/** Who read. In a blinded read everything here is a pseudonym. */
export interface ReportReader {
  /** As DICOM writes a person: "READER^ONE". */
  readonly name: string;
  /** Within the role, and the evaluator of the tables: "READER 1". Two readers of a read never share it. */
  readonly identifier: string;
  readonly role: ReaderRole;
  readonly loginName?: string;
  readonly organization?: string;
}

/** The study that a report is filed in: what its images say, word for word, so that archives keep them together. Dates yyyymmdd, times hhmmss; empty where the images say nothing. */
export interface ReportStudy {
  readonly uid: string;
  readonly date: string;
  readonly time: string;
  readonly id: string;
  readonly accession: string;
  readonly description: string;
  readonly referringPhysician: string;
  readonly patient: { readonly name: string; readonly id: string; readonly birthDate: string; readonly sex: string };
}

export interface ReportTrial {
  readonly sponsor: string;
  readonly protocol: string;
  readonly site: string;
  /** What identifies the subject in the read. */
  readonly subjectReadingId: string;
  readonly coordinatingCenter: string;
}

/** An earlier report that this one replaces. */
export interface ReportReference {
  readonly studyUid: string;
  readonly seriesUid: string;
  readonly sopClassUid: string;
  readonly sopInstanceUid: string;
}

export interface ReportInput {
  readonly timepoint: TimepointId;
  readonly reader: ReportReader;
  readonly study: ReportStudy;
  readonly trial: ReportTrial | null;
  /** When the report was made: ISO 8601 instant. Written as UTC. */
  readonly at: string;
  /** The image of a mark; null when it is not known. */
  readonly imageOf: (place: MarkPlace) => ReportImage | null;
  /** Version of the software, e.g. "0.1.0 (abc1234)". */
  readonly engineVersion: string;
  /** Names the installation; made from the version where it is left out. */
  readonly deviceUid?: string;
  /** SHA-256, hex, of the last entry of the log. */
  readonly logHash: string;
  readonly digest: Digest;
  /** Left out: made from the study, the reader, the log and the time. Same arguments, same UIDs. */
  readonly uids?: { readonly series: string; readonly instance: string };
  readonly predecessors?: readonly ReportReference[];
}

/** Everything for which no report is made. */
export type ReportProblemKind =
  | 'unknown-timepoint'
  | 'not-assessed' // the assessment says nothing of the timepoint: it belongs to another read
  | 'bad-study-uid'
  | 'bad-instant'
  | 'bad-log-hash'
  | 'nameless-reader'
  | 'unknown-image' // the image of a mark is not known
  | 'image-without-geometry'
  | 'image-without-frame-of-reference'; // a mark off the slices can only be written in a frame of reference

export interface ReportProblem {
  readonly kind: ReportProblemKind;
  /** One plain sentence without a full stop at the end. */
  readonly detail: string;
}
