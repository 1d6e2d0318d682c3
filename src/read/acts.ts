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

export interface Measured {
  readonly caliper: Caliper;
  readonly place: MarkPlace;
}

/** The stroke by which a lesion was identified: its first measurement, or only its place. */
export type FirstStroke =
  | { readonly kind: 'caliper'; readonly measured: Measured }
  | { readonly kind: 'point'; readonly place: MarkPlace; readonly at: PatientPoint };

export type NonTargetAnswer = 'present' | 'absent' | 'increased' | 'unequivocal' | 'unequivocal-increased';
export type NewLesionAnswer = 'present' | 'increased' | 'unequivocal' | 'unequivocal-increased' | 'equivocal' | 'absent';

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
  | { readonly kind: 'nonTargetAssessed'; readonly v: 1; readonly lesion: LesionId; readonly timepoint: TimepointId; readonly answer: NonTargetAnswer }
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
