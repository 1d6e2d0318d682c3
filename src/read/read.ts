import type { MarkPlace, MarkShape } from './mark';
import type { BenignKind, ClinicalItem, EntryId, LesionId, LesionRole, MarkId, LookBackAnswer, Measured, NewLesionAnswer, NonTargetAnswer, PlannedTimepoint, QualityItem, Signature, SubjectIdentity, TimepointId } from './acts';
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
  | { readonly kind: 'status'; readonly status: NonTargetAnswer | NewLesionAnswer; /** Sites named with "unequivocal". */ readonly sites?: readonly string[] };

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
  /** What the reader said to "was it there before?"; null while nobody has answered. */
  readonly lookBack: LookBack | null;
}

export interface LookBack {
  readonly answer: LookBackAnswer;
  readonly firstSeen: TimepointId | null;
  readonly benign: BenignKind | null;
  readonly note: string;
}

/** A signature on a timepoint, and who gave it when. */
export interface Signed {
  readonly timepoint: TimepointId;
  readonly signature: Signature;
  readonly by: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly entry: EntryId;
}

/** A signed timepoint that was opened again. Over once it is signed anew. */
export interface Reopened {
  readonly timepoint: TimepointId;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
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
  readonly clinical: ReadonlyMap<TimepointId, readonly ClinicalItem[]>;
  /** A scan from before the baseline; null where none is known. */
  readonly prior: { readonly date: string; readonly sumMm: number } | null;
  readonly quality: ReadonlyMap<TimepointId, { readonly items: readonly QualityItem[]; readonly accepted: boolean }>;
  /** Signatures that hold, by timepoint. */
  readonly signed: ReadonlyMap<TimepointId, Signed>;
  /** Timepoints opened again after a signature and not signed since. */
  readonly reopened: ReadonlyMap<TimepointId, Reopened>;
  /** Notes that the reader has answered with a reason: note, timepoint and lesion joined by a line feed. */
  readonly dismissed: ReadonlySet<string>;
  /** The entry that the next undo (redo) takes back, with what it was in words; null when there is none. */
  readonly undo: { readonly entry: EntryId; readonly what: string } | null;
  readonly redo: { readonly entry: EntryId; readonly what: string } | null;
}
