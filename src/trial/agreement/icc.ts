import { fQuantile } from './distributions';
import { LEVEL, mean, upper, type Estimate } from './estimate';

export interface Icc extends Estimate {
  readonly subjects: number;
  readonly readers: number;
  readonly model: 'ICC(2,1) absolute agreement' | 'ICC(3,1) consistency';
  readonly method: 'Shrout and Fleiss 1979; McGraw and Wong 1996';
}

const METHOD = 'Shrout and Fleiss 1979; McGraw and Wong 1996';

/** Mean squares of the two-way layout without replication: between subjects, between readers, rest. */
const meanSquares = (rows: readonly (readonly number[])[]): { readonly n: number; readonly k: number; readonly subjects: number; readonly readers: number; readonly rest: number } => {
  const n = rows.length;
  const k = rows[0]?.length ?? 0;
  const grand = mean(rows.flat());
  const ofSubject = rows.map(mean);
  const ofReader = Array.from({ length: k }, (_, reader) => mean(rows.map((row) => row[reader] ?? NaN)));
  const between = (means: readonly number[]): number => means.reduce((sum, one) => sum + (one - grand) ** 2, 0);
  const rest = rows.reduce((sum, row, subject) => sum + row.reduce((inner, value, reader) => inner + (value - (ofSubject[subject] ?? 0) - (ofReader[reader] ?? 0) + grand) ** 2, 0), 0);
  return { n, k, subjects: (k * between(ofSubject)) / (n - 1), readers: (n * between(ofReader)) / (k - 1), rest: rest / ((n - 1) * (k - 1)) };
};

/** Two subjects, two readers and some spread at least; a row for each subject, a column for each reader. */
const isComputable = (rows: readonly (readonly number[])[]): boolean => {
  const k = rows[0]?.length ?? 0;
  return rows.length > 1 && k > 1 && rows.every((row) => row.length === k && row.every(Number.isFinite)) && new Set(rows.flat()).size > 1;
};

/** R14: ICC(2,1), readers as a sample of readers: two-way random effects, single measure, absolute agreement. Null where it is not defined. */
export const icc21 = (rows: readonly (readonly number[])[], level = LEVEL): Icc | null => {
  if (!isComputable(rows)) return null;
  const { n, k, subjects, readers, rest } = meanSquares(rows);
  const value = (subjects - rest) / (subjects + (k - 1) * rest + (k * (readers - rest)) / n);
  const common = { value, subjects: n, readers: k, model: 'ICC(2,1) absolute agreement', method: METHOD } as const;
  if (rest === 0 && readers === 0) return { ...common, low: 1, high: 1 };
  const a = (k * value) / (n * (1 - value));
  const b = 1 + (k * value * (n - 1)) / (n * (1 - value));
  const df = (a * readers + b * rest) ** 2 / ((a * readers) ** 2 / (k - 1) + (b * rest) ** 2 / ((n - 1) * (k - 1)));
  const [fLow, fHigh] = [fQuantile(upper(level), n - 1, df), fQuantile(upper(level), df, n - 1)];
  const noise = k * readers + (k * n - k - n) * rest;
  return { ...common, low: (n * (subjects - fLow * rest)) / (fLow * noise + n * subjects), high: (n * (fHigh * subjects - rest)) / (noise + n * fHigh * subjects) };
};

/** R14: ICC(3,1), these readers and no others: two-way mixed effects, single measure, consistency. Null where it is not defined. */
export const icc31 = (rows: readonly (readonly number[])[], level = LEVEL): Icc | null => {
  if (!isComputable(rows)) return null;
  const { n, k, subjects, rest } = meanSquares(rows);
  const value = (subjects - rest) / (subjects + (k - 1) * rest);
  const common = { value, subjects: n, readers: k, model: 'ICC(3,1) consistency', method: METHOD } as const;
  if (rest === 0) return { ...common, low: 1, high: 1 };
  const df = (n - 1) * (k - 1);
  const f = subjects / rest;
  const [low, high] = [f / fQuantile(upper(level), n - 1, df), f * fQuantile(upper(level), df, n - 1)];
  return { ...common, low: (low - 1) / (low + k - 1), high: (high - 1) / (high + k - 1) };
};
