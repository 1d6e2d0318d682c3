import { paintEllipsoid, type Ellipsoid } from '../paint/ellipsoid';
import { paintStroke } from '../paint/stroke';
import { paintTubes } from '../paint/tube';
import { ASCENDING_ROOT, aorta } from './great-vessels';
import type { Scene } from './scene';

const TOP = 12;
const BOTTOM = -125;
const within = ({ z }: Scene): boolean => z < TOP && z > BOTTOM;

/** Fat around the heart under the pericardium, wider at the apex. */
export const paintPericardialFat = (scene: Scene): void => {
  if (!within(scene)) return;
  paintEllipsoid(scene, { center: [24, -30, -66], semi: [56, 45.5, 47], turn: 0.55 }, { hu: -92, grain: 6, clip: scene.inCavity });
  paintEllipsoid(scene, { center: [25, -30, -70], semi: [52.5, 42, 40.2], turn: 0.55 }, { hu: 20, opacity: 0.55, clip: scene.inCavity });
  paintEllipsoid(scene, { center: [25, -30, -70], semi: [51.5, 41, 39.2], turn: 0.55 }, { hu: -88, grain: 8, clip: scene.inCavity });
};

interface Chamber extends Ellipsoid {
  readonly blood: 'leftHeart' | 'rightHeart' | 'myocardium' | 'pulmonary';
  readonly grain?: number;
}

/** Back to front: appendage, left ventricle (wall, lumen with trabeculae, papillary muscles), right ventricle, right atrium, left atrium, outflow. */
const CHAMBERS: readonly Chamber[] = [
  { center: [40, -24, -32], semi: [17, 11, 11], turn: 0.7, blood: 'leftHeart', grain: 3 },
  { center: [40, -22, -74], semi: [41, 34, 38], turn: 0.55, blood: 'myocardium', grain: 4 },
  { center: [42, -22, -72], semi: [30, 22, 29], turn: 0.55, blood: 'leftHeart', grain: 4, outline: (u, v) => 1 + 0.05 * Math.sin(7 * Math.atan2(v, u)) + 0.03 * Math.sin(4 * Math.atan2(v, u) + 1) },
  { center: [52, -14, -74], semi: [4, 3, 12], blood: 'myocardium' },
  { center: [38, -32, -76], semi: [4, 3, 12], blood: 'myocardium' },
  { center: [8, -48, -62], semi: [40, 19, 36], turn: 0.42, blood: 'myocardium', grain: 4 },
  { center: [8, -48, -62], semi: [36.5, 16, 33], turn: 0.42, blood: 'rightHeart', grain: 4, outline: (u, v) => 1 + 0.04 * Math.sin(6 * Math.atan2(v, u) + 0.6) },
  { center: [-22, -24, -58], semi: [19, 25, 32], turn: 0.2, blood: 'rightHeart', grain: 4 },
  { center: [6, 2, -46], semi: [34, 17, 22], turn: 0.05, blood: 'leftHeart', grain: 3, outline: (u, v) => 1 + 0.05 * Math.sin(4 * Math.atan2(v, u)) },
  { center: [22, -52, -42], semi: [15, 13, 24], turn: 0.3, blood: 'pulmonary', grain: 3 },
];

/** Fat of the grooves with the coronary arteries in it. */
const paintGrooves = (scene: Scene): void => {
  if (scene.z > -38 || scene.z < -92) return;
  paintStroke(scene, [[-6, -30, 2.2], [-12, -40, 3.6], [-20, -52, 3]], { hu: -70, grain: 8, opacity: 0.8 });
  paintStroke(scene, [[44, 4, 2], [58, 4, 3.5]], { hu: -80, grain: 8, opacity: 0.8 });
  paintStroke(scene, [[26, -58, 1.5], [40, -60, 2.4]], { hu: -75, grain: 8, opacity: 0.7 });
  paintEllipsoid(scene, { center: [-13, -42, -60], semi: [2, 2, 30] }, { hu: scene.enhancement.aorta });
  paintEllipsoid(scene, { center: [50, 4, -55], semi: [1.6, 1.6, 25] }, { hu: scene.enhancement.aorta });
  paintEllipsoid(scene, { center: [33, -60, -60], semi: [1.5, 1.5, 30] }, { hu: scene.enhancement.aorta });
};

export const paintHeart = (scene: Scene): void => {
  if (!within(scene)) return;
  for (const { blood, grain = 0, ...shape } of CHAMBERS) paintEllipsoid(scene, shape, { hu: scene.enhancement[blood], grain, clip: scene.inCavity });
  paintGrooves(scene);
  paintTubes(scene, aorta.slice(0, ASCENDING_ROOT), { hu: 80, grow: 1.4 });
  paintTubes(scene, aorta.slice(0, ASCENDING_ROOT), { hu: scene.enhancement.aorta });
};
