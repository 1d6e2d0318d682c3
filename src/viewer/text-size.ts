import type { Run } from './mark-text';

const LARGEST_PX = 20;
const measure = document.createElement('canvas').getContext('2d');
const widths = new Map<string, number>();

/** Text on the image follows the reader's text size up to 20 px and stops there. CSS pixels. */
export const textSize = (): { readonly px: number; readonly rem: number } => {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return { px: Math.min((13 / 16) * rem, LARGEST_PX), rem };
};

const weightOf = (set: Run['set']): number => (set === 'id' || set === 'count' ? 700 : set === 'unit' ? 400 : 500);

export const runWidth = ({ text, set }: Run): number => {
  const { px } = textSize();
  const family = getComputedStyle(document.body).fontFamily;
  const font = `${weightOf(set)} ${px}px ${family}`;
  const key = `${font}|${text}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  if (widths.size > 500) widths.clear();
  let width = text.length * px * 0.55;
  if (measure) {
    measure.font = font;
    // Figures are set in one width each, which a canvas does not do: a 1 would be measured too narrow.
    width = measure.measureText(text.replace(/\d/g, '0')).width;
  }
  widths.set(key, width);
  return width;
};
