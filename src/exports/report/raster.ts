import type { Page, PageMark } from './marks';
import type { Typeface } from './typeface';

/** Pixels of a page: three bytes each, red green blue, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

type Ring = readonly (readonly [number, number])[];

/** Each pixel is looked at on this many lines, and exactly along them. */
const LINES = 4;

/** Fills rings by the nonzero rule with soft edges; places in pixels. */
const fill = ({ width, height, rgb }: Raster, rings: readonly Ring[], ink: string, opacity: number): void => {
  const edges = rings.flatMap((ring) => ring.map((from, index) => [from, ring[(index + 1) % ring.length] ?? from] as const)).filter(([a, b]) => a[1] !== b[1]);
  if (edges.length === 0) return;
  const ys = edges.flatMap(([a, b]) => [a[1], b[1]]);
  const [top, bottom] = [Math.max(0, Math.floor(Math.min(...ys))), Math.min(height, Math.ceil(Math.max(...ys)))];
  const xs = edges.flatMap(([a, b]) => [a[0], b[0]]);
  const [first, last] = [Math.max(0, Math.floor(Math.min(...xs))), Math.min(width, Math.ceil(Math.max(...xs)))];
  if (last <= first) return;
  const colour = [1, 3, 5].map((at) => Number.parseInt(ink.slice(at, at + 2), 16));
  for (let row = top; row < bottom; row += 1) {
    const cover = new Float32Array(last - first);
    for (let line = 0; line < LINES; line += 1) {
      const y = row + (line + 0.5) / LINES;
      const crossings = edges.flatMap(([a, b]) => (a[1] <= y === b[1] <= y ? [] : [{ x: a[0] + ((y - a[1]) * (b[0] - a[0])) / (b[1] - a[1]), turn: b[1] > a[1] ? 1 : -1 }])).sort((one, other) => one.x - other.x);
      let winding = 0;
      crossings.forEach(({ x, turn }, index) => {
        winding += turn;
        const next = crossings[index + 1];
        if (winding === 0 || !next) return;
        const [from, to] = [Math.max(0, x), Math.min(width, next.x)];
        for (let column = Math.floor(from); column < to; column += 1) cover[column - first] = (cover[column - first] ?? 0) + (Math.min(to, column + 1) - Math.max(from, column)) / LINES;
      });
    }
    for (let column = first; column < last; column += 1) {
      const share = Math.min(1, cover[column - first] ?? 0) * opacity;
      if (share <= 0) continue;
      const at = (row * width + column) * 3;
      for (let channel = 0; channel < 3; channel += 1) rgb[at + channel] = Math.round((rgb[at + channel] ?? 0) * (1 - share) + (colour[channel] ?? 0) * share);
    }
  }
};

/** The outline of a stroke between two points, with flat ends. */
const strokeOf = ([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number], width: number): Ring => {
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const [nx, ny] = [(-(by - ay) / length) * (width / 2), ((bx - ax) / length) * (width / 2)];
  return [[ax + nx, ay + ny], [bx + nx, by + ny], [bx - nx, by - ny], [ax - nx, ay - ny]];
};

/** Cuts a stroke into its dashes. */
const dashes = (from: readonly [number, number], to: readonly [number, number], dash: readonly number[] | null): readonly (readonly [readonly [number, number], readonly [number, number]])[] => {
  if (dash === null) return [[from, to]];
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const [on = 1, off = 1] = dash;
  const at = (distance: number): readonly [number, number] => [from[0] + ((to[0] - from[0]) * distance) / (length || 1), from[1] + ((to[1] - from[1]) * distance) / (length || 1)];
  return Array.from({ length: Math.ceil(length / (on + off)) }, (_, index) => [at(index * (on + off)), at(Math.min(length, index * (on + off) + on))] as const);
};

