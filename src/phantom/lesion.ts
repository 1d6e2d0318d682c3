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

/** How far an outline dips between the axes, in how many bulges, and how deep the notches between these are cut. */
const OUTLINES: Record<LesionShape, { readonly dip: number; readonly bulges: number; readonly notch: number }> = {
  ellipsoid: { dip: 0.07, bulges: 3, notch: 0 }, lobulated: { dip: 0.2, bulges: 5, notch: 1 }, spiculated: { dip: 0.2, bulges: 9, notch: 0.5 }, cavitating: { dip: 0.12, bulges: 4, notch: 0.2 },
  rim: { dip: 0.09, bulges: 4, notch: 0.2 }, necrotic: { dip: 0.11, bulges: 4, notch: 0.5 }, node: { dip: 0.05, bulges: 2, notch: 0 },
};
/** Half width of the stretch around the ends of an axis in which the outline stays on the ellipse, as a sine of the doubled angle. */
const HELD = 0.62;
const CORE_HU = 26;
const RIM_GAIN = 10;
/** HU of a rim that takes up the agent by itself, flare or not. */
const RIM_HU = 145;
/** Extra variance of a flaring edge, mm². */
const FLARE_SOFT = 1.2;

/** HU just inside the edge: with the tissue around it this gives the half-maximum level. */
export const edgeHu = ({ hu, shape }: Pick<LesionLook, 'hu' | 'shape'>, flare: boolean): number => {
  if (shape === 'rim') return Math.max(hu, RIM_HU);
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
const outlineOf = ({ a, b }: Semi, shape: LesionShape, phases: readonly [number, number, number]) => {
  const { dip, bulges, notch } = OUTLINES[shape];
  return (u: number, v: number): number => {
    const angle = Math.atan2(v / b, u / a);
    const double = Math.sin(2 * angle) / HELD;
    const waves = 0.45 + 0.25 * Math.sin(angle + phases[0]) + 0.2 * Math.sin(bulges * angle + phases[1]) + 0.1 * Math.sin((bulges + 4) * angle + phases[2]);
    const cuts = 1 - Math.abs(Math.sin((bulges * angle) / 2 + phases[1]));
    return 1 - dip * (1 - Math.exp(-(double ** 4))) * (waves * (1 - notch) + cuts * cuts * notch);
  };
};

/** Fine strands into the lung; none near the ends of the axes, which must stay free. */
const paintSpicules = (canvas: SliceCanvas, [x, y, z]: Vec3, hu: number, { a, b, c }: Semi, turn: number, random: () => number): void => {
  for (let n = 0; n < 90; n += 1) {
    const around = ((n + random()) / 90) * 2 * Math.PI;
    const up = (random() - 0.5) * 1.9;
    const tip = 1.14 + 0.6 * random() * random();
    const [u, v] = [a * Math.cos(around) * Math.cos(up), b * Math.sin(around) * Math.cos(up)];
    if (Math.min(Math.abs(u), Math.abs(v)) < CLEAR) continue;
    const end = (k: number): Vec3 => [x + (u * Math.cos(turn) - v * Math.sin(turn)) * k, y + (u * Math.sin(turn) + v * Math.cos(turn)) * k, z + c * Math.sin(up) * k];
    const [[ax, ay, az], [bx, by, bz]] = [end(0.8), end(tip)];
    paintTube(canvas, { ax, ay, az, bx, by, bz, ra: 1.9, rb: 0.5 }, { hu });
  }
};

/** HU by distance inside the edge: cavity, core, rim. */
const insideOf = ({ shape, hu }: LesionLook, { b }: Semi, edge: number, flare: boolean, wobble: (x: number, y: number) => number) => (distance: number, x: number, y: number): number => {
  const core = Math.min(CORE_HU, hu - 20);
  const irregular = 0.1 * b * wobble(x, y);
  if (shape === 'cavitating') return mix(edge, -940, coverage((-distance - Math.max(3, 0.42 * b - irregular)) / 0.8));
  if (shape === 'necrotic') return mix(edge, core, coverage((-distance - 0.3 * b + irregular) / 1.4));
  const body = shape === 'rim' ? mix(edge, hu - 12, coverage((-distance - (flare ? 5.5 : 3.2) + 0.3 * irregular) / 1.2)) : edge;
  // Only what is wide enough has room for a core behind its rim.
  if (flare && shape !== 'node' && b > 9) return mix(body, core, coverage((-distance - 0.38 * b - 1.5 + irregular) / 1.6));
  return body;
};

/** Width of the fat plane around what grows in fat, mm. */
const BED = 2.6;

/** What lies around a lesion when it has pushed its neighbours aside: fat or lung without vessels; in the liver, liver without vessels. */
export interface Bed {
  readonly inLung: Float32Array;
  readonly clip: Float32Array;
  /** HU where there is no lung. */
  readonly hu: number;
}
export const paintBed = (canvas: SliceCanvas, look: LesionLook, at: Vec3, size: { readonly long: number; readonly short: number }, { inLung, clip, hu }: Bed): void => {
  const [a, b] = [size.long / 2 + BED, size.short / 2 + BED];
  paintEllipsoid(canvas, { center: at, semi: [a, b, (a + b) / 2], turn: (look.turn * Math.PI) / 180 }, {
    hu: (_d, _x, _y, index) => hu - (847 + hu) * (inLung[index] as number), grain: 4, clip,
  });
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
  paintEllipsoid(canvas, { center: at, semi: [semi.a, semi.b, semi.c], turn, outline: outlineOf(semi, shape, phases) },
    { hu: layered ? insideOf(look, semi, edge, flare, wobble) : edge, grain: edge > 0 ? 3 : 0, soft: flare ? FLARE_SOFT : 0 });
  if (shape !== 'node') return;
  // Fatty hilum, to one side and away from both axes.
  const [u, v] = [0.32 * semi.a, -0.34 * semi.b];
  paintEllipsoid(canvas, {
    center: [at[0] + u * Math.cos(turn) - v * Math.sin(turn), at[1] + u * Math.sin(turn) + v * Math.cos(turn), at[2]],
    semi: [semi.a * 0.34, semi.b * 0.28, semi.c * 0.5], turn,
  }, { hu: -55, soft: 0.5 });
};
