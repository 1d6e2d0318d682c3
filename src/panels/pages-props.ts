import type { CharterDocument } from '../irecist';
import type { CharterReading } from './charter/CharterSheet';
import type { Library, ReadingProgress, Subject, TimepointProposal } from '../dicom';

export interface RecentRead {
  readonly id: string;
  readonly subjectKey: string;
  readonly code: string;
  /** e.g. "W16 draft, 1 lesion unanswered". */
  readonly state: string;
  readonly timepoints: readonly ('signed' | 'draft' | 'not-read')[];
  /** ISO instant of the last act. */
  readonly changedAt: string;
  readonly imagesKept: boolean;
}

export interface KeptSpace {
  readonly usedBytes: number;
  readonly quotaBytes: number;
  readonly readBytes: number;
  readonly imageBytes: number;
  readonly keepImages: boolean;
}

/** Something that went wrong outside a read, told on the page, with what to do. */
export interface PageMessage {
  readonly rank: 'information' | 'caution' | 'fault';
  readonly fact: string;
  readonly follows: string;
}

/** A teaching case as the home page lists it: never what it teaches. */
export interface TeachingLine {
  readonly id: string;
  readonly number: number;
  readonly tumour: string;
  readonly where: string;
  readonly scans: number;
  readonly progress: 'new' | 'started' | 'done';
}

/** The archive box of the home page. */
export interface ArchiveBoxState {
  /** Address of the DICOMweb root. */
  readonly root: string;
  /** What is known of it, e.g. "last answered 23 Nov in 38 ms"; empty where nothing is. */
  readonly last: string;
  openArchive(): void;
}

export interface HomeProps {
  readonly archive?: ArchiveBoxState;
  readonly reader: string;
  readonly recent: readonly RecentRead[];
  readonly space: KeptSpace | null;
  readonly message: PageMessage | null;
  openFiles(files: readonly File[]): void;
  /** A drop, with folders walked by the caller. */
  openDrop(transfer: DataTransfer): void;
  openSample(): void;
  openRead(file: File): void;
  resume(id: string): void;
  forget(id: string): void;
  forgetImages(id: string): void;
  setKeepImages(keep: boolean): void;
  setReader(reader: string): void;
  /** Blinded reads of a trial. */
  readonly trial?: { openWorklist(): void; openStudy(): void };
  /** Plots of the kept reads side by side. */
  openCohort?(): void;
  readonly teaching?: { readonly cases: readonly TeachingLine[]; open(id: string): void; openShelf(): void };
}

/** A proposed timepoint, as the reader may change it before reading. */
export interface ProposedTimepoint extends TimepointProposal {
  readonly id: string;
  readonly excluded: boolean;
  /** Timepoints that were merged into this one. */
  readonly merged: readonly string[];
}

export interface SubjectProposal {
  readonly subject: Subject;
  readonly code: string;
  readonly timepoints: readonly ProposedTimepoint[];
  /** A read of the same subject that is already kept in this browser. */
  readonly existingRead: string | null;
}

export interface LoadingProps {
  readonly reader: string;
  readonly progress: ReadingProgress;
  readonly done: boolean;
  readonly library: Library;
  /** Absent: files. */
  readonly from?: 'archive';
  readonly proposals: readonly SubjectProposal[];
  /** The charter under which a read begins. */
  readonly charter: CharterDocument;
  charterHash(document: CharterDocument): string;
  chooseCharter(document: CharterDocument): void;
  openCharterFile(file: File): Promise<CharterReading>;
  saveCharter(document: CharterDocument): void;
  cancel(): void;
  goHome(): void;
  openRead(file: File): void;
  /** More files into the same drop. */
  addDrop(transfer: DataTransfer): void;
  rename(subjectKey: string, timepoint: string, label: string): void;
  redate(subjectKey: string, timepoint: string, date: string): void;
  chooseSeries(subjectKey: string, timepoint: string, seriesKey: string): void;
  move(subjectKey: string, timepoint: string, by: 1 | -1): void;
  setExcluded(subjectKey: string, timepoint: string, excluded: boolean): void;
  merge(subjectKey: string, timepoint: string, into: string): void;
  /** Takes apart again what was merged into a timepoint. */
  separate(subjectKey: string, timepoint: string): void;
  /** Begins a new read of the subject. */
  read(subjectKey: string): void;
  /** Goes on with the read of the subject that is kept here; the drop's images may stand in for images that were not kept. */
  resume(subjectKey: string, readId: string): void;
  saveProblems(): void;
  /** A zip of the subject's images without identity, with a report; what is being done is told in `copying`. */
  saveDeidentified?(subjectKey: string): void;
  /** Lesions of known size painted into a CT of the subject, for teaching. */
  paint?(subjectKey: string): void;
  readonly copying?: { readonly subjectKey: string; readonly told: string };
}
