import type { ReadPackage, Roster, Study } from '../../trial';

/** The reading of a package that is on screen: what binds it. */
export interface TrialReading {
  readonly study: Study;
  readonly package: ReadPackage;
  readonly roster: Roster;
  readonly code: string;
  /** An adjudication of this read stands. */
  readonly adjudicated: boolean;
}
