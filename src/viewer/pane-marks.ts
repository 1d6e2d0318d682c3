import type { Series, Slice } from '../dicom';
import type { CssPoint, Looking } from './camera';
import type { Box, Segment } from './label-placement';
import { loupeBox } from './loupe-place';
import { styleClass, type Grip } from './mark-strokes';
import { halfSlice } from './slice-place';
import type { DrawnMark, PlaceHint } from './stage';
import type { Frame } from './stored-values';
import type { Surface } from './surface';
import type { Windowing } from './window';

/** The image that is on screen, with all that marks on it are drawn from. */
export interface OnScreen {
  readonly surface: Surface;
  readonly series: Series;
  readonly slice: Slice;
  readonly frame: Frame;
  readonly looking: Looking;
  readonly window: Windowing;
}

/** The end that is being placed, and the strokes to show under the magnifier. */
export interface Magnified {
  readonly at: CssPoint;
  readonly segments: readonly Segment[];
}

/** The end that the keyboard moves. */
export interface HeldGrip {
  readonly mark: string;
  readonly part: Grip['part'];
}

/** The marks of one viewport as the app last told them, and the one in the reader's hand. */
export class PaneMarks {
  #marks: readonly DrawnMark[] = [];
  #hints: readonly PlaceHint[] = [];
  #visible = true;
  #live: DrawnMark | null = null;
  #magnified: Magnified | null = null;
  #held: HeldGrip | null = null;
  #magnifier = true;
  #glass: Box | null = null;
  #asked = false;

  constructor(readonly onScreen: () => OnScreen | null, readonly surface: () => Surface | null) {}

  setMarks(marks: readonly DrawnMark[]): void {
    this.#marks = marks;
    this.#ask();
  }

  /** A mark as the app last told it. */
  mark(id: string): DrawnMark | null {
    return this.#marks.find((mark) => mark.id === id) ?? null;
  }

  setHeld(held: HeldGrip | null): void {
    this.#held = held;
    this.#ask();
  }

  setMagnifier(on: boolean): void {
    this.#magnifier = on;
    this.#ask();
  }

  setHints(hints: readonly PlaceHint[]): void {
    this.#hints = hints;
    this.#ask();
  }

  setVisible(visible: boolean): void {
    this.#visible = visible;
    this.#ask();
  }

  /** The mark being drawn or edited; null when it was let go. */
  setLive(mark: DrawnMark | null, magnified: Magnified | null = null): void {
    this.#live = mark;
    this.#magnified = magnified;
    this.#ask();
  }

  draw(): void {
    const now = this.onScreen();
    if (!now) {
      this.surface()?.marks.clear();
      this.surface()?.loupe.hide();
      return;
    }
    const { surface, series, slice, frame, looking, window } = now;
    const { marks, loupe, canvas } = surface;
    const magnified = this.#live && this.#magnifier ? this.#magnified : null;
    const glass = magnified && loupeBox(magnified.at, loupe.diameter, looking.size, magnified.segments, this.#glass);
    this.#glass = glass;
    marks.draw({
      looking, slice, frame, window,
      marks: this.#visible ? this.#marks : [],
      hints: this.#visible ? this.#hints : [],
      live: this.#live,
      held: this.#held,
      halfSliceMm: halfSlice(series),
      covered: glass ? [glass] : [],
    });
    if (magnified && glass && this.#live) loupe.show(magnified.at, glass, canvas, magnified.segments, styleClass(this.#live.style));
    else loupe.hide();
  }

  /** What was told but not drawn yet, at once: a press must meet the marks as they are. */
  settle(): void {
    if (this.#asked) this.draw();
  }

  /** In the next frame; when the image changes too, both come in the same one. */
  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.draw();
    });
  }
}
