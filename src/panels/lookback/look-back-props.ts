import type { IrecistResponse, Recist11Response } from '../../irecist';
import type { PatientPoint, Series } from '../../dicom';
import type { BenignKind, Lesion, LookBackAnswer, Timepoint, TimepointId } from '../../read';
import type { StoredImage } from '../../viewer';

/** One scan of the look-back: where to look on it, and how that is known. */
export interface Look {
  readonly timepoint: Timepoint;
  readonly series: Series | null;
  /** The place, mm in the patient frame of this scan; null while it is being found, and where there is none. */
  readonly at: PatientPoint | null;
  /** "Level ± 3 mm, 0.93". */
  readonly level: string;
  /** The place may be wrong: the reader has to look for it. */
  readonly unsure: boolean;
  /** Why nothing can be looked at here; null where it can. */
  readonly lack: string | null;
}

/** Where the reader stood on one earlier scan when the answer was given. */
export interface Looked {
  readonly timepoint: TimepointId;
  /** Slice on screen, 0-based; null where no image was. */
  readonly index: number | null;
  /** The mapped place, or the one the reader pointed at. */
  readonly at: PatientPoint | null;
}

/** An answer that has not been recorded yet. */
export interface LookBackCandidate {
  readonly answer: LookBackAnswer;
  readonly firstSeen: TimepointId | null;
  readonly benign: BenignKind | null;
  readonly looked: readonly Looked[];
}

/** What would follow from an answer: really folded and assessed. */
export interface LookBackConsequence {
  readonly size: string;
  readonly sizeAgainst: string;
  readonly labels: readonly { readonly at: string; readonly recist11: Recist11Response | null; readonly irecist: IrecistResponse | null; readonly again: boolean }[];
  readonly counts: string;
  /** Said where the answer opens a signed timepoint again. */
  readonly amends: string | null;
}

export interface LookBackProps {
  /** Study days in place of dates. */
  readonly blinded?: boolean;
  readonly lesion: Lesion;
  readonly timepoint: Timepoint;
  /** Every earlier scan, in order. */
  readonly earlier: readonly Look[];
  readonly here: Look;
  readonly window: { readonly center: number; readonly width: number };
  /** Stored values of one slice; null where it cannot be read. */
  readonly pixels: (series: Series, index: number) => Promise<StoredImage | null>;
  readonly consequence: (candidate: LookBackCandidate) => LookBackConsequence | null;
  readonly record: (candidate: LookBackCandidate) => void;
  readonly remove: () => void;
  readonly close: () => void;
}
