import type { ImagePlane, PatientPoint, Vec3 } from '../dicom';

/** One slice of a scan as a file or a viewer holds it: stored values, row by row; HU = value × slope + intercept. */
export interface CanvasSlice {
  readonly plane: ImagePlane;
  readonly values: Int16Array | Uint16Array | Float32Array;
  readonly slope: number;
  readonly intercept: number;
}

/** Why a scan cannot be painted on. */
export type CanvasLack = 'few-slices' | 'not-parallel' | 'non-square-pixels' | 'uneven-spacing';

/** A sound stack, ordered along the normal. */
export interface CanvasStack {
  readonly slices: readonly CanvasSlice[];
  readonly plane: ImagePlane;
  readonly spacing: number;
  /** Distance between slices, mm. */
  readonly step: number;
}

const dot = (a: Vec3 | PatientPoint, b: Vec3 | PatientPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const levelOf = ({ plane }: CanvasSlice, normal: Vec3): number => dot(plane.origin, normal);

export const canvasStack = (given: readonly CanvasSlice[]): CanvasStack | CanvasLack => {
  const first = given[0];
  if (first === undefined || given.length < 5) return 'few-slices';
  const { plane } = first;
  const alike = ({ plane: other, values }: CanvasSlice): boolean => other.rows === plane.rows && other.columns === plane.columns && values.length >= plane.rows * plane.columns
    && dot(other.rowDirection, plane.rowDirection) > 0.9999 && dot(other.columnDirection, plane.columnDirection) > 0.9999;
  if (!given.every(alike)) return 'not-parallel';
  if (Math.abs(plane.rowSpacing / plane.columnSpacing - 1) > 1e-3) return 'non-square-pixels';
  const slices = given.toSorted((a, b) => levelOf(a, plane.normal) - levelOf(b, plane.normal));
  const levels = slices.map((slice) => levelOf(slice, plane.normal));
  const step = ((levels.at(-1) as number) - (levels[0] as number)) / (levels.length - 1);
  const even = levels.every((level, k) => Math.abs(level - (levels[0] as number) - k * step) < 0.05 * step);
  return step > 0 && even ? { slices, plane, spacing: plane.rowSpacing, step } : 'uneven-spacing';
};

/** Place in the stack: mm along the rows, along the columns from the first pixel of the plane, and along the normal from the patient origin. */
export const inStack = ({ plane }: CanvasStack, point: Vec3 | PatientPoint): Vec3 => {
  const away: Vec3 = [point[0] - plane.origin[0], point[1] - plane.origin[1], point[2] - plane.origin[2]];
  return [dot(away, plane.rowDirection), dot(away, plane.columnDirection), dot(point, plane.normal)];
};

export const fromStack = ({ plane }: CanvasStack, [u, v, w]: Vec3): Vec3 => {
  const along = w - dot(plane.origin, plane.normal);
  return ([0, 1, 2] as const).map((k) => plane.origin[k] + u * plane.rowDirection[k] + v * plane.columnDirection[k] + along * plane.normal[k]) as unknown as Vec3;
};

/**
 * HU of the stack's tissue moved by whole pixels in the plane and by any part of a slice across it, on the k-th plane; null where the moved stack does
 * not reach. `kept` is the share of the noise's variance that is left where two slices have been mixed.
 */
export const movedSlice = ({ slices, plane, step }: CanvasStack, k: number, [columns, rows, across]: Vec3): { readonly hu: Float32Array; readonly kept: number } | null => {
  const place = k - across / step;
  const below = Math.floor(place + 1e-9);
  const t = Math.max(0, place - below);
  const [a, b] = [slices[below], slices[t > 1e-6 ? below + 1 : below]];
  if (a === undefined || b === undefined) return null;
  const hu = new Float32Array(plane.columns * plane.rows);
  for (let row = 0; row < plane.rows; row += 1) {
    const from = Math.min(plane.rows - 1, Math.max(0, row - rows)) * plane.columns;
    for (let column = 0; column < plane.columns; column += 1) {
      const i = from + Math.min(plane.columns - 1, Math.max(0, column - columns));
      const [low, high] = [(a.values[i] as number) * a.slope + a.intercept, (b.values[i] as number) * b.slope + b.intercept];
      hu[row * plane.columns + column] = low + (high - low) * t;
    }
  }
  return { hu, kept: (1 - t) * (1 - t) + t * t };
};
