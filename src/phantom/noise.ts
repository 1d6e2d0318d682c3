import { randomFrom } from './random';
import { at } from './paint/arithmetic';

/** Side of the repeating field of noise, pixels. */
const SIDE = 256;

const blurred = (values: Float32Array, deviation: number): Float32Array => {
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, k) => Math.exp((-(k - reach) * (k - reach)) / (2 * deviation * deviation)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = (from: Float32Array, stepX: number, stepY: number): Float32Array => Float32Array.from(from, (_, i) => {
    const [x, y] = [i % SIDE, Math.floor(i / SIDE)];
    let sum = 0;
    for (let k = -reach; k <= reach; k += 1) {
      sum += (weights[k + reach] as number) * at(from, ((y + k * stepY) & (SIDE - 1)) * SIDE + ((x + k * stepX) & (SIDE - 1)));
    }
    return sum / total;
  });
  return pass(pass(values, 1, 0), 0, 1);
};

export type Kernel = 'soft' | 'sharp';

/**
 * Widths of the two Gaussians whose difference shapes the noise, mm: a ramp at low frequencies and a roll-off at high ones, as filtered
 * back-projection leaves it. A sharp kernel keeps more of the high end.
 */
const SHAPE: Record<Kernel, readonly [narrow: number, wide: number]> = { soft: [0.6, 1.5], sharp: [0.4, 0.85] };

const fields = new Map<string, Float32Array>();

/** A repeating field of unit variance and zero mean with the noise power spectrum of the kernel at this pixel size. */
const fieldOf = (kernel: Kernel, spacing: number): Float32Array => {
  const key = `${kernel} ${spacing}`;
  const known = fields.get(key);
  if (known) return known;
  const random = randomFrom(kernel === 'soft' ? 11 : 14);
  const white = Float32Array.from({ length: SIDE * SIDE }, () => random() + random() + random() + random() - 2);
  const [narrow, wide] = SHAPE[kernel];
  const sharp = blurred(white, Math.max(0.6, narrow / spacing));
  const smooth = blurred(white, Math.max(1.4, wide / spacing));
  const shaped = sharp.map((value, i) => value - 0.9 * at(smooth, i));
  const deviation = Math.sqrt(shaped.reduce((sum, value) => sum + value * value, 0) / shaped.length);
  const field = shaped.map((value) => value / deviation);
  fields.set(key, field);
  return field;
};

/** Noise for one slice, unit standard deviation: the field, begun at a place that the seed and the slice choose. */
export const noiseOf = (kernel: Kernel, spacing: number, seed: number): ((column: number, row: number) => number) => {
  const field = fieldOf(kernel, spacing);
  const random = randomFrom(seed);
  const [x, y, flipX, flipY] = [Math.floor(random() * SIDE), Math.floor(random() * SIDE), random() < 0.5 ? -1 : 1, random() < 0.5 ? -1 : 1];
  return (column, row) => at(field, ((row * flipY + y) & (SIDE - 1)) * SIDE + ((column * flipX + x) & (SIDE - 1)));
};
