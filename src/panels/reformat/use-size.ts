import { useEffect, useState, type RefObject } from 'react';

/** Width and height of an element in whole CSS pixels; null before it is laid out. */
export const useSize = (element: RefObject<HTMLElement | null>): { readonly width: number; readonly height: number } | null => {
  const [size, setSize] = useState<{ readonly width: number; readonly height: number } | null>(null);
  useEffect(() => {
    const held = element.current;
    if (!held) return undefined;
    const resized = new ResizeObserver(() => {
      const [width, height] = [held.clientWidth, held.clientHeight];
      if (width > 0 && height > 0) setSize((before) => (before?.width === width && before.height === height ? before : { width, height }));
    });
    resized.observe(held);
    return () => resized.disconnect();
  }, [element]);
  return size;
};
