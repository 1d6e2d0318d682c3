import { coverage } from '../coverage';
import { at, within } from './arithmetic';
import { blend, edgeBlur, slabVariance, type SliceCanvas } from './slice-canvas';

/** A straight piece of a vessel, airway, rib or gut: from a to b, mm, with a radius at each end. */
export interface Tube {
  readonly ax: number;
  readonly ay: number;
  readonly az: number;
  readonly bx: number;
  readonly by: number;
  readonly bz: number;
  readonly ra: number;
  readonly rb: number;
}

export interface TubePaint {
  readonly hu: number;
  /** Added to the radius, mm: a wall or halo, or a lumen when negative. */
  readonly grow?: number;
  readonly grain?: number;
  readonly clip?: Float32Array;
}

/** Below this radius a tube is a line that the point spread and the slab smear out, mm. */
const THIN = 2.2;

/** Share of a pixel taken by a thin tube: a Gaussian of the same cross-section, so that small vessels dim in thick slices. */
const thinShare = (canvas: SliceCanvas, radius: number, level2: number, upright2: number, rise2: number): number => {
  const across = canvas.edge * canvas.edge + (radius * radius) / 4;
  const along = canvas.edge * canvas.edge * rise2 + slabVariance(canvas) * (1 - rise2) + (radius * radius) / 4;
  const share = ((radius * radius) / 2 / Math.sqrt(across * along)) * Math.exp(-level2 / (2 * across) - upright2 / (2 * along));
  return 1 - Math.exp(-1.15 * share);
};

export const paintTube = (canvas: SliceCanvas, tube: Tube, { hu, grow = 0, grain = 0, clip }: TubePaint): void => {
  const largest = Math.max(tube.ra, tube.rb) + grow;
  const over = largest + canvas.thickness;
  if (largest <= 0 || Math.min(tube.az, tube.bz) - over > canvas.z || Math.max(tube.az, tube.bz) + over < canvas.z) return;
  const [ux, uy, uz] = [tube.bx - tube.ax, tube.by - tube.ay, tube.bz - tube.az];
  const length2 = ux * ux + uy * uy + uz * uz + 1e-9;
  const rise2 = (uz * uz) / length2;
  const flat = Math.hypot(ux, uy) || 1e-9;
  const z = canvas.z - tube.az;
  let [from, to] = [0, 1];
  if (Math.abs(uz) > 1e-3) {
    const [p, q] = [(z - over) / uz, (z + over) / uz];
    [from, to] = [within(Math.min(p, q), 0, 1), within(Math.max(p, q), 0, 1)];
  }
  const fade = 2.4 * Math.sqrt(Math.max(canvas.edge * canvas.edge, slabVariance(canvas))) + 0.4;
  const margin = largest + 3;
  const { left, top, spacing, columns, rows } = canvas;
  const column = (x: number): number => within(Math.round((x - left) / spacing), 0, columns - 1);
  const row = (y: number): number => within(Math.round((y - top) / spacing), 0, rows - 1);
  const [x0, x1, y0, y1] = [tube.ax + ux * from, tube.ax + ux * to, tube.ay + uy * from, tube.ay + uy * to];
  const [c0, c1, r0, r1] = [column(Math.min(x0, x1) - margin), column(Math.max(x0, x1) + margin), row(Math.min(y0, y1) - margin), row(Math.max(y0, y1) + margin)];
  for (let r = r0; r <= r1; r += 1) {
    const y = top + r * spacing - tube.ay;
    for (let c = c0; c <= c1; c += 1) {
      const x = left + c * spacing - tube.ax;
      const t = within((x * ux + y * uy + z * uz) / length2, 0, 1);
      const [ex, ey, ez] = [x - t * ux, y - t * uy, z - t * uz];
      const far2 = ex * ex + ey * ey + ez * ez;
      const radius = tube.ra + (tube.rb - tube.ra) * t + grow;
      if (radius <= 0 || far2 > (radius + fade) * (radius + fade)) continue;
      let k: number;
      if (largest < THIN) {
        const level = (ex * uy - ey * ux) / flat;
        k = thinShare(canvas, radius, level * level, Math.max(0, far2 - level * level), rise2);
      } else {
        const far = Math.sqrt(far2);
        k = coverage((radius - far) / edgeBlur(canvas, (ez / (far + 1e-6)) ** 2));
      }
      const index = r * columns + c;
      if (clip) k *= at(clip, index);
      if (k > 0.003) blend(canvas, index, hu + grain * at(canvas.grain.fine, index), k);
    }
  }
};

export const paintTubes = (canvas: SliceCanvas, tubes: readonly Tube[], paint: TubePaint): void => {
  for (const tube of tubes) paintTube(canvas, tube, paint);
};

export type Knot = readonly [x: number, y: number, z: number, radius: number];

const straight = (a: Knot, b: Knot): Tube => ({ ax: a[0], ay: a[1], az: a[2], bx: b[0], by: b[1], bz: b[2], ra: a[3], rb: b[3] });

/** Tubes end to end through the knots. */
export const straightChain = (knots: readonly Knot[]): readonly Tube[] => knots.slice(1).map((knot, k) => straight(knots[k] as Knot, knot));

/** Tubes along a smooth curve through the knots (Catmull–Rom), four to each span. */
export const chain = (knots: readonly Knot[], pieces = 4): readonly Tube[] => {
  const fine: Knot[] = [];
  const knot = (k: number): Knot => knots[within(k, 0, knots.length - 1)] as Knot;
  for (let k = 0; k + 1 < knots.length; k += 1) {
    const [p, q, r, s] = [knot(k - 1), knot(k), knot(k + 1), knot(k + 2)];
    for (let n = 0; n < pieces; n += 1) {
      const t = n / pieces;
      const value = (i: 0 | 1 | 2 | 3): number =>
        q[i] + 0.5 * t * (r[i] - p[i] + t * (2 * p[i] - 5 * q[i] + 4 * r[i] - s[i] + t * (3 * (q[i] - r[i]) + s[i] - p[i])));
      fine.push([value(0), value(1), value(2), Math.max(0.3, value(3))]);
    }
  }
  fine.push(knot(knots.length - 1));
  return straightChain(fine);
};

/** The same tubes, found quickly by height. */
export const byHeight = (tubes: readonly Tube[], reach = 10): ((z: number) => readonly Tube[]) => {
  const bins = new Map<number, Tube[]>();
  for (const tube of tubes) {
    const last = Math.floor((Math.max(tube.az, tube.bz) + reach) / 5);
    for (let bin = Math.floor((Math.min(tube.az, tube.bz) - reach) / 5); bin <= last; bin += 1) {
      const there = bins.get(bin);
      if (there) there.push(tube);
      else bins.set(bin, [tube]);
    }
  }
  return (z) => bins.get(Math.floor(z / 5)) ?? [];
};
