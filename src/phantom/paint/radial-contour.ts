import { coverage } from '../coverage';
import { at, mix } from './arithmetic';
import { blend, eachPixelWithin, slabVariance, type SliceCanvas, type SlicePlane } from './slice-canvas';

const ANGLES = 256;

/** An outline at one height: centre, and 16 radii from +x (left) through posterior, mm. */
export interface OutlineKey {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly radii: readonly number[];
}

/** The outline of a surface on one slice: radius, lean and blur per angle. */
export interface Outline {
  readonly x: number;
  readonly y: number;
  readonly radius: Float32Array;
  /** Cosine between the ray and the outline's normal. */
  readonly lean: Float32Array;
  /** 1 / standard deviation of the edge. */
  readonly sharpness: Float32Array;
  readonly smallest: number;
  readonly largest: number;
}

export type RadialSurface = (plane: SlicePlane) => Outline | null;

/** 16 radii as 256, through a closed Catmull–Rom curve, stretched along x and y about the centre. */
const dense = (radii: readonly number[], stretchX: number, stretchY: number): Float32Array => {
  const radius = (k: number): number => radii[(k + 32) & 15] ?? 0;
  return Float32Array.from({ length: ANGLES + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % ANGLES)) / ANGLES;
    const before = Math.atan2(Math.sin(angle) / stretchY, Math.cos(angle) / stretchX);
    const u = ((before / (2 * Math.PI)) * 16 + 16) % 16;
    const k = Math.floor(u);
    const f = u - k;
    const [p, q, r, s] = [radius(k - 1), radius(k), radius(k + 1), radius(k + 2)];
    const value = q + 0.5 * f * (r - p + f * (2 * p - 5 * q + 4 * r - s + f * (3 * (q - r) + s - p)));
    return value * Math.hypot(Math.cos(before) * stretchX, Math.sin(before) * stretchY);
  });
};

/** A surface through outlines from high z to low z. Null above the first and below the last. */
export const radialSurface = (keys: readonly OutlineKey[], stretchX = 1, stretchY = 1): RadialSurface => {
  const rows = keys.map(({ z, x, y, radii }) => ({ z, x: x * stretchX, y: y * stretchY, radii: dense(radii, stretchX, stretchY) }));
  return (plane) => {
    const below = rows.findIndex(({ z }) => z <= plane.z);
    const low = rows[below];
    const high = rows[Math.max(1, below) - 1];
    if (low === undefined || high === undefined || (below === 0 && low.z < plane.z)) return null;
    const [a, b] = below === 0 ? [low, rows[1] ?? low] : [high, low];
    const raw = a.z === b.z ? 0 : (a.z - plane.z) / (a.z - b.z);
    const t = 0.4 * raw * raw * (3 - 2 * raw) + 0.6 * raw;
    const radius = new Float32Array(ANGLES + 1);
    for (let i = 0; i <= ANGLES; i += 1) radius[i] = mix(at(a.radii, i), at(b.radii, i), t);
    const lean = new Float32Array(ANGLES + 1);
    const sharpness = new Float32Array(ANGLES + 1);
    for (let i = 0; i <= ANGLES; i += 1) {
      const here = at(radius, i);
      const turnRate = ((at(radius, (i + 1) % ANGLES) - at(radius, (i + ANGLES - 1) % ANGLES)) / 2) * (ANGLES / (2 * Math.PI));
      const cosine = here / Math.hypot(here, turnRate);
      lean[i] = cosine;
      const angle = (2 * Math.PI * i) / ANGLES;
      const rise = a.z === b.z ? 0 : ((at(b.radii, i) - at(a.radii, i) + (b.x - a.x) * Math.cos(angle) + (b.y - a.y) * Math.sin(angle)) / (b.z - a.z)) * cosine;
      sharpness[i] = 1 / Math.sqrt(plane.edge * plane.edge + slabVariance(plane) * rise * rise);
    }
    return { x: mix(a.x, b.x, t), y: mix(a.y, b.y, t), radius, lean, sharpness, smallest: Math.min(...radius), largest: Math.max(...radius) };
  };
};

export const angleIndex = (dx: number, dy: number): number => {
  const turn = Math.atan2(dy, dx) * (ANGLES / (2 * Math.PI));
  return turn < 0 ? turn + ANGLES : turn;
};

/** Distance from the outline, mm, negative inside; exact to first order near it. */
export const outlineDistance = (outline: Outline, x: number, y: number): number => {
  const [dx, dy] = [x - outline.x, y - outline.y];
  const angle = angleIndex(dx, dy);
  const below = Math.min(ANGLES - 1, angle | 0);
  return (Math.sqrt(dx * dx + dy * dy) - mix(at(outline.radius, below), at(outline.radius, below + 1), angle - below)) * at(outline.lean, below);
};

/** Share of a pixel inside the outline moved inwards by `inset` mm. */
export const outlineCoverage = (outline: Outline, x: number, y: number, inset = 0): number => {
  const [dx, dy] = [x - outline.x, y - outline.y];
  const far2 = dx * dx + dy * dy;
  const near = Math.max(0, outline.smallest - inset - 8);
  if (far2 < near * near) return 1;
  if (far2 > (outline.largest + 4) ** 2) return 0;
  const angle = angleIndex(dx, dy);
  const below = Math.min(ANGLES - 1, angle | 0);
  const distance = (Math.sqrt(far2) - mix(at(outline.radius, below), at(outline.radius, below + 1), angle - below)) * at(outline.lean, below);
  return coverage(-(distance + inset) * at(outline.sharpness, below));
};

export const eachPixelAround = (plane: SlicePlane, outline: Outline, visit: (index: number, x: number, y: number) => void): void => {
  const reach = outline.largest + 4;
  eachPixelWithin(plane, outline.x - reach, outline.x + reach, outline.y - reach, outline.y + reach, visit);
};

export const paintOutline = (canvas: SliceCanvas, outline: Outline, hu: (index: number, x: number, y: number) => number, inset = 0, clip?: Float32Array): void =>
  eachPixelAround(canvas, outline, (index, x, y) => {
    const k = outlineCoverage(outline, x, y, inset) * (clip ? at(clip, index) : 1);
    if (k > 0) blend(canvas, index, hu(index, x, y), k);
  });

/** 16 radii from nine of one half: the left side mirrored to the right. Order: 0 left, 4 posterior, 8 right, 12 anterior. */
export const symmetric = (half: readonly number[]): readonly number[] => [0, 1, 2, 3, 4, 3, 2, 1, 0, 5, 6, 7, 8, 7, 6, 5].map((k) => half[k] ?? 0);
