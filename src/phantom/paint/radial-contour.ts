import { at } from './arithmetic';
import { slabVariance, type SlicePlane } from './slice-canvas';

const ANGLES = 256;
const RADIAN = ANGLES / (2 * Math.PI);

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

const cosines = Float64Array.from({ length: ANGLES + 1 }, (_, i) => Math.cos(i / RADIAN));
const sines = Float64Array.from({ length: ANGLES + 1 }, (_, i) => Math.sin(i / RADIAN));

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

interface Row {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly radii: Float32Array;
}

/** Above and below a height: the rows around it and the share of the lower one, eased. */
const between = (rows: readonly Row[], z: number): readonly [above: Row, below: Row, share: number] => {
  let k = 0;
  while (k < rows.length - 2 && (rows[k + 1] as Row).z > z) k += 1;
  const [a, b] = [rows[k] as Row, rows[k + 1] as Row];
  const raw = Math.min(1, Math.max(0, (a.z - z) / (a.z - b.z)));
  return [a, b, 0.4 * raw * raw * (3 - 2 * raw) + 0.6 * raw];
};

/**
 * A surface through outlines from high z to low z, at least two. Null above the first and below the last. On a plane that lies askew every
 * angle has the height that it has out there.
 */
export const radialSurface = (keys: readonly OutlineKey[], stretchX = 1, stretchY = 1): RadialSurface => {
  const rows = keys.map(({ z, x, y, radii }): Row => ({ z, x: x * stretchX, y: y * stretchY, radii: dense(radii, stretchX, stretchY) }));
  const [highest, lowest] = [rows[0]?.z ?? 0, rows.at(-1)?.z ?? 0];
  return (plane) => {
    const [above, under, share] = between(rows, plane.z);
    const [x, y] = [above.x + (under.x - above.x) * share, above.y + (under.y - above.y) * share];
    const centre = plane.z + plane.riseX * x + plane.riseY * y;
    if (centre > highest || centre < lowest) return null;
    const radius = new Float32Array(ANGLES + 1);
    const rise = new Float32Array(ANGLES + 1);
    const askew = plane.riseX !== 0 || plane.riseY !== 0;
    let [a, b, t] = between(rows, centre);
    for (let i = 0; i <= ANGLES; i += 1) {
      const [cos, sin] = [cosines[i] as number, sines[i] as number];
      if (askew) {
        const out = at(a.radii, i) + (at(b.radii, i) - at(a.radii, i)) * t;
        [a, b, t] = between(rows, Math.max(lowest, Math.min(highest, centre + out * (plane.riseX * cos + plane.riseY * sin))));
      }
      radius[i] = at(a.radii, i) + (at(b.radii, i) - at(a.radii, i)) * t;
      rise[i] = (at(b.radii, i) - at(a.radii, i) + (b.x - a.x) * cos + (b.y - a.y) * sin) / (b.z - a.z);
    }
    return outlineOf(plane, x, y, radius, rise);
  };
};

const outlineOf = (plane: SlicePlane, x: number, y: number, radius: Float32Array, rise: Float32Array): Outline => {
  const lean = new Float32Array(ANGLES + 1);
  const sharpness = new Float32Array(ANGLES + 1);
  let [smallest, largest] = [Infinity, 0];
  for (let i = 0; i <= ANGLES; i += 1) {
    const here = at(radius, i);
    const turnRate = ((at(radius, (i + 1) % ANGLES) - at(radius, (i + ANGLES - 1) % ANGLES)) / 2) * RADIAN;
    const cosine = here / Math.sqrt(here * here + turnRate * turnRate);
    const steep = at(rise, i) * cosine;
    lean[i] = cosine;
    sharpness[i] = 1 / Math.sqrt(plane.edge * plane.edge + slabVariance(plane) * steep * steep);
    smallest = Math.min(smallest, here);
    largest = Math.max(largest, here);
  }
  return { x, y, radius, lean, sharpness, smallest, largest };
};

/** The same outline with other radii. */
export const grownOutline = (plane: SlicePlane, outline: Outline, by: (angle: number) => number): Outline =>
  outlineOf(plane, outline.x, outline.y, outline.radius.map((radius, i) => radius + by(i % ANGLES)), new Float32Array(ANGLES + 1).fill(0.25));

/** Arc tangent of t in [0, 1] in units of a 256th turn, by a polynomial; off by less than 0.001. */
const octant = (t: number): number => {
  const s = t * t;
  return RADIAN * t * (0.99997726 + s * (-0.33262347 + s * (0.19354346 + s * (-0.11643287 + s * (0.05265332 - 0.0117212 * s)))));
};

/** Direction from the centre, 0 to 256, from +x through +y. */
export const angleIndex = (dx: number, dy: number): number => {
  const [x, y] = [Math.abs(dx), Math.abs(dy)];
  if (x + y === 0) return 0;
  const first = y <= x ? octant(y / x) : ANGLES / 4 - octant(x / y);
  const half = dx >= 0 ? first : ANGLES / 2 - first;
  return dy >= 0 ? half : half === 0 ? 0 : ANGLES - half;
};

const along = (values: Float32Array, angle: number): number => {
  const below = Math.min(ANGLES - 1, angle | 0);
  return at(values, below) + (at(values, below + 1) - at(values, below)) * (angle - below);
};

/** Distance from the outline, mm, negative inside; exact to first order near it. */
export const outlineDistance = (outline: Outline, x: number, y: number): number => {
  const [dx, dy] = [x - outline.x, y - outline.y];
  const angle = angleIndex(dx, dy);
  return (Math.sqrt(dx * dx + dy * dy) - along(outline.radius, angle)) * at(outline.lean, Math.min(ANGLES - 1, angle | 0));
};
/** 1 / standard deviation of the edge in the direction of a place. */
export const outlineSharpness = (outline: Outline, x: number, y: number): number => along(outline.sharpness, angleIndex(x - outline.x, y - outline.y));

/** 16 radii from nine of one half: the left side mirrored to the right. Order: 0 left, 4 posterior, 8 right, 12 anterior. */
export const symmetric = (half: readonly number[]): readonly number[] => [0, 1, 2, 3, 4, 3, 2, 1, 0, 5, 6, 7, 8, 7, 6, 5].map((k) => half[k] ?? 0);
