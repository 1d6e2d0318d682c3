import { useLayoutEffect, useRef, type RefObject } from 'react';
import { stepsAside } from './timeline-scale';

const GAP_PX = 4;

/** Farther from its day than this, a badge would speak of another scan. */
const FAR_PX = 32;

const stepped = (track: HTMLElement, things: readonly HTMLElement[], width: number): readonly number[] => {
  const left = track.getBoundingClientRect().left;
  const placed = things.map((thing) => ({ at: thing.getBoundingClientRect().left - left, width: thing.offsetWidth }));
  const lead = Math.min(0, ...placed.map(({ at }) => at));
  return stepsAside(placed.map(({ at, width: own }) => ({ at: at - lead, width: own })), width - lead, GAP_PX);
};

/** True when an element is laid out; in a hidden lane nothing can be measured. */
const laidOut = (track: HTMLElement): boolean => track.clientWidth > 0;

/**
 * Keeps the children of a track from covering each other: those marked with data-at (percent of the width) step aside, and when even that is not
 * enough the track is marked data-tight, so that they can leave out what is not needed.
 */
export const useSpread = (what: string): RefObject<HTMLDivElement | null> => {
  const track = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = track.current;
    if (!element) return undefined;
    const spread = (): void => {
      if (!laidOut(element)) return;
      const things = [...element.querySelectorAll<HTMLElement>('[data-at]')];
      for (const thing of things) thing.style.setProperty('--aside', '0px');
      delete element.dataset['tight'];
      const width = element.clientWidth;
      let aside = stepped(element, things, width);
      if (aside.some((px) => Math.abs(px) > FAR_PX)) {
        element.dataset['tight'] = '';
        aside = stepped(element, things, width);
      }
      things.forEach((thing, index) => thing.style.setProperty('--aside', `${aside[index] ?? 0}px`));
    };
    spread();
    const resized = new ResizeObserver(spread);
    resized.observe(element);
    return () => resized.disconnect();
  }, [what]);
  return track;
};
