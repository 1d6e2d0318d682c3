import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placedLabels, type Box, type LabelRequest, type Segment } from '../../src/viewer/label-placement';
import { loupeBox } from '../../src/viewer/loupe';

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

  it('never puts the magnifier over the end that is being placed', () => {
    fc.assert(
      fc.property(coordinate(0, 640), coordinate(0, 700), fc.option(stroke), (x, y, line) => {
        const box = loupeBox({ x, y }, 128, bounds, line);
        expect(Math.hypot(box.x + 64 - x, box.y + 64 - y)).toBeGreaterThan(64 + 20);
      }),
    );
  });
});
