import { coverage } from '../coverage';
import { at, mix, within } from '../paint/arithmetic';
import { paintEllipsoid } from '../paint/ellipsoid';
import { paintStroke, sided, type StrokePoint } from '../paint/stroke';
import { paintTubes } from '../paint/tube';
import { inferiorCava, visceralArteries } from './great-vessels';
import type { Scene } from './scene';

/** Legs of the diaphragm beside the aorta. */
export const paintCrura = (scene: Scene): void => {
  const { z } = scene;
  if (z > -118) return;
  const opacity = coverage((-125 - z) / 6) * coverage((z + 250) / 10);
  for (const side of [-1, 1]) paintStroke(scene, [[side * 6 - 2, 38 + (side < 0 ? 4 : 2), 2.6], [side * 17, 46, 3.2], [side * 21, 58, 2.4]], { hu: 55, grain: 5, opacity });
};

/** Folded wall, food, and gas above a level fluid surface. */
export const paintStomach = (scene: Scene): void => {
  const { inBelly, grain, z } = scene;
  // High under the diaphragm only a little gas is left in front.
  const level = -42 - Math.max(0, z + 138) + 2 * Math.sin(z * 0.05);
  const folds = (amount: number) => (u: number, v: number, w: number): number =>
    1 + 0.07 * Math.sin(3 * Math.atan2(v, u) + w * 0.05) + amount * Math.sin(11 * Math.atan2(v, u) + w * 0.12);
  const content = (distance: number, _x: number, y: number, index: number): number => {
    const food = 24 + 10 * at(grain.fine, index) + 8 * at(grain.coarse, index);
    return mix(mix(food, -985, coverage((level - y) / 0.7)), 70, coverage((distance + 3.6) / 0.8));
  };
  paintEllipsoid(scene, { center: [68, -12, -148], semi: [42, 50, 46], turn: 0.35, outline: folds(0.014) }, { hu: content, clip: inBelly });
  paintEllipsoid(scene, { center: [44, -44, -196], semi: [30, 22, 26], turn: -0.5, outline: folds(0.02) }, { hu: content, clip: inBelly });
  paintEllipsoid(scene, { center: [14, -52, -208], semi: [24, 15, 18], turn: 0.15 }, { hu: (distance) => mix(28, 72, coverage((distance + 4) / 0.8)), clip: inBelly });
};

/** The red and the white pulp fill at different speeds: stripes in the first pass. */
const spleenHu = ({ enhancement: { spleen, spleenStripes }, grain }: Scene) => (_d: number, x: number, y: number, index: number): number =>
  spleen + 3 * at(grain.fine, index) + spleenStripes * Math.sin(0.42 * x + 0.3 * y + 2.2 * at(grain.broad, index));

export const paintSpleen = (scene: Scene): void =>
  paintEllipsoid(scene, { center: [110, 32, -162], semi: [34, 50, 52], turn: 0.5, outline: (u, v, w) => (u < 0 ? 1 - 0.22 * Math.exp(-((v + 6) ** 2) / 300) : 1) + 0.03 * Math.sin(v * 0.12 + w * 0.05) }, { hu: spleenHu(scene), clip: scene.inBelly });

const LIMBS: readonly (readonly (readonly [number, number])[])[] = [
  [[47, 20], [45, 32], [40, 44]], [[45, 30], [52, 36], [55, 46]], [[-34, 36], [-42, 46], [-50, 58]], [[-40, 44], [-38, 50], [-38, 58]],
];
export const paintAdrenals = (scene: Scene): void => {
  const opacity = coverage((scene.z + 196) / 5) * coverage((-158 - scene.z) / 4);
  for (const limb of LIMBS) paintStroke(scene, limb.map(([x, y]): StrokePoint => [x, y, 2.3]), { hu: 68, grain: 5, opacity });
};

/** Lobed: head beside the second part of the duodenum, body over the splenic vein, tail to the spleen. */
export const paintPancreas = (scene: Scene): void => {
  const { z } = scene;
  const opacity = coverage((z + 228) / 6) * coverage((-180 - z) / 6);
  const lift = (z + 205) * 0.35;
  const course = Array.from({ length: 27 }, (_, n): StrokePoint => {
    const t = n / 26;
    return [
      mix(-28, 86, t), -6 - 14 * Math.sin(Math.min(1, t * 2.2) * 1.57) + 34 * t * t - lift * t + 1.1 * Math.sin(n * 1.3 + z * 0.2),
      mix(10.5, 6.5, Math.min(1, t * 2)) + 1.1 * Math.sin(n * 0.9 + z * 0.3) + 0.8 * Math.sin(n * 2.3 + z * 0.5),
    ];
  });
  paintStroke(scene, course, { hu: scene.enhancement.pancreas, grain: 12, opacity, clip: scene.inBelly });
  const duodenum = coverage((z + 250) / 5) * coverage((-192 - z) / 5);
  const wall: readonly StrokePoint[] = [[-40, -8, 10], [-42, 4, 11]];
  paintStroke(scene, wall, { hu: 78, grain: 6, opacity: duodenum, clip: scene.inBelly });
  paintStroke(scene, wall, { hu: 24, grain: 12, grow: -3.2, opacity: duodenum, clip: scene.inBelly });
};

export const paintBellyVessels = (scene: Scene): void => {
  paintTubes(scene, inferiorCava, { hu: scene.enhancement.lowerCava, grain: 5 });
  paintTubes(scene, visceralArteries, { hu: scene.enhancement.aorta, grain: 2 });
};

/** Psoas is with the back muscles; quadratus lumborum fills the corner beside it. */
export const paintLumborum = (scene: Scene): void => {
  const opacity = within((-205 - scene.z) / 10, 0, 1);
  for (const side of [-1, 1]) paintStroke(scene, sided(side, [[44, 84, 5], [58, 78, 6]]), { hu: 56, grain: 6, opacity });
};
