import { pixelFromPatient, type ImagePlane, type PatientPoint } from '../../dicom';
import type { StoredImage } from '../../viewer';

export interface Crop {
  readonly plane: ImagePlane;
  readonly pixels: StoredImage;
  /** MONOCHROME1: the lowest value is white. */
  readonly lowIsWhite: boolean;
  /** What lies in the middle, patient mm. */
  readonly middle: PatientPoint;
  /** Width of the crop, mm. */
  readonly mm: number;
  readonly window: { readonly center: number; readonly width: number };
}

/**
 * A square-pixelled view of part of a slice as RGBA, `width` × `height`: the same size in millimetres and the same greys for every scan, so that
 * scans can be compared. Bilinear between pixels; black outside the image.
 */
export const cropped = ({ plane, pixels, lowIsWhite, middle, mm, window }: Crop, width: number, height: number): Uint8ClampedArray<ArrayBuffer> => {
  const out = new Uint8ClampedArray(new ArrayBuffer(4 * width * height));
  const at = pixelFromPatient(plane, middle);
  const step = mm / width;
  const low = window.center - 0.5 - (window.width - 1) / 2;
  const scale = 255 / Math.max(1, window.width - 1);
  const { values, slope, intercept } = pixels;
  const { rows, columns } = plane;
  for (let y = 0, to = 0; y < height; y += 1) {
    const row = at.row + ((y + 0.5 - height / 2) * step) / plane.rowSpacing;
    for (let x = 0; x < width; x += 1, to += 4) {
      const column = at.column + ((x + 0.5 - width / 2) * step) / plane.columnSpacing;
      out[to + 3] = 255;
      if (row < 0 || column < 0 || row > rows - 1 || column > columns - 1) continue;
      const j = Math.min(rows - 2, Math.floor(row));
      const i = Math.min(columns - 2, Math.floor(column));
      const u = column - i;
      const v = row - j;
      const p = j * columns + i;
      const above = (values[p] as number) * (1 - u) + (values[p + 1] as number) * u;
      const below = (values[p + columns] as number) * (1 - u) + (values[p + columns + 1] as number) * u;
      const grey = ((above * (1 - v) + below * v) * slope + intercept - low) * scale;
      out[to] = out[to + 1] = out[to + 2] = lowIsWhite ? 255 - grey : grey;
    }
  }
  return out;
};

/** A place of the crop, as parts of its width from the middle → patient mm on the slice's plane. */
export const placeInCrop = (plane: ImagePlane, middle: PatientPoint, mm: number, right: number, down: number): { readonly column: number; readonly row: number } => {
  const at = pixelFromPatient(plane, middle);
  return { column: at.column + (right * mm) / plane.columnSpacing, row: at.row + (down * mm) / plane.rowSpacing };
};
