import type { Line } from '../read';
import { provisionalShort } from './caliper';
import type { CssPoint } from './camera';
import type { ImagePlane, PatientPoint } from '../dicom';
import type { Segment } from './label-placement';
import type { DrawnMark } from './stage';
import { circleAt, diamondAt, lineBetween, svg, tickAt } from './svg';

/** A place of a mark that the reader can take hold of. */
export interface Grip {
  readonly part: 'long-0' | 'long-1' | 'short-0' | 'short-1' | 'point' | 'line-0' | 'line-1' | 'tip' | 'tail' | 'corner-0' | 'corner-1';
  readonly at: CssPoint;
}

/** A mark in the viewport: what is drawn, where it can be gripped, what labels keep off. */
export interface StrokedMark {
  readonly mark: DrawnMark;
  readonly drawn: readonly SVGElement[];
  readonly grips: readonly Grip[];
  readonly segments: readonly Segment[];
  readonly anchors: readonly CssPoint[];
  /** The edge of the lesion, or where it must be expected from the axes: labels keep off it. */
  readonly outline: readonly CssPoint[];
}

export type ToCss = (point: PatientPoint) => CssPoint;

const RING = 14;
/** A target without a size, "too small". */
const SMALL_RING = 9;
const TICK = 6;
const SHORT_TICK = 4;

/** The class that carries the role's colour and line. */
export const styleClass = (style: DrawnMark['style']): string => (style === 'new' ? 'new-lesion' : style);

const classOf = (mark: DrawnMark): string => `${styleClass(mark.style)}${mark.selected ? ' selected' : ''}${mark.suggested ? ' suggested' : ''}`;

const closed = (points: readonly CssPoint[], className: string): readonly SVGElement[] => {
  const d = `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}z`;
  return [svg('path', { class: `halo contour ${className}`, d }), svg('path', { class: `contour ${className}`, d })];
};

/** How much wider than long a lesion is taken to be while only its long axis is drawn. */
const USUAL_WIDTH = 0.7;

/** The ellipse over both axes: where the edge of a lesion is to be expected from them. */
export const expectedEdge = ([a, b]: Segment, short: Segment | null): readonly CssPoint[] => {
  const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const along = { x: (b.x - a.x) / 2, y: (b.y - a.y) / 2 };
  const width = short ? Math.hypot(short[0].x - short[1].x, short[0].y - short[1].y) / Math.max(1e-6, 2 * Math.hypot(along.x, along.y)) : USUAL_WIDTH;
  return Array.from({ length: 16 }, (_, step) => {
    const [cos, sin] = [Math.cos((step * Math.PI) / 8), width * Math.sin((step * Math.PI) / 8)];
    return { x: middle.x + along.x * cos - along.y * sin, y: middle.y + along.y * cos + along.x * sin };
  });
};

const tickedLine = ([a, b]: Segment, half: number, className: string): SVGElement[] => [
  lineBetween(a, b, `halo ${className}`),
  lineBetween(a, b, className),
  ...[tickAt(a, b, half + 1, `halo tick ${className}`), tickAt(b, a, half + 1, `halo tick ${className}`)],
  ...[tickAt(a, b, half, `tick ${className}`), tickAt(b, a, half, `tick ${className}`)],
];

const doubled = ([a, b]: Segment): SVGElement => lineBetween(a, b, 'core');

const caliperStrokes = (mark: DrawnMark, long: Line, short: Line | null, plane: ImagePlane, css: ToCss): StrokedMark => {
  const segment = (line: Line): Segment => [css(line[0]), css(line[1])];
  const [from, to] = segment(long);
  const set = short ? segment(short) : null;
  const asked = !short && mark.selected && mark.editable ? segment(provisionalShort(long, plane)) : null;
  const name = classOf(mark);
  const contour = mark.suggested?.contour.map(css) ?? [];
  const drawn: SVGElement[] = [
    ...(contour.length > 0 ? closed(contour, name) : []),
    ...(set ? tickedLine(set, SHORT_TICK, `short ${name}`) : []),
    ...(asked ? [lineBetween(asked[0], asked[1], `halo short ${name}`), lineBetween(asked[0], asked[1], `short provisional ${name}`)] : []),
    ...tickedLine([from, to], TICK, name),
    ...(mark.style === 'new' ? [doubled([from, to])] : []),
  ];
  const across = set ?? asked;
  const grips: Grip[] = mark.editable
    ? [
        { part: 'long-0', at: from },
        { part: 'long-1', at: to },
        ...(across ? [{ part: 'short-0', at: across[0] } as const, { part: 'short-1', at: across[1] } as const] : []),
      ]
    : [];
  const segments: Segment[] = [[from, to], ...(across ? [across] : [])];
  return { mark, drawn, grips, segments, anchors: segments.flat(), outline: contour.length > 0 ? contour : expectedEdge([from, to], set) };
};

