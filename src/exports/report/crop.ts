import { lettersOf, pixelFromPatient, type ImagePlane, type PatientPoint } from '../../dicom';
import type { Caliper } from '../../read';
import type { LesionCrop } from './report-of';

/** Pixels of a crop: 3 to 2, enough for 300 dots an inch at the width it is printed. */
const [WIDTH, HEIGHT] = [480, 320] as const;

export interface CropOf {
  readonly lesion: string;
  readonly timepoint: string;
  readonly plane: ImagePlane;
  /** Stored values of the slice; HU = value × slope + intercept. */
  readonly pixels: { readonly values: Int16Array | Uint16Array; readonly slope: number; readonly intercept: number };
  /** MONOCHROME1: the lowest value is white. */
  readonly lowIsWhite: boolean;
  /** What lies in the middle, patient mm. */
  readonly middle: PatientPoint;
  readonly widthMm: number;
  readonly window: { readonly center: number; readonly width: number };
  /** Axes that were drawn here; null where only a place was marked. */
  readonly caliper: Caliper | null;
}

/** Grey of a HU value in a window after PS3.3 C.11.2.1.2, 0–255. */
const greyIn = ({ center, width }: CropOf['window']) => {
  const low = center - 0.5 - (width - 1) / 2;
  const scale = 255 / Math.max(1, width - 1);
  return (hu: number): number => Math.max(0, Math.min(255, Math.round((hu - low) * scale)));
};

/** Part of a slice in grey with square pixels, bilinear, black outside; the axes in its pixels. */
export const lesionCrop = ({ lesion, timepoint, plane, pixels, lowIsWhite, middle, widthMm, window, caliper }: CropOf): LesionCrop => {
  const { values, slope, intercept } = pixels;
  const { rows, columns, rowSpacing, columnSpacing } = plane;
  const at = pixelFromPatient(plane, middle);
  const step = widthMm / WIDTH;
  const tone = greyIn(window);
  const grey = new Uint8Array(WIDTH * HEIGHT);
  const value = (row: number, column: number): number => values[row * columns + column] ?? 0;
  for (let y = 0; y < HEIGHT; y += 1) {
    const row = at.row + ((y + 0.5 - HEIGHT / 2) * step) / rowSpacing;
    for (let x = 0; x < WIDTH; x += 1) {
      const column = at.column + ((x + 0.5 - WIDTH / 2) * step) / columnSpacing;
      if (row < 0 || column < 0 || row > rows - 1 || column > columns - 1) continue;
      const [j, i] = [Math.min(rows - 2, Math.floor(row)), Math.min(columns - 2, Math.floor(column))];
      const [u, v] = [column - i, row - j];
      const stored = (value(j, i) * (1 - u) + value(j, i + 1) * u) * (1 - v) + (value(j + 1, i) * (1 - u) + value(j + 1, i + 1) * u) * v;
      const shown = tone(stored * slope + intercept);
      grey[y * WIDTH + x] = lowIsWhite ? 255 - shown : shown;
    }
  }
  const inCrop = (point: PatientPoint): readonly [number, number] => {
    const pixel = pixelFromPatient(plane, point);
    return [WIDTH / 2 + ((pixel.column - at.column) * columnSpacing) / step, HEIGHT / 2 + ((pixel.row - at.row) * rowSpacing) / step];
  };
  return {
    lesion, timepoint, picture: { width: WIDTH, height: HEIGHT, grey }, widthMm, window, letters: lettersOf(plane),
    lines: [
      ...(caliper ? [{ axis: 'long' as const, line: [inCrop(caliper.long[0]), inCrop(caliper.long[1])] as const }] : []),
      ...(caliper?.short ? [{ axis: 'short' as const, line: [inCrop(caliper.short[0]), inCrop(caliper.short[1])] as const }] : []),
    ],
  };
};
