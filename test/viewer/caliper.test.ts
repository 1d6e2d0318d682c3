import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patientFromPixel, patientPoint, type ImagePlane, type PatientPoint, type Vec3 } from '../../src/dicom';
import { lineLength, shortAxis, type Caliper } from '../../src/read';
import { provisionalShort, withFreeShortEnd, withLongEnd, withShortEnd } from '../../src/viewer/caliper';

const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const plane = (rowDirection: Vec3, columnDirection: Vec3, rowSpacing: number, columnSpacing: number): ImagePlane => ({
  rows: 512, columns: 512, origin: patientPoint(-150, -180, 40), rowDirection, columnDirection, normal: cross(rowDirection, columnDirection), rowSpacing, columnSpacing,
});
const flat = plane([1, 0, 0], [0, 1, 0], 1, 1);
// A gantry tilted by 20 degrees, and a plane oblique to all three axes with pixels of 0.8 by 0.6 mm.
const tilted = plane([1, 0, 0], [0, Math.cos(0.349), -Math.sin(0.349)], 0.7, 0.7);
const oblique = plane([0.8, 0.36, 0.48], [-0.6, 0.48, 0.64], 0.8, 0.6);

const minus = (a: PatientPoint, b: PatientPoint): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const pixel = fc.record({ column: fc.double({ min: 0, max: 511, noNaN: true }), row: fc.double({ min: 0, max: 511, noNaN: true }) });

const expectPerpendicularInPlane = ({ long, short }: Caliper, on: ImagePlane): void => {
  if (!short) return expect.unreachable('no short axis');
  expect(dot(minus(short[1], short[0]), minus(long[1], long[0]))).toBeCloseTo(0, 6);
  for (const end of short) expect(dot(minus(end, on.origin), on.normal)).toBeCloseTo(0, 6);
};

fc.configureGlobal({ seed: 20260105 });

describe('caliper', () => {
  it('keeps the short axis perpendicular and in the slice through any sequence of edits, on flat, tilted and oblique planes', () => {
    const edit = fc.record({ part: fc.constantFrom('long', 'short'), end: fc.constantFrom<0 | 1>(0, 1), to: pixel });
    fc.assert(
      fc.property(fc.constantFrom(flat, tilted, oblique), pixel, pixel, pixel, fc.array(edit, { maxLength: 6 }), (on, from, to, first, edits) => {
        const long = [patientFromPixel(on, from), patientFromPixel(on, to)] as const;
        fc.pre(lineLength(long) > 1);
        let caliper = withShortEnd({ long, short: null }, 0, patientFromPixel(on, first), on);
        for (const { part, end, to: place } of edits) {
          const point = patientFromPixel(on, place);
          const next = part === 'long' ? withLongEnd(caliper, end, point, on) : withShortEnd(caliper, end, point, on);
          if (lineLength(next.long) > 1) caliper = next;
        }
        expect(caliper.short).not.toBeNull();
        expectPerpendicularInPlane(caliper, on);
      }),
    );
  });

  const long = [patientPoint(0, 0, 40), patientPoint(40, 0, 40)] as const;

  it('gives a short axis that is not set no value, only a place to take hold of', () => {
    expect(shortAxis({ long, short: null })).toBeNull();
    const [a, b] = provisionalShort(long, flat);
    expect([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]).toEqual([20, 0]);
  });

  it('sets both ends alike at the first drag and slides along the long axis', () => {
    const { short } = withShortEnd({ long, short: null }, 0, patientPoint(15, 8, 40), flat);
    expect(short && [...short[0], ...short[1]].map((value) => Math.round(value * 1e9) / 1e9)).toEqual([15, 8, 40, 15, -8, 40]);
  });

  it('moves one end by itself afterwards', () => {
    const once = withShortEnd({ long, short: null }, 0, patientPoint(15, 8, 40), flat);
    const twice = withShortEnd(once, 1, patientPoint(25, -3, 40), flat);
    expect(shortAxis(twice)).toBeCloseTo(11, 9);
    expect(twice.short?.[0][0]).toBeCloseTo(25, 9);
  });

  it('never draws a short axis longer than the long one', () => {
    const first = withShortEnd({ long, short: null }, 0, patientPoint(15, 70, 40), flat);
    expect(shortAxis(first)).toBeCloseTo(40, 9);
    const once = withShortEnd({ long, short: null }, 0, patientPoint(15, 8, 40), flat);
    expect(shortAxis(withShortEnd(once, 1, patientPoint(15, -90, 40), flat))).toBeCloseTo(40, 9);
  });

  it('leaves the right angle only when asked to, and finds it again at the next edit', () => {
    const once = withShortEnd({ long, short: null }, 0, patientPoint(15, 8, 40), flat);
    const free = withFreeShortEnd(once, 0, patientPoint(25, 9, 40), flat);
    expect(free.short).toEqual([patientPoint(25, 9, 40), once.short?.[1]]);
    expectPerpendicularInPlane(withShortEnd(free, 1, patientPoint(20, -6, 40), flat), flat);
  });

  it('keeps the length of a set short axis when the long axis is turned', () => {
    const set = withShortEnd({ long, short: null }, 0, patientPoint(10, 8, 40), flat);
    const turned = withLongEnd(set, 1, patientPoint(0, 60, 40), flat);
    expect(shortAxis(turned)).toBeCloseTo(16, 9);
    expectPerpendicularInPlane(turned, flat);
  });
});
