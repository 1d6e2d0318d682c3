import { coverage } from './coverage';
import { mix } from './paint/arithmetic';
import { paintEllipsoid } from './paint/ellipsoid';
import type { SliceCanvas } from './paint/slice-canvas';
import { paintTube } from './paint/tube';
import { randomFrom } from './random';
import type { LesionShape, ScriptLesion } from './case-script';

/** How far an outline dips between the axes. */
const DIP: Record<LesionShape, number> = { ellipsoid: 0.09, lobulated: 0.2, spiculated: 0.12, cavitating: 0.1, node: 0.05 };
const CORE_HU = 28;
const RIM_GAIN = 10;
/** Extra variance of a flaring edge, mm². */
const FLARE_SOFT = 1.2;

/** HU just inside the edge: with the tissue around it this gives the half-maximum level. */
export const edgeHu = ({ hu, shape }: Pick<ScriptLesion, 'hu' | 'shape'>, flare: boolean): number => (flare && shape !== 'node' ? hu + RIM_GAIN : hu);

/** Strands keep this far from both axes, mm. */
const CLEAR = 3;

interface Semi {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/**
 * Factor on the radius: exactly 1, with no slope, on both axes, and dips between them. Long and short axis are then exact while the rest is
 * irregular.
 */
const outlineOf = ({ a, b }: Semi, dip: number, p: number, q: number) => (u: number, v: number): number => {
  const angle = Math.atan2(v / b, u / a);
  const double = Math.sin(2 * angle);
  return 1 - dip * double * double * (0.6 + 0.45 * Math.sin(angle + p) + 0.45 * Math.sin(3 * angle + q));
};

/** Fine strands into the lung; none near the ends of the axes, which must stay free. */
const paintSpicules = (canvas: SliceCanvas, { at: [x, y, z] }: ScriptLesion, { a, b, c }: Semi, turn: number, random: () => number): void => {
  for (let n = 0; n < 70; n += 1) {
    const around = ((n + random()) / 70) * 2 * Math.PI;
    const up = (random() - 0.5) * 1.7;
    const tip = 1.2 + 0.55 * random() * random();
    const [u, v] = [a * Math.cos(around) * Math.cos(up), b * Math.sin(around) * Math.cos(up)];
    if (Math.min(Math.abs(u), Math.abs(v)) < CLEAR) continue;
    const end = (k: number): readonly [number, number, number] => [x + (u * Math.cos(turn) - v * Math.sin(turn)) * k, y + (u * Math.sin(turn) + v * Math.cos(turn)) * k, z + c * Math.sin(up) * k];
    const [[ax, ay, az], [bx, by, bz]] = [end(0.8), end(tip)];
    paintTube(canvas, { ax, ay, az, bx, by, bz, ra: 1.5, rb: 0.5 }, { hu: 60 });
  }
};

/**
 * A lesion with exactly known in-plane axes at half maximum on its middle slice. Height is the mean of the two. The canvas is in body
 * coordinates.
 */
export const paintLesion = (canvas: SliceCanvas, lesion: ScriptLesion, size: { readonly long: number; readonly short: number }, flare: boolean): void => {
  const semi: Semi = { a: size.long / 2, b: size.short / 2, c: (size.long + size.short) / 4 };
  const { at, shape, seed } = lesion;
  if (Math.abs(canvas.z - at[2]) > semi.c * 1.8 + canvas.thickness) return;
  const turn = (lesion.turn * Math.PI) / 180;
  const random = randomFrom(seed);
  const [p, q] = [random() * 6, random() * 6];
  if (shape === 'spiculated') paintSpicules(canvas, lesion, semi, turn, random);
  const edge = edgeHu(lesion, flare);
  const inside = (distance: number, x: number, y: number): number => {
    const wobble = 0.1 * semi.b * Math.sin(3 * Math.atan2(y - at[1], x - at[0]) + q);
    if (shape === 'cavitating') return mix(edge, -940, coverage((-distance - 0.42 * semi.b + wobble) / 0.8));
    // Only what is wide enough has room for a core behind its rim.
    if (flare && shape !== 'node' && semi.b > 9) return mix(edge, CORE_HU, coverage((-distance - 0.38 * semi.b - 1.5 + wobble) / 1.6));
    return edge;
  };
  paintEllipsoid(canvas, { center: at, semi: [semi.a, semi.b, semi.c], turn, outline: outlineOf(semi, DIP[shape], p, q) },
    { hu: inside, grain: edge > 0 ? 4 : 0, soft: flare ? FLARE_SOFT : 0 });
  if (shape !== 'node') return;
  // Fatty hilum, to one side and away from both axes.
  const [u, v] = [0.32 * semi.a, -0.34 * semi.b];
  paintEllipsoid(canvas, {
    center: [at[0] + u * Math.cos(turn) - v * Math.sin(turn), at[1] + u * Math.sin(turn) + v * Math.cos(turn), at[2]],
    semi: [semi.a * 0.34, semi.b * 0.28, semi.c * 0.5], turn,
  }, { hu: -55, soft: 0.5 });
};