const around = (at: CssPoint, radius: number): Segment[] => {
  const corners = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => ({ x: at.x + radius * Math.cos((step * Math.PI) / 4), y: at.y + radius * Math.sin((step * Math.PI) / 4) }));
  return corners.map((corner, index) => [corner, corners[(index + 1) % corners.length] ?? corner] as const);
};

const pointStrokes = (mark: DrawnMark, at: CssPoint): StrokedMark => {
  const name = classOf(mark);
  const diamond = mark.style === 'new';
  const ring = mark.style === 'target' ? SMALL_RING : RING;
  const radius = diamond ? 8 : ring;
  const drawn = diamond ? [diamondAt(at, 6, `diamond filled ${name}`)] : [circleAt(at, ring, `halo ring ${name}`), circleAt(at, ring, `ring ${name}`)];
  const segments = around(at, radius);
  const anchors = [0, 2, 4, 6].map((step) => segments[step]?.[0] ?? at);
  return { mark, drawn, grips: mark.editable ? [{ part: 'point', at }] : [], segments, anchors, outline: [] };
};

const arrowStrokes = (mark: DrawnMark, tip: CssPoint, tail: CssPoint): StrokedMark => {
  const turn = Math.atan2(tail.y - tip.y, tail.x - tip.x);
  const barb = (by: number): CssPoint => ({ x: tip.x + 11 * Math.cos(turn + by), y: tip.y + 11 * Math.sin(turn + by) });
  const name = classOf(mark);
  const strokes: Segment[] = [[tip, tail], [tip, barb(0.45)], [tip, barb(-0.45)]];
  const drawn = [...strokes.map(([a, b]) => lineBetween(a, b, `halo ${name}`)), ...strokes.map(([a, b]) => lineBetween(a, b, name))];
  const grips: Grip[] = mark.editable ? [{ part: 'tip', at: tip }, { part: 'tail', at: tail }] : [];
  return { mark, drawn, grips, segments: strokes, anchors: [tail], outline: [] };
};

const ovalStrokes = (mark: DrawnMark, a: CssPoint, b: CssPoint): StrokedMark => {
  const box = { cx: (a.x + b.x) / 2, cy: (a.y + b.y) / 2, rx: Math.abs(a.x - b.x) / 2, ry: Math.abs(a.y - b.y) / 2 };
  const name = classOf(mark);
  const drawn = [svg('ellipse', { class: `halo ${name}`, ...box }), svg('ellipse', { class: name, ...box })];
  const rim = [0, 1, 2, 3, 4, 5, 6, 7].map((step) => ({ x: box.cx + box.rx * Math.cos((step * Math.PI) / 4), y: box.cy + box.ry * Math.sin((step * Math.PI) / 4) }));
  const segments = rim.map((from, index): Segment => [from, rim[(index + 1) % rim.length] ?? from]);
  const grips: Grip[] = mark.editable ? [{ part: 'corner-0', at: a }, { part: 'corner-1', at: b }] : [];
  return { mark, drawn, grips, segments, anchors: rim.filter((_, step) => step % 2 === 0), outline: [] };
};

export const strokedMark = (mark: DrawnMark, plane: ImagePlane, css: ToCss): StrokedMark => {
  const { shape } = mark;
  switch (shape.kind) {
    case 'caliper':
      return caliperStrokes(mark, shape.caliper.long, shape.caliper.short, plane, css);
    case 'point':
      return pointStrokes(mark, css(shape.at));
    case 'length': {
      const ends: Segment = [css(shape.line[0]), css(shape.line[1])];
      const grips: Grip[] = mark.editable ? [{ part: 'line-0', at: ends[0] }, { part: 'line-1', at: ends[1] }] : [];
      return { mark, drawn: tickedLine(ends, TICK, classOf(mark)), grips, segments: [ends], anchors: ends, outline: [] };
    }
    case 'arrow':
      return arrowStrokes(mark, css(shape.tip), css(shape.tail));
    case 'oval':
      return ovalStrokes(mark, css(shape.corners[0]), css(shape.corners[1]));
  }
};
