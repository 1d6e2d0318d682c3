import type { PatientPoint } from '../dicom';
import { inverse, mapped, type Affine } from './affine';
import type { ScanLack } from './scan';

/** Where places of one scan (fixed) lie on another scan of the same patient (moving). */
export interface FoundRegistration {
  readonly kind: 'found';
  /** Patient mm of fixed → patient mm of moving. */
  readonly matrix: Affine;
  /** 0 to 1: how far the scans agree under the map. From `SURE` on the place may be shown without a question. */
  readonly confidence: number;
  /** Median correlation inside blocks of 24 mm of the body, −1 to 1, and how many there were. */
  readonly score: number;
  readonly blocks: number;
  /** Share of the fixed scan that lies within the moving one, 0 to 1. */
  readonly share: number;
  /** Median distance by which going there and, by a fit of its own, back misses the start, mm. */
  readonly returnMm: number;
}

export type DeclineReason =
  | ScanLack
  | 'no-structure' // no body, or one without anything to hold on to
  | 'no-overlap'; // no level at which the two agree: other coverage, or another patient

export type Registration = FoundRegistration | { readonly kind: 'declined'; readonly why: DeclineReason };

/** Confidence from which a mapped place may be used without "check the level". */
export const SURE = 0.6;

/** The place on the moving scan that corresponds to a place on the fixed one. Breathing is followed only by `placeNear`. */
export const mapPoint = (registration: FoundRegistration, point: PatientPoint): PatientPoint => mapped(registration.matrix, point);

/** The same registration from moving to fixed. */
export const inverted = (registration: FoundRegistration): FoundRegistration => ({ ...registration, matrix: inverse(registration.matrix) });
