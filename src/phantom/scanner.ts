import { coverage } from './coverage';
import { at } from './paint/arithmetic';
import { eachPixelWithin, type SliceCanvas } from './paint/slice-canvas';
import { noiseOf, type Kernel } from './noise';

/** Rescale Intercept: stored values begin at 0, here and outside the round field of reconstruction. Without signs they compress far better. */
export const INTERCEPT = -1024;

/** The table under the back: two thin shells with foam between them. `middle` is the x of its middle in the canvas. */
export const paintTable = (canvas: SliceCanvas, middle: number): void =>
  eachPixelWithin(canvas, -220, 220, 96, 160, (index, px, y) => {
    const x = px - middle;
    const [upper, lower] = [y - 121 + x * x * 0.00055, y - 149 + x * x * 0.0011];
    const before = at(canvas.hu, index);
    const free = coverage((-700 - before) / 60);
    const ends = coverage((203 - Math.abs(x)) / 1);
    if (upper > 1.2 && lower < -1) canvas.hu[index] = before + free * ends * (-925 + 10 * at(canvas.grain.fine, index) - before);
    const shell = Math.max(coverage((1.3 - Math.abs(upper)) / 0.6), coverage((1 - Math.abs(lower)) / 0.6)) * ends;
    const now = at(canvas.hu, index);
    canvas.hu[index] = now + (40 - now) * shell * free;
  });

export interface Exposure {
  /** Standard deviation of the noise in the middle of the body, HU; 0 for none. */
  readonly noise: number;
  readonly kernel: Kernel;
  /** HU for each stored unit. */
  readonly quantum: number;
  readonly seed: number;
}

/** From tissue to what the scanner stores: noise that is strongest where most body lies around, the round field, whole stored units. */
export const exposed = (canvas: SliceCanvas, { noise, kernel, quantum, seed }: Exposure): Int16Array => {
  const { columns, rows, spacing, left, top, hu } = canvas;
  const [cx, cy, radius] = [(columns - 1) / 2, (rows - 1) / 2, (Math.min(columns, rows) * spacing) / 2];
  const value = noise > 0 ? noiseOf(kernel, spacing, seed) : () => 0;
  const out = new Int16Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      if (Math.hypot(column - cx, row - cy) * spacing > radius) {
        out[index] = 0;
        continue;
      }
      const [x, y] = [left + column * spacing, top + row * spacing];
      const out2 = (x * x) / 32000 + (y * y) / 15000;
      const depth = out2 < 1 ? 0.62 + 0.5 * (1 - out2) : 0.35;
      const seen = at(hu, index) + noise * depth * value(column, row);
      out[index] = Math.round((Math.max(INTERCEPT, Math.min(3071, seen)) - INTERCEPT) / quantum);
    }
  }
  return out;
};
