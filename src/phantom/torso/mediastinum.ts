import { coverage } from '../coverage';
import { at, mix } from '../paint/arithmetic';
import { paintEllipsoid } from '../paint/ellipsoid';
import { paintTubes } from '../paint/tube';
import { randomFrom } from '../random';
import { aorta, archBranches, axillaryVessels, mainBronchi, oesophagus, pulmonaryArteries, pulmonaryVeins, superiorCava, trachea, veins } from './great-vessels';
import { paintHeart, paintPericardialFat } from './heart';
import type { Scene } from './scene';

const FAT = -95;

/** Small normal nodes in the mediastinal fat: place, radii, turn. */
const normalNodes = ((): readonly { readonly center: readonly [number, number, number]; readonly semi: readonly [number, number, number]; readonly turn: number }[] => {
  const random = randomFrom(99);
  return Array.from({ length: 26 }, () => {
    const center = [mix(-30, 32, random()), mix(-34, 32, random()), mix(-50, 70, random())] as const;
    const [long, short] = [mix(2, 4.2, random()), mix(1.5, 3, random())];
    return { center, semi: [long, short, long] as const, turn: random() * 3 };
  });
})();

/** Thymic remnant and fat behind the sternum; fat around the vessels, drawn for all of them before any lumen. */
const paintMediastinalFat = (scene: Scene): void => {
  const { z } = scene;
  if (z < 70 && z > -40) paintEllipsoid(scene, { center: [1, -56, 12], semi: [13, 36, 62] }, { hu: (_d, _x, _y, index) => -90 + 8 * at(scene.grain.coarse, index) + (at(scene.grain.coarse, index) > 1.4 ? 40 : 0), soft: 5, clip: scene.inCavity });
  paintTubes(scene, aorta, { hu: FAT, grow: 3.5, grain: 4, clip: scene.inCavity });
  paintTubes(scene, superiorCava, { hu: -92, grow: 3, clip: scene.inCavity });
  paintTubes(scene, pulmonaryArteries, { hu: -90, grow: 2.4, clip: scene.inCavity });
  paintTubes(scene, archBranches, { hu: FAT, grow: 5, clip: scene.inCavity });
  if (z < 70 && z > -70) {
    paintEllipsoid(scene, { center: [0, 22, -14], semi: [22, 16, 40] }, { hu: -90, grain: 8 });
    if (z > 6) paintEllipsoid(scene, { center: [0, -4, 50], semi: [27, 36, 48] }, { hu: -92, grain: 7, soft: 3, clip: scene.inCavity });
    for (const { center, semi, turn } of normalNodes) paintEllipsoid(scene, { center, semi, turn }, { hu: 70 });
  }
  paintTubes(scene, mainBronchi, { hu: -85, grow: 3.4 });
};

const paintVessels = (scene: Scene): void => {
  const { aorta: artery, leftHeart, pulmonary, upperVeins } = scene.enhancement;
  paintTubes(scene, pulmonaryVeins, { hu: leftHeart, grain: 2 });
  paintTubes(scene, oesophagus, { hu: 52, grain: 5 });
  paintTubes(scene, oesophagus, { hu: -20, grow: -4.6 });
  paintTubes(scene, pulmonaryArteries, { hu: pulmonary, grain: 3 });
  paintTubes(scene, veins, { hu: upperVeins - 6, grain: 3 });
  paintTubes(scene, superiorCava, { hu: upperVeins, grain: 3 });
  paintTubes(scene, archBranches, { hu: -90, grow: 1.6 });
  paintTubes(scene, archBranches, { hu: artery, grain: 2 });
  paintAorta(scene);
};

/** Wall and lumen; drawn again below the diaphragm, where the belly's fat has covered it. */
export const paintAorta = (scene: Scene): void => {
  paintTubes(scene, aorta, { hu: 62, grow: 1.2 });
  paintTubes(scene, aorta, { hu: scene.enhancement.aorta, grain: 2 });
};

const paintAirways = (scene: Scene): void => {
  paintTubes(scene, trachea, { hu: -60, grow: 3.2 });
  paintTubes(scene, trachea, { hu: 20, grow: 1.6 });
  paintTubes(scene, trachea, { hu: -1000 });
  paintTubes(scene, mainBronchi, { hu: 15, grow: 1.5 });
  paintTubes(scene, mainBronchi, { hu: -990 });
};

/** Thyroid lobes reach the top of the scan. */
const paintThyroid = (scene: Scene): void => {
  if (scene.z < 70) return;
  for (const side of [-1, 1]) paintEllipsoid(scene, { center: [side * 18, 4, 96], semi: [11, 13, 24] }, { hu: scene.enhancement.thyroid, grain: 6, opacity: coverage((scene.z - 72) / 3) });
};

export const paintMediastinum = (scene: Scene): void => {
  paintPericardialFat(scene);
  paintMediastinalFat(scene);
  paintHeart(scene);
  paintVessels(scene);
  paintAirways(scene);
  paintThyroid(scene);
  paintTubes(scene, axillaryVessels, { hu: scene.enhancement.upperVeins, grain: 3 });
};
