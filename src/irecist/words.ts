import type { Ruler } from './lengths';

const MINUS = '\u2212';

const signed = (value: number, text: string): string => (value < 0 ? MINUS : value > 0 ? '+' : '') + text;

/** A length in words, e.g. "168.4 mm": one decimal, as recorded. */
export const mm = (units: number, ruler: Ruler): string => `${units < 0 ? MINUS : ''}${(Math.abs(units) / ruler.unitsPerMm).toFixed(1)} mm`;

/** A change of length with its sign, e.g. "−4.0 mm". */
export const change = (units: number, ruler: Ruler): string => signed(units, `${(Math.abs(units) / ruler.unitsPerMm).toFixed(1)} mm`);

/** Percentage of a whole, or null of nothing. */
export const percentOf = (part: number, whole: number): number | null => (whole === 0 ? null : (100 * part) / whole);

/** A percentage with its sign to one decimal; to more where one decimal would put it on the wrong side of the limit it was compared with. */
export const percent = (value: number | null, limit?: number): string => {
  if (value === null) return 'no percentage of 0 mm';
  for (let digits = 1; digits < 6; digits += 1) {
    const shown = Number(value.toFixed(digits));
    if (limit === undefined || (shown >= limit) === (value >= limit - 1e-9) && (shown <= limit) === (value <= limit + 1e-9)) return signed(shown, `${Math.abs(value).toFixed(digits)}%`);
  }
  return signed(value, `${Math.abs(value)}%`);
};

/** "T1", "T1 and T2", "T1, T2 and T3". */
export const list = (words: readonly string[], joint: 'and' | 'or' = 'and'): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} ${joint} ${words[words.length - 1] ?? ''}`;

/** "is" or "are". */
export const are = (words: readonly string[]): string => (words.length === 1 ? 'is' : 'are');

/** A sentence from clauses: first letter upper case, full stop. */
export const sentence = (text: string): string => {
  const trimmed = text.trim();
  const whole = /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
};
