import { keyed, within } from '../paint/arithmetic';
import { radialSurface, symmetric, type OutlineKey, type RadialSurface } from '../paint/radial-contour';
import type { SlicePlane } from '../paint/slice-canvas';

// Shapes: chosen by eye for an adult lying with the arms raised. The general form of the trunk and of the lungs began from 16 radii on slices
// of one public scan (Lung-PET-CT-Dx A0001, CC BY 4.0, doi:10.7937/TCIA.2020.NNC2-0461), rounded, edited and rescaled.

/** z, then radii for one half: left, two behind it, posterior-lateral, posterior; right of anterior, … anterior. */
const BODY: readonly (readonly number[])[] = [
  [122, 150, 150, 128, 112, 100, 105, 68, 62, 62], [100, 170, 172, 138, 116, 106, 140, 86, 74, 72], [80, 182, 184, 146, 122, 110, 165, 110, 90, 84],
  [58, 184, 184, 150, 126, 112, 178, 150, 122, 104], [35, 181, 181, 152, 129, 115, 175, 155, 130, 117], [0, 176, 173, 152, 131, 116, 171, 155, 135, 123],
  [-50, 170, 167, 152, 131, 116, 168, 157, 136, 120], [-110, 168, 164, 149, 129, 114, 168, 157, 133, 121], [-170, 168, 162, 146, 126, 110, 169, 157, 132, 120],
  [-230, 167, 160, 144, 124, 108, 167, 157, 135, 126], [-300, 165, 159, 143, 124, 107, 166, 156, 138, 131],
];
/** Thickness of the fat under the skin, the same directions. */
const FAT: readonly (readonly number[])[] = [
  [122, 8, 8, 8, 8, 6, 10, 8, 6, 5], [80, 12, 14, 12, 10, 7, 14, 12, 9, 6], [35, 11, 12, 10, 8, 5, 12, 9, 8, 5], [0, 10, 10, 9, 7, 4, 11, 10, 9, 6],
  [-50, 11, 9, 8, 7, 4, 13, 13, 11, 7], [-110, 15, 12, 10, 8, 5, 15, 15, 13, 9], [-170, 15, 12, 11, 9, 5, 15, 16, 16, 14],
  [-230, 17, 14, 13, 10, 6, 17, 18, 20, 20], [-300, 19, 16, 14, 12, 8, 19, 22, 25, 25],
];
const CAVITY: readonly (readonly number[])[] = [
  [96, 0, 10, 58, 56, 40, 30, 30, 62, 62, 58, 52], [75, 0, 10, 96, 92, 82, 60, 45, 100, 92, 88, 80], [45, 0, 8, 124, 118, 104, 84, 50, 122, 108, 94, 86],
  [10, 0, 6, 138, 130, 112, 94, 55, 138, 128, 112, 99], [-50, 0, 5, 142, 137, 121, 98, 58, 142, 135, 117, 102], [-120, 0, 4, 142, 137, 120, 96, 58, 142, 136, 118, 103],
  [-180, 0, 4, 140, 133, 115, 92, 56, 141, 134, 116, 101], [-230, 0, 4, 133, 124, 104, 84, 52, 134, 127, 112, 99], [-300, 0, 4, 128, 119, 102, 80, 50, 129, 124, 111, 100],
];
/** z, centre, then all 16 radii of the right lung; the left lung is its mirror image, changed below. */
const RIGHT_LUNG: readonly (readonly number[])[] = [
  [91, -46, 22, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3], [82, -46, 20, 21, 22, 22, 20, 18, 17, 17, 18, 18, 18, 18, 18, 18, 19, 20, 20],
  [70, -54, 10, 36, 40, 44, 44, 40, 35, 32, 31, 31, 32, 34, 38, 43, 46, 44, 38], [58, -62, 4, 45, 50, 54, 54, 48, 42, 38, 36, 36, 38, 44, 54, 66, 72, 70, 54],
  [42, -72, 2, 52, 56, 60, 62, 56, 46, 39, 36, 35, 38, 43, 52, 65, 82, 84, 60], [25, -75, 0, 52, 60, 66, 72, 66, 54, 45, 42, 41, 44, 50, 61, 80, 97, 100, 62],
  [0, -75, 0, 50, 66, 70, 80, 74, 62, 52, 47, 46, 50, 58, 72, 94, 110, 106, 60], [-25, -75, 0, 53, 70, 70, 83, 79, 67, 55, 49, 48, 52, 62, 80, 102, 116, 88, 53],
  [-50, -75, 0, 56, 71, 68, 83, 83, 72, 59, 51, 49, 53, 64, 83, 104, 119, 76, 54], [-90, -75, 0, 60, 70, 67, 82, 85, 76, 62, 53, 50, 54, 66, 86, 106, 116, 72, 58],
  [-130, -75, 0, 58, 64, 65, 82, 84, 76, 63, 53, 50, 54, 66, 86, 105, 112, 70, 57], [-180, -75, 0, 54, 60, 62, 78, 78, 70, 59, 51, 48, 52, 64, 84, 100, 100, 66, 54],
  [-235, -75, 0, 50, 55, 58, 70, 70, 62, 54, 47, 44, 48, 60, 78, 90, 88, 60, 50],
];
/** How much each direction grows beyond the rib cage, which then cuts it. */
const GROW = [0, 0.3, 0.75, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.9, 0.5, 0.4, 0];

