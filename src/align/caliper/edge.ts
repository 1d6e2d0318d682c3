import { evenly, normalsOf } from './outline';
import { huAt, type Patch } from './patch';
import type { Spot } from './radial-path';

/** An outline on the half-maximum, and how well the edge carries it. */
export interface Edge {
  readonly outline: readonly Spot[];
  /** Step in HU across the edge at each point, smoothed along it; and whether a crossing was found there. */
  readonly steps: readonly number[];
  readonly crossed: readonly boolean[];
}

const POINTS = 128;
const REACH_MM = 4;
const STEP_MM = 0.25;
const PLATEAU = [1.5, 3.5] as const;

const around = <T>(list: readonly T[], i: number): T => list[((i % list.length) + list.length) % list.length] as T;

/** Median of a point's neighbours along the outline: one vessel or rib beside the lesion does not move its level. */
const medianAround = (values: readonly number[], reach: number): readonly number[] => {
  const near = new Float64Array(2 * reach + 1);
  return values.map((_, i) => {
    for (let k = 0; k < near.length; k += 1) near[k] = around(values, i + k - reach);
    return near.sort()[reach] as number;
  });
};

/** Mean of the neighbours that are there, weighted by nearness (sigma in points). */
const meanAround = (values: readonly (number | null)[], sigma: number): readonly number[] => {
  const reach = Math.ceil(3 * sigma);
  return values.map((_, i) => {
    let [sum, total] = [0, 0];
    for (let k = -reach; k <= reach; k += 1) {
      const value = around(values, i + k);
      if (value === null) continue;
      const weight = Math.exp((-k * k) / (2 * sigma * sigma));
      sum += weight * value;
      total += weight;
    }
    return total > 0 ? sum / total : 0;
  });
};

/** HU along the normal at each point, from inside to outside, averaged with its neighbours on the outline so that noise weighs less. */
const profilesOf = (patch: Patch, outline: readonly Spot[], normals: readonly Spot[], spread: number): readonly Float64Array[] => {
  const count = Math.round((2 * REACH_MM) / STEP_MM) + 1;
  const raw = outline.map((spot, i) => {
    const [x, y] = around(normals, i);
    return Float64Array.from({ length: count }, (_, k) => huAt(patch, spot[0] + (k * STEP_MM - REACH_MM) * x, spot[1] + (k * STEP_MM - REACH_MM) * y));
  });
  return raw.map((_, i) => {
    const sum = new Float64Array(count);
    for (let k = -spread; k <= spread; k += 1) {
      const one = around(raw, i + k);
      for (let q = 0; q < count; q += 1) sum[q] = (sum[q] as number) + (one[q] as number) / (2 * spread + 1);
    }
    return sum;
  });
};

const meanBetween = (profile: Float64Array, from: number, to: number): number => {
  const [a, b] = [Math.max(0, Math.round((from + REACH_MM) / STEP_MM)), Math.round((to + REACH_MM) / STEP_MM)];
  return profile.subarray(a, b + 1).reduce((sum, value) => sum + value, 0) / (b - a + 1);
};

/** Distance along the normal of the crossing of a level nearest to the outline; null where the profile does not cross it that way. */
const crossing = (profile: Float64Array, level: number, falling: boolean): number | null => {
  let best: number | null = null;
  for (let k = 1; k < profile.length; k += 1) {
    const [a, b] = [profile[k - 1] as number, profile[k] as number];
    if (falling ? !(a >= level && b < level) : !(a <= level && b > level)) continue;
    const at = (k - 1 + (level - a) / (b - a)) * STEP_MM - REACH_MM;
    if (best === null || Math.abs(at) < Math.abs(best)) best = at;
  }
  return best;
};

/**
 * Moves an outline onto the half-maximum between the plateaus inside and outside of it, to a fraction of a pixel. `radius`: of a disc of the same
 * area, mm. `together`: length of outline that is averaged, mm; more where there is noise, less where pointed ends would be rounded off.
 * `stray`: how far a point may move beyond its neighbours, mm, so that it does not wander off along a vessel.
 */
export const halfMaximum = (patch: Patch, rough: readonly Spot[], radius: number, together: number, stray: number): Edge => {
  const outline = evenly(rough, POINTS);
  const normals = normalsOf(outline);
  const spacing = (2 * Math.PI * radius) / POINTS;
  const profiles = profilesOf(patch, outline, normals, Math.min(6, Math.round(together / spacing)));
  const deep = Math.min(PLATEAU[1], Math.max(PLATEAU[0] + 0.5, 0.8 * radius));
  const reach = Math.max(2, Math.min(10, Math.round(4 / spacing)));
  const inner = medianAround(profiles.map((profile) => meanBetween(profile, -deep, -PLATEAU[0])), reach);
  const outer = medianAround(profiles.map((profile) => meanBetween(profile, PLATEAU[0], PLATEAU[1])), reach);
  const moves = profiles.map((profile, i) => crossing(profile, ((inner[i] as number) + (outer[i] as number)) / 2, (inner[i] as number) > (outer[i] as number)));
  const common = medianAround(moves.map((move) => move ?? 0), reach);
  const kept = moves.map((move, i) => (move === null ? null : Math.min((common[i] as number) + stray, Math.max((common[i] as number) - stray, move))));
  const smooth = meanAround(kept, Math.max(0.6, Math.min(7, (1.2 * together) / spacing)));
  return {
    outline: outline.map(([u, v], i): Spot => [u + (smooth[i] as number) * around(normals, i)[0], v + (smooth[i] as number) * around(normals, i)[1]]),
    steps: inner.map((value, i) => value - (outer[i] as number)),
    crossed: moves.map((move) => move !== null && Math.abs(move) < REACH_MM - 0.5),
  };
};
