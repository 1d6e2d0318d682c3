import type { CssPoint } from './camera';
import type { Drag } from './drag';
import type { Pane } from './pane';
import { draggedWindow } from './window';

const ZOOM_PER_PIXEL = 0.008;

const viewDrag = (move: (to: CssPoint) => void, clicked: () => void): Drag => ({ kind: 'view', move, end: (_to, moved) => (moved ? undefined : clicked()), cancel: () => undefined });

export const dragWindow = (pane: Pane, from: CssPoint, clicked: () => void): Drag => {
  const start = pane.view.window;
  return viewDrag((to) => pane.setWindow(draggedWindow(start, to.x - from.x, to.y - from.y)), clicked);
};

export const dragMove = (pane: Pane, from: CssPoint, clicked: () => void): Drag => {
  let last = from;
  return viewDrag((to) => {
    pane.move(to.x - last.x, to.y - last.y);
    last = to;
  }, clicked);
};

/** Up is closer; what was pressed stays where it is. */
export const dragZoom = (pane: Pane, from: CssPoint, clicked: () => void): Drag => {
  let last = from;
  return viewDrag((to) => {
    pane.zoom(Math.exp((last.y - to.y) * ZOOM_PER_PIXEL), from);
    last = to;
  }, clicked);
};
