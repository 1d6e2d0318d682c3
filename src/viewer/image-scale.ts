import type { Slice } from '../dicom';
import { fittedCamera, type Camera, type Lattice, type Looking, type Size } from './camera';
import { aspectOf } from './image-metadata';
import { inMillimetres } from './slice-place';

/** How large a slice is drawn: CSS pixels per mm along a row, so that two scans can be shown in one size. */

export const latticeOf = (slice: Slice): Lattice => ({ rows: slice.pixels.rows, columns: slice.pixels.columns, aspect: aspectOf(slice) });

/** mm per column; null where millimetres are refused. */
export const columnMm = (slice: Slice): number | null => (slice.plane && inMillimetres(slice) ? slice.plane.columnSpacing : null);

/** How the viewport beside looks, as far as one that hangs must know. */
export interface Beside {
  /** CSS pixels per mm at which its whole image just fits; null without millimetres. */
  readonly fitPerMm: number | null;
  /** The camera of the other side to follow; null while it is fitted, or not linked. */
  readonly held: { readonly looking: Looking; readonly columnMm: number } | null;
}

/** CSS pixels per mm at which the whole image just fits. */
export const fitPerMm = (slice: Slice, size: Size): number | null => {
  const mm = columnMm(slice);
  return mm === null ? null : fittedCamera(latticeOf(slice), size).zoom / mm;
};

/** The whole image, in the size in which both sides fit. */
export const fittedBeside = (slice: Slice, size: Size, beside: number | null): Camera => {
  const own = fittedCamera(latticeOf(slice), size);
  const mm = columnMm(slice);
  return mm === null || beside === null ? own : { centre: own.centre, zoom: Math.min(own.zoom, beside * mm) };
};

/** As the side beside is looked at: as large, and as far from the middle of the image, mm. Null where millimetres do not say. */
export const cameraLike = (slice: Slice, held: NonNullable<Beside['held']>): Camera | null => {
  const mm = columnMm(slice);
  if (mm === null) return null;
  const lattice = latticeOf(slice);
  const { camera, lattice: other } = held.looking;
  const step = held.columnMm / mm;
  return {
    zoom: (camera.zoom / held.columnMm) * mm,
    centre: {
      column: (lattice.columns - 1) / 2 + (camera.centre.column - (other.columns - 1) / 2) * step,
      row: (lattice.rows - 1) / 2 + ((camera.centre.row - (other.rows - 1) / 2) * other.aspect * step) / lattice.aspect,
    },
  };
};
