import { coverage } from '../coverage';
import { at, within } from './arithmetic';
import { pixelBox, slabVariance, type SliceCanvas } from './slice-canvas';

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
  readonly clip?: Float32Array | undefined;
}

/** Below this radius a tube is a line that the point spread and the slab smear out, mm. */
const THIN = 2.2;

/** e^−x on [0, 12), read from a table. */
const FADES = Float64Array.from({ length: 12 * 64 + 1 }, (_, i) => Math.exp(-i / 64));
const fading = (x: number): number => (x >= 12 ? 0 : (FADES[(x * 64 + 0.5) | 0] as number));

/** Paints one tube over what is there. A thin one is a Gaussian of the same cross-section, so that small vessels dim in thick slices. */
export const paintTube = (canvas: SliceCanvas, tube: Tube, { hu, grow = 0, grain = 0, clip }: TubePaint): void => {
  const { left, top, spacing, columns, riseX, riseY, edge, hu: values } = canvas;
  const { ax, ay, az, bx, by, bz, ra, rb } = tube;
  const largest = Math.max(ra, rb) + grow;
  const over = largest + canvas.thickness;
  const height = canvas.z + riseX * ax + riseY * ay;
  if (largest <= 0 || Math.min(az, bz) - over > height || Math.max(az, bz) + over < height) return;
  const [ux, uy, uz] = [bx - ax, by - ay, bz - az];
  const length2 = ux * ux + uy * uy + uz * uz + 1e-9;
  const rise2 = (uz * uz) / length2;
  const flat = Math.sqrt(ux * ux + uy * uy) || 1e-9;
  const z0 = height - az;
  let [from, to] = [0, 1];
  if (Math.abs(uz) > 1e-3) {
    const [p, q] = [(z0 - over) / uz, (z0 + over) / uz];
    [from, to] = [within(Math.min(p, q), 0, 1), within(Math.max(p, q), 0, 1)];
  }
  const [spread, slab] = [edge * edge, slabVariance(canvas)];
  const fade = 2.4 * Math.sqrt(Math.max(spread, slab)) + 0.4;
  const thin = largest < THIN;
  const margin = largest + (thin ? 2.6 * edge : 3);
  const [x0, x1, y0, y1] = [ax + ux * from, ax + ux * to, ay + uy * from, ay + uy * to];
  const { c0, c1, r0, r1 } = pixelBox(canvas, Math.min(x0, x1) - margin, Math.max(x0, x1) + margin, Math.min(y0, y1) - margin, Math.max(y0, y1) + margin);
  const { fine } = canvas.grain;
  for (let r = r0; r <= r1; r += 1) {
    const y = top + r * spacing - ay;
    for (let c = c0; c <= c1; c += 1) {
      const x = left + c * spacing - ax;
      const z = z0 + riseX * x + riseY * y;
      const t = within((x * ux + y * uy + z * uz) / length2, 0, 1);
      const [ex, ey, ez] = [x - t * ux, y - t * uy, z - t * uz];
      const far2 = ex * ex + ey * ey + ez * ez;
      const radius = ra + (rb - ra) * t + grow;
      if (radius <= 0 || far2 > (radius + fade) * (radius + fade)) continue;
      let k: number;
      if (thin) {
        const level = (ex * uy - ey * ux) / flat;
        const level2 = level * level;
        const core = radius * radius * 0.25;
        const across = spread + core;
        const along = spread * rise2 + slab * (1 - rise2) + core;
        const share = ((2 * core) / Math.sqrt(across * along)) * fading(level2 / (2 * across) + Math.max(0, far2 - level2) / (2 * along));
        k = share < 0.004 ? 0 : 1 - Math.exp(-1.15 * share);
      } else {
        const steep = (ez * ez) / (far2 + 1e-9);
        k = coverage((radius - Math.sqrt(far2)) / Math.sqrt(spread * (1 - steep) + slab * steep));
      }
      const index = r * columns + c;
      if (clip) k *= at(clip, index);
      if (k <= 0.003) continue;
      const before = at(values, index);
      values[index] = before + (hu + grain * at(fine, index) - before) * k;
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
export const byHeight = (tubes: readonly Tube[], reach = 18): ((z: number) => readonly Tube[]) => {
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
