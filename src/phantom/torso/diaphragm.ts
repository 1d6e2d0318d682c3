import { coverage } from '../coverage';
import { at } from '../paint/arithmetic';
import { givenBack } from '../paint/buffers';
import { maskOf } from '../paint/fields';
import { blend, slabVariance } from '../paint/slice-canvas';
import type { Scene } from './scene';

interface Dome {
  readonly x: number;
  readonly y: number;
  readonly wide: number;
  readonly front: number;
  readonly back: number;
  readonly peak: number;
  readonly drop: number;
}

const DOMES: readonly Dome[] = [
  { x: -72, y: -14, wide: 79, front: 92, back: 86, peak: -101, drop: 60 },
  { x: 64, y: -14, wide: 79, front: 92, back: 86, peak: -112, drop: 58 },
  { x: 10, y: -46, wide: 62, front: 66, back: 66, peak: -106, drop: 44 }, // under the heart
];
/** How softly the domes run into each other, mm. */
const MERGE = 6;

/** Height of the diaphragm over a place, mm: the highest of its domes, run together. */
export const diaphragmHeight = (x: number, y: number): number => {
  const heights = DOMES.map((dome) => {
    const [u, v] = [(x - dome.x) / dome.wide, (y - dome.y) / (y > dome.y ? dome.back : dome.front)];
    return dome.peak - dome.drop * (u * u + v * v) ** 1.25;
  });
  const top = Math.max(...heights);
  return top + MERGE * Math.log(heights.reduce((sum, height) => sum + Math.exp((height - top) / MERGE), 0)) - 2;
};

/** Above everything the diaphragm reaches, mm. */
export const DIAPHRAGM_TOP = -88;

const STEP = 1.6;
const SIDE = 256;
let surface: { readonly height: Float32Array; readonly slope: Float32Array } | null = null;

const grid = (): { readonly height: Float32Array; readonly slope: Float32Array } => {
  if (surface) return surface;
  const height = Float32Array.from({ length: SIDE * SIDE }, (_, i) => diaphragmHeight(((i % SIDE) - SIDE / 2) * STEP, (Math.floor(i / SIDE) - SIDE / 2) * STEP));
  const slope = Float32Array.from(height, (_, i) => (i < SIDE || i >= SIDE * (SIDE - 1) ? 0 : Math.hypot(at(height, i + 1) - at(height, i - 1), at(height, i + SIDE) - at(height, i - SIDE)) / (2 * STEP)));
  surface = { height, slope };
  return surface;
};

/** Marks what lies below the diaphragm, and fills it with fat under a thin sheet of muscle. */
export const paintDiaphragm = (scene: Scene): void => {
  const { height, slope } = grid();
  const { z, riseX, riseY, columns, span, toCavity, left, top, spacing, edge, grain, inCavity, inBelly, inLung, hu, cavity } = scene;
  const gap = maskOf(scene, cavity, toCavity, z < -180 ? 1.4 : 2.4);
  const slab = slabVariance(scene);
  for (let row = span.first; row <= span.last; row += 1) {
    const y = top + row * spacing;
    const v = Math.max(0, Math.min(SIDE - 2, y / STEP + SIDE / 2));
    const [r, fv] = [v | 0, v - (v | 0)];
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      if (at(inCavity, index) < 0.01) continue;
      const x = left + column * spacing;
      const u = Math.max(0, Math.min(SIDE - 2, x / STEP + SIDE / 2));
      const [i, fu] = [r * SIDE + (u | 0), u - (u | 0)];
      const [a, b, c, d] = [at(height, i), at(height, i + 1), at(height, i + SIDE), at(height, i + SIDE + 1)];
      const over = a + (b - a) * fu + (c + (d - c) * fu - a - (b - a) * fu) * fv - z - riseX * x - riseY * y;
      if (over < -14) continue;
      let [k, sheet] = [1, 0];
      if (over < 30) {
        const steepness = at(slope, i);
        // A surface z = h(x, y) with gradient g seen in the slice: the height difference blurs by slab and by g times the point spread.
        const flat = 1 / (1 + steepness * steepness);
        k = coverage((over * Math.sqrt(flat)) / Math.sqrt(edge * edge * (1 - flat) + slab * flat + 0.2));
        sheet = coverage((over - 2.5) / 1.5);
      } else sheet = 1;
      inBelly[index] = k * at(gap, index);
      inLung[index] = at(inLung, index) * (1 - k);
      const wash = 45 + (-98 + 5 * at(grain.fine, index) - 45) * sheet + 6 * at(grain.coarse, index);
      blend(hu, index, wash, k * at(inCavity, index));
    }
  }
  givenBack(gap);
};
