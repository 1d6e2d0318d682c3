import { coverage } from '../coverage';
import { at, bell, mix } from '../paint/arithmetic';
import { paintEllipsoid } from '../paint/ellipsoid';
import { blend, heightAt, levelPlane, pixelBox } from '../paint/slice-canvas';
import { paintStroke, sided } from '../paint/stroke';
import { byHeight, chain, paintTube, straightChain, type Knot, type Tube } from '../paint/tube';
import { angleIndex } from '../paint/radial-contour';
import { paintBone } from './back';
import { cavityAt, frontOfCavity } from './outlines';
import type { Scene } from './scene';

/** From beside the vertebra to the front: the rib hugs the cavity and falls; the last part is cartilage. */
const ribKnots = (number: number, side: number): readonly (Knot & { readonly length: 4 })[] => {
  const head = 98 - 24.5 * number + (number < 3 ? 6 : 0) + side * 2.5 + 3 * Math.sin(number * 2.3 + side);
  const fall = number === 1 ? 34 : 62 + number * 6.5;
  const end = number < 8 ? 1 : number < 11 ? 0.86 : number === 11 ? 0.55 : 0.38;
  return Array.from({ length: 47 }, (_, k): Knot => {
    const u = (k / 46) * end;
    const angle = mix(Math.PI / 2 - 0.33, -Math.PI / 2 + 0.26, u);
    const z = head - fall * (0.5 * u + 0.5 * u * u * (1.9 - 0.9 * u)) + 2 * u;
    const cavity = cavityAt(levelPlane(z));
    const reach = at(cavity.radius, Math.round(angleIndex(Math.cos(angle), Math.sin(angle)))) + 4.6;
    const [x, y] = [side * (cavity.x + Math.cos(angle) * reach), cavity.y + Math.sin(angle) * reach];
    const near = Math.min(1, u / 0.12);
    return [mix(side * 21, x, near), mix(79, y, near), z, mix(4, 4.5, u)];
  });
};

const sides = [-1, 1] as const;
const numbers = Array.from({ length: 12 }, (_, k) => k + 1);
const ribs = numbers.flatMap((number) => sides.map((side) => ({ number, tubes: straightChain(ribKnots(number, side)) })));
/** Share of a rib's course that is bone; the floating ribs have no cartilage to speak of. */
const bony = (number: number): number => (number >= 11 ? 46 : number < 8 ? 38 : Math.round((0.84 / 0.86) * 46));
const bones = byHeight(ribs.flatMap(({ number, tubes }) => tubes.slice(0, bony(number))), 12);
const cartilages = byHeight(ribs.flatMap(({ number, tubes }) => tubes.slice(bony(number))), 12);
const clavicles = sides.flatMap((s) => chain([[s * 18, -82, 66, 9], [s * 40, -80, 76, 6.5], [s * 80, -66, 92, 6], [s * 120, -40, 104, 6.5], [s * 150, -16, 108, 7]]));

/** A rib is a little higher than deep: its height above the slice counts for less. */
const flattened = (scene: Scene, tube: Tube): Tube => {
  const z = heightAt(scene, tube.ax, tube.ay);
  return { ...tube, az: z + (tube.az - z) * 0.86, bz: z + (tube.bz - z) * 0.86 };
};

const paintRibs = (scene: Scene): void => {
  const here = bones(scene.z).map((tube) => flattened(scene, tube));
  for (const tube of here) paintTube(scene, tube, { hu: 600, grain: 40 });
  for (const tube of here) paintTube(scene, tube, { hu: 215, grow: -1.35, grain: 45 });
  for (const tube of cartilages(scene.z)) paintTube(scene, flattened(scene, tube), { hu: 105, grow: 0.6, grain: 12 });
  for (const tube of clavicles) paintTube(scene, tube, { hu: 620, grain: 40 });
  for (const tube of clavicles) paintTube(scene, tube, { hu: 220, grow: -1.8, grain: 50 });
};

const paintSternum = (scene: Scene): void => {
  const { z } = scene;
  const front = scene.cavity.y - frontOfCavity(z) - 5;
  if (z < 64 && z > 16) {
    const half = mix(15, 30, (z - 16) / 48);
    paintBone(scene, [[-half, front + 2, 5.5], [0, front - 1, 6], [half, front + 2, 5.5]], 1.2, coverage((64 - z) / 2), 140, 420);
  } else if (z <= 14 && z > -96) paintBone(scene, [[-13, front + 0.5, 4.8], [13, front + 0.5, 4.8]], 1.1, 1, 130, 420);
  else if (z <= -96 && z > -116) paintStroke(scene, [[-4, front + 4, 3], [4, front + 4, 3]], { hu: 180 });
};

