import { pixelFromPatient, type ImagePlane, type PatientPoint, type PixelPoint, type Slice } from '../dicom';
import { cssFromPixel, pixelFromCss, type CssPoint, type Looking, type Size } from './camera';
import { placedLabels, type Box, type PlacedLabel, type Segment } from './label-placement';
import { strokedMark, styleClass, type Grip, type StrokedMark } from './mark-strokes';
import { markRuns, plainText, type Run } from './mark-text';
import { ovalStatistics } from './pixel-statistics';
import { distanceToSegment } from './segment';
import { distanceFromPlane, drawingPlane, inMillimetres } from './slice-place';
import type { DrawnMark, PlaceHint } from './stage';
import { valueAt, type Frame } from './stored-values';
import { circleAt, diamondAt, lineBetween, svg } from './svg';
import { runWidth, textSize } from './text-size';
import { windowRange, type Windowing } from './window';

/** Everything the marks of one viewport are drawn from. */
export interface Scene {
  readonly looking: Looking;
  readonly slice: Slice;
  readonly frame: Frame;
  readonly marks: readonly DrawnMark[];
  readonly hints: readonly PlaceHint[];
  /** The mark being drawn or edited; it stands for the one with its id. */
  readonly live: DrawnMark | null;
  /** The end that the keyboard moves: its ring is shown, filled. */
  readonly held: { readonly mark: string; readonly part: Grip['part'] } | null;
  readonly window: Windowing;
  /** Where labels must not go besides. */
  readonly covered: readonly Box[];
  /** Places off this plane by up to this distance still count as on it, mm. */
  readonly halfSliceMm: number;
}

export interface LabelledMark extends StrokedMark {
  readonly label: Box | null;
}

const EMPTY: Box = { x: 0, y: 0, width: 0, height: 0 };
const ID_GAP = 6;
const GRIP = 4.5;
/** Rings appear when the pointer is this near to a stroke of their mark, CSS pixels: else they would hide a small lesion. */
const NEAR = 40;
/** Under this width of the viewport (rem) a label keeps only its counted axis. */
const NARROW_REM = 26;

const firstPoint = ({ shape }: DrawnMark): PatientPoint => {
  switch (shape.kind) {
    case 'caliper':
      return shape.caliper.long[0];
    case 'point':
      return shape.at;
    case 'length':
      return shape.line[0];
    case 'arrow':
      return shape.tip;
    case 'oval':
      return shape.corners[0];
  }
};

const onSlice = (mark: DrawnMark, { slice, halfSliceMm }: Scene, plane: ImagePlane): boolean =>
  mark.style === 'ghost'
    ? slice.plane !== null && Math.abs(distanceFromPlane(plane, firstPoint(mark))) <= halfSliceMm
    : mark.place.sopInstanceUid === slice.sopInstanceUid && mark.place.frame === slice.frame;

/** The marks to draw on the shown slice, the selected and the live one last, that is on top. */
const marksOn = (scene: Scene, plane: ImagePlane): readonly DrawnMark[] => {
  const { live } = scene;
  const marks = scene.marks.filter((mark) => mark.id !== live?.id && onSlice(mark, scene, plane));
  const rank = (mark: DrawnMark): number => (mark.style === 'ghost' ? 0 : mark.selected ? 2 : 1);
  return [...marks.sort((a, b) => rank(a) - rank(b)), ...(live ? [live] : [])];
};

const runsOf = (mark: DrawnMark, { slice, frame, looking }: Scene, plane: ImagePlane): readonly Run[] => {
  const millimetres = inMillimetres(slice);
  const runs = markRuns(mark, millimetres, mark.shape.kind === 'oval' ? ovalFacts(mark.shape.corners, slice, frame, plane, millimetres) : null);
  const narrow = looking.size.width < NARROW_REM * textSize().rem;
  return narrow ? runs.filter(({ set }) => set !== 'short') : runs;
};

const ovalFacts = (corners: readonly [PatientPoint, PatientPoint], slice: Slice, frame: Frame, plane: ImagePlane, millimetres: boolean) => {
  const [a, b]: readonly [PixelPoint, PixelPoint] = [pixelFromPatient(plane, corners[0]), pixelFromPatient(plane, corners[1])];
  const areaMm2 = (Math.PI / 4) * Math.abs(a.column - b.column) * plane.columnSpacing * Math.abs(a.row - b.row) * plane.rowSpacing;
  return { statistics: ovalStatistics(frame, a, b), areaMm2: millimetres ? areaMm2 : null, unit: slice.pixels.rescaleType };
};

