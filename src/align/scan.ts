import { bodyOf } from './body';
import { cubesOf } from './cubes';
import { coarser, type Grid } from './grid';
import { addToLayers, fits, layersFor, sheetsOf, type Layers, type ScanSlice } from './layers';

/** What registration keeps of a scan: cubes of 3, 6 and 12 mm and where the body is. About 10 MB for a chest, abdomen and pelvis. */
export interface Scan {
  readonly kind: 'scan';
  readonly fine: Grid;
  readonly middle: Grid;
  readonly coarse: Grid;
  /** One byte per cell of `middle` and of `coarse`. */
  readonly middleBody: Uint8Array;
  readonly coarseBody: Uint8Array;
}

export type ScanLack = 'no-geometry' | 'too-few-slices';

/** A scan that cannot be registered at all. */
export interface NoScan {
  readonly kind: 'no-scan';
  readonly why: ScanLack;
}

/** A scan on its way in; slices in any order. */
export interface GrowingScan {
  layers: Layers | null;
}

/** Below these a stack is an image or two, not a volume with a level. */
const FEWEST_LAYERS = 5;
const LEAST_EXTENT_MM = 30;

export const beginScan = (): GrowingScan => ({ layers: null });

/** Takes one slice in, in any order, and keeps only its averages; false for a slice of another stack (matrix, direction), which is left out. */
export const addSlice = (scan: GrowingScan, slice: ScanSlice): boolean => {
  scan.layers ??= layersFor(slice.plane);
  if (!fits(scan.layers, slice)) return false;
  addToLayers(scan.layers, slice);
  return true;
};

export const finishedScan = ({ layers }: GrowingScan): Scan | NoScan => {
  if (!layers || layers.slices === 0) return { kind: 'no-scan', why: 'no-geometry' };
  const sheets = sheetsOf(layers);
  const extent = (sheets.at(-1)?.position ?? 0) - (sheets[0]?.position ?? 0);
  if (sheets.length < FEWEST_LAYERS || extent < LEAST_EXTENT_MM || layers.rows < 8 || layers.columns < 8) return { kind: 'no-scan', why: 'too-few-slices' };
  const fine = cubesOf(layers, sheets);
  const middle = coarser(fine);
  const coarse = coarser(middle);
  return { kind: 'scan', fine, middle, coarse, middleBody: bodyOf(middle), coarseBody: bodyOf(coarse) };
};
