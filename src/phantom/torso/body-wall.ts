import { coverage } from '../coverage';
import { at, bell, keyed, mix, smoothStep } from '../paint/arithmetic';
import { coarse, distanceTo, rowOf } from '../paint/fields';
import { angleIndex, symmetric } from '../paint/radial-contour';
import { blend } from '../paint/slice-canvas';
import type { Scene } from './scene';

/** Skin, and fat with strands and small vessels in it. `whole` is the share of a pixel in the body. */
export const paintSkinAndFat = ({ hu, underSkin, span, columns, grain: { fine, coarse: lumps } }: Scene, whole: Float32Array): void => {
  const end = (span.last + 1) * columns;
  for (let index = span.first * columns; index < end; index += 1) {
    const k = at(whole, index);
    if (k <= 0) continue;
    const f = at(fine, index);
    const c = at(lumps, index);
    const strand = f + 0.7 * c - 2;
    const fat = -105 + 5 * c + 4 * f + (strand > 0 ? 28 * Math.min(1.5, strand) : 0);
    hu[index] = -1000 + (1000 + mix(35, fat, at(underSkin, index))) * k;
  }
};

/** Share of the wall outside the ribs that is muscle, by direction. */
const MUSCLE_SHARE: readonly (readonly number[])[] = [
  [110, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95, 0.9, 0.8, 0.5], [60, 0.25, 0.75, 0.9, 0.95, 0.95, 0.2, 0.85, 0.9, 0.3], [30, 0.4, 0.92, 0.95, 0.95, 0.95, 0.3, 0.95, 0.97, 0.4],
  [-5, 0.85, 0.97, 0.95, 0.95, 0.95, 0.5, 0.75, 0.85, 0.3], [-50, 0.86, 0.95, 0.9, 0.9, 0.95, 0.6, 0.3, 0.35, 0.1], [-110, 0.6, 0.75, 0.75, 0.9, 0.95, 0.5, 0.3, 0.3, 0.4],
  [-180, 0.75, 0.7, 0.75, 0.9, 0.95, 0.7, 0.65, 0.7, 0.75], [-300, 0.95, 0.9, 0.9, 0.95, 0.95, 0.95, 0.9, 0.85, 0.8],
];

const shareAround = ({ z, muscle }: Scene): ((x: number, y: number) => number) => {
  const share = symmetric(keyed(MUSCLE_SHARE, z));
  return (x, y) => {
    const turn = angleIndex(x - muscle.x, y - muscle.y) / 16;
    const k = Math.floor(turn);
    return mix(share[k % 16] ?? 0, share[(k + 1) % 16] ?? 0, turn - k);
  };
};

/** Fat planes that part the outer sheet: pectoralis major from minor in front, latissimus from serratus at the side, the flat muscles of the belly. */
const partings = (z: number, x: number, y: number, fromMiddle: number, thickness: number): number => {
  if (z > -10 && z < 75 && y < -20) return 1 - 0.8 * bell((fromMiddle + 2 - 0.05 * (Math.abs(x) - 80)) / 1.1);
  // Serratus comes off the ribs in slips: the plane behind latissimus winds in and out.
  if (z > -190 && thickness > 3) return 1 - (0.55 + 0.3 * Math.sin(y * 0.16 + z * 0.05)) * bell((fromMiddle - 1.8 * Math.sin(y * 0.21 + z * 0.08)) / 0.9);
  if (z <= -190 && thickness > 5) return 1 - 0.7 * Math.max(bell((fromMiddle - 2.2) / 0.9), bell((fromMiddle + 2.4) / 0.9));
  return 1;
};

/** Between the fat and the cavity: the intercostal sheet, a plane of fat, and the outer muscles with theirs. */
export const paintWallMuscles = (scene: Scene): void => {
  const { z, columns, span, toCavity, left, top, spacing, hu, grain: { fine, coarse: lumps } } = scene;
  const inner = z < -200 ? 6 : 7.5;
  const toMuscle = distanceTo(scene, scene.muscle);
  const around = coarse(scene, shareAround(scene));
  const [out, deep, shares] = [new Float32Array(columns), new Float32Array(columns), new Float32Array(columns)];
  for (let row = span.first; row <= span.last; row += 1) {
    const y = top + row * spacing;
    rowOf(toMuscle, row, columns, out);
    rowOf(toCavity, row, columns, deep);
    rowOf(around, row, columns, shares);
    const back = smoothStep(62, 84, y);
    for (let column = 0; column < columns; column += 1) {
      const outside = at(out, column);
      const depth = at(deep, column);
      if (outside > 3 || depth < -2) continue;
      const index = row * columns + column;
      const outer = Math.max(0, depth - outside - inner - 1.5);
      const middle = inner + 1.5 + outer * 0.45;
      const half = outer * at(shares, column) * 0.5;
      const sheet = depth > inner + 4 ? 0 : coverage((inner - depth) / 0.9) * coverage((depth - 0.6) / 0.9);
      const shell = coverage(half - Math.abs(depth - middle)) * Math.min(1, half / 0.8);
      const muscle = Math.max(sheet, shell);
      if (muscle <= 0.002) continue;
      const grain = at(fine, index);
      const fatty = grain + at(lumps, index);
      const marbled = fatty < 1.6 ? 0 : 0.6 * smoothStep(1.6, 3, fatty);
      const parted = back >= 1 ? 1 : mix(partings(z, left + column * spacing, y, depth - middle, half), 1, back);
      blend(hu, index, 57 + 5 * grain + 2 * at(lumps, index), muscle * parted * (1 - marbled) * coverage(-outside / 0.8));
    }
  }
};
