import type { Vec3 } from '../dicom';

/** A volume of equal cubes along the patient axes. Value of a cell in HU, clamped to SOFTEST..HARDEST; HOLE where nothing was scanned. */
export interface Grid {
  readonly values: Int16Array;
  readonly counts: Vec3;
  /** Edge of a cell, mm. */
  readonly cell: number;
  /** Centre of the first cell, patient mm. */
  readonly origin: Vec3;
  readonly holes: boolean;
}

/** Air to contrast-filled vessel: beyond it, metal, table and dense bone stop to matter. */
export const SOFTEST = -1000;
export const HARDEST = 300;
export const HOLE = -32768;

/** Where `sample` leaves what it found: the value, and its change per mm along x, y, z. One per loop, so that nothing is allocated per point. */
export interface Sampled {
  value: number;
  x: number;
  y: number;
  z: number;
}

/** Trilinear value and gradient at a place, patient mm; false outside the grid or beside a hole. */
export const sample = (grid: Grid, x: number, y: number, z: number, out: Sampled): boolean => {
  const { values: d, cell, origin, counts } = grid;
  const nx = counts[0];
  const ny = counts[1];
  const fx = (x - origin[0]) / cell;
  const fy = (y - origin[1]) / cell;
  const fz = (z - origin[2]) / cell;
  if (!(fx >= 0 && fy >= 0 && fz >= 0 && fx < nx - 1 && fy < ny - 1 && fz < counts[2] - 1)) return false;
  const i = fx | 0;
  const j = fy | 0;
  const k = fz | 0;
  const u = fx - i;
  const v = fy - j;
  const w = fz - k;
  const p = (k * ny + j) * nx + i;
  const q = p + nx * ny;
  const a = d[p] as number;
  const b = d[p + 1] as number;
  const c = d[p + nx] as number;
  const e = d[p + nx + 1] as number;
  const f = d[q] as number;
  const g = d[q + 1] as number;
  const h = d[q + nx] as number;
  const l = d[q + nx + 1] as number;
  if (grid.holes && (a === HOLE || b === HOLE || c === HOLE || e === HOLE || f === HOLE || g === HOLE || h === HOLE || l === HOLE)) return false;
  const lowNear = a + u * (b - a);
  const lowFar = c + u * (e - c);
  const highNear = f + u * (g - f);
  const highFar = h + u * (l - h);
  const low = lowNear + v * (lowFar - lowNear);
  const high = highNear + v * (highFar - highNear);
  out.value = low + w * (high - low);
  out.x = ((1 - w) * ((1 - v) * (b - a) + v * (e - c)) + w * ((1 - v) * (g - f) + v * (l - h))) / cell;
  out.y = ((1 - w) * (lowFar - lowNear) + w * (highFar - highNear)) / cell;
  out.z = (high - low) / cell;
  return true;
};

/** The same volume in cells of twice the edge; a cell with a hole in it is a hole. */
export const coarser = (grid: Grid): Grid => {
  const [nx, ny] = grid.counts;
  const counts = grid.counts.map((n) => n >> 1) as unknown as Vec3;
  const [cx, cy, cz] = counts;
  const values = new Int16Array(cx * cy * cz);
  const d = grid.values;
  const corners = [0, 1, nx, nx + 1, nx * ny, nx * ny + 1, nx * ny + nx, nx * ny + nx + 1];
  for (let k = 0, at = 0; k < cz; k += 1) {
    for (let j = 0; j < cy; j += 1) {
      for (let i = 0; i < cx; i += 1, at += 1) {
        const p = (2 * k * ny + 2 * j) * nx + 2 * i;
        let sum = 0;
        let hole = false;
        for (const corner of corners) {
          const value = d[p + corner] as number;
          hole ||= value === HOLE;
          sum += value;
        }
        values[at] = hole ? HOLE : Math.round(sum / 8);
      }
    }
  }
  const half = grid.cell / 2;
  return { values, counts, cell: grid.cell * 2, origin: grid.origin.map((o) => o + half) as unknown as Vec3, holes: grid.holes };
};
