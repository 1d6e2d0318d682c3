import { coverage } from '../coverage';
import { at, bell, keyed, mix, smoothStep } from '../paint/arithmetic';
import { paintEllipsoid } from '../paint/ellipsoid';
import { angleIndex, eachPixelAround, outlineCoverage, outlineDistance, symmetric } from '../paint/radial-contour';
import { blend } from '../paint/slice-canvas';
import { paintStroke, sided, strokeAt } from '../paint/stroke';
import type { Scene } from './scene';

const SKIN = 1.8;

/** Skin, and fat with strands and small vessels in it. */
export const paintSkinAndFat = (scene: Scene): void =>
  eachPixelAround(scene, scene.body, (index, x, y) => {
    const whole = outlineCoverage(scene.body, x, y);
    if (whole <= 0) return;
    const { fine, coarse } = scene.grain;
    const strand = at(fine, index) + 0.7 * at(coarse, index);
    const fat = -104 + 5 * at(coarse, index) + 4 * at(fine, index) + (strand > 2.2 ? 24 * Math.min(1.5, strand - 2.2) : 0);
    const inside = whole < 1 || outlineDistance(scene.body, x, y) > -6 ? outlineCoverage(scene.body, x, y, SKIN) : 1;
    blend(scene, index, mix(35, fat, inside), whole);
  });

/** Share of the wall outside the ribs that is muscle, by direction. */
const MUSCLE_SHARE: readonly (readonly number[])[] = [
  [110, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95, 0.9, 0.8, 0.5], [60, 0.25, 0.75, 0.9, 0.95, 0.95, 0.2, 0.85, 0.9, 0.3], [30, 0.4, 0.92, 0.95, 0.95, 0.95, 0.3, 0.95, 0.97, 0.4],
  [-5, 0.85, 0.97, 0.95, 0.95, 0.95, 0.5, 0.75, 0.85, 0.3], [-50, 0.86, 0.95, 0.9, 0.9, 0.95, 0.6, 0.3, 0.35, 0.1], [-110, 0.6, 0.75, 0.75, 0.9, 0.95, 0.5, 0.3, 0.3, 0.4],
  [-180, 0.75, 0.7, 0.75, 0.9, 0.95, 0.7, 0.65, 0.7, 0.75], [-300, 0.95, 0.9, 0.9, 0.95, 0.95, 0.95, 0.9, 0.85, 0.8],
];

/** Fat planes that part the outer sheet: pectoralis major from minor in front, latissimus from serratus at the side, the flat muscles of the belly. */
const partings = (z: number, y: number, fromMiddle: number, thickness: number, turn: number): number => {
  if (z > -10 && z < 75 && y < -20) return 1 - 0.8 * bell((fromMiddle + 2) / 1.1);
  if (z > -190 && thickness > 3) return 1 - (0.55 + 0.3 * Math.sin(turn * 0.13 + z * 0.02)) * bell((fromMiddle - 1.5 * Math.sin(turn * 0.19)) / 0.9);
  if (z <= -190 && thickness > 5) return 1 - 0.7 * Math.max(bell((fromMiddle - 2.2) / 0.9), bell((fromMiddle + 2.4) / 0.9));
  return 1;
};

/** Between the fat and the cavity: the intercostal sheet, a plane of fat, and the outer muscles with theirs. */
export const paintWallMuscles = (scene: Scene): void => {
  const { z } = scene;
  const share = symmetric(keyed(MUSCLE_SHARE, z));
  const inner = z < -200 ? 6 : 7.5;
  eachPixelAround(scene, scene.muscle, (index, x, y) => {
    const outside = outlineDistance(scene.muscle, x, y);
    if (outside > 3) return;
    const depth = outlineDistance(scene.cavity, x, y);
    if (depth < -2) return;
    const turn = angleIndex(x - scene.muscle.x, y - scene.muscle.y);
    const sixteenth = turn / 16;
    const [k, f] = [Math.floor(sixteenth), sixteenth - Math.floor(sixteenth)];
    const muscle = mix(share[k % 16] ?? 0, share[(k + 1) % 16] ?? 0, f);
    const outer = Math.max(0, depth - outside - inner - 1.5);
    const [middle, half] = [inner + 1.5 + outer * 0.45, outer * muscle * 0.5];
    const sheet = coverage((inner - depth) / 0.9) * coverage((depth - 0.6) / 0.9);
    const shell = coverage(half - Math.abs(depth - middle)) * Math.min(1, half / 0.8);
    const grain = at(scene.grain.fine, index);
    const marbled = 0.5 * smoothStep(1.7, 3, grain + at(scene.grain.coarse, index));
    const parted = mix(partings(z, y, depth - middle, half, turn), 1, smoothStep(62, 84, y));
    const whole = Math.max(sheet, shell) * parted * (1 - marbled) * coverage(-outside / 0.8);
    if (whole > 0) blend(scene, index, 56 + 5 * grain, whole);
  });
};

