import type { Slice } from './model';

/** A person as the file names them. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
}

export interface StudyTags {
  readonly studyInstanceUid: string;
  readonly description: string;
  /** Study date, else acquisition, series or content date. */
  readonly date: string | null;
  readonly timePointId: string | null;
  readonly timePointOffsetDays: number | null;
}

export interface SeriesTags {
  readonly seriesInstanceUid: string;
  readonly seriesNumber: number | null;
  readonly description: string;
  readonly protocol: string;
  readonly bodyPart: string;
  readonly modality: string;
  readonly manufacturer: string;
  readonly contrast: string;
  /** The file says that no contrast was given. */
  readonly withoutContrast: boolean;
  readonly kilovolts: number | null;
  readonly time: string | null;
  /** Spacing Between Slices (0018,0088), mm: what the header claims. */
  readonly spacingBetweenSlices: number | null;
}

/** What an image is for. */
export type Role = 'read' | 'localizer' | 'dose-report' | 'secondary-capture' | 'derived' | 'not-ct';

/** One frame with all that decides where it belongs. */
export interface Frame {
  readonly instance: Instance;
  readonly slice: Slice;
  readonly role: Role;
  readonly imageType: string;
  readonly kernel: string;
  readonly sliceThicknessMm: number | null;
  readonly frameOfReferenceUid: string | null;
  readonly acquisition: string;
  /** Pixel Spacing as written, also where it is unusable. */
  readonly spacing: readonly number[];
  readonly orientation: readonly number[];
  readonly position: readonly number[];
}

/** One file that holds an image or a report that belongs to a subject. */
export interface Instance {
  readonly file: string;
  readonly sopInstanceUid: string;
  readonly person: Person;
  readonly study: StudyTags;
  readonly series: SeriesTags;
  readonly role: Role;
  /** The file in words: "MR image", "Localizer". */
  readonly what: string;
  /** Everything by which two copies of an image can be told apart without their pixels. */
  readonly likeness: string;
  readonly bytes: number;
  readonly frames: readonly Frame[];
}
