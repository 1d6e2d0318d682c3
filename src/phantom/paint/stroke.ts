import { coverage } from '../coverage';
import { at, mix, within } from './arithmetic';
import { blend, eachPixelWithin, type SliceCanvas } from './slice-canvas';
import type { Tissue } from './ellipsoid';

/** A flat muscle or bone cut across: points with half thickness, mm. */
export type StrokePoint = readonly [x: number, y: number, radius: number];

export const mirrored = (points: readonly StrokePoint[]): readonly StrokePoint[] => points.map(([x, y, radius]) => [-x, y, radius]);
export const sided = (side: number, points: readonly StrokePoint[]): readonly StrokePoint[] => (side < 0 ? mirrored(points) : points);

/** In-plane line with round ends; it does not know z, so its opacity says where it begins and ends. */
export const paintStroke = (canvas: SliceCanvas, points: readonly StrokePoint[], tissue: Omit<Tissue, 'hu' | 'soft'> & { readonly hu: number; readonly grow?: number }): void => {
  const { hu, grow = 0, grain = 0, opacity = 1, clip } = tissue;
  if (opacity < 0.004 || points.length < 2) return;
  const margin = Math.max(...points.map(([, , radius]) => radius)) + grow + 3;
  if (margin < 2) return;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const blur = Math.hypot(canvas.edge, 0.5);
  eachPixelWithin(canvas, Math.min(...xs) - margin, Math.max(...xs) + margin, Math.min(...ys) - margin, Math.max(...ys) + margin, (index, px, py) => {
    let depth = -1e9;
    for (let n = 0; n + 1 < points.length; n += 1) {
      const [ax, ay, ra] = points[n] as StrokePoint;
      const [bx, by, rb] = points[n + 1] as StrokePoint;
      const [ux, uy, x, y] = [bx - ax, by - ay, px - ax, py - ay];
      const t = within((x * ux + y * uy) / (ux * ux + uy * uy + 1e-9), 0, 1);
      depth = Math.max(depth, ra + (rb - ra) * t + grow - Math.hypot(x - t * ux, y - t * uy));
    }
    const k = coverage(depth / blur) * opacity * (clip ? at(clip, index) : 1);
    if (k > 0.004) blend(canvas, index, hu + grain * at(canvas.grain.fine, index), k);
  });
};

/** Strokes given at some heights, interpolated; null outside them. Rows from high z to low z, the same number of points in each. */
export const strokeAt = (rows: readonly { readonly z: number; readonly points: readonly StrokePoint[] }[], z: number): readonly StrokePoint[] | null => {
  const below = rows.findIndex((row) => row.z <= z);
  const [high, low] = [rows[below - 1], rows[below]];
  if (high === undefined || low === undefined) return null;
  const t = (z - low.z) / (high.z - low.z);
  return low.points.map((point, n): StrokePoint => {
    const over = high.points[n] ?? point;
    return [mix(point[0], over[0], t), mix(point[1], over[1], t), mix(point[2], over[2], t)];
  });
};
