import type { Kernel } from './noise';

/** One slice of a real scan: stored values, row by row. */
interface Pixels {
  readonly columns: number;
  readonly rows: number;
  /** mm. */
  readonly spacing: number;
  readonly hu: Float32Array;
}

/** How a scan looks, measured on its pixels. */
export interface Texture {
  /** Standard deviation of the noise in soft tissue, HU. */
  readonly noise: number;
  /** Fine or coarse noise, by what neighbouring pixels share. */
  readonly kernel: Kernel;
  /** Standard deviation of the point spread, mm. */
  readonly edge: number;
}

const BLOCK = 8;

/** Deviations from a plane through a block of soft tissue, or null where there is an edge or other tissue. */
const residues = ({ hu, columns }: Pixels, row: number, column: number): Float64Array | null => {
  const found = new Float64Array(BLOCK * BLOCK);
  const middle = (BLOCK - 1) / 2;
  let [sum, alongX, alongY, squares] = [0, 0, 0, 0];
  for (let r = 0; r < BLOCK; r += 1) for (let c = 0; c < BLOCK; c += 1) {
    const value = hu[(row + r) * columns + column + c] as number;
    if (value < -60 || value > 220) return null;
    found[r * BLOCK + c] = value;
    sum += value;
    alongX += value * (c - middle);
    alongY += value * (r - middle);
    squares += (c - middle) ** 2;
  }
  const mean = sum / found.length;
  if (mean < 10 || mean > 140) return null;
  for (let r = 0; r < BLOCK; r += 1) for (let c = 0; c < BLOCK; c += 1) {
    const i = r * BLOCK + c;
    found[i] = (found[i] as number) - mean - (alongX / squares) * (c - middle) - (alongY / squares) * (r - middle);
  }
  return found;
};

interface Grained {
  readonly variance: number;
  readonly shared: number;
}

const grainOfBlock = (found: Float64Array): Grained => {
  let [squares, products, pairs] = [0, 0, 0];
  for (let i = 0; i < found.length; i += 1) {
    squares += (found[i] as number) ** 2;
    if (i % BLOCK < BLOCK - 1) {
      products += (found[i] as number) * (found[i + 1] as number);
      pairs += 1;
    }
  }
  return { variance: squares / (found.length - 3), shared: products / pairs / (squares / found.length || 1) };
};

const quantile = (values: readonly number[], share: number): number | null => values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? null;

/** Spread of the steepest steps between air or lung and tissue along the rows, mm. */
const spreads = ({ hu, columns, rows, spacing }: Pixels): readonly number[] => {
  const found: number[] = [];
  for (let row = 0; row < rows; row += 2) {
    for (let column = 5; column < columns - 5; column += 1) {
      const at = (step: number): number => hu[row * columns + column + step] as number;
      const step = Math.abs(at(4) - at(-4));
      const slope = Math.abs(at(1) - at(-1)) / (2 * spacing);
      if (step < 600 || slope < Math.abs(at(2) - at(0)) / (2 * spacing) || slope < Math.abs(at(0) - at(-2)) / (2 * spacing)) continue;
      const seen = step / (slope * Math.sqrt(2 * Math.PI));
      // The difference over two pixels is itself a blur: a box of that width.
      found.push(Math.sqrt(Math.max(0.09, seen * seen - (spacing * spacing) / 3)));
    }
  }
  return found;
};

const USUAL: Texture = { noise: 12, kernel: 'soft', edge: 0.7 };

/** Noise and sharpness of a scan from a few of its slices; usual values where there is no soft tissue or no edge to look at. */
export const textureOf = (slices: readonly Pixels[]): Texture => {
  const blocks = slices.flatMap((slice) => {
    const found: Grained[] = [];
    for (let row = 0; row + BLOCK <= slice.rows; row += BLOCK) for (let column = 0; column + BLOCK <= slice.columns; column += BLOCK) {
      const residue = residues(slice, row, column);
      if (residue !== null) found.push(grainOfBlock(residue));
    }
    return found;
  });
  // Blocks with a vessel or a fat plane in them vary more than noise does: the quieter half is noise.
  const variance = quantile(blocks.map((block) => block.variance), 0.35);
  if (variance === null || blocks.length < 20) return USUAL;
  const quiet = blocks.filter((block) => block.variance <= variance * 1.3);
  const shared = quantile(quiet.map((block) => block.shared), 0.5) ?? 0;
  const edge = quantile(slices.flatMap(spreads), 0.25) ?? USUAL.edge;
  return { noise: Math.sqrt(variance), kernel: shared < 0.3 ? 'sharp' : 'soft', edge: Math.min(1.5, Math.max(0.4, edge)) };
};
