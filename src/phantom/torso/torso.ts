import { at } from '../paint/arithmetic';
import { borrowed, givenBack } from '../paint/buffers';
import { distanceTo, maskOf } from '../paint/fields';
import { grainOn } from '../paint/grain';
import { grownOutline, type Outline } from '../paint/radial-contour';
import { pixelBox, type SlicePlane } from '../paint/slice-canvas';
import { paintBackMuscles, paintShoulderGirdle } from './back';
import { paintSkinAndFat, paintWallMuscles } from './body-wall';
import { paintBowel } from './bowel';
import { DIAPHRAGM_TOP, paintDiaphragm } from './diaphragm';
import { ENHANCEMENTS, type Phase } from './enhancement';
import { paintKidneys } from './kidneys';
import { paintLiver } from './liver';
import { paintLungs } from './lungs';
import { paintAorta, paintMediastinum } from './mediastinum';
import { bodyAt, cavityAt, muscleAt } from './outlines';
import type { Scene } from './scene';
import { paintSkeleton } from './skeleton';
import { paintAdrenals, paintBellyVessels, paintCrura, paintLumborum, paintPancreas, paintSpleen, paintStomach } from './upper-abdomen';

/** Heights that the torso knows, mm from the carina: from the upper lobes to the kidneys. */
export const TORSO_TOP = 72;
export const TORSO_BOTTOM = -290;

/** What differs from scan to scan apart from how the subject lies. */
export interface Habit {
  readonly phase: Phase;
  /** mm of fat under the skin more (or less) than usual. */
  readonly fat: number;
  /** The height in the organs' own coordinates of what breathing has moved to a height in the frame of the bones. */
  readonly breathed: (z: number) => number;
}
export const QUIET: Habit = { phase: 'portal-venous', fat: 0, breathed: (z) => z };

const SKIN = 1.8;

const fattened = (plane: SlicePlane, usual: Outline, fat: number): Outline =>
  fat === 0 ? usual : grownOutline(plane, usual, (angle) => fat * (0.75 + 0.5 * Math.sin((angle / 256) * Math.PI) ** 2));

const sceneOn = (plane: SlicePlane, { phase, fat }: Habit): Scene => {
  const pixels = plane.columns * plane.rows;
  const [body, muscle, cavity] = [fattened(plane, bodyAt(plane), fat), muscleAt(plane), cavityAt(plane)];
  const [toBody, toCavity] = [distanceTo(plane, body), distanceTo(plane, cavity)];
  const { r0, r1 } = pixelBox(plane, 0, 0, body.y - body.largest - 4, body.y + body.largest + 4);
  const span = { first: r0, last: r1 };
  const scene: Scene = {
    ...plane, enhancement: ENHANCEMENTS[phase], body, muscle, cavity, toCavity, span, hu: borrowed(pixels).fill(-1000), grain: grainOn(plane, span),
    underSkin: maskOf(plane, body, toBody, SKIN), inCavity: maskOf(plane, cavity, toCavity, 0.8), inLung: borrowed(pixels), inBelly: borrowed(pixels), inLiver: borrowed(pixels),
  };
  const whole = maskOf(plane, body, toBody);
  paintSkinAndFat(scene, whole);
  givenBack(whole);
  return scene;
};

/** Gives back everything that a scene holds; its HU are no longer there afterwards. */
export const clearAway = ({ hu, grain, underSkin, inCavity, inLung, inBelly, inLiver }: Scene): void =>
  givenBack(hu, grain.fine, grain.coarse, grain.broad, underSkin, inCavity, inLung, inBelly, inLiver);

const paintCavityFat = ({ inCavity, grain, hu, span, columns }: Scene): void => {
  const end = (span.last + 1) * columns;
  for (let index = span.first * columns; index < end; index += 1) {
    const k = at(inCavity, index);
    if (k > 0) hu[index] = at(hu, index) + (-98 + 6 * at(grain.coarse, index) - at(hu, index)) * k;
  }
};

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
export const paintTorso = (plane: SlicePlane, habit: Habit = QUIET): Scene => {
  const scene = sceneOn(plane, habit);
  paintWallMuscles(scene);
  paintCavityFat(scene);
  paintShoulderGirdle(scene);
  paintBackMuscles(scene);
  const organs: Scene = { ...scene, z: habit.breathed(plane.z) };
  paintLungs(organs);
  paintMediastinum(organs);
  if (organs.z < DIAPHRAGM_TOP + 8) paintBelly(organs);
  paintSkeleton(scene);
  return scene;
};
