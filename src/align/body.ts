import { HOLE, type Grid } from './grid';

/** Denser than fat-edged partial volume, lighter than any tissue: skin to air, HU. */
const SKIN = -350;

/** Fills `label` from one cell through all neighbours in the plane that are allowed; returns how many. */
const flooded = (nx: number, ny: number, start: number, id: number, label: Uint16Array, allowed: (cell: number) => boolean, stack: Int32Array): number => {
  let top = 1;
  let size = 0;
  stack[0] = start;
  label[start] = id;
  const visit = (cell: number): void => {
    if (label[cell] !== 0 || !allowed(cell)) return;
    label[cell] = id;
    stack[top] = cell;
    top += 1;
  };
  while (top > 0) {
    top -= 1;
    const cell = stack[top] as number;
    const x = cell % nx;
    size += 1;
    if (x > 0) visit(cell - 1);
    if (x < nx - 1) visit(cell + 1);
    if (cell >= nx) visit(cell - nx);
    if (cell < nx * (ny - 1)) visit(cell + nx);
  }
  return size;
};

/**
 * One byte per cell: inside the patient or not. Per axial layer the largest piece denser than skin with all it encloses (lungs, bowel gas);
 * table, clothes and most of the arms are other pieces and fall away, so a table at another height cannot pull.
 */
export const bodyOf = (grid: Grid): Uint8Array => {
  const [nx, ny, nz] = grid.counts;
  const cells = nx * ny;
  const body = new Uint8Array(cells * nz);
  const stack = new Int32Array(cells);
  const label = new Uint16Array(cells);
  const outside = 65535;
  for (let k = 0; k < nz; k += 1) {
    const layer = grid.values.subarray(k * cells, (k + 1) * cells);
    label.fill(0);
    const solid = (cell: number): boolean => (layer[cell] as number) > SKIN;
    let [largest, best, id] = [0, 0, 0];
    for (let cell = 0; cell < cells; cell += 1) {
      if (label[cell] !== 0 || !solid(cell)) continue;
      id = Math.min(id + 1, outside - 1);
      const size = flooded(nx, ny, cell, id, label, solid, stack);
      if (size > largest) [largest, best] = [size, id];
    }
    if (best === 0) continue;
    for (let cell = 0; cell < cells; cell += 1) label[cell] = label[cell] === best ? 1 : 0;
    const air = (): boolean => true;
    for (let cell = 0; cell < cells; cell += 1) {
      const x = cell % nx;
      const rim = x === 0 || x === nx - 1 || cell < nx || cell >= cells - nx;
      if (rim && label[cell] === 0) flooded(nx, ny, cell, outside, label, air, stack);
    }
    for (let cell = 0; cell < cells; cell += 1) body[k * cells + cell] = label[cell] === outside || layer[cell] === HOLE ? 0 : 1;
  }
  return body;
};

/** Cells of the body as places: x, y, z (patient mm) and HU, four numbers each, thinned evenly to about `most`. */
export const bodyPoints = (grid: Grid, body: Uint8Array, most: number): Float32Array => {
  const [nx, ny] = grid.counts;
  const count = body.reduce((sum, inside) => sum + inside, 0);
  const share = Math.min(1, most / Math.max(1, count));
  const out = new Float32Array(4 * (Math.ceil(count * share) + 1));
  let due = 0;
  let n = 0;
  for (let cell = 0; cell < body.length; cell += 1) {
    if (body[cell] === 0) continue;
    due += share;
    if (due < 1) continue;
    due -= 1;
    out[n] = grid.origin[0] + (cell % nx) * grid.cell;
    out[n + 1] = grid.origin[1] + (Math.floor(cell / nx) % ny) * grid.cell;
    out[n + 2] = grid.origin[2] + Math.floor(cell / (nx * ny)) * grid.cell;
    out[n + 3] = grid.values[cell] as number;
    n += 4;
  }
  return out.subarray(0, n);
};
