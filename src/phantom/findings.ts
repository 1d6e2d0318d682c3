import type { Vec3 } from '../dicom';
import { coverage } from './coverage';
import { at, smoothStep } from './paint/arithmetic';
import { paintEllipsoid } from './paint/ellipsoid';
import { blend } from './paint/slice-canvas';
import { randomFrom } from './random';
import type { Scene } from './torso/scene';

/** What is seen beside the lesions and has no diameter. Places in body coordinates, mm. */
export type Finding =
  /** Fluid that lies in the back of one half of the chest; `depth` is its greatest height above the wall, mm. */
  | { readonly kind: 'effusion'; readonly side: 'left' | 'right'; readonly depth: number }
  /** Ground glass (about −550 HU) or consolidation (about 30 HU) without a sharp border. */
  | { readonly kind: 'haze'; readonly at: Vec3; readonly semi: Vec3; readonly hu: number }
  /** Many nodules of 2 to 4 mm in a part of the lung. */
  | { readonly kind: 'nodules'; readonly at: Vec3; readonly semi: Vec3; readonly count: number; readonly seed: number };

const FLUID_HU = 8;

/** Fluid runs to the lowest place: the back, and down to the diaphragm; its upper border is a meniscus. */
const paintEffusion = ({ columns, span, left, top, spacing, z, inLung, inBelly, hu, grain }: Scene, side: number, depth: number): void => {
  const level = 84 - depth * (0.35 + 0.65 * smoothStep(10, -110, z)) * smoothStep(60, 10, z);
  for (let row = span.first; row <= span.last; row += 1) {
    const y = top + row * spacing;
    if (y < level - 30) continue;
    for (let column = 0; column < columns; column += 1) {
      const index = row * columns + column;
      const inside = at(inLung, index) * (1 - at(inBelly, index));
      const x = left + column * spacing;
      if (inside <= 0 || x * side < 0) continue;
      const climbs = level + 3 - 0.0035 * (Math.abs(x) - 70) ** 2 + 1.5 * at(grain.broad, index);
      // The descending aorta stands out of the lung's outline in its own fat.
      const beside = coverage(Math.hypot(x - 23, y - 43) - 16);
      const k = coverage((y - climbs) / 0.9) * inside * beside;
      if (k > 0.003) blend(hu, index, FLUID_HU + 3 * at(grain.fine, index), k);
      // The lung just above it does not open fully.
      const squeezed = 0.5 * smoothStep(climbs - 14, climbs, y) * inside * beside * (1 - k);
      if (squeezed > 0.01) blend(hu, index, -420 + 60 * at(grain.coarse, index), squeezed);
    }
  }
};

const paintHaze = (scene: Scene, center: Vec3, semi: Vec3, hu: number): void => {
  const { grain, inLung } = scene;
  const dense = hu > -200;
  paintEllipsoid(scene, { center, semi, outline: (u, v, w) => 1 + 0.12 * Math.sin(0.21 * u + 1) * Math.cos(0.19 * v + 0.1 * w) }, {
    hu: (_d, _x, _y, index) => hu + (dense ? 12 : 55) * at(grain.coarse, index) + (dense ? 6 : 40) * at(grain.fine, index),
    soft: dense ? 12 : 40, opacity: dense ? 0.95 : 0.8, clip: inLung,
  });
};

const paintNodules = (scene: Scene, [x, y, z]: Vec3, [a, b, c]: Vec3, count: number, seed: number): void => {
  const random = randomFrom(seed);
  for (let n = 0; n < count; n += 1) {
    const [u, v, w, size] = [random() * 2 - 1, random() * 2 - 1, random() * 2 - 1, 1 + random()];
    if (u * u + v * v + w * w > 1) continue;
    paintEllipsoid(scene, { center: [x + u * a, y + v * b, z + w * c], semi: [size, size * 0.9, size] }, { hu: -60, clip: scene.inLung });
  }
};

/** `organs` is the scene at the height that breathing gives. */
export const paintFindings = (organs: Scene, findings: readonly Finding[]): void => {
  for (const finding of findings) {
    if (finding.kind === 'effusion') paintEffusion(organs, finding.side === 'left' ? 1 : -1, finding.depth);
    else if (finding.kind === 'haze') paintHaze(organs, finding.at, finding.semi, finding.hu);
    else paintNodules(organs, finding.at, finding.semi, finding.count, finding.seed);
  }
};
