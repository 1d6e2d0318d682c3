/** What a reader found, as the rules take it in: numbers in millimetres and judgements in words. Nothing here is computed. */

export type LesionKind = 'node' | 'nonnode';

/** What was said of a target at one timepoint (rules F1–F8). Lengths are mm of the counted axis: longest diameter, for a node the short axis. */
export type TargetFinding =
  | { readonly kind: 'measured'; readonly mm: number }
  | { readonly kind: 'parts'; readonly mm: readonly number[] }
  | { readonly kind: 'too-small' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'merged' }
  | { readonly kind: 'not-evaluable' }
  /** The reader has not answered yet. Counts as not evaluable, and makes the response provisional. */
  | { readonly kind: 'not-answered' };

export type NonTargetStatus =
  | 'absent' | 'present' | 'increased' | 'unequivocal' | 'unequivocal-increased' | 'not-evaluable' | 'not-answered';

export type NewLesionFinding =
  /** A definite lesion with a diameter. */
  | { readonly kind: 'measured'; readonly mm: number }
  | { readonly kind: 'parts'; readonly mm: readonly number[] }
  | { readonly kind: 'too-small' }
  /** A definite lesion judged by status (not measurable, or new-lesion-non-target). */
  | {
    readonly kind: 'present' | 'increased' | 'unequivocal' | 'unequivocal-increased';
    /** A diameter beside the judgement, mm: it counts in the sum of a new-lesion-target, and is no judgement of growth elsewhere (I7). */
    readonly mm?: number;
  }
  | { readonly kind: 'equivocal' }
  | { readonly kind: 'absent' | 'not-evaluable' | 'not-answered' };

export interface TargetEntry {
  readonly id: string;
  /** Organ by B9: paired organs are one, all lymph nodes are 'lymph-node'. */
  readonly organ: string;
  readonly lesionKind: LesionKind;
  readonly finding: TargetFinding;
}
export interface NonTargetEntry {
  readonly id: string;
  readonly lesionKind: LesionKind;
  readonly status: NonTargetStatus;
}
export interface NewLesionEntry {
  readonly id: string;
  readonly organ: string;
  readonly lesionKind: LesionKind;
  /** Designation at first appearance by B1–B3; the engine keeps the first it is given (A4). */
  readonly measurable: boolean;
  readonly finding: NewLesionFinding;
}

export interface TimepointFindings {
  readonly id: string;
  /** Whole days from baseline; baseline is 0. */
  readonly day: number;
  /** ISO yyyy-mm-dd. */
  readonly date: string;
  /** Unscheduled scan for a new symptom or sign (I19). */
  readonly symptomDriven: boolean;
  readonly targets: readonly TargetEntry[];
  readonly nonTargets: readonly NonTargetEntry[];
  readonly newLesions: readonly NewLesionEntry[];
}

/** One subject's read; timepoints[0] is the baseline. */
export interface SubjectFindings {
  readonly timepoints: readonly TimepointFindings[];
}
