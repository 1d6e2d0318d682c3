/** Where days lie on the timeline, in percent of its width. Badges and dots stand at their true days. */
export interface TimeScale {
  /** Percent of the width for whole days from baseline. */
  x(day: number): number;
}

const LEFT = 1.2;
const SPAN = 100 - LEFT;
/** Room to the right of the last scan, for its words: more while there are few scans. */
const FEW = 3;
const ROOM_FEW = 1.625;
const ROOM_MANY = 1.25;
const ROOM_WINDOW = 13 / 12;

export const timeScale = (days: readonly number[], windowCloses: number | null): TimeScale => {
  const last = Math.max(0, ...days);
  const end = Math.max(last * (days.length <= FEW ? ROOM_FEW : ROOM_MANY), (windowCloses ?? 0) * ROOM_WINDOW, 1);
  return { x: (day) => LEFT + (Math.max(0, day) / end) * SPAN };
};

export interface Placed {
  /** Where it should begin, px. */
  readonly at: number;
  readonly width: number;
}

/**
 * How far each thing has to step aside, px, so that none covers another: as little as can be, in order, inside [0, width].
 * Where there is not enough room for all, the last ones keep the right edge and the first ones are covered.
 */
export const stepsAside = (things: readonly Placed[], width: number, gap: number): readonly number[] => {
  const starts: number[] = [];
  let free = -Infinity;
  for (const thing of things) {
    const start = Math.max(thing.at, free);
    starts.push(start);
    free = start + thing.width + gap;
  }
  let limit = width + gap;
  for (let index = things.length - 1; index >= 0; index--) {
    const thing = things[index] as Placed;
    const start = Math.min(starts[index] as number, limit - gap - thing.width);
    starts[index] = start;
    limit = start;
  }
  return starts.map((start, index) => start - (things[index] as Placed).at);
};
