import type { CssPoint, Size } from './camera';
import type { Box, Segment } from './label-placement';

/** Free space between the magnifier and the end it shows, CSS pixels. */
const CLEAR = 28;
const FURTHER = [0, 45, 100, 170] as const;
/** Kept free around the lesion being drawn. */
const MARGIN = 10;
/** What a better place must be worth before the magnifier moves there. */
const MOVING = 14;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** The box around what is being drawn and the end in hand. */
const drawnBox = (at: CssPoint, strokes: readonly Segment[]): Box => {
  const points = [at, ...strokes.flat()];
  const [x, y] = [Math.min(...points.map((point) => point.x)), Math.min(...points.map((point) => point.y))];
  return { x, y, width: Math.max(...points.map((point) => point.x)) - x, height: Math.max(...points.map((point) => point.y)) - y };
};

/**
 * Where the magnifier goes: around the end, nearer places first, or into a corner of the viewport; inside the viewport, off the lesion that is being
 * drawn and never over the end itself. It stays where it is (`now`) until another place is clearly better.
 */
export const loupeBox = (at: CssPoint, diameter: number, bounds: Size, strokes: readonly Segment[], now: Box | null = null): Box => {
  const radius = diameter / 2;
  const around = FURTHER.flatMap((further) => [225, 315, 135, 45, 180, 0, 270, 90].map((degrees): CssPoint => {
    const turn = (degrees * Math.PI) / 180;
    const away = radius + CLEAR + further;
    return { x: at.x + away * Math.cos(turn), y: at.y + away * Math.sin(turn) };
  }));
  const inset = radius + 8;
  const corners = [inset, bounds.width - inset].flatMap((x) => [inset, bounds.height - inset].map((y): CssPoint => ({ x, y })));
  const stays = now ? [{ x: now.x + radius, y: now.y + radius }] : [];
  const lesion = drawnBox(at, strokes);
  const cost = (centre: CssPoint, moves: boolean): number => {
    const out = Math.max(0, radius - centre.x, centre.x + radius - bounds.width) + Math.max(0, radius - centre.y, centre.y + radius - bounds.height);
    const off = Math.hypot(clamp(centre.x, lesion.x, lesion.x + lesion.width) - centre.x, clamp(centre.y, lesion.y, lesion.y + lesion.height) - centre.y);
    const onEnd = Math.max(0, radius + 20.5 - Math.hypot(centre.x - at.x, centre.y - at.y));
    return out * 10 + Math.max(0, radius + MARGIN - off) * 6 + onEnd * 1000 + Math.hypot(centre.x - at.x, centre.y - at.y) * 0.05 + (moves ? MOVING : 0);
  };
  let best: CssPoint = at;
  let least = Infinity;
  for (const [places, moves] of [[stays, false], [[...around, ...corners], now !== null]] as const) {
    for (const place of places) {
      const price = cost(place, moves);
      if (price < least - 1e-9) [best, least] = [place, price];
    }
  }
  return { x: best.x - radius, y: best.y - radius, width: diameter, height: diameter };
};