/** Where the slice lies in the repeating pattern of vertebra and disc: mm from the middle of the vertebra, and a gate for a part at an offset. */
const vertebraAt = (z: number) => {
  const period = z > -200 ? 23 : 29;
  const phase = ((((z + 6) / period) % 1) + 1) % 1;
  const from = (offset: number): number => Math.abs(((phase + offset) % 1) - 0.5) * period;
  return { period, phase, fromMiddle: Math.abs(phase - 0.5) * period, gate: (offset: number, half: number, soft: number) => coverage((half - from(offset)) / soft) };
};

const paintVertebralBody = (scene: Scene): void => {
  const z = heightAt(scene, 0, 63);
  const { period, fromMiddle } = vertebraAt(z);
  const disc = coverage((fromMiddle - (period / 2 - 2.6)) / (scene.thickness * 0.35 + 0.4));
  const plate = bell((fromMiddle - period / 2 + 4) / 1.3);
  const waist = 1.6 * (1 - ((fromMiddle / period) * 2) ** 2);
  const [width, depth] = [(z < -200 ? 22 : 17.5) - waist, z < -200 ? 16 : 14.5];
  const { left, top, spacing, columns, hu, grain: { fine, coarse } } = scene;
  const blur = Math.hypot(scene.edge, 0.55);
  const { c0, c1, r0, r1 } = pixelBox(scene, -30, 30, 40, 84);
  for (let row = r0; row <= r1; row += 1) {
    const v = (top + row * spacing - 63) / depth;
    for (let column = c0; column <= c1; column += 1) {
      const x = left + column * spacing;
      const u = Math.abs(x) / width;
      const level = Math.cbrt(u * u * u + Math.abs(v * v * v));
      const distance = (level - 1) * Math.min(width, depth) + (v > 0 ? 3.2 * Math.exp((-x * x) / 70) * v : 0);
      const k = coverage(-distance / blur);
      if (k <= 0) continue;
      const index = row * columns + column;
      const cortex = bell((distance + 1) / 1.1);
      const marrow = 175 + 38 * at(fine, index) + 22 * at(coarse, index);
      const core = coverage((-distance - 0.6) / 0.8);
      const bone = mix(mix(marrow, 520, Math.max(cortex * 0.8, plate * 0.55)), 92 + 4 * at(fine, index), disc * core);
      blend(hu, index, mix(bone, 100, disc * 0.8 * (1 - core)), k);
    }
  }
};

/** Arch, spinous and transverse processes by their phase; then the canal with the cord. */
const paintSpine = (scene: Scene): void => {
  const z = heightAt(scene, 0, 88);
  const { period, phase, gate } = vertebraAt(z);
  for (const side of sides) {
    paintBone(scene, sided(side, [[11, 75, 4.2], [14, 84, 4.6]]), 1.4, coverage((6 - Math.abs((phase - 0.62) * period)) / 1.5));
    paintBone(scene, sided(side, [[14, 86, 4.5], [8, 94, 3.8], [0, 98, 3.8]]), 1.2, 0.35 + 0.65 * gate(0.2, 5, 2));
    paintStroke(scene, sided(side, [[15, 86, 5.2], [16, 87, 5]]), { hu: 420, grain: 40, opacity: 0.75 * gate(0.45, 7, 2) });
    const wing = gate(0.95, 4.5, 1.6);
    if (z > -215) paintBone(scene, sided(side, [[16, 87, 4.2], [36, 92, 4]]), 1.2, wing);
    else paintBone(scene, sided(side, [[18, 80, 3], [42, 84, 2.2]]), 1, wing);
  }
  paintBone(scene, [[0, 97, 3.6], [0, z < -180 ? 109 : 107, 3.2]], 1.2, 0.3 + 0.7 * gate(0.05, 7, 2));
  paintVertebralBody(scene);
  for (const [rx, ry, hu] of [[10, 8, -15], [8, 6.8, 12], [5, 4.2, 38]] as const) paintEllipsoid(scene, { center: [0, 83, z], semi: [rx, ry, 50] }, { hu });
};

export const paintSkeleton = (scene: Scene): void => {
  paintSpine(scene);
  paintSternum(scene);
  paintRibs(scene);
};
