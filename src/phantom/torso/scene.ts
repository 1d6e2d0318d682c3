import type { Outline } from '../paint/radial-contour';
import type { Coarse } from '../paint/fields';
import type { RowSpan, SliceCanvas } from '../paint/slice-canvas';
import type { Enhancement } from './enhancement';

/** A slice being painted, with what the structures clip each other by. Masks are shares of a pixel, 0 to 1. */
export interface Scene extends SliceCanvas {
  readonly enhancement: Enhancement;
  readonly body: Outline;
  /** Outer face of the muscles, under the subcutaneous fat. */
  readonly muscle: Outline;
  /** Inner face of the chest and belly wall. */
  readonly cavity: Outline;
  /** Distance from the cavity's wall. */
  readonly toCavity: Coarse;
  /** Rows that the body reaches. */
  readonly span: RowSpan;
  /** Inside the skin. */
  readonly underSkin: Float32Array;
  readonly inCavity: Float32Array;
  readonly inLung: Float32Array;
  /** Below the diaphragm. */
  readonly inBelly: Float32Array;
  readonly inLiver: Float32Array;
}
