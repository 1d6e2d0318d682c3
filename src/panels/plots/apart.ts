/** A rectangle in px, y from the top. */
export interface Box { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
export type Point = readonly [x: number, y: number];
/** A line that a label should not lie on; weight says how much it would hurt. */
export interface Stroke { readonly from: Point; readonly to: Point; readonly weight: number }

/**
 * Middles of things on one axis, moved as little as is simple so that none overlaps its neighbour and all lie between two ends. Order is kept.
 * Where there is no room for all of them they are packed from the start.
 */
export const spread = (wanted: readonly number[], sizes: readonly number[], from: number, to: number): readonly number[] => {
  const order = wanted.map((_, index) => index).toSorted((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || a - b);
  const size = (index: number): number => sizes[index] ?? 0;
  const middles = [...wanted];
  let end = from;
  for (const index of order) {
    middles[index] = Math.max(wanted[index] ?? 0, end + size(index) / 2);
    end = (middles[index] ?? 0) + size(index) / 2;
  }
  let start = to;
  for (const index of order.toReversed()) {
    middles[index] = Math.min(middles[index] ?? 0, start - size(index) / 2);
    start = (middles[index] ?? 0) - size(index) / 2;
  }
  if (start >= from) return middles;
  let packed = from;
  for (const index of order) {
    middles[index] = packed + size(index) / 2;
    packed += size(index);
  }
  return middles;
};

const overlap = (a: Box, b: Box): number => {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
};

/** The share of a line that runs inside a box, px (Liang and Barsky). */
const inside = ({ from, to }: Stroke, box: Box): number => {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [enter, leave] = [0, 1];
  for (const [p, q] of [[-dx, from[0] - box.x], [dx, box.x + box.width - from[0]], [-dy, from[1] - box.y], [dy, box.y + box.height - from[1]]] as const) {
    if (p === 0) { if (q < 0) return 0; continue; }
    if (p < 0) enter = Math.max(enter, q / p);
    else leave = Math.min(leave, q / p);
  }
  return leave > enter ? (leave - enter) * Math.hypot(dx, dy) : 0;
};

export interface Wanting {
  /** Where it may stand, the best place first. */
  readonly places: readonly Box[];
}

const OUTSIDE = 1e4;
const ON_ANOTHER = 40;
const LATER_PLACE = 6;

/** One place for each label, in their order: off the lines, off what stands already, inside the frame, and else the first place of its list. */
export const placeLabels = (labels: readonly Wanting[], strokes: readonly Stroke[], taken: readonly Box[], frame: Box): readonly Box[] => {
  const placed: Box[] = [];
  for (const { places } of labels) {
    const cost = (box: Box, rank: number): number => {
      const within = overlap(box, frame) / (box.width * box.height || 1);
      const over = [...taken, ...placed].reduce((sum, other) => sum + overlap(box, other), 0);
      const crossed = strokes.reduce((sum, stroke) => sum + stroke.weight * inside(stroke, box), 0);
      return (within < 0.999 ? OUTSIDE * (1 - within) : 0) + ON_ANOTHER * over + crossed + LATER_PLACE * rank;
    };
    const costs = places.map(cost);
    placed.push(places[costs.indexOf(Math.min(...costs))] ?? { x: 0, y: 0, width: 0, height: 0 });
  }
  return placed;
};

/** A corner path as strokes. */
export const strokesOf = (points: readonly Point[], weight: number): readonly Stroke[] =>
  points.slice(1).map((to, index) => ({ from: points[index] ?? to, to, weight }));
