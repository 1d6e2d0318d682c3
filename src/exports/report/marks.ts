/** What a page holds: drawn alike as PDF, on screen and as pixels. Lengths in points (1/72 inch) from the top left; text stands on its baseline. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, row by row: 0 black, 255 white. */
  readonly grey: Uint8Array;
}

export type PageMark =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly size: number; readonly strong: boolean; readonly ink: string; readonly align: 'start' | 'middle' | 'end' }
  /** Straight strokes through points; closed ones may be filled. */
  | { readonly kind: 'path'; readonly points: readonly (readonly [number, number])[]; readonly closed: boolean; readonly fill: string | null; readonly ink: string | null; readonly width: number; readonly dash: readonly number[] | null; /** 0–1; 1 where left out. */ readonly opacity?: number }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: string | null; readonly ink: string | null; readonly width: number; readonly dash: readonly number[] | null }
  | { readonly kind: 'picture'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly picture: Picture };

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly PageMark[];
}

/** Width of a line of text in points. */
export type Measure = (text: string, size: number, strong: boolean) => number;

/** Inks of the paper theme: each 4.5:1 or more on white, so that a grey print reads. */
export const INK = {
  text: '#14181c', muted: '#55606b', line: '#c4ccd4', soft: '#e3e8ec', edge: '#7d8893', response: '#1d5fa6', progression: '#b13e0e', unconfirmed: '#5c5700', hatch: '#d9cf5a', stable: '#4a5560',
  target: '#14639c', 'non-target': '#5b3fb0', new: '#7a5400', white: '#ffffff', caliper: '#7fd3ff', black: '#000000',
} as const;

interface TextStyle { readonly size?: number; readonly strong?: boolean; readonly ink?: string; readonly align?: 'start' | 'middle' | 'end' }
export const text = (x: number, y: number, words: string, { size = 8, strong = false, ink = INK.text, align = 'start' }: TextStyle = {}): PageMark => ({ kind: 'text', x, y, text: words, size, strong, ink, align });

interface StrokeStyle { readonly ink?: string; readonly width?: number; readonly dash?: readonly number[] | null }
export const line = (points: readonly (readonly [number, number])[], { ink = INK.line, width = 0.6, dash = null }: StrokeStyle = {}): PageMark => ({ kind: 'path', points, closed: false, fill: null, ink, width, dash });
export const shape = (points: readonly (readonly [number, number])[], fill: string | null, { ink, width = 0.8, dash = null }: StrokeStyle = {}, opacity = 1): PageMark =>
  ({ kind: 'path', points, closed: true, fill, ink: ink ?? null, width, dash, opacity });
export const box = (x: number, y: number, width: number, height: number, fill: string | null, stroke: StrokeStyle = {}, opacity = 1): PageMark =>
  shape([[x, y], [x + width, y], [x + width, y + height], [x, y + height]], fill, stroke, opacity);

/** Slanting lines that fill a box. */
export const hatched = (x: number, y: number, width: number, height: number, ink: string, gap = 3): readonly PageMark[] => {
  const count = Math.floor((width + height) / gap);
  return Array.from({ length: count }, (_, index) => (index + 1) * gap).map((at) => line(
    [[x + Math.max(0, at - height), y + Math.min(at, height)], [x + Math.min(at, width), y + Math.max(0, at - width)]], { ink, width: 0.5 },
  ));
};

/** Breaks text into lines no wider than this; a single word that is too long stays whole. */
export const wrapped = (words: string, width: number, size: number, measure: Measure, strong = false): readonly string[] => {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = `${last} ${word}`;
    if (last !== undefined && measure(longer, size, strong) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

export interface Paragraph { readonly marks: readonly PageMark[]; readonly bottom: number }
export const paragraph = (x: number, y: number, width: number, words: string, measure: Measure, style: TextStyle = {}, leading = 1.4): Paragraph => {
  const size = style.size ?? 8;
  const lines = wrapped(words, width, size, measure, style.strong ?? false);
  return { marks: lines.map((one, index) => text(x, y + size + index * size * leading, one, style)), bottom: y + lines.length * size * leading };
};

/** Shortened with an ellipsis where it is wider than this. */
export const fitted = (words: string, width: number, size: number, measure: Measure, strong = false): string => {
  if (measure(words, size, strong) <= width) return words;
  let short = words;
  while (short.length > 1 && measure(`${short}…`, size, strong) > width) short = short.slice(0, -1).trimEnd();
  return `${short}…`;
};
