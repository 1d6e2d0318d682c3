import { randomFrom } from './random';
import { at } from './paint/arithmetic';

/** Side of the repeating field of noise, pixels; a power of two. */
const SIDE = 512;
const MASK = SIDE - 1;

const weightsOf = (deviation: number): Float64Array => {
  const reach = Math.ceil(3 * deviation);
  const weights = Float64Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp((-(k - reach) * (k - reach)) / (2 * deviation * deviation)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
};

/** Gaussian blur on a field that repeats, by standard deviations along x and y, pixels. */
const blurred = (values: Float32Array, alongX: number, alongY: number): Float32Array => {
  let from = values;
  for (const [weights, stepX, stepY] of [[weightsOf(alongX), 1, 0], [weightsOf(alongY), 0, 1]] as const) {
    const reach = (weights.length - 1) / 2;
    const into = new Float32Array(SIDE * SIDE);
    for (let y = 0; y < SIDE; y += 1) {
      for (let x = 0; x < SIDE; x += 1) {
        let sum = 0;
        for (let k = -reach; k <= reach; k += 1) sum += (weights[k + reach] as number) * at(from, ((y + k * stepY) & MASK) * SIDE + ((x + k * stepX) & MASK));
        into[y * SIDE + x] = sum;
      }
    }
    from = into;
  }
  return from;
};

const white = (seed: number): Float32Array => {
  const random = randomFrom(seed);
  return Float32Array.from({ length: SIDE * SIDE }, () => random() + random() + random() + random() - 2);
};
const unit = (values: Float32Array): Float32Array => {
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
  return values.map((value) => value / deviation);
};

export type Kernel = 'soft' | 'sharp';

/**
 * Widths of the two Gaussians whose difference shapes the noise, mm: a ramp at low frequencies and a roll-off at high ones, as filtered
 * back-projection leaves it. A sharp kernel keeps more of the high end.
 */
const SHAPE: Record<Kernel, readonly [narrow: number, wide: number]> = { soft: [0.6, 1.5], sharp: [0.36, 0.8] };

const fields = new Map<string, Float32Array>();
const kept = (key: string, make: () => Float32Array): Float32Array => {
  const field = fields.get(key) ?? make();
  fields.set(key, field);
  return field;
};

/** A repeating field of unit variance and zero mean with the noise power spectrum of the kernel at this pixel size. */
const grainy = (kernel: Kernel, spacing: number): Float32Array => kept(`${kernel} ${spacing}`, () => {
  const [narrow, wide] = SHAPE[kernel].map((width) => width / spacing) as [number, number];
  const before = white(kernel === 'soft' ? 11 : 14);
  const fine = blurred(before, Math.max(0.45, narrow), Math.max(0.45, narrow));
  const rough = blurred(before, Math.max(1.1, wide), Math.max(1.1, wide));
  return unit(fine.map((value, i) => value - 0.9 * at(rough, i)));
});
/** Long fine lines from side to side: what too few photons through the shoulders leave behind. */
const streaky = (): Float32Array => kept('streaks', () => unit(blurred(white(21), 16, 0.8)));

/** How much neighbouring slices share: spiral scans are interpolated between turns. */
const SHARED = 0.3;
const OWN = Math.sqrt(1 - SHARED * SHARED);

/** Noise of one slice, row by row, unit standard deviation. */
export interface SliceNoise {
  readonly row: (row: number, columns: number, into: Float32Array) => void;
  readonly streaks: (row: number, columns: number, into: Float32Array) => void;
}

const corner = (seed: number): { readonly x: number; readonly y: number; readonly flip: number } => {
  const random = randomFrom(seed);
  return { x: Math.floor(random() * SIDE), y: Math.floor(random() * SIDE), flip: random() < 0.5 ? -1 : 1 };
};

/** The field read from a place that the scan's seed and the slice choose, mixed with the neighbour's. */
export const noiseOf = (kernel: Kernel, spacing: number, seed: number, slice: number): SliceNoise => {
  const field = grainy(kernel, spacing);
  const [own, next] = [corner(seed * 31 + slice * 7919), corner(seed * 31 + (slice + 1) * 7919)];
  return {
    row: (row, columns, into) => {
      const [a, b] = [((row * own.flip + own.y) & MASK) * SIDE, ((row * next.flip + next.y) & MASK) * SIDE];
      for (let column = 0; column < columns; column += 1) into[column] = OWN * at(field, a + ((column + own.x) & MASK)) + SHARED * at(field, b + ((column + next.x) & MASK));
    },
    streaks: (row, columns, into) => {
      const lines = streaky();
      const a = ((row + own.y) & MASK) * SIDE;
      for (let column = 0; column < columns; column += 1) into[column] = at(lines, a + ((column + own.x) & MASK));
    },
  };
};
