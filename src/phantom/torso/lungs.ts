import type { Vec3 } from '../../dicom';
import { at, mix } from '../paint/arithmetic';
import { givenBack } from '../paint/buffers';
import { distanceTo, maskOf } from '../paint/fields';
import { outlineDistance, type Outline, type RadialSurface } from '../paint/radial-contour';
import { blend, levelPlane, slabVariance } from '../paint/slice-canvas';
import { byHeight, paintTube, type Tube } from '../paint/tube';
import { randomFrom } from '../random';
import { vesselTree } from '../vessel-tree';
import { diaphragmHeight } from './diaphragm';
import { cavityAt, leftLungAt, rightLungAt } from './outlines';
import type { Scene } from './scene';

/** Random ends of vessels in one lung: clear of the pleura, the diaphragm and the heart. */
const leavesIn = (surface: RadialSurface, side: number, count: number, random: () => number): readonly Vec3[] => {
  const outlines = new Map<number, readonly [Outline | null, Outline]>();
  const leaves: Vec3[] = [];
  while (leaves.length < count) {
    const [z, x, y] = [mix(-170, 86, random()), side * mix(10, 140, random()), mix(-100, 92, random())];
    const level = Math.round(z / 4) * 4;
    const known = outlines.get(level) ?? ([surface(levelPlane(level)), cavityAt(levelPlane(level))] as const);
    outlines.set(level, known);
    const [lung, cavity] = known;
    if (lung === null || outlineDistance(lung, x, y) > -4 || outlineDistance(cavity, x, y) > -5 || diaphragmHeight(x, y) > z - 6) continue;
    if (side > 0 && Math.hypot(x - 28, y + 25, z + 60) < 52) continue;
    leaves.push([x, y, z]);
  }
  return leaves;
};

/** A bronchus runs beside each artery that is wide enough, in front of and medial to it. */
const besideArtery = (side: number, artery: Tube): Tube => {
  const off = Math.min(6, artery.ra * 2);
  const [dx, dy, dz] = [-side * off * 0.3, -off * 0.8, off * 0.5];
  return {
    ax: artery.ax + dx, ay: artery.ay + dy, az: artery.az + dz, bx: artery.bx + dx, by: artery.by + dy, bz: artery.bz + dz,
    ra: Math.min(4.4, artery.ra * 0.78), rb: Math.min(4.4, artery.rb * 0.78),
  };
};

interface LungTrees {
  readonly vessels: (z: number) => readonly Tube[];
  readonly bronchi: (z: number) => readonly Tube[];
}

const grown = (): LungTrees => {
  const random = randomFrom(7);
  const vessels: Tube[] = [];
  const bronchi: Tube[] = [];
  for (const [surface, side] of [[rightLungAt, -1], [leftLungAt, 1]] as const) {
    const habit = { twig: 0.6, thickest: 7, detour: 0.74 };
    const arteries = vesselTree([side * 44, 10, -22], leavesIn(surface, side, 1700, random), habit, random);
    vessels.push(...arteries, ...vesselTree([side * 44, 14, -48], leavesIn(surface, side, 1100, random), habit, random));
    bronchi.push(...arteries.filter(({ rb }) => rb > 1.75).map((artery) => besideArtery(side, artery)));
  }
  return { vessels: byHeight(vessels), bronchi: byHeight(bronchi) };
};
let trees: LungTrees | null = null;

/** Oblique fissures, and the horizontal one on the right: 1 mm sheets, faint in thick slices. */
const paintFissures = (scene: Scene): void => {
  const { columns, span, left, top, spacing, z, inLung, hu, grain: { broad } } = scene;
  const slab = slabVariance(scene);
  const sheet = (index: number, away: number, steep: number): void => {
    const spread = 2 * (slab * steep + 0.5);
    if (away * away > 6 * spread) return;
    const k = (0.16 * Math.exp((-away * away) / spread)) / Math.sqrt(slab * steep + 1);
    if (k > 0.004) blend(hu, index, -200, k);
  };
  for (let row = span.first; row <= span.last; row += 1) {
    const y = top + row * spacing;
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      if (at(inLung, index) < 0.9) continue;
      const x = left + column * spacing;
      const wave = 6 * at(broad, index) + 0.0012 * (Math.abs(x) - 75) ** 2;
      const oblique = 12 + (y - 45) * 0.95 + (x < 0 ? -4 : 2) + wave;
      sheet(index, (z - oblique) * 0.72, 0.52);
      if (x < 0 && z > oblique) sheet(index, (z + 12 - 0.12 * (y + 40) - wave) * 0.97, 0.95);
    }
  }
};

export const paintLungs = (scene: Scene): void => {
  const { columns, span, top, spacing, inLung, inCavity, hu, grain: { fine, coarse, broad } } = scene;
  for (const surface of [rightLungAt, leftLungAt]) {
    const outline = surface(scene);
    if (outline === null) continue;
    const share = maskOf(scene, outline, distanceTo(scene, outline), 0, inCavity);
    for (let row = span.first; row <= span.last; row += 1) {
      // Denser towards the back, where it hangs.
      const hanging = -868 + (top + row * spacing) * 0.28;
      const end = (row + 1) * columns;
      for (let index = row * columns; index < end; index += 1) {
        const k = at(share, index);
        if (k <= 0) continue;
        if (k > at(inLung, index)) inLung[index] = k;
        blend(hu, index, hanging + 12 * at(coarse, index) + 12 * at(fine, index) + 10 * at(broad, index), k);
      }
    }
    givenBack(share);
  }
  paintFissures(scene);
  trees ??= grown();
  for (const vessel of trees.vessels(scene.z)) paintTube(scene, vessel, { hu: 90, clip: inLung });
  for (const bronchus of trees.bronchi(scene.z)) {
    paintTube(scene, bronchus, { hu: -350, grow: 0.65, clip: inLung });
    paintTube(scene, bronchus, { hu: -985, clip: inLung });
  }
};
