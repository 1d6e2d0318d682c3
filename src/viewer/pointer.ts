import { pixelFromCss, type CssPoint } from './camera';
import type { Drag } from './drag';
import { dragGrip, dragStroke } from './drag-mark';
import { dragMove, dragWindow, dragZoom, type ViewHand } from './drag-view';
import { gripAt, markAt } from './hit';
import type { Grip } from './mark-strokes';
import { isDrawTool } from './new-stroke';
import type { Pane } from './pane';
import { Pinch } from './pinch';
import type { Hand, StageEvents } from './stage';
import { valueAt } from './stored-values';
import type { Surface } from './surface';
import { WheelNotches } from './wheel-notches';

const CLICK_CSS = 2;
const FAST = 5;

export interface PointerHelp extends ViewHand {
  readonly events: StageEvents;
  hand(): Hand;
  scroll(slices: number): void;
  /** Lets go of the end in hand. */
  letGoOfEnd(): void;
  /** Takes an end in hand that was clicked. */
  holdEnd(pane: Pane, mark: string, part: Grip['part']): void;
}

/** Mouse, pen and finger on one viewport: left does what the hand in use does, middle moves, right zooms, the wheel scrolls. */
export class Pointer {
  readonly #stop = new AbortController();
  readonly #notches = new WheelNotches();
  readonly #pinch: Pinch;
  #drag: { readonly doing: Drag; readonly pointer: number; readonly from: CssPoint; moved: boolean } | null = null;

  constructor(readonly pane: Pane, readonly surface: Surface, readonly help: PointerHelp) {
    this.#pinch = new Pinch(pane, help);
    const { root } = surface;
    const { signal } = this.#stop;
    root.addEventListener('pointerdown', (event) => this.#press(event), { signal });
    root.addEventListener('pointermove', (event) => this.#move(event), { signal });
    root.addEventListener('pointerup', (event) => this.#release(event), { signal });
    root.addEventListener('pointercancel', (event) => this.#lose(event), { signal });
    root.addEventListener('pointerleave', (event) => this.#leave(event), { signal });
    // Or the middle button starts the browser's own scrolling.
    root.addEventListener('mousedown', (event) => event.button === 1 && event.preventDefault(), { signal });
    root.addEventListener('contextmenu', (event) => event.preventDefault(), { signal });
    root.addEventListener('wheel', (event) => this.#wheel(event), { signal, passive: false });
    this.showHand();
  }

  showHand(): void {
    this.surface.root.dataset['hand'] = this.help.hand();
  }

  /** True if a stroke or an edit was given up. */
  cancel(): boolean {
    const drag = this.#drag;
    this.#drag = null;
    delete this.surface.root.dataset['busy'];
    drag?.doing.cancel();
    return drag !== null && drag.doing.kind !== 'view';
  }

  dispose(): void {
    this.cancel();
    this.#stop.abort();
  }

  #at(event: MouseEvent): CssPoint {
    const { left, top } = this.surface.root.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  }

  #press(event: PointerEvent): void {
    const at = this.#at(event);
    this.surface.marks.pointAt(at);
    if (event.pointerType === 'touch') {
      this.#pinch.press(event.pointerId, at);
      if (this.#pinch.active) return void this.cancel();
    }
    if (this.#drag || !event.isPrimary) return;
    this.help.events.activated(this.pane.side);
    this.help.letGoOfEnd();
    this.pane.marks.settle();
    const doing = this.#begin(event, at);
    if (!doing) return;
    event.preventDefault();
    this.surface.root.setPointerCapture(event.pointerId);
    this.surface.root.dataset['busy'] = doing.kind;
    this.#drag = { doing, pointer: event.pointerId, from: at, moved: false };
  }

  #begin(event: PointerEvent, at: CssPoint): Drag | null {
    const { pane, help } = this;
    const nothing = (): void => undefined;
    if (event.button === 1) return dragMove(pane, at, nothing);
    if (event.button === 2) return dragZoom(help, at, nothing);
    if (event.button !== 0) return null;
    const gripped = gripAt(this.surface.marks.drawn, at, event.pointerType);
    if (gripped) return dragGrip(pane, gripped.mark, gripped.grip, at, help.events, () => help.holdEnd(pane, gripped.mark.id, gripped.grip.part));
    const marked = markAt(this.surface.marks.drawn, at, event.pointerType);
    const hand = help.hand();
    if (isDrawTool(hand)) return dragStroke(pane, hand, at, help.events, marked, event.shiftKey);
    const clicked = (): void => help.events.markSelected(pane.side, marked?.id ?? null);
    if (hand === 'move') return dragMove(pane, at, clicked);
    return hand === 'zoom' ? dragZoom(help, at, clicked) : dragWindow(pane.view.window, help, at, clicked);
  }

  #move(event: PointerEvent): void {
    const at = this.#at(event);
    if (this.#pinch.active) return this.#pinch.move(event.pointerId, at);
    if (event.pointerType === 'touch') this.#pinch.move(event.pointerId, at);
    this.#probe(at);
    this.surface.marks.pointAt(at);
    const drag = this.#drag;
    if (!drag) return this.#hover(event, at);
    if (drag.pointer !== event.pointerId) return;
    drag.moved ||= Math.hypot(at.x - drag.from.x, at.y - drag.from.y) >= CLICK_CSS;
    if (drag.moved) drag.doing.move(at, event.altKey);
  }

  #leave({ pointerType }: PointerEvent): void {
    this.pane.probe(null);
    // A finger leaves with every touch; what it touched last stays in reach.
    if (pointerType !== 'touch') this.surface.marks.pointAt(null);
  }

  #lose(event: PointerEvent): void {
    this.#pinch.release(event.pointerId);
    this.cancel();
  }

  #release(event: PointerEvent): void {
    this.#pinch.release(event.pointerId);
    const drag = this.#drag;
    if (!drag || drag.pointer !== event.pointerId) return;
    this.#drag = null;
    delete this.surface.root.dataset['busy'];
    drag.doing.end(this.#at(event), drag.moved, event.altKey);
  }

  #hover(event: PointerEvent, at: CssPoint): void {
    const { drawn } = this.surface.marks;
    const over = gripAt(drawn, at, event.pointerType) ? 'grip' : markAt(drawn, at, event.pointerType) ? 'mark' : '';
    if (this.surface.root.dataset['over'] !== over) this.surface.root.dataset['over'] = over;
  }

  #probe(at: CssPoint): void {
    const { looking, frame, view } = this.pane;
    if (!looking || !frame || !view.slice || view.status !== 'ready') return this.pane.probe(null);
    const { column, row } = pixelFromCss(looking, at);
    const value = valueAt(frame, Math.round(column), Math.round(row));
    this.pane.probe(value === null ? null : { value, unit: view.slice.pixels.rescaleType });
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      this.help.zoom(Math.exp(-event.deltaY * 0.002), this.#at(event));
      return;
    }
    // With Shift some systems turn the wheel sideways.
    const deltaY = event.deltaY || event.deltaX;
    const { deltaMode } = event;
    const { wheelDeltaY } = event as WheelEvent & { readonly wheelDeltaY?: number };
    const notches = this.#notches.take(event.deltaY !== 0 && wheelDeltaY !== undefined ? { deltaY, deltaMode, wheelDeltaY } : { deltaY, deltaMode });
    if (notches !== 0) this.help.scroll(event.shiftKey ? notches * FAST : notches);
  }
}
