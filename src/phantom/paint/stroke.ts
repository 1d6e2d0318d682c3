import { coverage } from '../coverage';
import { at, mix, within } from './arithmetic';
import { pixelBox, type SliceCanvas } from './slice-canvas';
import type { Tissue } from './ellipsoid';

/** A flat muscle or bone cut across: points with half thickness, mm. */
export type StrokePoint = readonly [x: number, y: number, radius: number];

export const mirrored = (points: readonly StrokePoint[]): readonly StrokePoint[] => points.map(([x, y, radius]) => [-x, y, radius]);
export const sided = (side: number, points: readonly StrokePoint[]): readonly StrokePoint[] => (side < 0 ? mirrored(points) : points);

const FAR = -1e9;

/** In-plane line with round ends; it does not know z, so its opacity says where it begins and ends. */
export const paintStroke = (canvas: SliceCanvas, points: readonly StrokePoint[], tissue: Omit<Tissue, 'hu' | 'soft'> & { readonly hu: number; readonly grow?: number }): void => {
  const { hu, grow = 0, grain = 0, opacity = 1, clip } = tissue;
  if (opacity < 0.004 || points.length < 2) return;
  const { left, top, spacing, columns, hu: values } = canvas;
  const blur = Math.hypot(canvas.edge, 0.5);
  let [x0, x1, y0, y1, thickest] = [Infinity, -Infinity, Infinity, -Infinity, 0];
  for (const [x, y, radius] of points) [x0, x1, y0, y1, thickest] = [Math.min(x0, x), Math.max(x1, x), Math.min(y0, y), Math.max(y1, y), Math.max(thickest, radius)];
  const margin = thickest + grow + 3;
  if (margin < 2) return;
  const { c0, c1, r0, r1 } = pixelBox(canvas, x0 - margin, x1 + margin, y0 - margin, y1 + margin);
  if (c0 > c1 || r0 > r1) return;
  const wide = c1 - c0 + 1;
  const depths = new Float32Array(wide * (r1 - r0 + 1)).fill(FAR);
  for (let n = 0; n + 1 < points.length; n += 1) {
    const [ax, ay, ra] = points[n] as StrokePoint;
    const [bx, by, rb] = points[n + 1] as StrokePoint;
    const [ux, uy] = [bx - ax, by - ay];
    const length2 = ux * ux + uy * uy + 1e-9;
    const reach = Math.max(ra, rb) + grow + 3;
    const box = pixelBox(canvas, Math.min(ax, bx) - reach, Math.max(ax, bx) + reach, Math.min(ay, by) - reach, Math.max(ay, by) + reach);
    for (let row = box.r0; row <= box.r1; row += 1) {
      const y = top + row * spacing - ay;
      for (let column = box.c0; column <= box.c1; column += 1) {
        const x = left + column * spacing - ax;
        const t = within((x * ux + y * uy) / length2, 0, 1);
        const [ex, ey] = [x - t * ux, y - t * uy];
        const depth = ra + (rb - ra) * t + grow - Math.sqrt(ex * ex + ey * ey);
        const place = (row - r0) * wide + column - c0;
        if (depth > at(depths, place)) depths[place] = depth;
      }
    }
  }
  const { fine } = canvas.grain;
  for (let row = r0; row <= r1; row += 1) {
    for (let column = c0; column <= c1; column += 1) {
      const depth = at(depths, (row - r0) * wide + column - c0);
      if (depth < -3) continue;
      const index = row * columns + column;
      const k = coverage(depth / blur) * opacity * (clip ? at(clip, index) : 1);
      if (k <= 0.004) continue;
      const before = at(values, index);
      values[index] = before + (hu + grain * at(fine, index) - before) * k;
    }
  }
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
