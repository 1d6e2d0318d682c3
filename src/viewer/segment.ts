import type { CssPoint } from './camera';
import type { Segment } from './label-placement';

/** From a place to the nearest point of a segment, CSS pixels. */
export const distanceToSegment = (at: CssPoint, [a, b]: Segment): number => {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const square = dx * dx + dy * dy;
  const part = square === 0 ? 0 : Math.min(1, Math.max(0, ((at.x - a.x) * dx + (at.y - a.y) * dy) / square));
  return Math.hypot(at.x - a.x - part * dx, at.y - a.y - part * dy);
};
