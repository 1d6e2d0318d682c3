import type { Vec3 } from '../dicom';
import { HOLE, type Grid } from './grid';
import { CELL_MM, type Layers, type Sheet } from './layers';

const AXES = [0, 1, 2] as const;

const medianGap = (sheets: readonly Sheet[]): number => {
  const gaps = sheets.slice(1).map((sheet, i) => sheet.position - (sheets[i] as Sheet).position).sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? CELL_MM;
};

/** Patient box around the corners of all layers. */
const boxOf = (layers: Layers, sheets: readonly Sheet[]): { readonly low: Vec3; readonly counts: Vec3 } => {
  const right = (layers.columns - 1) * layers.across * layers.plane.columnSpacing;
  const below = (layers.rows - 1) * layers.down * layers.plane.rowSpacing;
  const ends = AXES.map((k) => {
    const all = sheets.flatMap(({ first }) => [[0, 0], [right, 0], [0, below], [right, below]].map(([a = 0, b = 0]) =>
      first[k] + a * layers.plane.rowDirection[k] + b * layers.plane.columnDirection[k]));
    return [all.reduce((m, v) => Math.min(m, v)), all.reduce((m, v) => Math.max(m, v))] as const;
  });
  return { low: ends.map(([low]) => low) as unknown as Vec3, counts: ends.map(([low, high]) => Math.floor((high - low) / CELL_MM + 1e-6) + 1) as unknown as Vec3 };
};

/**
 * The scan in equal cubes along the patient axes, whatever its orientation, tilt, order or spacing was, so that everything after it knows one geometry.
 * Linear between layers; across a gap of more than two slices nothing is made up.
 */
export const cubesOf = (layers: Layers, sheets: readonly Sheet[]): Grid => {
  const { plane, rows, columns } = layers;
  const { low, counts } = boxOf(layers, sheets);
  const [nx, ny, nz] = counts;
  const out = new Int16Array(nx * ny * nz).fill(HOLE);
  const gap = medianGap(sheets);
  const widest = Math.max(2.2 * gap, 12);
  const { normal: n, rowDirection: r, columnDirection: c } = plane;
  const [du, dv] = [layers.across * plane.columnSpacing, layers.down * plane.rowSpacing];
  const last = sheets.length - 1;
  let holes = false;
  let at = 0;
  let k = 0;
  const inSheet = (sheet: Sheet, x: number, y: number, z: number): number => {
    const { first, values } = sheet;
    const dx = x - first[0];
    const dy = y - first[1];
    const dz = z - first[2];
    let u = (dx * r[0] + dy * r[1] + dz * r[2]) / du;
    let v = (dx * c[0] + dy * c[1] + dz * c[2]) / dv;
    if (u < -0.5 || v < -0.5 || u > columns - 0.5 || v > rows - 0.5) return NaN;
    u = u < 0 ? 0 : u > columns - 1.0001 ? columns - 1.0001 : u;
    v = v < 0 ? 0 : v > rows - 1.0001 ? rows - 1.0001 : v;
    const i = u | 0;
    const j = v | 0;
    const a = u - i;
    const b = v - j;
    const p = j * columns + i;
    const top = (values[p] as number) * (1 - a) + (values[p + 1] as number) * a;
    const bottom = (values[p + columns] as number) * (1 - a) + (values[p + columns + 1] as number) * a;
    return top + b * (bottom - top);
  };
  for (let kz = 0; kz < nz; kz += 1) {
    const z = low[2] + kz * CELL_MM;
    for (let ky = 0; ky < ny; ky += 1) {
      const y = low[1] + ky * CELL_MM;
      for (let kx = 0; kx < nx; kx += 1, at += 1) {
        const x = low[0] + kx * CELL_MM;
        const s = x * n[0] + y * n[1] + z * n[2];
        // Neighbouring cubes lie near the same layer: walk on from the last one instead of searching anew.
        while (k > 0 && (sheets[k] as Sheet).position > s) k -= 1;
        while (k < last - 1 && (sheets[k + 1] as Sheet).position <= s) k += 1;
        const under = sheets[k] as Sheet;
        const over = sheets[k + 1] as Sheet;
        const apart = over.position - under.position;
        const w = (s - under.position) / apart;
        const value = apart > widest || w * apart < -gap / 2 || (w - 1) * apart > gap / 2 ? NaN
          : w <= 0 ? inSheet(under, x, y, z) : w >= 1 ? inSheet(over, x, y, z)
            : (1 - w) * inSheet(under, x, y, z) + w * inSheet(over, x, y, z);
        if (value === value) out[at] = Math.round(value);
        else holes = true;
      }
    }
  }
  return { values: out, counts, cell: CELL_MM, origin: low, holes };
};
