import type { PatientPoint, Vec3 } from '../dicom';
import type { ScanSlice } from './layers';
import type { Enhancement } from './enhancement';
import type { NearPlace } from './place-near';
import type { FoundRegistration, Registration } from './registration';
import type { ScanLack } from './scan';

/** What is asked of the worker. Scans are named by any key of the caller's, such as the series key. */
export type Question =
  | { readonly kind: 'enhancement'; readonly scan: string }
  | { readonly kind: 'complete'; readonly scan: string }
  | { readonly kind: 'register'; readonly fixed: string; readonly moving: string; readonly anchor: Vec3 | null }
  | { readonly kind: 'place'; readonly fixed: string; readonly moving: string; readonly registration: FoundRegistration; readonly point: PatientPoint };

export type Order =
  | { readonly kind: 'slice'; readonly scan: string; readonly slice: ScanSlice }
  | { readonly kind: 'forget'; readonly scan: string }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question };

export interface Answers {
  /** What the scan lacks, or null when it can be registered. */
  readonly complete: ScanLack | null;
  readonly register: Registration;
  /** Null where the scan is not there. */
  readonly enhancement: Enhancement | null;
  /** Null where one of the scans is not there. */
  readonly place: NearPlace | null;
}

export type Reply =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly kind: 'fault'; readonly id: number; readonly detail: string };
