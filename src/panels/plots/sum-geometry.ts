import { scaleLinear } from 'd3-scale';
import { decimal } from '../numbers';
import { placeLabels, strokesOf, type Box, type Point, type Stroke } from './apart';
import { lengthScale, type Scale } from './axes';
import { textHeight, textWidth, type TextStyle } from './ink';
import { millimetres } from './scan-note';
import { lastDay, type PlotScan, type SubjectPlot } from './subject-plot';

export interface Placed { readonly text: string; readonly as: TextStyle; readonly box: Box; readonly anchor: 'start' | 'middle' | 'end' }

export interface SumGeometry {
  readonly x: Scale;
  readonly y: Scale;
  readonly ticks: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly sum: readonly Point[];
  readonly pd: readonly Point[];
  readonly labels: readonly Placed[];
  readonly values: readonly { readonly scan: PlotScan; readonly value: string; readonly box: Box; readonly anchor: 'start' | 'middle' | 'end' }[];
}

const TOP = 26;
const VALUE_HEIGHT = 27;
const ONE_LINE = 14;

/** A text box whose text begins at, ends at or is centred on x. */
const boxAt = (x: number, y: number, width: number, height: number, anchor: Placed['anchor']): Box => ({ x: anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2, y, width, height });

interface Wish { readonly box: Box; readonly anchor: Placed['anchor'] }

/** Above, below and beside a point, by how clear of the line they usually are. */
const round = ([x, y]: Point, width: number, height: number, whisker: number): readonly Wish[] => {
  const places = (side: 'start' | 'middle' | 'end', dx: number, dy: number): Wish => ({ anchor: side, box: boxAt(x + dx, y + dy, width, height, side) });
  const clear = Math.max(11, whisker + 5);
  return [
    places('middle', 0, -clear - height), places('middle', 0, clear), places('start', 13, -height - 2), places('start', 13, 2), places('end', -13, 2), places('end', -13, -height - 2),
    places('start', 13, -height / 2), places('end', -13, -height / 2), places('start', 5, -clear - height), places('end', -5, -clear - height), places('start', 5, clear), places('end', -5, clear),
    places('middle', 0, -clear - height - 14), places('middle', 0, clear + 14), places('start', 30, -height - 16), places('end', -30, height),
  ];
};

/** Where everything of the sum plot stands, px. */
export const sumGeometry = (plot: SubjectPlot, width: number, bottom: number): SumGeometry => {
  const [left, right] = [52, width - 74];
  const summed = plot.scans.filter(({ sumMm }) => sumMm !== null);
  const highest = Math.max(0, ...summed.map(({ sumMm }) => (sumMm ?? 0) + plot.repeatabilityMm), ...plot.pd.map(({ mm }) => mm), ...plot.windows.map(({ bar }) => bar?.mm ?? 0));
  const { y, ticks } = lengthScale(highest * 1.06, bottom, TOP, 7);
  const day = lastDay(plot);
  const x = scaleLinear([0, day], [left + 24, right - 84]);
  const point = (scan: PlotScan): Point => [x(scan.day), y(scan.sumMm ?? 0)];
  const sum = summed.filter(({ complete }) => complete).map(point);
  const pd = plot.pd.flatMap(({ from, to, mm }): readonly Point[] => [[x(from), y(mm)], [to === null ? right : x(to), y(mm)]]);
  const rc = y(0) - y(plot.repeatabilityMm);
  const strokes: readonly Stroke[] = [
    ...strokesOf(sum, 5), ...strokesOf(pd, 2.5), ...(plot.prToMm === null ? [] : strokesOf([[left + 24, y(plot.prToMm)], [right, y(plot.prToMm)]], 1.5)),
    ...summed.flatMap((scan): readonly Stroke[] => { const [px, py] = point(scan); return [{ from: [px, py - rc], to: [px, py + rc], weight: 2 }]; }),
  ];
  const frame: Box = { x: left, y: 8, width: right - left, height: bottom - 12 };
  const shapes = summed.map((scan): Box => { const [px, py] = point(scan); return { x: px - 8, y: py - 7, width: 16, height: 14 }; });
  const line = (text: string, as: TextStyle, wishes: (width: number) => readonly Wish[]): { text: string; as: TextStyle; wishes: readonly Wish[] } => ({ text, as, wishes: wishes(textWidth(text, as)) });
  const wish = (atX: number, atY: number, anchor: Placed['anchor'], wide: number): Wish => ({ anchor, box: boxAt(atX, atY, wide, ONE_LINE, anchor) });
  const lines = [
    ...plot.pd.map(({ from, mm, to }, index) => {
      const text = index === 0 ? `PD from ${decimal(mm)} mm` : to === null ? `${decimal(mm)} next` : decimal(mm);
      if (index > 0 && plot.pd[index - 1]?.mm === mm) return null;
      const at = y(mm);
      return line(text, 'pd', (wide) => (to === null
        ? [wish(right - 3, at - 16, 'end', wide), wish(right - 3, at + 3, 'end', wide)]
        : [wish(x(from) + 6, at - 16, 'start', wide), wish(x(to) - 6, at - 16, 'end', wide), wish(x(from) + 6, at + 3, 'start', wide)]));
    }),
    plot.prToMm === null ? null : line(`PR at or below ${decimal(plot.prToMm)} mm`, 'pr', (wide) => [
      wish(left + 30, y(plot.prToMm ?? 0) + 3, 'start', wide), wish(left + 30, y(plot.prToMm ?? 0) - 16, 'start', wide), wish(right - 3, y(plot.prToMm ?? 0) + 3, 'end', wide), wish(right - 3, y(plot.prToMm ?? 0) - 16, 'end', wide),
    ]),
    ...plot.windows.map(({ bar, from, to }) => bar && line(`iCPD ${bar.by === 'targets' ? 'by targets ' : ''}from ${millimetres(bar.mm)}`, 'confirm', (wide) => {
      const at = y(bar.mm);
      return [wish(x(to) + 4, at - 7, 'start', wide), wish(x(from) - 4, at - 7, 'end', wide), wish(x(to) - 2, at - 16, 'end', wide), wish(x(from), at - 16, 'start', wide), wish(x(from), at + 3, 'start', wide)];
    })),
  ].filter((one) => one !== null);
  const heads = summed.map((scan) => ({ scan, value: millimetres(scan.sumMm ?? 0) }));
  const wishes: readonly (readonly Wish[])[] = [
    ...lines.map((one) => one.wishes),
    ...heads.map(({ scan, value }) => {
      const wide = Math.max(textWidth(value, 'value'), textWidth(scan.note, 'note')) + 4;
      return round(point(scan), wide, scan.note === '' ? textHeight('value') + 2 : VALUE_HEIGHT, rc);
    }),
  ];
  const boxes = placeLabels(wishes.map((places) => ({ places: places.map(({ box }) => box) })), strokes, shapes, frame);
  const anchorOf = (index: number): Placed['anchor'] => wishes[index]?.find(({ box }) => box === boxes[index])?.anchor ?? 'start';
  const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };
  return {
    x, y, ticks, left, right, top: TOP, bottom, sum, pd,
    labels: lines.map(({ text, as }, index) => ({ text, as, box: boxes[index] ?? NOWHERE, anchor: anchorOf(index) })),
    values: heads.map((one, index) => ({ ...one, box: boxes[lines.length + index] ?? NOWHERE, anchor: anchorOf(lines.length + index) })),
  };
};

/** Where the text of a box is anchored, px. */
export const anchorX = ({ x, width }: Box, anchor: Placed['anchor']): number => (anchor === 'start' ? x : anchor === 'end' ? x + width : x + width / 2);
