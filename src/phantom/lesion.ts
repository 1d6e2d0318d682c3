import type { Vec3 } from '../dicom';
import { coverage } from './coverage';
import { mix } from './paint/arithmetic';
import { paintEllipsoid } from './paint/ellipsoid';
import type { SliceCanvas } from './paint/slice-canvas';
import { paintTube } from './paint/tube';
import { randomFrom } from './random';
import type { LesionShape } from './case-script';

/** What a lesion looks like, wherever it is. */
export interface LesionLook {
  readonly shape: LesionShape;
  /** HU of its tissue. */
  readonly hu: number;
  /** Direction of the long axis in the slice, degrees from +x (left) towards posterior. */
  readonly turn: number;
  readonly seed: number;
}

/** How far an outline dips between the axes. */
const DIP: Record<LesionShape, number> = { ellipsoid: 0.08, lobulated: 0.26, spiculated: 0.16, cavitating: 0.12, rim: 0.1, necrotic: 0.12, node: 0.05 };
const CORE_HU = 26;
const RIM_GAIN = 10;
/** A rim that enhances by itself, flare or not. */
const ENHANCING_RIM = 24;
/** Extra variance of a flaring edge, mm². */
const FLARE_SOFT = 1.2;

/** HU just inside the edge: with the tissue around it this gives the half-maximum level. */
export const edgeHu = ({ hu, shape }: Pick<LesionLook, 'hu' | 'shape'>, flare: boolean): number => {
  if (shape === 'rim') return hu + ENHANCING_RIM;
  return flare && shape !== 'node' ? hu + RIM_GAIN : hu;
};

/** Strands keep this far from both axes, mm. */
const CLEAR = 3;

interface Semi {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * Factor on the radius: exactly 1, with no slope, at the four ends of the axes and never more than 1 between them. The outline then lies in the
 * ellipse that touches it there: no diameter is longer than the long axis, and none across it longer than the short one, however irregular the rest.
 */
const outlineOf = ({ a, b }: Semi, dip: number, phases: readonly [number, number, number]) => (u: number, v: number): number => {
  const angle = Math.atan2(v / b, u / a);
  const double = Math.sin(2 * angle);
  const share = 0.5 + 0.2 * Math.sin(angle + phases[0]) + 0.2 * Math.sin(3 * angle + phases[1]) + 0.1 * Math.sin(7 * angle + phases[2]);
  return 1 - dip * double * double * share;
};

/** Fine strands into the lung; none near the ends of the axes, which must stay free. */
const paintSpicules = (canvas: SliceCanvas, [x, y, z]: Vec3, hu: number, { a, b, c }: Semi, turn: number, random: () => number): void => {
  for (let n = 0; n < 90; n += 1) {
    const around = ((n + random()) / 90) * 2 * Math.PI;
    const up = (random() - 0.5) * 1.9;
    const tip = 1.12 + 0.6 * random() * random();
    const [u, v] = [a * Math.cos(around) * Math.cos(up), b * Math.sin(around) * Math.cos(up)];
    if (Math.min(Math.abs(u), Math.abs(v)) < CLEAR) continue;
    const end = (k: number): Vec3 => [x + (u * Math.cos(turn) - v * Math.sin(turn)) * k, y + (u * Math.sin(turn) + v * Math.cos(turn)) * k, z + c * Math.sin(up) * k];
    const [[ax, ay, az], [bx, by, bz]] = [end(0.8), end(tip)];
    paintTube(canvas, { ax, ay, az, bx, by, bz, ra: 1.3, rb: 0.4 }, { hu });
  }
};

/** HU by distance inside the edge: cavity, core, rim. */
const insideOf = ({ shape, hu }: LesionLook, { b }: Semi, edge: number, flare: boolean, wobble: (x: number, y: number) => number) => (distance: number, x: number, y: number): number => {
  const irregular = 0.1 * b * wobble(x, y);
  if (shape === 'cavitating') return mix(edge, -940, coverage((-distance - 0.42 * b + irregular) / 0.8));
  if (shape === 'necrotic') return mix(edge, CORE_HU, coverage((-distance - 0.3 * b + irregular) / 1.4));
  const body = shape === 'rim' ? mix(edge, hu - 12, coverage((-distance - 3.2 + 0.3 * irregular) / 1.2)) : edge;
  // Only what is wide enough has room for a core behind its rim.
  if (flare && shape !== 'node' && b > 9) return mix(body, CORE_HU, coverage((-distance - 0.38 * b - 1.5 + irregular) / 1.6));
  return body;
};

/**
 * A lesion with exactly known in-plane axes at half maximum on its middle slice. Height is the mean of the two. The canvas and the place share their
 * frame; the canvas must not rise.
 */
export const paintLesion = (canvas: SliceCanvas, look: LesionLook, at: Vec3, size: { readonly long: number; readonly short: number }, flare: boolean): void => {
  const semi: Semi = { a: size.long / 2, b: size.short / 2, c: (size.long + size.short) / 4 };
  const { shape, seed, hu } = look;
  if (Math.abs(canvas.z - at[2]) > semi.c * 1.8 + canvas.thickness) return;
  const turn = (look.turn * Math.PI) / 180;
  const random = randomFrom(seed);
  const phases = [random() * 6, random() * 6, random() * 6] as const;
  if (shape === 'spiculated') paintSpicules(canvas, at, hu + 10, semi, turn, random);
  const edge = edgeHu(look, flare);
  const wobble = (x: number, y: number): number => Math.sin(3 * Math.atan2(y - at[1], x - at[0]) + phases[1]) + 0.7 * Math.sin(Math.atan2(y - at[1], x - at[0]) + phases[0]);
  const layered = shape === 'cavitating' || shape === 'necrotic' || shape === 'rim' || (flare && shape !== 'node' && semi.b > 9);
  paintEllipsoid(canvas, { center: at, semi: [semi.a, semi.b, semi.c], turn, outline: outlineOf(semi, DIP[shape], phases) },
    { hu: layered ? insideOf(look, semi, edge, flare, wobble) : edge, grain: edge > 0 ? 3 : 0, soft: flare ? FLARE_SOFT : 0 });
  if (shape !== 'node') return;
  // Fatty hilum, to one side and away from both axes.
  const [u, v] = [0.32 * semi.a, -0.34 * semi.b];
  paintEllipsoid(canvas, {
    center: [at[0] + u * Math.cos(turn) - v * Math.sin(turn), at[1] + u * Math.sin(turn) + v * Math.cos(turn), at[2]],
    semi: [semi.a * 0.34, semi.b * 0.28, semi.c * 0.5], turn,
  }, { hu: -55, soft: 0.5 });
};
