import type { ImagePlane, PatientPoint, Vec3 } from '../dicom';
import { HARDEST, SOFTEST } from './grid';

/** Edge of the cells to which slices are averaged as they arrive, mm. */
export const CELL_MM = 3;

/** One slice as a file or a viewer holds it: stored values, row by row; HU = value × slope + intercept. */
export interface ScanSlice {
  readonly plane: ImagePlane;
  readonly values: Int16Array | Uint16Array | Float32Array;
  readonly slope: number;
  readonly intercept: number;
}

interface Layer {
  /** Sum of the slices' cell means. */
  readonly sums: Float32Array;
  count: number;
  /** Sums of the centres of the first cell, patient mm. */
  readonly first: [number, number, number];
}

/** Slices averaged to cells in the plane and, where they are thin, along the normal: a hundredth of what came in. */
export interface Layers {
  readonly plane: ImagePlane;
  /** Pixels per cell. */
  readonly down: number;
  readonly across: number;
  readonly rows: number;
  readonly columns: number;
  readonly byLevel: Map<number, Layer>;
  slices: number;
}

const dot = (a: Vec3 | PatientPoint, b: Vec3 | PatientPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const layersFor = (plane: ImagePlane): Layers => {
  const down = Math.max(1, Math.round(CELL_MM / plane.rowSpacing));
  const across = Math.max(1, Math.round(CELL_MM / plane.columnSpacing));
  return { plane, down, across, rows: Math.floor(plane.rows / down), columns: Math.floor(plane.columns / across), byLevel: new Map(), slices: 0 };
};

/** Whether a slice lies parallel to the first one and has its matrix: others are no part of the same stack. */
export const fits = (layers: Layers, slice: ScanSlice): boolean => {
  const { plane } = layers;
  const other = slice.plane;
  return other.rows === plane.rows && other.columns === plane.columns && slice.values.length >= plane.rows * plane.columns
    && dot(other.rowDirection, plane.rowDirection) > 0.9999 && dot(other.columnDirection, plane.columnDirection) > 0.9999
    && Math.abs(other.rowSpacing / plane.rowSpacing - 1) < 1e-3 && Math.abs(other.columnSpacing / plane.columnSpacing - 1) < 1e-3;
};

const freshLayer = (cells: number): Layer => ({ sums: new Float32Array(cells), count: 0, first: [0, 0, 0] });

/** Averages one slice into its level. The only pass over full-size pixels; the slice is not kept. */
export const addToLayers = (layers: Layers, { plane, values, slope, intercept }: ScanSlice): void => {
  const { down, across, rows, columns } = layers;
  const level = Math.floor(dot(plane.origin, layers.plane.normal) / CELL_MM);
  const layer = layers.byLevel.get(level) ?? freshLayer(rows * columns);
  layers.byLevel.set(level, layer);
  const share = 1 / (down * across);
  for (let row = 0; row < rows * down; row += 1) {
    let from = row * plane.columns;
    let to = Math.floor(row / down) * columns;
    for (let column = 0; column < columns; column += 1, to += 1) {
      let sum = 0;
      for (let k = 0; k < across; k += 1, from += 1) {
        const value = (values[from] as number) * slope + intercept;
        sum += value > HARDEST ? HARDEST : value > SOFTEST ? value : SOFTEST;
      }
      layer.sums[to] = (layer.sums[to] as number) + sum * share;
    }
  }
  const right = ((across - 1) / 2) * plane.columnSpacing;
  const below = ((down - 1) / 2) * plane.rowSpacing;
  for (const k of [0, 1, 2] as const) layer.first[k] += plane.origin[k] + right * plane.rowDirection[k] + below * plane.columnDirection[k];
  layer.count += 1;
  layers.slices += 1;
};

/** A finished layer: mean HU per cell, the place of its first cell and its position along the normal, mm. */
export interface Sheet {
  readonly values: Float32Array;
  readonly first: Vec3;
  readonly position: number;
}

/** The layers in the order of the normal. */
export const sheetsOf = (layers: Layers): readonly Sheet[] =>
  [...layers.byLevel.values()].map(({ sums, count, first }): Sheet => {
    const mean: Vec3 = [first[0] / count, first[1] / count, first[2] / count];
    return { values: sums.map((sum) => sum / count), first: mean, position: dot(mean, layers.plane.normal) };
  }).sort((a, b) => a.position - b.position);
