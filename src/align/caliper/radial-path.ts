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

/** Distance between the samples of a ray, mm. */
const SAMPLE_MM = 0.25;
/** Beside an edge, from here to there, lies what is compared across it, mm. */
const BESIDE = [0.75, 2.25] as const;

/** HU along a ray, and the sums up to each sample, so that a mean over any stretch costs nothing. */
const sampled = (patch: Patch, [u, v]: Spot, [x, y]: Spot, farthest: number): { readonly values: Float64Array; readonly sums: Float64Array } => {
  const count = Math.ceil((farthest + BESIDE[1]) / SAMPLE_MM) + 2;
  const [values, sums] = [new Float64Array(count), new Float64Array(count + 1)];
  for (let i = 0; i < count; i += 1) {
    values[i] = huAt(patch, u + i * SAMPLE_MM * x, v + i * SAMPLE_MM * y);
    sums[i + 1] = (sums[i] as number) + (values[i] as number);
  }
  return { values, sums };
};

/** Mean HU over a stretch of a ray, mm from its start. */
const stretch = (sums: Float64Array, from: number, to: number): number => {
  const [a, b] = [Math.round(Math.max(0, from) / SAMPLE_MM), Math.round(Math.max(0, to) / SAMPLE_MM) + 1];
  return ((sums[b] as number) - (sums[a] as number)) / (b - a);
};

/** Cost of an edge at each radius of one ray: unlike tissue passed on the way, less what the step there is worth. */
const rayCosts = (patch: Patch, center: Spot, direction: Spot, radii: Float64Array, tissue: Tissue, beyond: number): Float64Array => {
  const { values, sums } = sampled(patch, center, direction, radii[radii.length - 1] as number);
  let passed = 0;
  let before = beyond > 0 ? Math.round((beyond + ZONE_MM) / SAMPLE_MM) : 0;
  return radii.map((radius) => {
    if (beyond > 0 && radius < beyond + ZONE_MM) return FORBIDDEN;
    for (; before * SAMPLE_MM < radius - BESIDE[0]; before += 1) {
      const unlike = Math.abs((values[before] as number) - tissue.level) / tissue.tolerance - 1;
      passed += SAMPLE_MM * UNLIKE_PER_MM * Math.min(1, Math.max(0, unlike));
    }
    const inner = stretch(sums, radius - BESIDE[1], radius - BESIDE[0]);
    const outer = stretch(sums, radius + BESIDE[0], radius + BESIDE[1]);
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
    const next = new Float64Array(steps);
    for (let k = 0; k < steps; k += 1) {
      let best = Infinity;
      const last = Math.min(steps - 1, k + FURTHEST_STEP);
      for (let q = Math.max(0, k - FURTHEST_STEP); q <= last; q += 1) {
        const sum = (sums[q] as number) + BEND * (q - k) * (q - k);
        if (sum >= best) continue;
        best = sum;
        came[k] = q;
      }
      next[k] = (cost[k] as number) + best;
    }
    sums = next;
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
