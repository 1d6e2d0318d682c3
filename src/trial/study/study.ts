import type { CharterDocument } from '../../irecist';
import type { AidKind } from '../../read';

/** What a trial fixes before the first read (R1). One document, versioned; its hash stands in every read. */
export const STUDY_SCHEMA = 'nadir-study/1';

/** R3: (a) each timepoint is hidden until the one before is signed; (b) all at once; (c) single timepoints in random order. */
export const READ_DESIGNS = ['sequential-locked', 'global', 'randomised-single-timepoint'] as const;
export type ReadDesign = (typeof READ_DESIGNS)[number];

/** R11, R12: what two reads of a subject are compared on. Never a verdict of pseudoprogression: nobody is asked for one. */
export const ADJUDICATION_VARIABLES = ['ibor', 'bor', 'icpd', 'icpd-date', 'recist11-pd-date', 'first-response-date', 'timepoint-response'] as const;
export type AdjudicationVariable = (typeof ADJUDICATION_VARIABLES)[number];

/** R2: what a reader does not get to know. */
export const BLINDABLE = ['identity', 'dates', 'site', 'treatment', 'clinical', 'prior-reports', 'other-reader', 'number-of-timepoints'] as const;
export type Blindable = (typeof BLINDABLE)[number];

export const AIDS: readonly AidKind[] = ['ghost', 'look-back', 'one-click', 'registration', 'repeatability', 'series-guard', 'measurability', 'window-caution', 'reformat', 'label', 'unequivocal-guard'];

export const CONTRASTS = ['any', 'enhanced', 'portal-venous'] as const;
export const REGIONS = ['chest', 'abdomen', 'pelvis', 'neck'] as const;
export const OWN_READERS = ['nobody', 'adjudicator'] as const;

/** R17: what is asked of the images of a timepoint before its first stroke. */
export interface QualityGate {
  readonly required: boolean;
  /** mm. */
  readonly maxSliceThicknessMm: number;
  readonly contrast: (typeof CONTRASTS)[number];
  readonly coverage: readonly (typeof REGIONS)[number][];
  readonly missingSlicesAllowed: boolean;
  readonly lossyAllowed: boolean;
}

/** R8: cases with a known answer, read before the study's own. */
export interface Training {
  /** Keys of subjects. */
  readonly cases: readonly string[];
  /** Share of them to be read as the reference is, 0 to 1. */
  readonly passMark: number;
}

export interface Study {
  readonly schema: typeof STUDY_SCHEMA;
  readonly id: string;
  readonly title: string;
  /** 1 for the first; one more for every change (R1). */
  readonly version: number;
  readonly charter: CharterDocument;
  readonly design: ReadDesign;
  /** Readers of each subject: 1 or 2. */
  readonly readers: number;
  readonly adjudication: { readonly variables: readonly AdjudicationVariable[]; readonly ownRead: (typeof OWN_READERS)[number] };
  readonly blinded: readonly Blindable[];
  readonly quality: QualityGate;
  /** Systems of the search checklist that must be answered before a signature. */
  readonly checklist: readonly string[];
  readonly lookBackRequired: boolean;
  readonly showLabelToReader: boolean;
  readonly aids: readonly AidKind[];
  readonly batches: { readonly size: number; readonly washoutDays: number };
  /** Share of subjects that a reader gets twice, blind (R14): 0, or 0.05 to 0.1. */
  readonly rereadShare: number;
  readonly training: Training | null;
  readonly signing: { readonly meaning: 'authored' | 'reviewed' | 'approved'; /** Both components are asked again after this, minutes (R7). */ readonly idleMinutes: number };
  /** Seed of all orders and codes. A reader's copy holds only its hash, "sha256:" and hex: with the seed one could tell which reads are repeats. */
  readonly seed: string;
}