/** The muscles along the spine with the fat between them, and psoas. */
export const paintBackMuscles = (scene: Scene): void => {
  const { z } = scene;
  const wide = z < -190 ? 1.15 : 1;
  for (const side of [-1, 1]) {
    const long = (x: number, y: number, rx: number, ry: number, turn: number, hu: number): void =>
      paintEllipsoid(scene, { center: [side * x, y, z], semi: [rx, ry, 60], turn: side * turn }, { hu, grain: 7 });
    long(22 * wide, 97, 19 * wide, 12, 0.25, 57);
    long(40, 95, 12, 8.5, 0.45, 56);
    paintStroke(scene, sided(side, [[31, 88, 0.7], [33, 104, 0.5]]), { hu: -70, grain: 10, opacity: 0.8 });
    paintStroke(scene, sided(side, [[14, 100, 0.5], [19, 92, 0.8], [24, 90, 0.4]]), { hu: -60, grain: 10, opacity: 0.6 });
    if (z < -205) long(26 + (-205 - z) * 0.08, 64, 11, 15, 0, 58);
  }
};

const SCAPULA = [
  { z: 100, points: [[84, 62, 3], [112, 58, 3.5], [136, 38, 9]] }, { z: 78, points: [[84, 80, 2], [112, 72, 3], [146, 36, 9]] }, { z: 45, points: [[86, 92, 2], [116, 78, 2.2], [150, 46, 3.8]] },
  { z: 5, points: [[94, 96, 2], [118, 84, 1.7], [146, 60, 3.6]] }, { z: -40, points: [[112, 92, 2], [122, 84, 1.8], [134, 74, 3]] }, { z: -58, points: [[120, 86, 1], [123, 83, 1], [126, 80, 1]] },
] as const;

export const paintBone = (scene: Scene, points: Parameters<typeof paintStroke>[1], cortex: number, opacity: number, marrow = 190, shell = 560): void => {
  paintStroke(scene, points, { hu: shell, grain: 40, opacity });
  paintStroke(scene, points, { hu: marrow, grain: 45, grow: -cortex, opacity });
};

/** Axillary fat; the shoulder blade between its muscles, with its spine. */
export const paintShoulderGirdle = (scene: Scene): void => {
  const { z } = scene;
  for (const side of [-1, 1]) {
    paintEllipsoid(scene, { center: [side * 151, -4, 54], semi: [20, 27, 30], turn: side * 0.25 }, { hu: -100, grain: 8, soft: 4, clip: underSkin(scene) });
    const blade = strokeAt(SCAPULA, z);
    if (blade === null) continue;
    const fade = z < -45 ? (z + 58) / 13 : 1;
    const points = sided(side, blade);
    paintStroke(scene, points, { hu: 54, grow: 12, grain: 6, opacity: fade });
    paintStroke(scene, points, { hu: -80, grow: 5, grain: 6, opacity: fade * 0.35 });
    paintStroke(scene, points, { hu: 54, grow: 3.6, grain: 6, opacity: fade });
    paintBone(scene, points, 1.2, fade);
    const [mx, my] = blade[1] ?? [0, 0];
    if (z > 20) paintBone(scene, sided(side, [[mx, my, 2.2], [mx + 10, my + 16, 2.4], [mx + 24, my + 12, 3]]), 1.1, coverage((z - 30) / 6));
  }
};

/** The fat of the armpit stays under the skin. */
const underSkin = (scene: Scene): Float32Array => {
  const mask = new Float32Array(scene.hu.length);
  eachPixelAround(scene, scene.body, (index, x, y) => {
    mask[index] = outlineCoverage(scene.body, x, y, SKIN + 0.6);
  });
  return mask;
};
