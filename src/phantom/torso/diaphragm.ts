import { coverage } from '../coverage';
import { at, mix } from '../paint/arithmetic';
import { eachPixelAround, outlineCoverage } from '../paint/radial-contour';
import { blend, edgeBlur } from '../paint/slice-canvas';
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
  { x: 10, y: -46, wide: 62, front: 66, back: 66, peak: -98, drop: 46 }, // under the heart
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

const sampled = (values: Float32Array, x: number, y: number): number => {
  const [u, v] = [x / STEP + SIDE / 2, y / STEP + SIDE / 2];
  const [c, r] = [Math.max(0, Math.min(SIDE - 2, Math.floor(u))), Math.max(0, Math.min(SIDE - 2, Math.floor(v)))];
  const i = r * SIDE + c;
  return mix(mix(at(values, i), at(values, i + 1), u - c), mix(at(values, i + SIDE), at(values, i + SIDE + 1), u - c), v - r);
};

/** Marks what lies below the diaphragm, and fills it with fat under a thin sheet of muscle. */
export const paintDiaphragm = (scene: Scene): void => {
  const { height, slope } = grid();
  const { z, grain, inCavity, inBelly } = scene;
  const [gap, line] = [z < -180 ? 1.4 : 2.4, z < -190 ? 0 : 1.2];
  eachPixelAround(scene, scene.cavity, (index, x, y) => {
    if (at(inCavity, index) < 0.01) return;
    const over = sampled(height, x, y) - z;
    if (over < -14) return;
    const steepness = sampled(slope, x, y);
    // A surface z = h(x, y) with gradient g seen in the slice: the height difference blurs by slab and by g times the point spread.
    const flat = 1 / (1 + steepness * steepness);
    const k = coverage((over * Math.sqrt(flat)) / edgeBlur(scene, flat, 0.2));
    inBelly[index] = k * outlineCoverage(scene.cavity, x, y, gap);
    const sheet = coverage((over - 2.5) / 1.5);
    blend(scene, index, mix(45, -98 + 5 * at(grain.fine, index), sheet) + 6 * at(grain.coarse, index), k * outlineCoverage(scene.cavity, x, y, line));
  });
};
