import type { PatientPoint, Series, Slice } from '../dicom';
import type { LesionRole, MarkPlace, MarkShape } from '../read';

/** The stage: two viewports side by side. Controlled: it reports strokes and draws what it is told; it keeps no measurement of its own. */
export type Side = 'left' | 'right';

export type DrawTool = 'target' | 'non-target' | 'new-lesion' | 'length' | 'arrow' | 'oval';
/** What the left mouse button does. */
export type Hand = DrawTool | 'window' | 'move' | 'zoom';

/** A mark to draw. Line style follows the role: target solid, non-target dotted ring, new lesion double line with a diamond, ghost dashed, another reader's or a student's dash-dot. */
export interface DrawnMark {
  /** Unique on its side; given back in the events. */
  readonly id: string;
  readonly style: LesionRole | 'plain' | 'ghost' | 'other-reader';
  readonly place: MarkPlace;
  readonly shape: MarkShape;
  /** "T1"; empty for plain marks. */
  readonly name: string;
  /** Which axis counts; it is set bold and underlined. A node whose short axis is not set asks for it. */
  readonly counted: 'long' | 'short' | null;
  readonly selected: boolean;
  readonly editable: boolean;
  /** Said after the value, e.g. "equivocal", "part 2 of 2", "too small". */
  readonly suffix: string;
  /** A proposal that nobody has taken yet: drawn dashed over the outline it was read from, closed, patient mm. */
  readonly suggested?: { readonly contour: readonly PatientPoint[] };
}

/** An empty diamond at the mapped place of a new lesion on a scan where it is not. */
export interface PlaceHint {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly at: PatientPoint;
  /** Shown on slices within this distance of the place, mm. */
  readonly withinMm: number;
}

/** A finished stroke. Ends are mm in the patient frame; without trustworthy spacing `millimetres` is false and the stroke must not be measured. */
export interface Stroke {
  readonly side: Side;
  readonly tool: DrawTool;
  readonly place: MarkPlace;
  readonly shape: MarkShape;
  readonly millimetres: boolean;
  /** What surrounds the stroke, for proposals of the site: null where it cannot be told. */
  readonly surroundings: { readonly meanHu: number; readonly airFraction: number } | null;
}

/** A click with a tool that measures, on no mark: the reader points at a lesion. */
export interface Pointed {
  readonly side: Side;
  readonly tool: 'target' | 'non-target' | 'new-lesion';
  readonly place: MarkPlace;
  readonly at: PatientPoint;
}

/** Stored values of one slice; HU = value × slope + intercept. */
export interface StoredImage {
  readonly values: Int16Array | Uint16Array;
  readonly slope: number;
  readonly intercept: number;
}

export interface MarkEdit {
  readonly side: Side;
  readonly id: string;
  readonly place: MarkPlace;
  readonly shape: MarkShape;
}

export type ShowProblem = 'no-images' | 'unsupported-transfer-syntax' | 'decode-failed' | 'file-gone' | 'not-sent' | 'timed-out' | 'no-canvas';

/** What a viewport shows now. Session state: never an act. A new object whenever something in it changes. */
export interface ViewState {
  readonly side: Side;
  readonly status: 'empty' | 'loading' | 'ready' | 'failed';
  readonly problem: { readonly kind: ShowProblem; readonly detail: string } | null;
  readonly series: Series | null;
  readonly slice: Slice | null;
  /** 0-based, in series order. */
  readonly index: number;
  readonly count: number;
  /** Slices whose pixels are in memory. */
  readonly loaded: number;
  /** Indices that have been on screen, as ascending, non-touching ranges [from, to]. */
  readonly seen: readonly (readonly [number, number])[];
  readonly window: { readonly center: number; readonly width: number };
  readonly inverted: boolean;
  /** Magnification relative to one image pixel per CSS pixel along a row. */
  readonly zoom: number;
  /** CSS pixels per mm, for the scale bar; null where millimetres are refused. */
  readonly cssPixelsPerMm: number | null;
  readonly letters: { readonly top: string; readonly right: string; readonly bottom: string; readonly left: string };
  /** Value under the pointer, HU, and where; null outside the image. */
  readonly probe: { readonly value: number; readonly unit: string } | null;
}

