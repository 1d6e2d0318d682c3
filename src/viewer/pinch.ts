import type { CssPoint } from './camera';
import type { ViewHand } from './drag-view';
import type { Pane } from './pane';

const middle = (a: CssPoint, b: CssPoint): CssPoint => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
const apart = (a: CssPoint, b: CssPoint): number => Math.max(1, Math.hypot(a.x - b.x, a.y - b.y));

/** Two fingers on the image: they move it and zoom it, whatever the hand in use. */
export class Pinch {
  readonly #fingers = new Map<number, CssPoint>();

  constructor(readonly pane: Pane, readonly hand: ViewHand) {}

  get active(): boolean {
    return this.#fingers.size > 1;
  }

  press(finger: number, at: CssPoint): void {
    this.#fingers.set(finger, at);
  }

  move(finger: number, to: CssPoint): void {
    const [first, second] = [...this.#fingers.keys()];
    const before = [...this.#fingers.values()];
    if (!this.#fingers.has(finger)) return;
    this.#fingers.set(finger, to);
    const after = [...this.#fingers.values()];
    const [a, b, c, d] = [before[0], before[1], after[0], after[1]];
    if (!a || !b || !c || !d || (finger !== first && finger !== second)) return;
    const [was, is] = [middle(a, b), middle(c, d)];
    this.pane.move(is.x - was.x, is.y - was.y);
    this.hand.zoom(apart(c, d) / apart(a, b), is);
  }

  release(finger: number): void {
    this.#fingers.delete(finger);
  }
}
