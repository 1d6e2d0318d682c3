import type { Category, IrecistResponse, NonTargetResponse, TargetResponse } from './assessment';
import type { LesionKind, NonTargetStatus } from './findings';

/** A new lesion that has appeared. Its role was fixed when it did (I6). */
export interface KnownLesion {
  readonly id: string;
  readonly organ: string;
  readonly lesionKind: LesionKind;
  readonly role: 'NLT' | 'NLNT';
  /** Resolved when it was last seen. */
  readonly gone: boolean;
  /** Judged unequivocally worse when it was last seen. */
  readonly unequivocal: boolean;
}

/** What was seen at the visit that an episode began with. Lengths are in units of the ruler. */
export interface Episode {
  readonly timepoint: string;
  readonly day: number;
  readonly date: string;
  /** The date of progression, should it be confirmed: of the visit, or of the first suspicion of its new lesion (R17, E4). */
  readonly progressionDate: string;
  /** Categories with progression in this episode. */
  readonly categories: readonly Category[];
  /** Non-target progression that still stood at its last evaluable visit (I10). */
  readonly nonTargetLive: boolean;
  /** Began after a complete response (R11). */
  readonly fromCR: boolean;
  /** Began with a target that reappeared after a complete response (R11). */
  readonly targetReappeared: boolean;
  readonly target: TargetResponse;
  readonly nonTarget: NonTargetResponse;
  readonly sum: number | null;
  readonly newLesionSum: number | null;
  /** What "further" growth counts from (I17). */
  readonly reference: number | null;
  readonly newLesionReference: number | null;
  readonly lastEvaluableDay: number;
}

/** All that the timepoints so far leave behind for the next one. */
export interface Course {
  readonly timepoints: readonly string[];
  readonly baselineTimepoint: string;
  readonly hasTargets: boolean;
  readonly hasNonTargets: boolean;
  /** Baseline sum; null while a target has no length at baseline. */
  readonly baseline: number | null;
  readonly nadir: number | null;
  readonly nadirTimepoint: string | null;
  readonly lastTarget: TargetResponse | null;
  readonly lastNonTarget: NonTargetResponse | null;
  readonly lastLabel: IrecistResponse | null;
  readonly nonTargetsBefore: ReadonlyMap<string, NonTargetStatus>;
  readonly known: ReadonlyMap<string, KnownLesion>;
  /** Smallest complete sum of the new-lesion-targets since one joined. */
  readonly newLesionLowest: number | null;
  /** First date of each suspicion that has neither become definite nor disappeared. */
  readonly suspicions: ReadonlyMap<string, string>;
  readonly episode: Episode | null;
  readonly confirmed: { readonly timepoint: string; readonly date: string } | null;
  /** An old non-target progression that a reset has left behind (I24). */
  readonly nonTargetExcused: boolean;
  /** First RECIST 1.1 progression. */
  readonly recistProgression: { readonly timepoint: string; readonly date: string } | null;
}
