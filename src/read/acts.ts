import type { IrecistResponse, Recist11Response } from '../irecist';
import type { PatientPoint } from '../dicom';
import type { Caliper, MarkPlace, MarkShape } from './mark';
import type { Site } from './site';

/**
 * The acts of a read. Acts are forever: a kind is never changed, only given a new version with a migration.
 * Ids of lesions, timepoints and marks are given by the caller; points are mm in the patient frame of the timepoint's series.
 */
export type LesionId = string & { readonly brand?: 'LesionId' };
export type TimepointId = string & { readonly brand?: 'TimepointId' };
export type MarkId = string & { readonly brand?: 'MarkId' };
export type EntryId = string & { readonly brand?: 'EntryId' };

export type LesionRole = 'target' | 'non-target' | 'new';

export interface SubjectIdentity {
  readonly key: string;
  /** What the screen calls the subject. */
  readonly code: string;
}

export interface PlannedTimepoint {
  readonly id: TimepointId;
  readonly label: string;
  /** ISO yyyy-mm-dd. */
  readonly date: string;
  /** The series chosen to be read; null when none fits. */
  readonly seriesKey: string | null;
  /** All studies (Study Instance UIDs) that belong to it. */
  readonly studyInstanceUids: readonly string[];
  readonly symptomDriven: boolean;
}

/** How a caliper came about that the reader did not draw alone: proposed by a click inside the lesion, taken as it was or changed by hand. */
export interface Assistance {
  readonly kind: 'one-click';
  readonly changed: boolean;
}

export interface Measured {
  readonly caliper: Caliper;
  readonly place: MarkPlace;
  /** Left out: drawn by hand. */
  readonly assisted?: Assistance;
}

/** The stroke by which a lesion was identified: its first measurement, or only its place. */
export type FirstStroke =
  | { readonly kind: 'caliper'; readonly measured: Measured }
  | { readonly kind: 'point'; readonly place: MarkPlace; readonly at: PatientPoint };

export type NonTargetAnswer = 'present' | 'absent' | 'increased' | 'unequivocal' | 'unequivocal-increased';
export type NewLesionAnswer = 'present' | 'increased' | 'unequivocal' | 'unequivocal-increased' | 'equivocal' | 'absent';

/** Was it there before? What the reader said of a new lesion after looking at its place in every earlier scan. */
export type LookBackAnswer = 'new' | 'seen-before' | 'below-threshold' | 'equivocal' | 'likely-benign';
export type BenignKind = 'infection' | 'inflammation' | 'sarcoid-like' | 'treatment-change' | 'other';

/** One earlier scan as it was shown when the reader answered. */
export interface LookBackView {
  readonly timepoint: TimepointId;
  readonly place: MarkPlace | null;
  /** The mapped place that was marked, mm in the patient frame of that scan. */
  readonly at: PatientPoint | null;
  /** How the place was found. */
  readonly by: 'anchor' | 'registration' | 'lesions' | 'coverage' | 'none';
  /** 0–1; null where no registration was made. */
  readonly confidence: number | null;
}

/** What is known of the patient beside the images. Recorded and shown, never an input to a label. */
export interface ClinicalItem {
  readonly kind: 'performance' | 'symptoms' | 'stable' | 'marker' | 'treatment' | 'adverse-event' | 'biopsy' | 'note';
  /** "ECOG", "LDH"; empty where the kind says it. */
  readonly name: string;
  readonly value: string;
  readonly source: string;
  /** ISO yyyy-mm-dd. */
  readonly date: string;
}

/** Who signed what. The signature is over the hash of the entry before the act, so that it cannot be carried to another read. */
export interface Signature {
  readonly name: string;
  readonly meaning: 'authored' | 'reviewed' | 'approved' | 'adjudicated';
  /** Hash of the last entry before the signature: the whole read up to it. */
  readonly head: string;
  /** Public key and signature, base64url; algorithm by its WebCrypto name. */
  readonly algorithm: string;
  readonly publicKey: string;
  readonly value: string;
}

/** Things shown to a reader that may have moved a decision. */
export type AidKind = 'ghost' | 'look-back' | 'one-click' | 'registration' | 'repeatability' | 'series-guard' | 'measurability' | 'window-caution' | 'reformat' | 'label' | 'unequivocal-guard';

export interface QualityItem {
  readonly item: string;
  readonly found: 'fit' | 'limited' | 'unfit';
  readonly note: string;
}

