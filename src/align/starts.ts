import type { Vec3 } from '../dicom';
import { shiftedBy, type Affine } from './affine';
import { Correlation } from './correlation';
import { sample, type Grid, type Sampled } from './grid';
import type { Scan } from './scan';

const STEP_MM = 6;
/** Less common height than this is no start; a shorter scan must be met by 60 % of itself. */
const LEAST_OVERLAP_MM = 30;
const MOST_STARTS = 6;

interface Level {
  readonly x: number;
  readonly y: number;
  readonly cells: number;
}

/** Centre of the body on each axial layer, patient mm. */
const levelsOf = (grid: Grid, body: Uint8Array): readonly Level[] => {
  const [nx, ny, nz] = grid.counts;
  return Array.from({ length: nz }, (_, k) => {
    let [n, x, y] = [0, 0, 0];
    for (let cell = 0; cell < nx * ny; cell += 1) {
      if (body[k * nx * ny + cell] === 0) continue;
      n += 1;
      x += cell % nx;
      y += Math.floor(cell / nx);
    }
    return { x: grid.origin[0] + (grid.cell * x) / n, y: grid.origin[1] + (grid.cell * y) / n, cells: n };
  });
};

/** Correlation of body points with the moving scan under a shift, less a little for every point that falls outside. */
const merit = (points: Float32Array, moving: Grid, [x, y, z]: Vec3): number => {
  const s: Sampled = { value: 0, x: 0, y: 0, z: 0 };
  const both = new Correlation();
  for (let p = 0; p < points.length; p += 4) {
    if (sample(moving, (points[p] as number) + x, (points[p + 1] as number) + y, (points[p + 2] as number) + z, s)) both.add(points[p + 3] as number, s.value);
  }
  return both.n < 50 ? -1 : both.value() - 0.1 * (1 - both.n / (points.length / 4));
};

/**
 * Shifts from which a fit may find its way: every level that leaves common height is tried with the bodies' centres laid on each other
 * (origin and table height are the scanner's, not the patient's), and the best few that stand out from their neighbours go on.
 */
export const startsOf = (fixed: Scan, moving: Scan, points: Float32Array): readonly Affine[] => {
  const [f, m] = [fixed.coarse, moving.coarse];
  const fixedLevels = levelsOf(f, fixed.coarseBody);
  const movingLevels = levelsOf(m, moving.coarseBody);
  const [fixedHeight, movingHeight] = [(f.counts[2] - 1) * f.cell, (m.counts[2] - 1) * m.cell];
  const least = Math.min(LEAST_OVERLAP_MM, 0.6 * Math.min(fixedHeight, movingHeight));
  const lowest = m.origin[2] - (f.origin[2] + fixedHeight) + least;
  const highest = m.origin[2] + movingHeight - f.origin[2] - least;
  const tried: { readonly shift: Vec3; readonly merit: number }[] = [];
  for (let z = lowest; z <= highest; z += STEP_MM) {
    let [n, x, y] = [0, 0, 0];
    fixedLevels.forEach((level, k) => {
      const other = movingLevels[Math.round((f.origin[2] + k * f.cell + z - m.origin[2]) / m.cell)];
      if (level.cells === 0 || !other || other.cells === 0) return;
      n += 1;
      x += other.x - level.x;
      y += other.y - level.y;
    });
    if (n === 0) continue;
    const shift: Vec3 = [x / n, y / n, z];
    tried.push({ shift, merit: merit(points, m, shift) });
  }
  return tried
    .filter(({ merit: here }, i) => here >= (tried[i - 1]?.merit ?? -1) && here >= (tried[i + 1]?.merit ?? -1))
    .sort((a, b) => b.merit - a.merit)
    .slice(0, MOST_STARTS)
    .map(({ shift }) => shiftedBy(shift));
};
