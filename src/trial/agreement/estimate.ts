/** A figure with its confidence interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export const LEVEL = 0.95;
/** Where a two-sided interval of a level ends. */
export const upper = (level: number): number => 1 - (1 - level) / 2;

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
/** With n − 1. */
export const variance = (values: readonly number[]): number => {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
};

/** A share of cases. */
export interface Proportion extends Estimate {
  readonly count: number;
  readonly of: number;
}
