import { at } from '../paint/arithmetic';
import { paintEllipsoid } from '../paint/ellipsoid';
import { paintTubes } from '../paint/tube';
import { renalVeins } from './great-vessels';
import type { Scene } from './scene';

const PERIRENAL_FAT = -98;

/** Perirenal fat, cortex with the hilar notch, darker pyramids, fat of the sinus, pelvis. */
const paintKidney = (scene: Scene, side: number, x: number, y: number, z: number): void => {
  const turn = -side * 0.55;
  const { inBelly: clip, enhancement, grain } = scene;
  paintEllipsoid(scene, { center: [x, y + 2, z], semi: [33, 29, 54], turn }, { hu: (_d, _x, _y, index) => PERIRENAL_FAT + 7 * at(grain.coarse, index) + (at(grain.fine, index) > 2.1 ? 60 : 0), clip, soft: 2 });
  const notch = (u: number, v: number, w: number): number => (side * u < 0 ? 1 - 0.3 * Math.exp(-(v * v) / 60 - (w * w) / 260) : 1) + 0.025 * Math.sin(4 * Math.atan2(v, u) + w * 0.1);
  paintEllipsoid(scene, { center: [x, y, z], semi: [28, 24, 53], turn, outline: notch }, { hu: enhancement.cortex, grain: 3, clip });
  for (let n = 0; n < 13; n += 1) {
    const angle = (n / 13) * 2 * Math.PI;
    const height = z + (((n * 7) % 13) - 6) * 6;
    const inner = Math.sqrt(Math.max(0.2, 1 - ((height - z) / 54) ** 2));
    paintEllipsoid(scene, { center: [x + 15.5 * inner * Math.cos(angle), y + 12.5 * inner * Math.sin(angle), height], semi: [6, 5, 7], turn: angle }, { hu: enhancement.medulla, soft: 1.8, clip });
  }
  paintEllipsoid(scene, { center: [x - side * 11, y - 4, z], semi: [14, 8, 26], turn, outline: (u, v, w) => 1 + 0.14 * Math.sin(3 * Math.atan2(v, u) + w * 0.15) + 0.12 * Math.sin(5 * Math.atan2(v, u) - w * 0.2) }, { hu: -60, grain: 12, soft: 2.5 });
  paintEllipsoid(scene, { center: [x - side * 14, y - 3, z], semi: [8, 4, 14], turn }, { hu: 18, soft: 1 });
};

export const paintKidneys = (scene: Scene): void => {
  paintKidney(scene, -1, -62, 50, -235);
  paintKidney(scene, 1, 64, 48, -225);
  paintTubes(scene, renalVeins, { hu: scene.enhancement.renalVein, grain: 3 });
};
