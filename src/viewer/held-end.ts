import { patientFromPixel, pixelFromPatient } from '../dicom';
import { cssFromPixel } from './camera';
import { editedShape, endOf } from './edit-mark';
import { strokedMark, type Grip } from './mark-strokes';
import type { Pane } from './pane';
import { drawingPlane } from './slice-place';
import type { DrawnMark, Side, StageEvents } from './stage';

/** How long an end must lie still until where it lies is reported, ms: a row of key presses is one edit. */
const REST_MS = 700;

interface Held {
  readonly pane: Pane;
  readonly mark: string;
  readonly part: Grip['part'];
}

/** The end of a mark that the keyboard moves. It is shown at once and reported as one edit when it comes to rest. */
export class HeldEnd {
  #held: Held | null = null;
  /** The mark as it will be reported; null while nothing was moved. */
  #moved: DrawnMark | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(readonly panes: Readonly<Record<Side, Pane>>, readonly events: StageEvents) {}

  hold(pane: Pane, mark: string, part: Grip['part']): void {
    this.letGo();
    this.#held = { pane, mark, part };
    pane.marks.setHeld({ mark, part });
  }

  get holds(): boolean {
    return this.#now() !== null;
  }

  /** The next end of the selected mark on `side`; once one is held, the next of the same mark. The other side's mark is another measurement. */
  step(side: Side, by: 1 | -1): boolean {
    this.rest();
    const held = this.#now() ? this.#held : null;
    const panes = held ? [held.pane] : [this.panes[side]];
    for (const pane of panes) {
      pane.marks.settle();
      const drawn = pane.surface?.marks.drawn.find(({ mark, grips }) => (held ? mark.id === held.mark : mark.selected && mark.editable) && grips.length > 0);
      if (!drawn) continue;
      const { grips, mark } = drawn;
      const from = held ? grips.findIndex(({ part }) => part === held.part) : by === 1 ? -1 : 0;
      const next = grips[(from + by + grips.length) % grips.length];
      if (next) this.hold(pane, mark.id, next.part);
      return next !== undefined;
    }
    return false;
  }

  nudge(columns: number, rows: number): boolean {
    const now = this.#now();
    const held = this.#held;
    const slice = held?.pane.view.slice;
    const looking = held?.pane.looking;
    if (!now || !held || !slice || !looking) {
      this.letGo();
      return false;
    }
    const mark = this.#moved ?? now;
    const plane = drawingPlane(slice);
    const at = pixelFromPatient(plane, endOf(mark.shape, held.part, plane));
    const to = patientFromPixel(plane, { column: at.column + columns, row: at.row + rows });
    this.#moved = { ...mark, shape: editedShape(mark.shape, held.part, to, plane) };
    const css = (point: typeof to) => cssFromPixel(looking, pixelFromPatient(plane, point));
    held.pane.marks.setLive(this.#moved, { at: css(endOf(this.#moved.shape, held.part, plane)), segments: strokedMark(this.#moved, plane, css).segments });
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.rest(), REST_MS);
    return true;
  }

  rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const [held, moved] = [this.#held, this.#moved];
    this.#moved = null;
    if (!held || !moved) return;
    held.pane.marks.setLive(null);
    this.events.markEdited({ side: held.pane.side, id: moved.id, place: { ...moved.place, window: held.pane.view.window }, shape: moved.shape });
  }

  letGo(): boolean {
    this.rest();
    const held = this.#held;
    this.#held = null;
    held?.pane.marks.setHeld(null);
    return held !== null;
  }

  /** The mark in hand as the app tells it now; null where it is not on the slice shown any more. */
  #now(): DrawnMark | null {
    const held = this.#held;
    const slice = held?.pane.view.slice;
    const mark = held && held.pane.marks.mark(held.mark);
    return mark && slice && mark.selected && mark.editable && mark.place.sopInstanceUid === slice.sopInstanceUid && mark.place.frame === slice.frame ? mark : null;
  }
}
