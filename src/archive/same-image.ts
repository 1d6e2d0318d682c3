import type { ImagePlane, Slice } from '../dicom';

/** Rounding of decimal strings on their way through JSON, mm. */
const TOLERANCE = 1e-3;
const close = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(a) / 100);
const allClose = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((value, index) => close(value, b[index] ?? Number.NaN));

const samePlane = (a: ImagePlane, b: ImagePlane): boolean =>
  allClose(a.origin, b.origin) && allClose(a.rowDirection, b.rowDirection) && allClose(a.columnDirection, b.columnDirection) && close(a.rowSpacing, b.rowSpacing) && close(a.columnSpacing, b.columnSpacing);

/** What an image turned out to be against what its metadata promised: the first difference that would falsify a measurement, in words; null where there is none. */
export const differenceOf = (told: Slice, came: Slice): string | null => {
  const [a, b] = [told.pixels, came.pixels];
  if (a.rows !== b.rows || a.columns !== b.columns) return `${b.columns} × ${b.rows} pixels instead of ${a.columns} × ${a.rows}`;
  if (a.numberOfFrames !== b.numberOfFrames) return `${b.numberOfFrames} frames instead of ${a.numberOfFrames}`;
  if (!close(a.rescaleSlope, b.rescaleSlope) || !close(a.rescaleIntercept, b.rescaleIntercept) || a.pixelRepresentation !== b.pixelRepresentation || a.bitsStored !== b.bitsStored) return 'other units of its values';
  if ((told.plane === null) !== (came.plane === null) || (told.plane && came.plane && !samePlane(told.plane, came.plane))) return 'another place or pixel size';
  return null;
};
