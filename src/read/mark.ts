import type { PatientPoint } from '../dicom';

export type Line = readonly [PatientPoint, PatientPoint];

/** Long axis and, once the reader has set it, the perpendicular short axis. mm, patient frame. A short axis that nobody set is null, never a guess. */
export interface Caliper {
  readonly long: Line;
  readonly short: Line | null;
}

/** The image a mark was made on. */
export interface MarkPlace {
  readonly seriesKey: string;
  readonly sopInstanceUid: string;
  /** 1-based. */
  readonly frame: number;
  /** Slice Thickness of the series, mm, as the file had it: what is measurable depends on it (B2), also where the images are not. Null where the file does not say. */
  readonly sliceThicknessMm: number | null;
  /** The window that the mark was drawn in. Left out where it was not recorded. */
  readonly window?: { readonly center: number; readonly width: number };
  /** Drawn on an image computed from the slices, in this plane. Left out: on an acquired slice. */
  readonly reformatted?: 'axial' | 'coronal' | 'sagittal';
}

export type MarkShape =
  | { readonly kind: 'caliper'; readonly caliper: Caliper }
  /** A place without a size: a non-target, a lesion too small to measure. */
  | { readonly kind: 'point'; readonly at: PatientPoint }
  | { readonly kind: 'length'; readonly line: Line }
  | { readonly kind: 'arrow'; readonly tip: PatientPoint; readonly tail: PatientPoint }
  /** Ellipse given by two opposite corners of its box along the image's row and column directions. HU statistics are read from the image when it is shown, never stored. */
  | { readonly kind: 'oval'; readonly corners: Line };

const distance = (a: PatientPoint, b: PatientPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

/** Length of a line, mm. */
export const lineLength = ([a, b]: Line): number => distance(a, b);
/** Longest diameter, mm. */
export const longAxis = (caliper: Caliper): number => lineLength(caliper.long);
/** Short axis, mm; null while the reader has not set it. */
export const shortAxis = (caliper: Caliper): number | null => (caliper.short ? lineLength(caliper.short) : null);
