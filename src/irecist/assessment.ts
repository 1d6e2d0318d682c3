/** What the rules make of the findings: labels with their reasons, as data and as sentences. */

export type TargetResponse = 'CR' | 'PR' | 'SD' | 'PD' | 'NE' | 'NA';
export type NonTargetResponse = 'CR' | 'Non-CR/Non-PD' | 'PD' | 'NE' | 'NA';
export type NewLesionState = 'none' | 'new' | 'stable' | 'increased' | 'resolved' | 'equivocal' | 'NE';
export type Recist11Response = 'CR' | 'PR' | 'SD' | 'Non-CR/Non-PD' | 'PD' | 'NE' | 'NED';
export type IrecistResponse = 'iCR' | 'iPR' | 'iSD' | 'Non-iCR/Non-iUPD' | 'iUPD' | 'iCPD' | 'NE' | 'NED';
export type Category = 'target' | 'nonTarget' | 'newLesion';

/** One comparison that a rule made. */
export interface RuleTest {
  /** What was compared, e.g. "sum − nadir". */
  readonly quantity: string;
  readonly value: number;
  readonly unit: 'mm' | '%' | 'days' | '';
  readonly op: '>=' | '<=' | '>' | '<' | '=';
  readonly limit: number;
  readonly passed: boolean;
}

/** Why: one rule that fired. */
export interface Reason {
  /** Rule number of the rule book, e.g. "R6". */
  readonly rule: string;
  /** One plain sentence with its numbers, e.g. "Sum 168.4 mm against nadir 131.3 mm at W8: +37.1 mm (needs 5) and +28.3% (needs 20). Target PD." */
  readonly sentence: string;
  readonly lesions: readonly string[];
  readonly timepoints: readonly string[];
  readonly tests: readonly RuleTest[];
  /** What the rule gave, e.g. "target PD", "iUPD". */
  readonly result: string;
}

/** The window in which an unconfirmed progression is to be confirmed (I18). ISO dates, both included. */
export interface ConfirmationWindow {
  readonly since: string;
  readonly opens: string;
  readonly closes: string;
}

export interface Margin {
  /** e.g. "At 157.5 mm or less the targets would be SD." */
  readonly sentence: string;
  readonly thresholdMm: number;
  /** Signed distance of the sum from the threshold, mm. */
  readonly distanceMm: number;
  readonly towards: TargetResponse;
}

/** The response at one timepoint. The baseline has null labels. */
export interface TimepointResponse {
  readonly id: string;
  readonly target: TargetResponse | null;
  readonly nonTarget: NonTargetResponse | null;
  readonly newLesion: NewLesionState | null;
  readonly recist11: Recist11Response | null;
  readonly irecist: IrecistResponse | null;
  readonly confirmedBy: readonly Category[];
  readonly flags: readonly string[];
  /** Sum of what is measured, mm, exact to the charter's precision; null when no target was answered. */
  readonly sumMm: number | null;
  readonly sumComplete: boolean;
  readonly baselineSumMm: number | null;
  /** Smallest complete sum before this timepoint, and where it was. */
  readonly nadirMm: number | null;
  readonly nadirTimepoint: string | null;
  readonly changeFromBaselineMm: number | null;
  readonly changeFromBaselinePercent: number | null;
  readonly changeFromNadirMm: number | null;
  readonly changeFromNadirPercent: number | null;
  /** Sum at which the targets become PD / PR at this timepoint, mm. */
  readonly pdFromMm: number | null;
  readonly prToMm: number | null;
  readonly newLesionSumMm: number | null;
  /** Role of each new lesion known so far (I6). */
  readonly newLesionRoles: Readonly<Record<string, 'NLT' | 'NLNT'>>;
  /** Ids of lesions that the reader has not answered; the response is provisional while there are any. */
  readonly unanswered: readonly string[];
  /** Open unconfirmed progression after this timepoint, if any. */
  readonly confirmation: ConfirmationWindow | null;
  /** True at the timepoint where an iUPD was taken back (I20). */
  readonly barReset: boolean;
  readonly reasons: readonly Reason[];
  /** The one plain sentence for this label. */
  readonly because: string;
  readonly margins: readonly Margin[];
  /** What the reader set instead of the computed labels, which stay as they are; absent where nothing was set. */
  readonly chosen?: {
    readonly recist11: Recist11Response | null; readonly irecist: IrecistResponse | null; readonly reason: string;
    /** Why the iRECIST label that was set is not followed although the charter would: nothing was pending that it could confirm. */
    readonly notFollowed?: string;
  };
}

export interface Endpoints {
  readonly bor: Recist11Response | null;
  readonly ibor: IrecistResponse | null;
  /** ISO dates; null when there was none. */
  readonly recist11ProgressionDate: string | null;
  readonly progressionDate: string | null;
}

export interface Assessment extends Endpoints {
  readonly timepoints: readonly TimepointResponse[];
}

/** What can be wrong with findings. Nothing is repaired silently. */
export type FindingsProblemKind =
  | 'no-timepoints' | 'length-not-positive' | 'length-not-a-number' | 'date-invalid' | 'dates-out-of-order' | 'day-disagrees'
  | 'duplicate-lesion' | 'target-not-in-baseline' | 'target-missing' | 'too-many-targets' | 'too-many-in-organ'
  | 'lesion-changed-kind' | 'new-lesion-at-baseline' | 'baseline-not-measured' | 'charter-invalid' | 'unknown-value'
  | 'duplicate-timepoint' | 'length-too-long' | 'target-not-measurable' | 'organ-changed' | 'override-not-followed';
export interface FindingsProblem {
  readonly kind: FindingsProblemKind;
  /** Path inside the findings, e.g. "timepoints[1].targets[0].finding.mm". */
  readonly path: string;
  readonly detail: string;
}
