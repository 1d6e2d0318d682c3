import { useEffect, useState, type RefObject } from 'react';

/** Width and height of an element in whole CSS pixels; null before it is laid out. */
export const useSize = (element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } | null => {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    const held = element.current;
    if (!held) return undefined;
    const measure = (): void => {
      const [width, height] = [held.clientWidth, held.clientHeight];
      if (width > 0 && height > 0) setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    };
    const resized = new ResizeObserver(measure);
    resized.observe(held);
    measure(); // a page that is not painted just now tells no sizes
    return () => resized.disconnect();
  }, [element]);
  return size;
};