/** Rings of SVG path data of a glyph (M, L, Q, C, Z), curves as short straights. */
const ringsOf = (path: string): readonly Ring[] => {
  const rings: [number, number][][] = [];
  let [x, y] = [0, 0];
  for (const [, command = '', values = ''] of path.matchAll(/([MLQCZ])([^MLQCZ]*)/g)) {
    const n = values.trim() === '' ? [] : values.trim().split(/[\s,]+/).map(Number);
    const end: readonly [number, number] = [n.at(-2) ?? x, n.at(-1) ?? y];
    if (command === 'M') rings.push([[...end]]);
    else if (command !== 'Z') {
      const steps = command === 'L' ? 1 : 8;
      const p = [[x, y], ...Array.from({ length: n.length / 2 }, (_, index) => [n[index * 2] ?? 0, n[index * 2 + 1] ?? 0])] as [number, number][];
      for (let step = 1; step <= steps; step += 1) {
        let points = p;
        while (points.length > 1) points = points.slice(1).map((to, index): [number, number] => { const from = points[index] ?? to; return [from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps]; });
        rings.at(-1)?.push(points[0] ?? [...end]);
      }
    }
    [x, y] = end;
  }
  return rings;
};

const circle = (x: number, y: number, radius: number): Ring => Array.from({ length: 40 }, (_, index) => [x + radius * Math.cos((index * Math.PI) / 20), y + radius * Math.sin((index * Math.PI) / 20)] as const);

const drawPicture = ({ width, height, rgb }: Raster, { x, y, width: wide, height: high, picture }: Extract<PageMark, { kind: 'picture' }>, scale: number): void => {
  const [left, top, right, bottom] = [x * scale, y * scale, (x + wide) * scale, (y + high) * scale];
  for (let row = Math.max(0, Math.round(top)); row < Math.min(height, Math.round(bottom)); row += 1) {
    const from = Math.min(picture.height - 1, Math.floor(((row + 0.5 - top) / (bottom - top)) * picture.height));
    for (let column = Math.max(0, Math.round(left)); column < Math.min(width, Math.round(right)); column += 1) {
      const across = Math.min(picture.width - 1, Math.floor(((column + 0.5 - left) / (right - left)) * picture.width));
      rgb.fill(picture.grey[from * picture.width + across] ?? 0, (row * width + column) * 3, (row * width + column) * 3 + 3);
    }
  }
};

const drawText = (raster: Raster, mark: Extract<PageMark, { kind: 'text' }>, scale: number, { measure, glyphs }: Typeface): void => {
  const width = mark.align === 'start' ? 0 : measure(mark.text, mark.size, mark.strong);
  const start = mark.x - (mark.align === 'end' ? width : width / 2);
  const set = glyphs(mark.text, mark.strong);
  const unit = mark.size / set.unitsPerEm;
  for (const { at, path } of set.glyphs) fill(raster, ringsOf(path).map((ring) => ring.map(([gx, gy]) => [(start + (at + gx) * unit) * scale, (mark.y - gy * unit) * scale] as const)), mark.ink, 1);
};

/** A page as pixels, `scale` of them a point, marks and text burned in. Same arguments, same pixels. */
export const rasterOf = ({ width, height, marks }: Page, scale: number, typeface: Typeface): Raster => {
  const raster: Raster = { width: Math.round(width * scale), height: Math.round(height * scale), rgb: new Uint8Array(Math.round(width * scale) * Math.round(height * scale) * 3).fill(255) };
  for (const mark of marks) {
    if (mark.kind === 'picture') drawPicture(raster, mark, scale);
    else if (mark.kind === 'text') drawText(raster, mark, scale, typeface);
    else {
      const points = (mark.kind === 'circle' ? circle(mark.x, mark.y, mark.radius) : mark.points).map(([x, y]) => [x * scale, y * scale] as const);
      const closed = mark.kind === 'circle' || mark.closed;
      if (mark.fill !== null) fill(raster, [points], mark.fill, mark.kind === 'path' ? (mark.opacity ?? 1) : 1);
      const { ink } = mark;
      if (ink === null) continue;
      points.forEach((from, index) => {
        const to = points[index + 1] ?? (closed ? points[0] : undefined);
        if (to) for (const [a, b] of dashes(from, to, mark.dash?.map((length) => length * scale) ?? null)) fill(raster, [strokeOf(a, b, mark.width * scale)], ink, 1);
      });
    }
  }
  return raster;
};
