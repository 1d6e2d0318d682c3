import type { CssPoint, Size } from './camera';

/** Finds room for the labels of a slice: outside what they name, off every stroke, off each other, inside the viewport. Greedy, the first asked first served. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Segment = readonly [CssPoint, CssPoint];

export interface LabelRequest {
  readonly size: Size;
  /** Ends of the strokes the label belongs to; a leader starts at one of them. */
  readonly anchors: readonly CssPoint[];
  /** What the label must not lie on: the box of its own lesion. */
  readonly keepOff: Box;
  /** The place it has now, by `PlacedLabel.place`: a label moves only where it gains by it, so that it does not jump while a line is drawn. */
  readonly now: number | null;
}

export interface PlacedLabel {
  readonly box: Box;
  readonly place: number;
  /** Null where the label is close enough to need none. */
  readonly leader: Segment | null;
}

const GAP = 13;
/** What a better place must be worth. */
const MOVING = 120;
const REACH = [GAP, 28, 48, 76, 112, 156] as const;

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y));

/** Part of a segment inside a box (Liang and Barsky's clipping), as a length. */
const lengthInside = ([p, q]: Segment, box: Box): number => {
  let from = 0;
  let to = 1;
  const clip = (start: number, delta: number, low: number, high: number): boolean => {
    if (delta === 0) return start >= low && start <= high;
    const [a, b] = [(low - start) / delta, (high - start) / delta];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
    return from <= to;
  };
  const inside = clip(p.x, q.x - p.x, box.x, box.x + box.width) && clip(p.y, q.y - p.y, box.y, box.y + box.height);
  return inside ? (to - from) * Math.hypot(q.x - p.x, q.y - p.y) : 0;
};

const nearest = (box: Box, to: CssPoint): CssPoint => ({
  x: Math.min(Math.max(to.x, box.x), box.x + box.width),
  y: Math.min(Math.max(to.y, box.y), box.y + box.height),
});

/** Around the lesion's box at growing distances: beside each anchor first, then above, below, right and left of the box. */
const candidates = ({ size, anchors, keepOff }: LabelRequest): readonly Box[] => {
  const { width, height } = size;
  const middle = { x: keepOff.x + keepOff.width / 2, y: keepOff.y + keepOff.height / 2 };
  const boxes: Box[] = [];
  for (const reach of REACH) {
    for (const anchor of anchors) {
      const right = anchor.x >= middle.x;
      const x = right ? anchor.x + reach : anchor.x - reach - width;
      boxes.push({ x, y: anchor.y - height / 2, width, height });
      boxes.push({ x: right ? anchor.x - width * 0.25 : anchor.x - width * 0.75, y: anchor.y < middle.y ? anchor.y - reach - height : anchor.y + reach, width, height });
    }
    boxes.push({ x: middle.x - width / 2, y: keepOff.y - reach - height, width, height });
    boxes.push({ x: middle.x - width / 2, y: keepOff.y + keepOff.height + reach, width, height });
    boxes.push({ x: keepOff.x + keepOff.width + reach, y: middle.y - height / 2, width, height });
    boxes.push({ x: keepOff.x - reach - width, y: middle.y - height / 2, width, height });
  }
  return boxes;
};

const outside = (box: Box, bounds: Box): number => box.width * box.height - overlap(box, bounds);

export const placedLabels = (requests: readonly LabelRequest[], strokes: readonly Segment[], occupied: readonly Box[], brightness: (box: Box) => number, bounds: Box): readonly PlacedLabel[] => {
  const taken: Box[] = [];
  const lesions = requests.map(({ keepOff }) => keepOff);
  return requests.map((request) => {
    const cost = (box: Box): number => {
      const anchor = Math.min(...request.anchors.map((each) => Math.hypot(nearest(box, each).x - each.x, nearest(box, each).y - each.y)));
      const wide: Box = { x: box.x - 3, y: box.y - 2, width: box.width + 6, height: box.height + 4 };
      return (
        outside(wide, bounds) * 6 +
        taken.reduce((sum, other) => sum + overlap(wide, other), 0) * 5 +
        occupied.reduce((sum, other) => sum + overlap(wide, other), 0) * 3 +
        strokes.reduce((sum, stroke) => sum + lengthInside(stroke, wide), 0) * 40 +
        overlap(wide, request.keepOff) * 4 +
        lesions.reduce((sum, lesion) => sum + (lesion === request.keepOff ? 0 : overlap(wide, lesion)), 0) * 2 +
        brightness(wide) * 220 +
        anchor * 4
      );
    };
    let box: Box = { x: 0, y: 0, width: request.size.width, height: request.size.height };
    let place = 0;
    let least = Infinity;
    candidates(request).forEach((candidate, index) => {
      const price = cost(candidate) + (request.now === null || index === request.now ? 0 : MOVING);
      if (price >= least) return;
      least = price;
      box = candidate;
      place = index;
    });
    taken.push(box);
    const ends = request.anchors.map((anchor) => [anchor, nearest(box, anchor)] as const);
    const closest = ends.reduce<Segment | null>((best, each) => (best && length(best) <= length(each) ? best : each), null);
    return { box, place, leader: closest && length(closest) > GAP + 4 ? closest : null };
  });
};

const length = ([a, b]: Segment): number => Math.hypot(a.x - b.x, a.y - b.y);