export interface StageEvents {
  strokeEnded(stroke: Stroke): void;
  markEdited(edit: MarkEdit): void;
  /** Left out: such a click lets go of the selection, as one on nothing does. */
  pointed?(pointed: Pointed): void;
  /** Null: the reader clicked on nothing. */
  markSelected(side: Side, id: string | null): void;
  /** The reader pressed a button on this viewport. */
  activated(side: Side): void;
  /** A stroke that was refused, with the reason to tell. */
  refused(side: Side, why: 'no-millimetres' | 'too-short' | 'outside-image' | 'nothing-shown'): void;
}

export interface Stage {
  /** Binds a viewport to an element; call the result to unbind. The element must be laid out. */
  mount(side: Side, element: HTMLElement): () => void;
  /** Hangs a series (null empties). Resolves when the first slice is on screen, or with the problem. Starts at the middle, or at `index`. A series that hangs already keeps its window, zoom and place: only the slice changes. Overtaken by a later call it resolves with null. */
  show(side: Side, series: Series | null, index?: number): Promise<{ readonly kind: ShowProblem; readonly detail: string } | null>;
  /** Asks again for images that did not come: an archive that was down, a file that was gone. */
  retry(): void;
  setMarks(side: Side, marks: readonly DrawnMark[]): void;
  setHints(side: Side, hints: readonly PlaceHint[]): void;
  setHand(hand: Hand): void;
  /** Hide all marks (H). */
  setMarksVisible(visible: boolean): void;
  view(side: Side): ViewState;
  subscribe(side: Side, listener: () => void): () => void;
  /** By index; linked scrolling takes the other side along by millimetres. */
  scrollTo(side: Side, index: number): void;
  /** By slices; linked scrolling takes the other side along by millimetres. */
  scrollBy(side: Side, slices: number): void;
  /** The slice nearest to the point, and the point in view if zoomed in. Does not move the other side. */
  jumpTo(side: Side, point: PatientPoint): void;
  /** Right position = left position + offset, mm along the normal; null unlinks. Linked sides are zoomed to one size and shown in one window, where both have millimetres and Hounsfield units. */
  link(offsetMm: number | null): void;
  setWindow(side: Side | 'both', window: { readonly center: number; readonly width: number } | 'file' | 'auto'): void;
  /** The whole image, in the size (CSS pixels per mm) in which both sides fit; a linked other side with it. */
  fit(side: Side): void;
  zoomBy(side: Side, factor: number): void;
  invert(side: Side): void;
  /** Gives up an unfinished stroke (Esc). True if there was one. */
  cancelStroke(): boolean;
  /** Whether the end that is being placed is magnified. */
  setMagnifier(on: boolean): void;
  /** Takes the next end of the selected mark in hand, for nudging; on `side` first. False where no mark with ends is selected. */
  stepEnd(side: Side, by: 1 | -1): boolean;
  /** Moves the end in hand by image pixels, columns to the right and rows down. Reported as one edit once it rests. False where no end is in hand. */
  nudgeEnd(columns: number, rows: number): boolean;
  /** Reports a nudge under way at once. */
  restEnd(): void;
  /** Whether an end is in hand. */
  holdsEnd(): boolean;
  /** Lets go of the end in hand, a nudge under way reported. True if there was one. */
  letGoOfEnd(): boolean;
  /** What lies around a line on the slice shown; null where it cannot be told. */
  surroundings(side: Side, line: readonly [PatientPoint, PatientPoint]): Stroke['surroundings'];
  /** Stored values of a slice that is in memory, row by row; HU = value × slope + intercept. Null where it is not there. Not to be changed. */
  storedValues(side: Side, index: number): StoredImage | null;
  /** Image → page, CSS pixels in the client area of the window: for tests and for menus placed beside a lesion. Null when the point is not on the shown slice (within half a slice). */
  clientPoint(side: Side, point: PatientPoint): { readonly x: number; readonly y: number } | null;
  destroy(): void;
}
