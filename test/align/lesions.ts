import { patientPoint, type PixelPoint } from '../../src/dicom';
import type { ScanSlice } from '../../src/align';
import { noiseFrom, randomFrom } from './torso';

export type Organ = 'lung' | 'liver' | 'node' | 'adrenal';

/** A lesion drawn on one image by its formula, and its true diameters. */
export interface DrawnLesion {
  readonly slice: ScanSlice;
  readonly seed: PixelPoint;
  readonly longMm: number;
  readonly shortMm: number;
}

const SIDE = 180;

/** Unit noise with the spectrum of a soft kernel: white noise through a difference of two Gaussians. One field, begun elsewhere for each image. */
const FIELD = ((): Float32Array => {
  const random = randomFrom(11);
  const white = noiseFrom(random);
  const from = Float32Array.from({ length: SIDE * SIDE }, white);
  const blur = (values: Float32Array, sigma: number): Float32Array => {
    const reach = Math.ceil(3 * sigma);
    const pass = (source: Float32Array, step: number): Float32Array => source.map((_, p) => {
      let [sum, total] = [0, 0];
      for (let k = -reach; k <= reach; k += 1) {
        const weight = Math.exp((-k * k) / (2 * sigma * sigma));
        sum += weight * (source[(p + k * step + source.length) % source.length] as number);
        total += weight;
      }
      return sum / total;
    });
    return pass(pass(values, 1), SIDE);
  };
  const [near, wide] = [blur(from, 0.75), blur(from, 1.9)];
  const shaped = near.map((value, p) => value - 0.9 * (wide[p] as number));
  const deviation = Math.sqrt(shaped.reduce((sum, value) => sum + value * value, 0) / shaped.length);
  return shaped.map((value) => value / deviation);
})();
const grain = (random: () => number): ((p: number) => number) => {
  const start = Math.floor(random() * FIELD.length);
  return (p) => FIELD[(p + start) % FIELD.length] as number;
};

/** Share of a pixel on the inner side of an edge blurred to 0.7 mm (logistic stand-in for the normal integral, exact at half). */
const inside = (depth: number): number => 1 / (1 + Math.exp((-1.702 * depth) / 0.7));

interface Scene {
  readonly ground: number;
  readonly lesion: number;
  readonly noise: number;
  /** What lies beside the lesion: HU, radius (mm) and gap from its edge (mm). */
  readonly beside: readonly { readonly hu: number; readonly radius: number; readonly gap: number }[];
  readonly long: readonly [number, number];
}

const sceneOf = (organ: Organ, between: (low: number, high: number) => number): Scene => {
  switch (organ) {
    case 'lung': return { ground: -860, lesion: between(0, 50), noise: between(15, 35), long: [8, 50], beside: [
      { hu: 30, radius: between(1, 2.5), gap: between(-0.5, 4) }, { hu: 20, radius: between(1, 2), gap: between(1, 6) }, { hu: 45, radius: 70, gap: between(3, 12) }] };
    case 'liver': return { ground: between(100, 115), lesion: between(50, 70), noise: between(9, 14), long: [12, 55], beside: [{ hu: 165, radius: between(2, 5), gap: between(2, 10) }, { hu: 160, radius: 3, gap: between(2, 8) }] };
    case 'node': return { ground: -100, lesion: between(40, 90), noise: between(9, 15), long: [12, 40], beside: [{ hu: 165, radius: between(4, 9), gap: between(2, 6) }, { hu: 55, radius: 60, gap: between(3, 8) }] };
    case 'adrenal': return { ground: -95, lesion: between(20, 45), noise: between(9, 15), long: [14, 45], beside: [{ hu: 125, radius: 45, gap: between(2.5, 8) }, { hu: 160, radius: 10, gap: between(3, 10) }] };
  }
};

/** Lesion number `n` of an organ: an ellipse with an outline dented between its axes, whose ends stay where they are. */
export const drawnLesion = (organ: Organ, n: number): DrawnLesion => {
  const random = randomFrom(n * 7919 + organ.length * 104729 + organ.charCodeAt(0));
  const between = (low: number, high: number): number => low + random() * (high - low);
  const { ground, lesion, noise, beside, long } = sceneOf(organ, between);
  const pixel = between(0.66, 0.9);
  const a = between(long[0], long[1]) / 2;
  const b = a * between(0.6, 0.95);
  const dents = between(0, 0.1);
  const [turn, u0, v0] = [between(0, Math.PI), (SIDE / 2) * pixel + between(-0.5, 0.5), (SIDE / 2) * pixel + between(-0.5, 0.5)];
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const others = beside.map(({ hu, radius, gap }) => {
    const angle = between(0, 2 * Math.PI);
    const far = (a * b) / Math.hypot(b * Math.cos(angle - turn), a * Math.sin(angle - turn)) + gap + radius;
    return { hu, radius, u: u0 + far * Math.cos(angle), v: v0 + far * Math.sin(angle) };
  });
  const field = grain(random);
  const values = Int16Array.from({ length: SIDE * SIDE }, (_, p) => {
    const [u, v] = [(p % SIDE) * pixel, Math.floor(p / SIDE) * pixel];
    let hu = ground;
    for (const other of others) hu += (other.hu - hu) * inside(other.radius - Math.hypot(u - other.u, v - other.v));
    const [x, y] = [(u - u0) * cos + (v - v0) * sin, (v - v0) * cos - (u - u0) * sin];
    const t = Math.atan2(y / b, x / a);
    const scale = 1 - dents * Math.sin(2 * t) ** 2 * (0.6 + 0.4 * Math.sin(3 * t + n));
    const q = Math.hypot(x / a, y / b) / scale;
    // Distance from an ellipse to first order: (q − 1) over the length of the gradient of q.
    const gradient = q > 1e-6 ? Math.hypot(x / (a * a), y / (b * b)) / (q * scale * scale) : 1 / b;
    hu += (lesion - hu) * inside((1 - q) / Math.max(1e-6, gradient));
    return Math.round(hu + noise * field(p));
  });
  const [along, aside] = [between(-0.4, 0.4) * a, between(-0.4, 0.4) * b];
  return {
    slice: {
      plane: { rows: SIDE, columns: SIDE, origin: patientPoint(-60, 30, 12), rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal: [0, 0, 1], rowSpacing: pixel, columnSpacing: pixel },
      values, slope: 1, intercept: 0,
    },
    seed: { column: (u0 + along * cos - aside * sin) / pixel, row: (v0 + along * sin + aside * cos) / pixel },
    longMm: 2 * a,
    shortMm: 2 * b,
  };
};

/** Tissue without a lesion: one HU and noise. */
export const plainTissue = (hu: number, noise: number, n: number): ScanSlice => {
  const field = grain(randomFrom(n + 31));
  return { ...drawnLesion('liver', n).slice, values: Int16Array.from({ length: SIDE * SIDE }, (_, p) => hu + noise * field(p)) };
};