/** The box that all strokes of a mark fill. */
const boxOf = (points: readonly CssPoint[]): Box => {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
};

/** Corners and edges of the viewport where the panels write about the image. */
const writtenOn = ({ width, height }: Size, rem: number): readonly Box[] => [
  { x: 0, y: 0, width: 8 * rem, height: 3 * rem },
  { x: width - 10 * rem, y: 0, width: 10 * rem, height: 4 * rem },
  { x: 0, y: height - 3 * rem, width: 8 * rem, height: 3 * rem },
  { x: width - 10 * rem, y: height - 4 * rem, width: 10 * rem, height: 4 * rem },
  { x: 0, y: height / 2 - rem, width: 2 * rem, height: 2 * rem },
  { x: width - 2.5 * rem, y: 0, width: 2.5 * rem, height },
];

const widthOf = (runs: readonly Run[], diamond: boolean): number =>
  runs.reduce((sum, run) => sum + runWidth(run) + (run.set === 'id' ? ID_GAP : 0), diamond ? 18 : 0);

/** Open where it is equivocal whether the lesion is new. */
const diamondBeside = (at: CssPoint, suffix: string): readonly SVGElement[] =>
  suffix === 'equivocal' ? [diamondAt(at, 5, 'diamond halo'), diamondAt(at, 5, 'diamond new-lesion')] : [diamondAt(at, 6, 'diamond filled new-lesion')];

const labelAt = (mark: DrawnMark, runs: readonly Run[], { box, leader }: PlacedLabel): SVGElement[] => {
  const { px } = textSize();
  const diamond = mark.style === 'new' && mark.name !== '';
  const baseline = box.y + box.height / 2 + px * 0.36;
  const spans = runs.map((run, index) => svg('tspan', { class: run.set, ...(runs[index - 1]?.set === 'id' ? { dx: 3 } : {}) }, run.set === 'id' && index < runs.length - 1 ? `${run.text} ` : run.text));
  return [
    ...(leader ? [lineBetween(...leader, 'lead halo'), lineBetween(...leader, 'lead')] : []),
    ...(diamond ? diamondBeside({ x: box.x + 6, y: box.y + box.height / 2 }, mark.suffix) : []),
    svg('text', { class: styleClass(mark.style), x: box.x + (diamond ? 18 : 0), y: baseline }, ...spans),
  ];
};

/** The hints near this slice: what is drawn, and the room it takes. */
const hintsOn = ({ hints, slice, looking, halfSliceMm }: Scene, plane: ImagePlane): readonly { readonly drawn: SVGElement; readonly box: Box }[] =>
  hints
    .filter((hint) => slice.plane && Math.abs(distanceFromPlane(plane, hint.at)) <= Math.max(hint.withinMm, halfSliceMm))
    .map((hint) => {
      const at = cssFromPixel(looking, pixelFromPatient(plane, hint.at));
      const width = Math.max(16, widthOf([{ text: hint.name, set: 'id' }, { text: hint.text, set: 'unit' }], false));
      const text = svg('text', { class: 'new-lesion', x: at.x, y: at.y + 28, 'text-anchor': 'middle' }, svg('tspan', { class: 'id' }, `${hint.name} `), svg('tspan', { class: 'unit' }, hint.text));
      return {
        drawn: svg('g', { 'data-hint': hint.id }, diamondAt(at, 8, 'diamond halo'), diamondAt(at, 8, 'diamond new-lesion'), text),
        box: { x: at.x - width / 2, y: at.y - 10, width, height: 44 },
      };
    });

/** How bright the image is under a box, 0 to 1: light text is read on dark ground. */
const brightnessOf = ({ looking, frame, window }: Scene) => {
  const { lower, upper } = windowRange(window);
  return (box: Box): number => {
    let sum = 0;
    for (let step = 0; step < 12; step++) {
      const { column, row } = pixelFromCss(looking, { x: box.x + ((step % 6) + 0.5) * (box.width / 6), y: box.y + (step < 6 ? 0.25 : 0.75) * box.height });
      const value = valueAt(frame, Math.round(column), Math.round(row));
      if (value !== null) sum += Math.min(1, Math.max(0, (value - lower) / (upper - lower)));
    }
    return sum / 12;
  };
};

