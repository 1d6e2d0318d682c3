import { huAt, type Patch } from './patch';

/** A place in the image plane, mm. */
export type Spot = readonly [u: number, v: number];

export const RAYS = 96;
const NEAREST_MM = 1.2;
/** Radii grow by 3 % per step, so that a lesion's shape, not its size, decides how far neighbours on the path may differ. */
const GROWTH = 0.03;
const FURTHEST_STEP = 4;
const BEND = 0.012;
/** Price of a millimetre of tissue unlike the inside. */
const UNLIKE_PER_MM = 0.35;

/** A zone around another one is at least this wide, mm. */
const ZONE_MM = 2.5;
const FORBIDDEN = 100;

export interface Tissue {
  /** HU inside the lesion. */
  readonly level: number;
  /** Deviation from it that is still the lesion, HU. */
  readonly tolerance: number;
  /** Step in HU across an edge that leaves no doubt. */
  readonly clear: number;
}

/** Mean HU over a short stretch of a ray. */
const stretch = (patch: Patch, [u, v]: Spot, [x, y]: Spot, from: number, to: number): number => {
  let [sum, n] = [0, 0];
  for (let r = from; r <= to + 1e-9; r += 0.5) {
    sum += huAt(patch, u + r * x, v + r * y);
    n += 1;
  }
  return sum / n;
};

/** Cost of an edge at each radius of one ray: unlike tissue passed on the way, less what the step there is worth. */
const rayCosts = (patch: Patch, center: Spot, direction: Spot, radii: Float64Array, tissue: Tissue, beyond: number): Float64Array => {
  let passed = 0;
  let before = beyond > 0 ? beyond + ZONE_MM : 0;
  return radii.map((radius) => {
    if (beyond > 0 && radius < beyond + ZONE_MM) return FORBIDDEN;
    for (; before < radius - 0.75; before += 0.25) {
      const unlike = Math.abs(huAt(patch, center[0] + before * direction[0], center[1] + before * direction[1]) - tissue.level) / tissue.tolerance - 1;
      passed += 0.25 * UNLIKE_PER_MM * Math.min(1, Math.max(0, unlike));
    }
    const inner = stretch(patch, center, direction, Math.max(0, radius - 2.25), Math.max(0, radius - 0.75));
    const outer = stretch(patch, center, direction, radius + 0.75, radius + 2.25);
    // The side that is the lesion must look like it; the other must not.
    const likeness = Math.max(0, 1.5 - Math.abs(inner - tissue.level) / Math.abs(outer - tissue.level || 1));
    return passed - Math.min(1, Math.abs(inner - outer) / tissue.clear) * Math.min(1, likeness);
  });
};

/**
 * The closed path around a centre along which the edge is clearest, by dynamic programming over rays: it leaves the lesion at the first clear edge and
 * bridges a place where the lesion touches its like, instead of leaking through it. `beyond`: radius on each ray outside of which the path must lie, for the outer border of a lesion of two zones; mm.
 */
export const radialPath = (patch: Patch, center: Spot, tissue: Tissue, farthest: number, beyond: readonly number[] = []): readonly Spot[] => {
  const steps = Math.floor(Math.log(farthest / NEAREST_MM) / GROWTH);
  const radii = Float64Array.from({ length: steps }, (_, k) => NEAREST_MM * Math.exp(k * GROWTH));
  const directions = Array.from({ length: RAYS }, (_, i): Spot => [Math.cos((2 * Math.PI * i) / RAYS), Math.sin((2 * Math.PI * i) / RAYS)]);
  const costs = directions.map((direction, i) => rayCosts(patch, center, direction, radii, tissue, beyond[i] ?? 0));
  // Twice around, and the middle turn kept: so its start and end meet.
  const turns = 2 * RAYS;
  const from = Array.from({ length: turns }, () => new Int16Array(steps));
  let sums = Float64Array.from(costs[0] as Float64Array);
  for (let i = 1; i < turns; i += 1) {
    const cost = costs[i % RAYS] as Float64Array;
    const came = from[i] as Int16Array;
    sums = Float64Array.from(cost, (here, k) => {
      let [best, at] = [Infinity, k];
      for (let q = Math.max(0, k - FURTHEST_STEP); q <= Math.min(steps - 1, k + FURTHEST_STEP); q += 1) {
        const sum = (sums[q] as number) + BEND * (q - k) ** 2;
        if (sum < best) [best, at] = [sum, q];
      }
      came[k] = at;
      return here + best;
    });
  }
  let k = sums.indexOf(sums.reduce((a, b) => Math.min(a, b)));
  const path = new Int16Array(turns);
  for (let i = turns - 1; i >= 0; i -= 1) {
    path[i] = k;
    k = (from[i] as Int16Array)[k] as number;
  }
  return directions.map((direction, i): Spot => {
    const radius = radii[path[i < RAYS / 2 ? i + RAYS : i] as number] as number;
    return [center[0] + radius * direction[0], center[1] + radius * direction[1]];
  });
};
