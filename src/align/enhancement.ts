import type { Grid } from './grid';
import type { Scan } from './scan';

/** How strongly the great vessels and the liver are enhanced, mean HU; null where they could not be found. */
export interface Enhancement {
  readonly aortaHu: number | null;
  readonly liverHu: number | null;
}

interface Level {
  readonly z: number;
  /** Part of the body that is air of the lungs. */
  readonly lung: number;
  readonly left: number;
  readonly right: number;
  readonly front: number;
  readonly back: number;
}

const AIR_BELOW_HU = -500;
const BODY_ABOVE_HU = -300;

const at = ({ values, counts: [nx, ny] }: Grid, x: number, y: number, z: number): number => values[(z * ny + y) * nx + x] as number;

/** The body in one layer of cells: its box, and how much lung it holds; null where there is next to none. */
const levelAt = (grid: Grid, z: number): Level | null => {
  const [nx, ny] = grid.counts;
  let [left, right, front, back, body, lung] = [nx, 0, ny, 0, 0, 0];
  for (let y = 0; y < ny; y += 1) {
    let [first, lastOne] = [-1, -1];
    for (let x = 0; x < nx; x += 1) if (at(grid, x, y, z) > BODY_ABOVE_HU) { if (first < 0) first = x; lastOne = x; }
    if (first < 0 || lastOne - first < 20) continue;
    [left, right, front, back] = [Math.min(left, first), Math.max(right, lastOne), Math.min(front, y), Math.max(back, y)];
    for (let x = first; x <= lastOne; x += 1) { body += 1; if (at(grid, x, y, z) < AIR_BELOW_HU) lung += 1; }
  }
  return body < 400 ? null : { z, lung: lung / body, left, right, front, back };
};

interface Ball { readonly mean: number; readonly deviation: number }

/** Values within a disc of a layer and those beside it. */
const discAt = (grid: Grid, x: number, y: number, z: number, radius: number): Ball => {
  let [n, sum, squares] = [0, 0, 0];
  for (let dz = -1; dz <= 1; dz += 1) for (let dy = -radius; dy <= radius; dy += 1) for (let dx = -radius; dx <= radius; dx += 1) {
    if (dx * dx + dy * dy > radius * radius) continue;
    const value = at(grid, x + dx, y + dy, z + dz);
    n += 1;
    sum += value;
    squares += value * value;
  }
  const mean = sum / n;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / n - mean * mean)) };
};

const FEWEST_LEVELS = 4;
/** How far below the bases of the lungs the liver is looked for. */
const LIVER_MM = 75;

/** Parts of the most lung that a level shows: from the first on it is a chest, below the second the bases end. */
const CHEST = 0.4;
const BASES = 0.35;
const SPREAD_HU = 12;

/** What most levels agree on: an organ is the same from slice to slice, and what is mistaken for it is not. Null where too few do. */
const agreed = (means: readonly number[]): number | null => {
  let best: readonly number[] = [];
  for (const mean of [...means].sort((a, b) => a - b)) {
    const near = means.filter((other) => Math.abs(other - mean) <= SPREAD_HU);
    if (near.length > best.length) best = near;
  }
  return best.length < Math.max(FEWEST_LEVELS, 0.3 * means.length) ? null : best.reduce((sum, mean) => sum + mean, 0) / best.length;
};

/**
 * Aorta: on levels with lungs on both sides, the brightest even disc of 12 mm beside and before the spine on the patient's left. Liver: below the bases
 * of the lungs, the evenest disc of 30 mm in the patient's right half. Cells are clamped to 300 HU, so a bolus reads as 300. Patient axes: +x is left.
 */
export const enhancementOf = ({ fine }: Scan): Enhancement => {
  const [nx, ny, nz] = fine.counts;
  const aortas: number[] = [];
  const livers: number[] = [];
  const cells = (mm: number): number => Math.max(1, Math.round(mm / fine.cell));
  const levels = Array.from({ length: Math.max(0, Math.floor((nz - 4) / 3)) }, (_, index) => levelAt(fine, 2 + 3 * index)).filter((level) => level !== null);
  const most = Math.max(0, ...levels.map(({ lung }) => lung));
  const base = levels.find(({ lung }) => lung > BASES * most)?.z ?? null;
  for (const level of levels) {
    const { z } = level;
    const middle = (level.left + level.right) / 2;
    const [wide, deep] = [level.right - level.left, level.back - level.front];
    const scan = (fromX: number, toX: number, fromY: number, toY: number, radius: number, fits: (ball: Ball) => boolean, better: (a: Ball, b: Ball) => boolean): Ball | null => {
      let best: Ball | null = null;
      for (let y = Math.max(radius, Math.round(fromY)); y <= Math.min(ny - 1 - radius, toY); y += 1) {
        for (let x = Math.max(radius, Math.round(fromX)); x <= Math.min(nx - 1 - radius, toX); x += 1) {
          const ball = discAt(fine, x, y, z, radius);
          if (fits(ball) && (best === null || better(ball, best))) best = ball;
        }
      }
      return best;
    };
    if (level.lung > CHEST * most) {
      const aorta = scan(middle + 0.02 * wide, middle + 0.14 * wide, level.front + 0.5 * deep, level.front + 0.76 * deep, cells(6), ({ mean, deviation }) => mean > 20 && mean <= 300 && deviation < 25, (a, b) => a.mean > b.mean);
      if (aorta) aortas.push(aorta.mean);
    } else if (base !== null && z <= base && z > base - cells(LIVER_MM)) {
      const liver = scan(level.left + 0.12 * wide, middle - 0.08 * wide, level.front + 0.25 * deep, level.front + 0.7 * deep, cells(15), ({ mean, deviation }) => mean > 25 && mean < 200 && deviation < 22, (a, b) => a.deviation < b.deviation);
      if (liver) livers.push(liver.mean);
    }
  }
  return { aortaHu: agreed(aortas), liverHu: agreed(livers) };
};