const lungKeys: readonly OutlineKey[] = RIGHT_LUNG.map(([z = 0, x = 0, y = 0, ...radii]) => ({
  z, x, y: y + 11, radii: radii.map((radius, k) => radius + within((66 - z) / 20, 0, 1) * 15 * (GROW[k] ?? 0)),
}));
/** Mirrored; below the arch its inner face gives way to the heart. */
const leftKeys: readonly OutlineKey[] = lungKeys.map(({ z, x, y, radii }) => ({
  z, x: -x, y, radii: radii.map((_, k) => (radii[(8 - k + 16) & 15] ?? 0) - (z < 42 && (k === 7 || k === 8 || k === 9) ? 6 : 0)),
}));

/** Nobody is symmetric: a slow factor around the trunk, the same for skin, muscle and cavity. */
const uneven = (radii: readonly number[]): readonly number[] =>
  radii.map((radius, k) => radius * (1 + 0.009 * Math.sin((k * Math.PI) / 8 + 0.7) + 0.007 * Math.sin((k * Math.PI) / 4 + 2)));
const fromHalf = (rows: readonly (readonly number[])[]): readonly OutlineKey[] => rows.map(([z = 0, x = 0, y = 0, ...half]) => ({ z, x, y, radii: uneven(symmetric(half)) }));
const bodyRows = BODY.map(([z = 0, ...radii]) => [z, 0, 2, ...radii]);
const muscleRows = BODY.map(([z = 0, ...radii]) => {
  const fat = keyed(FAT, z);
  return [z, 0, 2, ...radii.map((radius, k) => radius - (fat[k] ?? 0))];
});

const heldBetween = (low: number, high: number, surface: RadialSurface) => (plane: SlicePlane) => {
  const outline = surface({ ...plane, z: within(plane.z, low, high) });
  if (outline === null) throw new RangeError(`no outline at ${plane.z} mm`);
  return outline;
};
export const bodyAt = heldBetween(-299, 121, radialSurface(fromHalf(bodyRows)));
export const muscleAt = heldBetween(-299, 121, radialSurface(fromHalf(muscleRows)));
export const cavityAt = heldBetween(-299, 95, radialSurface(fromHalf(CAVITY)));
export const rightLungAt = radialSurface(lungKeys, 1.13, 0.9);
export const leftLungAt = radialSurface(leftKeys, 1.13, 0.87);
/** Distance of the front wall of the cavity from its centre, mm. */
export const frontOfCavity = (z: number): number => keyed(CAVITY, z)[10] ?? 0;
