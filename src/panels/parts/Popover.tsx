import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactElement, type ReactNode } from 'react';

/** What a popover hangs on: an element, or a place on the page (CSS pixels of the client area). */
export type Anchor = HTMLElement | { readonly x: number; readonly y: number };

const GAP = 4;

const rectOf = (anchor: Anchor): { left: number; right: number; top: number; bottom: number } => {
  if (anchor instanceof HTMLElement) return anchor.getBoundingClientRect();
  return { left: anchor.x, right: anchor.x, top: anchor.y, bottom: anchor.y };
};

/** Puts the box under its anchor, above where there is no room, and never off the page. */
const place = (box: HTMLElement, anchor: Anchor): void => {
  const at = rectOf(anchor);
  const { width, height } = box.getBoundingClientRect();
  const under = at.bottom + GAP;
  const top = under + height <= innerHeight - GAP ? under : Math.max(GAP, at.top - GAP - height);
  const left = at.left + width <= innerWidth - GAP ? at.left : Math.max(GAP, Math.min(at.right - width, innerWidth - GAP - width));
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
};

export interface PopoverProps {
  readonly anchor: Anchor;
  readonly close: () => void;
  readonly role: 'menu' | 'dialog';
  readonly label: string;
  readonly children: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
}

/** A box in the top layer: nothing clips it. Esc or a press elsewhere closes it, and focus goes back. */
export const Popover = ({ anchor, close, role, label, children, onKeyDown }: PopoverProps): ReactElement => {
  const element = useRef<HTMLDivElement>(null);
  const closing = useRef(close);
  useEffect(() => { closing.current = close; });
  useLayoutEffect(() => {
    const box = element.current;
    if (!box) return undefined;
    const before = document.activeElement;
    box.showPopover();
    place(box, anchor);
    const resized = new ResizeObserver(() => place(box, anchor));
    resized.observe(box);
    return () => {
      resized.disconnect();
      const inside = box.contains(document.activeElement) || document.activeElement === document.body;
      if (inside && before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [anchor]);
  useEffect(() => {
    const elsewhere = (event: PointerEvent): void => {
      const { target } = event;
      if (!(target instanceof Node) || element.current?.contains(target)) return;
      if (anchor instanceof HTMLElement && anchor.contains(target)) return; // the button closes by itself
      closing.current();
    };
    const gone = (): void => closing.current();
    document.addEventListener('pointerdown', elsewhere, true);
    window.addEventListener('resize', gone);
    return () => {
      document.removeEventListener('pointerdown', elsewhere, true);
      window.removeEventListener('resize', gone);
    };
  }, [anchor]);
  return (
    <div ref={element} popover="manual" className="menu" role={role} aria-label={label}
      onKeyDown={(event) => {
        event.stopPropagation(); // keys of a menu are not keys of the room
        onKeyDown?.(event);
        if (event.key === 'Escape' && !event.defaultPrevented) { event.preventDefault(); close(); }
        if (event.key === 'Tab') close();
      }}>
      {children}
    </div>
  );
};
