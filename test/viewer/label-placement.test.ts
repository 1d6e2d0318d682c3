import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedLabels, type Box, type LabelRequest, type Segment } from '../../src/viewer/label-placement';
import { loupeBox } from '../../src/viewer/loupe-place';
import { expectedEdge } from '../../src/viewer/mark-strokes';

const bounds: Box = { x: 0, y: 0, width: 640, height: 700 };
const coordinate = (low: number, high: number) => fc.integer({ min: low, max: high });
const stroke: fc.Arbitrary<Segment> = fc
  .record({ x: coordinate(180, 460), y: coordinate(120, 580), dx: coordinate(15, 60), dy: coordinate(-40, 40) })
  .map(({ x, y, dx, dy }) => [{ x, y }, { x: x + dx, y: y + dy }] as const);

const request = ([a, b]: Segment): LabelRequest => ({
  size: { width: 130, height: 16 },
  anchors: [a, b],
  keepOff: { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) },
  now: null,
});
const overlapping = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const onStroke = (box: Box, [a, b]: Segment): boolean =>
  Array.from({ length: 101 }, (_, step) => ({ x: a.x + ((b.x - a.x) * step) / 100, y: a.y + ((b.y - a.y) * step) / 100 })).some(
    ({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height,
  );

fc.configureGlobal({ seed: 20260105 });

describe('label placement', () => {
  it('keeps up to three labels in the viewport, off every stroke and off each other', () => {
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 3 }), (strokes) => {
        const boxes = placedLabels(strokes.map(request), strokes, [], () => 0, bounds).map(({ box }) => box);
        boxes.forEach((box, index) => {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= bounds.width && box.y + box.height <= bounds.height).toBe(true);
          for (const each of strokes) expect(onStroke(box, each)).toBe(false);
          for (const other of boxes.slice(index + 1)) expect(overlapping(box, other)).toBe(false);
        });
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('leaves a label where it is while the line it belongs to grows a little', () => {
    const short: Segment = [{ x: 300, y: 300 }, { x: 340, y: 310 }];
    const [before] = placedLabels([request(short)], [short], [], () => 0, bounds);
    for (let step = 1; step <= 30; step++) {
      const longer: Segment = [short[0], { x: 340 + step, y: 310 + step / 2 }];
      const [after] = placedLabels([{ ...request(longer), now: before?.place ?? null }], [longer], [], () => 0, bounds);
      expect(after?.place).toBe(before?.place);
    }
  });

  it('prefers dark ground', () => {
    const one: Segment = [{ x: 300, y: 300 }, { x: 340, y: 300 }];
    const brightAbove = (box: Box): number => (box.y + box.height < 300 ? 1 : 0);
    const [placed] = placedLabels([request(one)], [one], [], brightAbove, bounds);
    expect(placed && placed.box.y + placed.box.height / 2).toBeGreaterThanOrEqual(300);
  });

  it('keeps labels as large as at twice the text size off the edge of every lesion, in the viewport and off each other', () => {
    const size = { width: 235, height: 25 };
    const lesion = fc.record({ x: coordinate(60, 580), y: coordinate(60, 640), long: coordinate(8, 60), part: fc.double({ min: 0.5, max: 1, noNaN: true }), turn: fc.double({ min: 0, max: 3.14, noNaN: true }) });
    const shape = ({ x, y, long, part, turn }: { x: number; y: number; long: number; part: number; turn: number }): { axes: readonly [Segment, Segment]; edge: readonly { x: number; y: number }[] } => {
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      const axes = [[{ x: x - long * c, y: y - long * s }, { x: x + long * c, y: y + long * s }], [{ x: x + long * part * s, y: y - long * part * c }, { x: x - long * part * s, y: y + long * part * c }]] as const;
      return { axes, edge: expectedEdge(axes[0], axes[1]) };
    };
    let [covered, asked] = [0, 0];
    fc.assert(
      fc.property(fc.array(lesion, { minLength: 1, maxLength: 3 }), (drawn) => {
        const lesions = drawn.map(shape);
        const requests = lesions.map(({ axes, edge }): LabelRequest => {
          const [xs, ys] = [edge.map(({ x }) => x), edge.map(({ y }) => y)];
          const keepOff = { x: Math.min(...xs), y: Math.min(...ys), width: Math.max(...xs) - Math.min(...xs), height: Math.max(...ys) - Math.min(...ys) };
          return { size, anchors: axes.flat(), keepOff, now: null };
        });
        const boxes = placedLabels(requests, lesions.flatMap(({ axes }) => axes), [], () => 0, bounds).map(({ box }) => box);
        boxes.forEach((box, index) => {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= bounds.width && box.y + box.height <= bounds.height).toBe(true);
          expect(lesions[index]?.edge.some(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)).toBe(false);
          for (const other of boxes.slice(index + 1)) expect(overlapping(box, other)).toBe(false);
          asked += lesions.length;
          covered += lesions.filter(({ edge }) => edge.some(({ x, y }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)).length;
        });
      }),
      { seed: 7, numRuns: 300 },
    );
    // Three large lesions may leave no free place; then another lesion's edge gives way, rarely, and never the label's own.
    expect(covered / asked).toBeLessThan(0.005);
  });

  it('never puts the magnifier over the end that is being placed, and off the lesion and inside the viewport where there is room', () => {
    fc.assert(
      fc.property(coordinate(0, 640), coordinate(0, 700), fc.option(stroke), (x, y, line) => {
        const box = loupeBox({ x, y }, 128, bounds, line ? [line] : []);
        expect(Math.hypot(box.x + 64 - x, box.y + 64 - y)).toBeGreaterThan(64 + 20);
        expect(box.x >= -1 && box.y >= -1 && box.x + 128 <= bounds.width + 1 && box.y + 128 <= bounds.height + 1).toBe(true);
        if (line) expect(line.every((end) => Math.hypot(box.x + 64 - end.x, box.y + 64 - end.y) > 64)).toBe(true);
      }),
    );
  });

  it('leaves the magnifier where it is while the end moves a little, and takes it away before the stroke reaches it', () => {
    let box = loupeBox({ x: 320, y: 300 }, 128, bounds, []);
    const first = box;
    for (let step = 0; step < 10; step++) box = loupeBox({ x: 320 + step, y: 300 }, 128, bounds, [[{ x: 320, y: 300 }, { x: 320 + step, y: 300 }]], box);
    expect(box).toEqual(first);
    const towards = { x: first.x + 64, y: first.y + 64 };
    const line: Segment = [{ x: 320, y: 300 }, towards];
    const moved = loupeBox(towards, 128, bounds, [line], first);
    expect(Math.hypot(moved.x + 64 - towards.x, moved.y + 64 - towards.y)).toBeGreaterThan(84);
  });
});
