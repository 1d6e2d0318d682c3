import { at } from '../paint/arithmetic';
import { grainOn } from '../paint/grain';
import { eachPixelAround, outlineCoverage } from '../paint/radial-contour';
import { blend, type SlicePlane } from '../paint/slice-canvas';
import { paintBackMuscles, paintShoulderGirdle, paintSkinAndFat, paintWallMuscles } from './body-wall';
import { paintBowel } from './bowel';
import { DIAPHRAGM_TOP, paintDiaphragm } from './diaphragm';
import { paintLiver } from './liver';
import { paintLungs } from './lungs';
import { paintAorta, paintMediastinum } from './mediastinum';
import { bodyAt, cavityAt, muscleAt } from './outlines';
import type { Scene } from './scene';
import { paintSkeleton } from './skeleton';
import { paintAdrenals, paintBellyVessels, paintCrura, paintKidneys, paintLumborum, paintPancreas, paintSpleen, paintStomach } from './upper-abdomen';

/** Heights that the torso knows, mm from the carina: from the upper lobes to the kidneys. */
export const TORSO_TOP = 72;
export const TORSO_BOTTOM = -290;

const sceneOn = (plane: SlicePlane): Scene => {
  const pixels = plane.columns * plane.rows;
  const [body, muscle, cavity] = [bodyAt(plane), muscleAt(plane), cavityAt(plane)];
  const inCavity = new Float32Array(pixels);
  eachPixelAround(plane, cavity, (index, x, y) => {
    inCavity[index] = outlineCoverage(cavity, x, y, 0.8);
  });
  return {
    ...plane, body, muscle, cavity, inCavity, hu: new Float32Array(pixels).fill(-1000), grain: grainOn(plane),
    inLung: new Float32Array(pixels), inBelly: new Float32Array(pixels), inLiver: new Float32Array(pixels),
  };
};

const paintCavityFat = (scene: Scene): void =>
  eachPixelAround(scene, scene.cavity, (index) => {
    const k = at(scene.inCavity, index);
    if (k > 0) blend(scene, index, -96 + 6 * at(scene.grain.coarse, index), k);
  });

const paintBelly = (scene: Scene): void => {
  paintDiaphragm(scene);
  paintCrura(scene);
  paintStomach(scene);
  paintBowel(scene);
  paintLiver(scene);
  paintSpleen(scene);
  paintAdrenals(scene);
  paintKidneys(scene);
  paintLumborum(scene);
  paintPancreas(scene);
  paintBellyVessels(scene);
  paintAorta(scene);
};

/** The torso without lesions, table or noise: back to front, each structure over what lies behind it. */
export const paintTorso = (plane: SlicePlane): Scene => {
  const scene = sceneOn(plane);
  paintSkinAndFat(scene);
  paintWallMuscles(scene);
  paintCavityFat(scene);
  paintShoulderGirdle(scene);
  paintBackMuscles(scene);
  paintLungs(scene);
  paintMediastinum(scene);
  if (plane.z < DIAPHRAGM_TOP) paintBelly(scene);
  paintSkeleton(scene);
  return scene;
};
