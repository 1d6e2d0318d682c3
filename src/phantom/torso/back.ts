import { coverage } from '../coverage';
import { paintEllipsoid } from '../paint/ellipsoid';
import { heightAt } from '../paint/slice-canvas';
import { paintStroke, sided, strokeAt } from '../paint/stroke';
import type { Scene } from './scene';

/** The muscles along the spine with the fat between them, and psoas. */
export const paintBackMuscles = (scene: Scene): void => {
  const { z } = scene;
  const wide = z < -190 ? 1.15 : 1;
  for (const side of [-1, 1]) {
    const long = (x: number, y: number, rx: number, ry: number, turn: number, hu: number): void =>
      paintEllipsoid(scene, { center: [side * x, y, z], semi: [rx, ry, 60], turn: side * turn, outline: (u, v) => 1 + 0.07 * Math.sin(0.33 * u + side) * Math.cos(0.4 * v + z * 0.04) }, { hu, grain: 7 });
    long(22 * wide, 97, 19 * wide, 12, 0.25, 57);
    long(40, 95, 12, 8.5, 0.45, 56);
    paintStroke(scene, sided(side, [[31, 88, 0.7], [33, 104, 0.5]]), { hu: -70, grain: 10, opacity: 0.8 });
    paintStroke(scene, sided(side, [[14, 100, 0.5], [19, 92, 0.8], [24, 90, 0.4]]), { hu: -60, grain: 10, opacity: 0.6 });
    paintStroke(scene, sided(side, [[9, 106, 0.4], [20, 104 + 2 * Math.sin(z * 0.07), 0.6], [28, 100, 0.3]]), { hu: -70, grain: 10, opacity: 0.5 });
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
  const clip = scene.underSkin;
  for (const side of [-1, 1]) {
    const z = heightAt(scene, side * 118, 78);
    paintEllipsoid(scene, { center: [side * 151, -4, 54], semi: [20, 27, 30], turn: side * 0.25 }, { hu: -100, grain: 8, soft: 4, clip });
    const blade = strokeAt(SCAPULA, z);
    if (blade === null) continue;
    const fade = z < -45 ? (z + 58) / 13 : 1;
    const points = sided(side, blade);
    // Bellies of infraspinatus behind the blade and subscapularis before it, with fat planes between them.
    const belly = sided(side, blade.map(([x, y], n) => [x + (n - 1) * 2, y, n === 1 ? 13 : 9] as const));
    paintStroke(scene, belly, { hu: 55, grain: 7, opacity: fade, clip });
    paintStroke(scene, points, { hu: -75, grow: 4.6, grain: 8, opacity: fade * 0.3, clip });
    paintStroke(scene, points, { hu: 54, grow: 3, grain: 6, opacity: fade, clip });
    paintBone(scene, points, 1.2, fade);
    const [mx, my] = blade[1] ?? [0, 0];
    if (z > 20) paintBone(scene, sided(side, [[mx, my, 2.2], [mx + 10, my + 16, 2.4], [mx + 24, my + 12, 3]]), 1.1, coverage((z - 30) / 6));
  }
};