/** Draws the marks of one viewport and remembers where they are. */
export class MarksLayer {
  readonly root = svg('svg', { class: 'stage-marks', role: 'img', 'aria-label': 'Marks on the image' });
  #drawn: readonly LabelledMark[] = [];
  #pointer: CssPoint | null = null;
  #live: string | null = null;
  /** Where each label went last time. */
  #places = new Map<string, number>();

  /** What can be gripped or clicked now, the topmost last. */
  get drawn(): readonly LabelledMark[] {
    return this.#drawn;
  }

  clear(): void {
    this.#drawn = [];
    this.root.replaceChildren();
  }

  draw(scene: Scene): void {
    const plane = drawingPlane(scene.slice);
    const css = (point: PatientPoint): CssPoint => cssFromPixel(scene.looking, pixelFromPatient(plane, point));
    const marks = marksOn(scene, plane).map((mark) => strokedMark(mark, plane, css));
    const texts = marks.map(({ mark }) => runsOf(mark, scene, plane));
    const { px, rem } = textSize();
    const { width, height } = scene.looking.size;
    const labelled = marks.flatMap((_, index) => (texts[index]?.length ? [index] : []));
    const lesions = marks.map(({ segments, outline }) => boxOf([...segments.flat(), ...outline]));
    const requests = labelled.map((index) => {
      const { anchors, mark } = marks[index] as StrokedMark;
      return { size: { width: widthOf(texts[index] ?? [], mark.style === 'new'), height: px * 1.25 }, anchors, keepOff: lesions[index] ?? EMPTY, now: this.#places.get(mark.id) ?? null };
    });
    const hints = hintsOn(scene, plane);
    const strokes: Segment[] = marks.flatMap(({ segments }) => segments);
    const places = placedLabels(requests, strokes, [...writtenOn(scene.looking.size, rem), ...scene.covered, ...hints.map(({ box }) => box)], brightnessOf(scene), { x: 4, y: 4, width: width - 8, height: height - 8 });
    const placeOf = new Map(labelled.map((index, order) => [index, places[order]]));
    this.#places = new Map(labelled.map((index, order) => [marks[index]?.mark.id ?? '', places[order]?.place ?? 0] as const));
    this.#drawn = marks.map((stroked, index) => ({ ...stroked, label: placeOf.get(index)?.box ?? null }));
    this.root.setAttribute('aria-label', ['Marks on the image', ...texts.filter((runs) => runs.length > 0).map(plainText)].join('; '));
    this.root.replaceChildren(
      ...hints.map((hint) => hint.drawn),
      ...marks.map(({ mark, drawn, grips }, index) => {
        const place = placeOf.get(index);
        const inHand = (part: Grip['part']): string => (scene.held?.mark === mark.id && scene.held.part === part ? ' held' : '');
        const rings = mark.selected && mark.editable ? grips.flatMap(({ at, part }) => [circleAt(at, GRIP, `grip halo${inHand(part)}`), circleAt(at, GRIP, `grip ${styleClass(mark.style)}${inHand(part)}`)]) : [];
        return svg('g', { 'data-mark': mark.id }, ...drawn, ...rings, ...(place ? labelAt(mark, texts[index] ?? [], place) : []));
      }),
    );
    this.#live = scene.live?.id ?? null;
    this.pointAt(this.#pointer);
  }

  /** Where the pointer is; null when it is elsewhere. The rings of the mark it is near to, and of the one in hand, are shown. */
  pointAt(at: CssPoint | null): void {
    this.#pointer = at;
    for (const group of this.root.querySelectorAll<SVGGElement>(':scope > [data-mark]')) {
      const id = group.dataset['mark'] ?? '';
      const near = at !== null && this.#drawn.some(({ mark, segments }) => mark.id === id && mark.selected && segments.some((segment) => distanceToSegment(at, segment) <= NEAR));
      group.classList.toggle('near', near || id === this.#live);
    }
  }
}
