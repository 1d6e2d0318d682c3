/** Numbers as every screen writes them: one decimal, a real minus (U+2212), no space before %. What is shown is what is used. */
const MINUS = '−';

/** The value that is shown, as a number: one decimal, halves away from zero. */
export const shown = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-7)) / 10;

/** e.g. 142.2 or −204.0. */
export const decimal = (value: number): string => {
  const one = shown(value);
  return `${one < 0 ? MINUS : ''}${Math.abs(one).toFixed(1)}`;
};

/** What a file states, e.g. a slice thickness: one decimal, a second one where it says so: 5.0, 1.25. */
export const stated = (value: number): string => {
  const two = Math.round(value * 100) / 100;
  return Number.isInteger(Math.round(two * 100) / 10) ? decimal(two) : `${two < 0 ? MINUS : ''}${Math.abs(two).toFixed(2)}`;
};

/** e.g. +37.1, −7.7; zero has no sign. */
export const signed = (value: number): string => (shown(value) > 0 ? `+${decimal(value)}` : decimal(value));

/** e.g. +28.3%. */
export const percent = (value: number): string => `${signed(value)}%`;

/** Whole numbers with a real minus, e.g. −600. */
export const whole = (value: number): string => {
  const round = Math.round(value);
  return `${round < 0 ? MINUS : ''}${Math.abs(round)}`;
};

/** e.g. "1 lesion", "5 systems". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
