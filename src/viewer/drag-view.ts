import type { CssPoint } from './camera';
import type { Drag } from './drag';
import type { Pane } from './pane';
import { draggedWindow, type Windowing } from './window';

const ZOOM_PER_PIXEL = 0.008;

/** What a drag on one viewport may change on both. */
export interface ViewHand {
  zoom(factor: number, at: CssPoint): void;
  setWindow(window: Windowing): void;
}

const viewDrag = (move: (to: CssPoint) => void, clicked: () => void): Drag => ({ kind: 'view', move, end: (_to, moved) => (moved ? undefined : clicked()), cancel: () => undefined });

export const dragWindow = (start: Windowing, hand: ViewHand, from: CssPoint, clicked: () => void): Drag => viewDrag((to) => hand.setWindow(draggedWindow(start, to.x - from.x, to.y - from.y)), clicked);

export const dragMove = (pane: Pane, from: CssPoint, clicked: () => void): Drag => {
  let last = from;
  return viewDrag((to) => {
    pane.move(to.x - last.x, to.y - last.y);
    last = to;
  }, clicked);
};

/** Up is closer; what was pressed stays where it is. */
export const dragZoom = (hand: ViewHand, from: CssPoint, clicked: () => void): Drag => {
  let last = from;
  return viewDrag((to) => {
    hand.zoom(Math.exp((last.y - to.y) * ZOOM_PER_PIXEL), from);
    last = to;
  }, clicked);
};
