import type { IrecistResponse, Recist11Response } from '../../irecist';
import { hatched, INK, shape, text, box, type Measure, type PageMark } from './marks';

export type ResponseLabel = IrecistResponse | Recist11Response;
type Glyph = 'ring' | 'triangle-down' | 'square' | 'circle' | 'triangle-open' | 'triangle' | 'triangle-double';
interface Look { readonly ink: string; readonly fill: 'solid' | 'outline' | 'hatched' | 'dashed'; readonly glyph: Glyph }

const CR: Look = { ink: INK.response, fill: 'solid', glyph: 'ring' };
const PR: Look = { ink: INK.response, fill: 'outline', glyph: 'triangle-down' };
const SD: Look = { ink: INK.stable, fill: 'outline', glyph: 'square' };
const LOOKS: Readonly<Record<ResponseLabel, Look>> = {
  iCR: CR, CR, NED: CR, iPR: PR, PR, iSD: SD, SD, 'Non-iCR/Non-iUPD': SD, 'Non-CR/Non-PD': SD, NE: { ink: INK.stable, fill: 'dashed', glyph: 'circle' },
  iUPD: { ink: INK.unconfirmed, fill: 'hatched', glyph: 'triangle-open' }, iCPD: { ink: INK.progression, fill: 'solid', glyph: 'triangle-double' }, PD: { ink: INK.progression, fill: 'solid', glyph: 'triangle' },
};

/** The sign of a label around a place: its shape says what its colour says. */
export const glyph = (label: ResponseLabel, x: number, y: number, size: number, ink?: string): readonly PageMark[] => {
  const look = LOOKS[label];
  const paint = ink ?? look.ink;
  const half = size / 2;
  const up = (cx: number): readonly (readonly [number, number])[] => [[cx, y - half], [cx + half, y + half * 0.8], [cx - half, y + half * 0.8]];
  const down: readonly (readonly [number, number])[] = [[x, y + half], [x + half, y - half * 0.8], [x - half, y - half * 0.8]];
  const open = ink ?? (look.fill === 'solid' ? null : look.ink);
  const backing = ink === undefined ? INK.white : null;
  switch (look.glyph) {
    case 'ring': return [{ kind: 'circle', x, y, radius: half * 0.9, fill: backing, ink: paint, width: 1, dash: null }, { kind: 'circle', x, y, radius: half * 0.4, fill: paint, ink: null, width: 0, dash: null }];
    case 'circle': return [{ kind: 'circle', x, y, radius: half * 0.9, fill: backing, ink: paint, width: 1, dash: null }];
    case 'square': return [box(x - half * 0.8, y - half * 0.8, size * 0.8, size * 0.8, backing, { ink: paint, width: 1 })];
    case 'triangle-down': return [shape(down, backing, { ink: open ?? paint, width: 1.1 })];
    case 'triangle-open': return [shape(up(x), backing, { ink: paint, width: 1.2 })];
    case 'triangle': return [shape(up(x), paint)];
    case 'triangle-double': return [shape(up(x - half * 0.45), paint), shape(up(x + half * 0.75), paint, { ink: INK.white, width: 0.5 })];
  }
};

/** A response label as on screen: shape, word and fill; an unconfirmed progression is hatched and says that it is one of two. */
export const badge = (label: ResponseLabel, x: number, y: number, size: number, measure: Measure, steps = true): { readonly marks: readonly PageMark[]; readonly width: number; readonly height: number } => {
  const look = LOOKS[label];
  const height = size * 1.75;
  const words = label === 'iUPD' && steps ? 'iUPD  1 of 2' : label;
  const sign = size * 0.95;
  const width = size * 0.7 + sign + size * 0.35 + measure(words, size, true) + size * 0.6;
  const solid = look.fill === 'solid';
  const ink = solid ? INK.white : look.ink;
  return {
    width, height,
    marks: [
      box(x, y, width, height, solid ? look.ink : INK.white, { ink: look.ink, width: 0.8, dash: look.fill === 'dashed' ? [2, 1.5] : null }),
      ...(look.fill === 'hatched' ? hatched(x, y, width, height, INK.hatch, 3.2) : []),
      ...glyph(label, x + size * 0.6 + sign / 2, y + height / 2, sign, ink),
      text(x + size * 0.7 + sign + size * 0.3, y + height / 2 + size * 0.36, words, { size, strong: true, ink }),
    ],
  };
};