export type Act =
  | { readonly kind: 'readOpened'; readonly v: 1; readonly subject: SubjectIdentity; readonly timepoints: readonly PlannedTimepoint[]; readonly charter: string }
  /** The whole arrangement anew: renamed, reordered, merged, excluded, another series or date. The first is the baseline. */
  | { readonly kind: 'timepointsArranged'; readonly v: 1; readonly timepoints: readonly PlannedTimepoint[] }
  /** One gesture, one act: the stroke that identifies a lesion is also its first answer, so that one undo takes it back. */
  | { readonly kind: 'lesionIdentified'; readonly v: 1; readonly lesion: LesionId; readonly role: LesionRole; readonly timepoint: TimepointId; readonly site: Site | null; readonly stroke: FirstStroke; readonly equivocal: boolean }
  | { readonly kind: 'lesionDescribed'; readonly v: 1; readonly lesion: LesionId; readonly site: Site }
  /** Another role: a target that is too small becomes a non-target, and back. */
  | { readonly kind: 'lesionReassigned'; readonly v: 1; readonly lesion: LesionId; readonly role: LesionRole }
  | { readonly kind: 'lesionWithdrawn'; readonly v: 1; readonly lesion: LesionId; readonly reason: string }
  /** A stroke: the lesion's size at a timepoint. For a new lesion, equivocal says that it may be something else (R17). */
  | { readonly kind: 'measured'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly measured: Measured; readonly equivocal: boolean }
  | { readonly kind: 'measuredInParts'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly parts: readonly Measured[] }
  | { readonly kind: 'markedMerged'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly into: LesionId }
  | { readonly kind: 'markedTooSmall'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId }
  | { readonly kind: 'markedAbsent'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId }
  | { readonly kind: 'markedNotEvaluable'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly reason: string }
  | { readonly kind: 'nonTargetAssessed'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly answer: NonTargetAnswer; /** Where the burden has grown, said with "unequivocal". */ readonly sites?: readonly string[] }
  | { readonly kind: 'newLesionAssessed'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly answer: NewLesionAnswer }
  /** Where a lesion without a size is: the place of a non-target. */
  | { readonly kind: 'located'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly place: MarkPlace; readonly at: PatientPoint }
  /** Takes back the answer for one lesion at one timepoint; it is unanswered again. */
  | { readonly kind: 'answerCleared'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId }
  /** Plain marks that do not enter the rules: length, arrow, oval. Drawn again under the same id they replace. */
  | { readonly kind: 'markDrawn'; readonly v: 1; readonly mark: MarkId; readonly timepoint: TimepointId; readonly place: MarkPlace; readonly shape: MarkShape }
  | { readonly kind: 'markErased'; readonly v: 1; readonly mark: MarkId }
  /** Re-anchoring of linked scrolling: position in `to` = position in `from` + offset, mm along the normal. */
  | { readonly kind: 'levelAnchored'; readonly v: 1; readonly from: TimepointId; readonly to: TimepointId; readonly offsetMm: number }
  | { readonly kind: 'systemSearched'; readonly v: 1; readonly timepoint: TimepointId; readonly system: string; readonly done: boolean }
  /** The reader's own label at a timepoint beside the computed one, with a reason; null keeps the computed one. Both null take it back. */
  | { readonly kind: 'labelOverridden'; readonly v: 1; readonly timepoint: TimepointId; readonly recist11: Recist11Response | null; readonly irecist: IrecistResponse | null; readonly reason: string }
  /** The read goes on under another charter: a preset's id, or the whole document as canonical JSON. */
  | { readonly kind: 'charterChosen'; readonly v: 1; readonly charter: string; readonly reason: string }
  /**
   * The answer to "was it there before?", with what was shown. Seen before: it was there at `firstSeen`. At the baseline it becomes a
   * non-target that was missed; at a follow-up it is new from there on. `benign` is set with likely-benign alone.
   */
  | { readonly kind: 'lookedBack'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly answer: LookBackAnswer; readonly firstSeen: TimepointId | null; readonly benign: BenignKind | null; readonly note: string; readonly shown: readonly LookBackView[] }
  /** Everything that is known of the patient at a timepoint, anew. */
  | { readonly kind: 'clinicalNoted'; readonly v: 1; readonly timepoint: TimepointId; readonly items: readonly ClinicalItem[] }
  /** A scan from before the baseline, for growth rates: its date and the sum of the same targets, mm. Null takes it back. */
  | { readonly kind: 'priorScanNoted'; readonly v: 1; readonly prior: { readonly date: string; readonly sumMm: number } | null }
  /** Is the timepoint fit to be read? Asked before its first stroke where the charter wants it. */
  | { readonly kind: 'qualityJudged'; readonly v: 1; readonly timepoint: TimepointId; readonly items: readonly QualityItem[]; readonly accepted: boolean }
  /** Locks the timepoint and every one before it. */
  | { readonly kind: 'timepointSigned'; readonly v: 1; readonly timepoint: TimepointId; readonly signature: Signature }
  /** Opens a signed timepoint again: what is changed from here on is an amendment, and it and all later ones have to be signed anew. */
  | { readonly kind: 'timepointReopened'; readonly v: 1; readonly timepoint: TimepointId; readonly reason: string }
  /** Traces: what happened around the read. They change nothing in it, and undo passes over them. */
  | { readonly kind: 'aidShown'; readonly v: 1; readonly aid: AidKind; readonly timepoint: TimepointId; readonly lesion: LesionId | null; readonly detail: string }
  | { readonly kind: 'noteDismissed'; readonly v: 1; readonly note: string; readonly timepoint: TimepointId; readonly lesion: LesionId | null; readonly reason: string }
  /** Slices that were on screen since the last such trace, 0-based ranges [from, to] in series order. */
  | { readonly kind: 'imagesViewed'; readonly v: 1; readonly timepoint: TimepointId; readonly seriesKey: string; readonly ranges: readonly (readonly [number, number])[] }
  | { readonly kind: 'exported'; readonly v: 1; readonly what: string; readonly sha256: string }
  | { readonly kind: 'signedIn'; readonly v: 1; readonly name: string; readonly publicKey: string }
  /** Undo and redo are acts: nothing is erased. An undone undo is a redo. */
  | { readonly kind: 'undone'; readonly v: 1; readonly entry: EntryId };

export type ActKind = Act['kind'];

export interface Entry {
  readonly id: EntryId;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly by: string;
  readonly act: Act;
  /** Hash of the entry before; empty for the first. */
  readonly prev: string;
  /** SHA-256, hex, over the canonical JSON of {id, at, by, act, prev}. */
  readonly hash: string;
}

export type Log = readonly Entry[];
