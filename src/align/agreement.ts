import type { Affine } from './affine';
import { Correlation } from './correlation';
import { sample, type Sampled } from './grid';
import type { Scan } from './scan';

/** How well two scans agree under a map, told from what lies inside the body: the outline alone says nothing about the level. */
export interface Agreement {
  /** Median over the blocks of the correlation inside each, −1 to 1. */
  readonly score: number;
  /** Blocks compared. */
  readonly blocks: number;
  /** Share of the fixed scan's blocks that lie within the moving scan. */
  readonly share: number;
}

/** Cells of 6 mm along an edge: 24 mm. */
const EDGE = 4;
/** A block flatter than this says nothing, HU standard deviation squared. */
const LEAST_VARIANCE = 30 * 30;
const NOISE_VARIANCE = 10 * 10;

export const agreementOf = (fixed: Scan, moving: Scan, map: Affine): Agreement => {
  const { middle: grid, middleBody: body } = fixed;
  const [nx, ny, nz] = grid.counts;
  const m = Float64Array.from(map);
  const s: Sampled = { value: 0, x: 0, y: 0, z: 0 };
  const both = new Correlation();
  const scores: number[] = [];
  let blocks = 0;
  const whole = EDGE ** 3;
  for (let k = 0; k + EDGE <= nz; k += EDGE) for (let j = 0; j + EDGE <= ny; j += EDGE) for (let i = 0; i + EDGE <= nx; i += EDGE) {
    let [inside, sum, squares] = [0, 0, 0];
    both.clear();
    for (let c = 0; c < whole; c += 1) {
      const x = i + (c % EDGE);
      const y = j + (Math.floor(c / EDGE) % EDGE);
      const z = k + Math.floor(c / (EDGE * EDGE));
      const p = (z * ny + y) * nx + x;
      if (body[p] === 0) continue;
      const value = grid.values[p] as number;
      inside += 1;
      sum += value;
      squares += value * value;
      const X = grid.origin[0] + x * grid.cell;
      const Y = grid.origin[1] + y * grid.cell;
      const Z = grid.origin[2] + z * grid.cell;
      if (sample(moving.middle,
        (m[0] as number) * X + (m[1] as number) * Y + (m[2] as number) * Z + (m[3] as number),
        (m[4] as number) * X + (m[5] as number) * Y + (m[6] as number) * Z + (m[7] as number),
        (m[8] as number) * X + (m[9] as number) * Y + (m[10] as number) * Z + (m[11] as number), s)) both.add(value, s.value);
    }
    if (inside < whole * 0.9 || squares / inside - (sum / inside) ** 2 < LEAST_VARIANCE) continue;
    blocks += 1;
    if (both.n >= whole * 0.9) scores.push(both.value(NOISE_VARIANCE));
  }
  scores.sort((a, b) => a - b);
  return { score: scores[scores.length >> 1] ?? -1, blocks: scores.length, share: blocks > 0 ? scores.length / blocks : 0 };
};
