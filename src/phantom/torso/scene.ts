import type { SliceCanvas } from '../paint/slice-canvas';
import type { Outline } from '../paint/radial-contour';

/** A slice being painted, with what the structures clip each other by. Masks are shares of a pixel, 0 to 1. */
export interface Scene extends SliceCanvas {
  readonly body: Outline;
  /** Outer face of the muscles, under the subcutaneous fat. */
  readonly muscle: Outline;
  /** Inner face of the chest and belly wall. */
  readonly cavity: Outline;
  readonly inCavity: Float32Array;
  readonly inLung: Float32Array;
  /** Below the diaphragm. */
  readonly inBelly: Float32Array;
  readonly inLiver: Float32Array;
}
