/** Distribution functions and quantiles, accurate to about 1e-12 where this room uses them. */

const LANCZOS = [676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7] as const;

/** ln Γ(x), x > 0 (Lanczos, g = 7, n = 9). */
const logGamma = (x: number): number => {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const y = x - 1;
  const sum = LANCZOS.reduce((total, coefficient, index) => total + coefficient / (y + index + 1), 0.99999999999980993);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
};

const TINY = 1e-300;
const EPSILON = 1e-16;
const away = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Continued fraction of the incomplete beta function (modified Lentz). */
const betaFraction = (a: number, b: number, x: number): number => {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 1000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < EPSILON) break;
  }
  return h;
};

/** Regularised incomplete beta function Iₓ(a, b). */
const incompleteBeta = (a: number, b: number, x: number): number => {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(a, b, x)) / a : 1 - (front * betaFraction(b, a, 1 - x)) / b;
};

/** Regularised lower incomplete gamma function P(a, x), as its series. */
const incompleteGamma = (a: number, x: number): number => {
  if (x <= 0) return 0;
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < 10_000 && Math.abs(term) > Math.abs(sum) * EPSILON; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return Math.min(1, sum * Math.exp(a * Math.log(x) - x - logGamma(a)));
};

/** Where a rising function of x ≥ 0 reaches p: bracketed, then halved until nothing is left between. */
const inverse = (cumulative: (x: number) => number, p: number): number => {
  let [low, high] = [0, 1];
  while (cumulative(high) < p && high < 1e12) [low, high] = [high, high * 2];
  for (let step = 0; step < 200; step += 1) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) return middle;
    if (cumulative(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/** Quantile of F with (d1, d2) degrees of freedom. */
export const fQuantile = (p: number, d1: number, d2: number): number => inverse((x) => incompleteBeta(d1 / 2, d2 / 2, (d1 * x) / (d1 * x + d2)), p);

/** Quantile of χ². */
export const chiSquareQuantile = (p: number, df: number): number => inverse((x) => incompleteGamma(df / 2, x / 2), p);

/** Quantile of Student's t above a half: t² is F(1, df). */
export const tQuantile = (p: number, df: number): number => Math.sqrt(fQuantile(2 * p - 1, 1, df));

/** Quantile of the normal above a half: z² is χ²(1). */
export const normalQuantile = (p: number): number => Math.sqrt(chiSquareQuantile(2 * p - 1, 1));
