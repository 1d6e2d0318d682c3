import { normalQuantile } from './distributions';
import { LEVEL, upper, type Estimate } from './estimate';

export type KappaWeights = 'none' | 'linear' | 'quadratic';

export interface Kappa extends Estimate {
  readonly n: number;
  /** Weighted agreement that was seen, and that chance would give. */
  readonly observed: number;
  readonly expected: number;
  readonly standardError: number;
  readonly weights: KappaWeights;
  readonly method: 'asymptotic (Fleiss, Cohen and Everitt 1969)';
  /** Subjects by first reader's category (row) and second's (column). */
  readonly table: readonly (readonly number[])[];
}

const weight = (row: number, column: number, last: number, weights: KappaWeights): number => {
  if (weights === 'none') return row === column ? 1 : 0;
  const apart = Math.abs(row - column) / last;
  return 1 - (weights === 'linear' ? apart : apart ** 2);
};

const tableOf = <Label>(pairs: readonly (readonly [Label, Label])[], categories: readonly Label[]): readonly (readonly number[])[] =>
  categories.map((row) => categories.map((column) => pairs.filter(([a, b]) => a === row && b === column).length));

/**
 * R14: Cohen's κ of two readers, unweighted or weighted over the order of the categories, with the large-sample interval. Null where it is
 * not defined: no pairs, a category that is not listed, or both readers using one and the same category throughout.
 */
export const cohenKappa = <Label>(pairs: readonly (readonly [Label, Label])[], categories: readonly Label[], weights: KappaWeights = 'none', level = LEVEL): Kappa | null => {
  const n = pairs.length;
  const last = categories.length - 1;
  if (n === 0 || last < 1 || pairs.some((pair) => pair.some((label) => !categories.includes(label)))) return null;
  const table = tableOf(pairs, categories);
  const share = table.map((row) => row.map((count) => count / n));
  const rows = share.map((row) => row.reduce((sum, p) => sum + p, 0));
  const columns = categories.map((_, column) => share.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  const each = categories.flatMap((_, row) => categories.map((__, column) => ({ row, column, p: share[row]?.[column] ?? 0, w: weight(row, column, last, weights) })));
  const chance = ({ row, column }: { readonly row: number; readonly column: number }): number => (rows[row] ?? 0) * (columns[column] ?? 0);
  const observed = each.reduce((sum, { p, w }) => sum + w * p, 0);
  const expected = each.reduce((sum, cell) => sum + cell.w * chance(cell), 0);
  if (1 - expected < 1e-12) return null;
  const value = (observed - expected) / (1 - expected);
  const rowWeight = categories.map((_, row) => categories.reduce((sum, __, column) => sum + (columns[column] ?? 0) * weight(row, column, last, weights), 0));
  const columnWeight = categories.map((_, column) => categories.reduce((sum, __, row) => sum + (rows[row] ?? 0) * weight(row, column, last, weights), 0));
  const spread = each.reduce((sum, { row, column, p, w }) => sum + p * (w - ((rowWeight[row] ?? 0) + (columnWeight[column] ?? 0)) * (1 - value)) ** 2, 0);
  const variance = (spread - (value - expected * (1 - value)) ** 2) / (n * (1 - expected) ** 2);
  const standardError = Math.sqrt(Math.max(0, variance));
  const reach = normalQuantile(upper(level)) * standardError;
  return { value, low: value - reach, high: value + reach, n, observed, expected, standardError, weights, method: 'asymptotic (Fleiss, Cohen and Everitt 1969)', table };
};
