import { useCallback, useState, type RefCallback } from 'react';

/** The width that an element has, px, followed as the page changes; `before` until it is known. */
export const useWidth = (before: number): readonly [RefCallback<HTMLElement>, number] => {
  const [width, setWidth] = useState(before);
  const ref = useCallback((element: HTMLElement | null) => {
    if (!element || typeof ResizeObserver === 'undefined') return undefined;
    const watching = new ResizeObserver(([entry]) => { if (entry && entry.contentRect.width > 0) setWidth(Math.floor(entry.contentRect.width)); });
    watching.observe(element);
    return () => watching.disconnect();
  }, []);
  return [ref, width];
};
