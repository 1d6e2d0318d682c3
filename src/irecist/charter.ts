/** The choices that a trial makes where the sources leave room (A1–A20). Defaults are "iRECIST 2017" as the working group reads it. */
export interface Charter {
  /** Which labels are given: both lanes, or RECIST 1.1 alone. */
  readonly reports: 'both' | 'recist11';
  /** Each diameter is rounded to this when it is recorded, mm; 'none' keeps a millionth (A16, R1). */
  readonly precisionMm: 0.1 | 1 | 'none';
  /** What a lesion that is seen but too small to measure counts, mm (F2). */
  readonly tooSmallMm: number;
  /** Once PR, does it last until CR or PD (A5, R9)? */
  readonly prPersistence: 'rwg' | 'strict';
  /** Is any reappearance after complete response progression (A11, R11)? */
  readonly afterCR: 'reappearance-is-PD' | 'sum-only';
  /** Does R11 outlive an iUPD since the complete response (A20)? */
  readonly afterCRThroughProgression: 'PD' | 'directly-after-CR-only';
  /** Earliest confirming scan, days after the first iUPD of the episode (I18). */
  readonly confirmMinDays: number;
  /** Days that a confirming scan may be early (A8). */
  readonly confirmToleranceDays: number;
  /** Days since the last evaluable assessment after which one is late (I18). */
  readonly confirmMaxDays: number;
  /** May a late assessment confirm (A9)? */
  readonly lateConfirmation: 'allow' | 'disallow';
  /** From what "further" growth counts (A3, I17). */
  readonly confirmReference: 'episode-min' | 'last-timepoint' | 'first-iupd';
  /** Does further growth of exactly 5 mm confirm (A6)? */
  readonly furtherGrowth: 'at-least-5-mm' | 'more-than-5-mm';
  /** Does a new lesion confirm an iUPD that new lesions had no part in (A7)? */
  readonly firstNewLesionConfirms: 'always' | 'unless-targets-recover' | 'never';
  /** When an iUPD with a new lesion still there is taken back (A1, I21). */
  readonly newLesionReset: 'improved' | 'resolved-only' | 'any-non-pd';
  /** When an iUPD with non-targets still unequivocal is taken back (A2, I22). */
  readonly nonTargetReset: 'improved' | 'table2' | 'target-driven';
  /** What makes an old new lesion a fresh iUPD (A18, I7). */
  readonly newLesionFreshBar: 'recist' | 'low';
  /** Shrinkage that counts as improvement, mm (A1). */
  readonly resetMinDecreaseMm: number;
  /** When a new lesion becomes a new-lesion-target (A4, I6). */
  readonly newLesionRole: 'first-appearance' | 're-designate';
  /** Non-targets of which some are not evaluable and the others present (A13, R13). */
  readonly nonTargetPartlyNE: 'NE' | 'Non-CR/Non-PD';
  /** Label after confirmed progression (A10, I25). */
  readonly afterConfirmed: 'sticky' | 'raw';
  /** Does a new lesion that persists keep the label from iCR (I26)? */
  readonly persistentNewLesionBlocksICR: boolean;
  /** Days from baseline before stable disease counts as a best response (R22, E6). */
  readonly minSdDays: number;
  /** Days after which a later scan must repeat CR or PR for a best response; 0 asks for none (R22, E6). */
  readonly confirmResponseDays: number;
  /** Does only PR or CR after the taken-back iUPD count as pseudoprogression, or SD too (chapter 7)? */
  readonly pseudoRequires: 'response' | 'response-or-stable';
  /** Which of the computed and the reader's label later timepoints follow after an override (A14). */
  readonly overrideCarries: 'display-only' | 'later-timepoints';
}

export const DEFAULT_CHARTER: Charter = {
  reports: 'both', precisionMm: 0.1, tooSmallMm: 5, prPersistence: 'rwg', afterCR: 'reappearance-is-PD', afterCRThroughProgression: 'PD',
  confirmMinDays: 28, confirmToleranceDays: 2, confirmMaxDays: 56, lateConfirmation: 'allow', confirmReference: 'episode-min',
  furtherGrowth: 'at-least-5-mm', firstNewLesionConfirms: 'always', newLesionReset: 'improved', nonTargetReset: 'improved',
  newLesionFreshBar: 'recist', resetMinDecreaseMm: 5, newLesionRole: 'first-appearance', nonTargetPartlyNE: 'NE',
  afterConfirmed: 'sticky', persistentNewLesionBlocksICR: true, minSdDays: 0, confirmResponseDays: 0, pseudoRequires: 'response-or-stable',
  overrideCarries: 'display-only',
};
