import type { MarkPlace, MarkShape } from './mark';
import type { EntryId, LesionId, LesionRole, MarkId, Measured, NewLesionAnswer, NonTargetAnswer, PlannedTimepoint, SubjectIdentity, TimepointId } from './acts';
import type { IrecistResponse, Recist11Response } from '../irecist';
import type { PatientPoint } from '../dicom';
import type { Site } from './site';

/** One timepoint of the read, in order; the first is the baseline. */
export interface Timepoint extends PlannedTimepoint {
  readonly index: number;
  /** Whole days from the baseline. */
  readonly day: number;
}

/** What the reader said of one lesion at one timepoint. Nothing said is no entry: never assumed. */
export type Answer =
  | { readonly kind: 'measured'; readonly measured: Measured; readonly equivocal: boolean }
  | { readonly kind: 'parts'; readonly parts: readonly Measured[] }
  | { readonly kind: 'merged'; readonly into: LesionId }
  | { readonly kind: 'too-small' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'not-evaluable'; readonly reason: string }
  | { readonly kind: 'status'; readonly status: NonTargetAnswer | NewLesionAnswer };

export interface LesionAt {
  readonly timepoint: TimepointId;
  readonly answer: Answer | null;
  /** The caliper drawn here last, also where the answer is a status. */
  readonly caliper: Measured | null;
  /** Where it was marked on the image, whatever the answer. */
  readonly place: { readonly place: MarkPlace; readonly at: PatientPoint } | null;
}

/** One lesion through time: one id, one name. */
export interface Lesion {
  readonly id: LesionId;
  /** T1, NT1, NL1 … in order of identification within the role. */
  readonly name: string;
  readonly role: LesionRole;
  readonly site: Site | null;
  readonly identifiedAt: TimepointId;
  readonly at: ReadonlyMap<TimepointId, LesionAt>;
}

/** A length, arrow or oval that does not enter the rules. */
export interface FreeMark {
  readonly id: MarkId;
  readonly timepoint: TimepointId;
  readonly place: MarkPlace;
  readonly shape: MarkShape;
}

export interface LevelAnchor {
  readonly from: TimepointId;
  readonly to: TimepointId;
  readonly offsetMm: number;
}

/** A label that the reader set beside the computed one. */
export interface LabelOverride {
  readonly timepoint: TimepointId;
  readonly recist11: Recist11Response | null;
  readonly irecist: IrecistResponse | null;
  readonly reason: string;
}

/** A read as its log tells it. Derived anew from the log after every act; nothing in it is stored. */
export interface Read {
  readonly subject: SubjectIdentity;
  readonly charter: string;
  readonly timepoints: readonly Timepoint[];
  readonly lesions: readonly Lesion[];
  readonly marks: readonly FreeMark[];
  readonly anchors: readonly LevelAnchor[];
  readonly overrides: readonly LabelOverride[];
  /** Systems answered in the search checklist, by timepoint. */
  readonly searched: ReadonlyMap<TimepointId, ReadonlySet<string>>;
  /** The entry that the next undo (redo) takes back, with what it was in words; null when there is none. */
  readonly undo: { readonly entry: EntryId; readonly what: string } | null;
  readonly redo: { readonly entry: EntryId; readonly what: string } | null;
}
