import { chiSquareQuantile, normalQuantile, tQuantile } from './distributions';
import { LEVEL, mean, upper, variance, type Estimate } from './estimate';

export interface BlandAltman {
  readonly n: number;
  /** Mean of second − first. */
  readonly bias: Estimate;
  readonly sd: number;
  /** bias ± 1.96 SD. */
  readonly lower: Estimate;
  readonly upper: Estimate;
  readonly points: readonly { readonly mean: number; readonly difference: number; /** Beyond the limits. */ readonly outside: boolean }[];
  readonly method: 'limits: Bland and Altman 1986; their intervals: Bland and Altman 1999, t with n − 1';
}

/** R14: differences of pairs against their means. With "percent" a difference is % of the pair's mean. Null for fewer than two pairs. */
export const blandAltman = (pairs: readonly (readonly [number, number])[], scale: 'absolute' | 'percent' = 'absolute', level = LEVEL): BlandAltman | null => {
  const usable = scale === 'percent' ? pairs.filter(([a, b]) => a + b !== 0) : pairs;
  const n = usable.length;
  if (n < 2) return null;
  const points = usable.map(([a, b]) => ({ mean: (a + b) / 2, difference: scale === 'percent' ? (200 * (b - a)) / (a + b) : b - a }));
  const values = points.map(({ difference }) => difference);
  const [bias, sd] = [mean(values), Math.sqrt(variance(values))];
  const z = normalQuantile(0.975);
  const t = tQuantile(upper(level), n - 1);
  const around = (value: number, error: number): Estimate => ({ value, low: value - t * error, high: value + t * error });
  const limitError = sd * Math.sqrt(1 / n + (z * z) / (2 * (n - 1)));
  const [lower, top] = [bias - z * sd, bias + z * sd];
  return {
    n, bias: around(bias, sd / Math.sqrt(n)), sd, lower: around(lower, limitError), upper: around(top, limitError),
    points: points.map((point) => ({ ...point, outside: point.difference < lower || point.difference > top })),
    method: 'limits: Bland and Altman 1986; their intervals: Bland and Altman 1999, t with n − 1',
  };
};

export interface Repeatability extends Estimate {
  readonly n: number;
  /** SD within a subject, of two readings each. */
  readonly withinSd: number;
  readonly method: 'RC = 1.96 √2 wSD; interval by χ² with n';
}

/** R14: the repeatability coefficient of paired readings of the same thing: 95 of 100 repeats differ by less. Null without pairs. */
export const repeatability = (pairs: readonly (readonly [number, number])[], level = LEVEL): Repeatability | null => {
  const n = pairs.length;
  if (n === 0) return null;
  const withinSd = Math.sqrt(mean(pairs.map(([a, b]) => (a - b) ** 2 / 2)));
  const value = normalQuantile(0.975) * Math.SQRT2 * withinSd;
  return {
    n, withinSd, value, low: value * Math.sqrt(n / chiSquareQuantile(upper(level), n)), high: value * Math.sqrt(n / chiSquareQuantile(1 - upper(level), n)),
    method: 'RC = 1.96 √2 wSD; interval by χ² with n',
  };
};
