import { coverage } from './coverage';
import { noiseOf, type Kernel } from './noise';
import { at, smoothStep } from './paint/arithmetic';
import { pixelBox, type SliceCanvas } from './paint/slice-canvas';

/** Rescale Intercept: stored values begin at 0, here and outside the round field of reconstruction. Without signs they compress far better. */
export const INTERCEPT = -1024;

/** Standard deviation of the point spread of each kernel, mm; a pixel cannot show less than half its size. */
const SPREAD: Record<Kernel, number> = { soft: 0.7, sharp: 0.45 };
export const edgeOf = (kernel: Kernel, spacing: number): number => Math.max(SPREAD[kernel], spacing / 2);

/** The table under the back: two thin shells with foam between them. `middle` is the x of its middle in the canvas, `y` how far lower than usual it is. */
export const paintTable = (canvas: SliceCanvas, middle: number, lower = 0): void => {
  const { left, top, spacing, columns, hu, grain } = canvas;
  const { c0, c1, r0, r1 } = pixelBox(canvas, -220 + middle, 220 + middle, 96 + lower, 164 + lower);
  for (let row = r0; row <= r1; row += 1) {
    const y = top + row * spacing - lower;
    for (let column = c0; column <= c1; column += 1) {
      const x = left + column * spacing - middle;
      const index = row * columns + column;
      const before = at(hu, index);
      const free = coverage((-700 - before) / 60);
      if (free <= 0) continue;
      const [upper, under] = [y - 122.5 + x * x * 0.00055, y - 150 + x * x * 0.0011];
      const ends = coverage(203 - Math.abs(x));
      const foam = upper > 1.2 && under < -1 ? before + free * ends * (-925 + 10 * at(grain.fine, index) - before) : before;
      const shell = Math.max(coverage((1.3 - Math.abs(upper)) / 0.6), coverage((1 - Math.abs(under)) / 0.6)) * ends;
      hu[index] = foam + (40 - foam) * shell * free;
    }
  }
};

export interface Exposure {
  /** Standard deviation of the noise in the middle of the body, HU; 0 for none. */
  readonly noise: number;
  readonly kernel: Kernel;
  /** HU for each stored unit. */
  readonly quantum: number;
  /** Of the scan. */
  readonly seed: number;
  readonly slice: number;
}

/** How much a sharp kernel lifts edges: weight of the second difference. */
const OVERSHOOT = 0.1;

/** From tissue to what the scanner stores: noise that is strongest where most body lies around, the round field, whole stored units. */
export const exposed = (canvas: SliceCanvas, { noise, kernel, quantum, seed, slice }: Exposure): Int16Array => {
  const { columns, rows, spacing, left, top, hu, z } = canvas;
  const [cx, cy, radius] = [(columns - 1) / 2, (rows - 1) / 2, Math.min(columns, rows) / 2];
  const field = noise > 0 ? noiseOf(kernel, spacing, seed, slice) : null;
  const streaks = field === null ? 0 : noise * (0.18 + 1.5 * smoothStep(35, 95, z));
  const sharp = kernel === 'sharp';
  const [grain, lines] = [new Float32Array(columns), new Float32Array(columns)];
  const out = new Int16Array(columns * rows);
  const brightest = Math.floor((3071 - INTERCEPT) / quantum);
  const scale = 1 / quantum;
  for (let row = 0; row < rows; row += 1) {
    const half = Math.sqrt(Math.max(0, radius * radius - (row - cy) * (row - cy)));
    const [first, last] = [Math.max(0, Math.ceil(cx - half)), Math.min(columns - 1, Math.floor(cx + half))];
    const y = top + row * spacing;
    field?.row(row, columns, grain);
    field?.streaks(row, columns, lines);
    for (let column = first; column <= last; column += 1) {
      const index = row * columns + column;
      let value = at(hu, index);
      if (sharp && row > 0 && row + 1 < rows && column > 0 && column + 1 < columns) {
        value += OVERSHOOT * (4 * value - at(hu, index - 1) - at(hu, index + 1) - at(hu, index - columns) - at(hu, index + columns));
      }
      if (field !== null) {
        const x = left + column * spacing;
        const out2 = (x * x) / 32000 + (y * y) / 15000;
        const depth = out2 < 1 ? 0.62 + 0.5 * (1 - out2) : 0.35;
        value += noise * depth * at(grain, column) + (out2 < 1 ? streaks * (1 - 0.7 * out2) * at(lines, column) : 0);
      }
      const stored = (value - INTERCEPT) * scale;
      out[index] = stored <= 0 ? 0 : stored >= brightest ? brightest : (stored + 0.5) | 0;
    }
  }
  return out;
};
