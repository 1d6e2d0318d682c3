import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gantryTilt, lettersOf, lettersOfDirection, orientationOf, patientFromPixel, patientPoint, pixelFromPatient, planeOf, positionAlongNormal, stackAxis, type ImagePlane, type Vec3 } from '../../src/dicom';

const plane = (orientation: readonly number[], position: readonly number[] = [0, 0, 0], spacing: readonly number[] = [1, 1]): ImagePlane | null =>
  planeOf({ rows: 512, columns: 512, position, orientation, spacing });
const sure = (found: ImagePlane | null): ImagePlane => {
  if (!found) throw new Error('no plane');
  return found;
};
const AXIAL = [1, 0, 0, 0, 1, 0];
const CORONAL = [1, 0, 0, 0, 0, -1];
const SAGITTAL = [0, 1, 0, 0, 0, -1];
const turned = (degrees: number): Vec3 => [0, Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];

describe('the plane of an image', () => {
  it('has the row direction along columns: column spacing is the second value of Pixel Spacing (PS3.3 10.7.1.3)', () => {
    // By hand, PS3.3 C.7.6.2.1.1: column index 10 → 10 × 0.6 along x, row index 20 → 20 × 0.8 along y.
    expect(patientFromPixel(sure(plane(AXIAL, [-100, -150, 42.5], [0.8, 0.6])), { column: 10, row: 20 })).toEqual([-94, -134, 42.5]);
    expect(patientFromPixel(sure(plane(CORONAL, [-100, 7, 300], [0.8, 0.6])), { column: 10, row: 20 })).toEqual([-94, 7, 284]);
  });

  it('leads back to the same pixel, with the distance from the plane, for any orthonormal orientation', () => {
    const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true });
    const mm = fc.double({ min: -800, max: 800, noNaN: true });
    const spacing = fc.double({ min: 0.05, max: 5, noNaN: true });
    fc.assert(fc.property(angle, angle, angle, mm, mm, mm, spacing, spacing, mm, mm, mm, (a, b, c, x, y, z, rows, columns, column, row, off) => {
      const [ca, sa, cb, sb, cc, sc] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b), Math.cos(c), Math.sin(c)];
      const found = sure(plane([ca * cb, sa * cb, -sb, ca * sb * sc - sa * cc, sa * sb * sc + ca * cc, cb * sc], [x, y, z], [rows, columns]));
      const place = patientFromPixel(found, { column, row });
      const lifted = patientPoint(place[0] + found.normal[0] * off, place[1] + found.normal[1] * off, place[2] + found.normal[2] * off);
      const back = pixelFromPatient(found, lifted);
      expect(back.column).toBeCloseTo(column, 6);
      expect(back.row).toBeCloseTo(row, 6);
      expect(back.distanceMm).toBeCloseTo(off, 7);
    }), { seed: 7, numRuns: 200 });
  });

  it('straightens cosines that the header rounded, and refuses what is no orientation', () => {
    const rounded = sure(plane([0.9998, 0.0175, 0, -0.0175, 0.9998, 0]));
    expect(Math.hypot(...rounded.rowDirection)).toBeCloseTo(1, 12);
    expect(Math.hypot(...rounded.columnDirection)).toBeCloseTo(1, 12);
    for (const wrong of [[], [1, 0, 0], [0, 0, 0, 0, 0, 0], [1, 0, 0, 1, 0, 0], [1, 0, 0, 0.3, 0.95, 0], [1, 0, 0, 0, 2, 0], [NaN, 0, 0, 0, 1, 0]]) expect(plane(wrong)).toBeNull();
  });

  it.each([[[]], [[0, 0]], [[0.5, 0]], [[-0.5, 0.5]], [[NaN, 0.5]], [[0.5]], [[Infinity, 1]]])('has no plane with Pixel Spacing %j', (spacing) => expect(plane(AXIAL, [0, 0, 0], spacing)).toBeNull());
  it('has no plane without a position', () => expect([plane(AXIAL, []), plane(AXIAL, [0, NaN, 0])]).toEqual([null, null]));

  it.each([
    [AXIAL, 'axial'], [CORONAL, 'coronal'], [SAGITTAL, 'sagittal'], [[1, 0, 0, ...turned(30)], 'axial'], [[1, 0, 0, ...turned(45)], 'oblique'], [[1, 0, 0, ...turned(-70)], 'coronal'],
  ])('%j is %s', (orientation, name) => expect(orientationOf(plane(orientation))).toBe(name));

  it('counts positions towards the head, however the slices were stored', () => {
    const upright = sure(plane(AXIAL, [0, 0, 35]));
    const flipped = sure(plane([1, 0, 0, 0, -1, 0], [0, 0, 35]));
    expect(flipped.normal[2]).toBe(-1);
    expect([upright, flipped].map((found) => positionAlongNormal(stackAxis(found), found.origin))).toEqual([35, 35]);
  });
});

describe('letters at the edges', () => {
  it.each([
    ['axial', AXIAL, { top: 'A', right: 'L', bottom: 'P', left: 'R' }],
    ['coronal', CORONAL, { top: 'H', right: 'L', bottom: 'F', left: 'R' }],
    ['sagittal', SAGITTAL, { top: 'H', right: 'P', bottom: 'F', left: 'A' }],
    ['axial, prone (turned by 180°)', [-1, 0, 0, 0, -1, 0], { top: 'P', right: 'R', bottom: 'A', left: 'L' }],
    ['axial, gantry tilted by 15°: one letter', [1, 0, 0, ...turned(-15)], { top: 'A', right: 'L', bottom: 'P', left: 'R' }],
    ['axial, tilted by 25°: two letters', [1, 0, 0, ...turned(-25)], { top: 'AH', right: 'L', bottom: 'PF', left: 'R' }],
  ])('%s', (_, orientation, letters) => expect(lettersOf(sure(plane(orientation)))).toEqual(letters));
  it('puts the strongest first', () => expect(lettersOfDirection([-0.5, -0.8, 0.33])).toBe('ARH'.slice(0, 2)));
});

describe('gantry tilt', () => {
  it.each([0, 10, 22.5])('of %d° is the angle between the steps and the normal', (degrees) => {
    const orientation = [1, 0, 0, ...turned(-degrees)];
    const slices = [0, 2.5, 5, 7.5].map((z) => ({ plane: plane(orientation, [0, 0, z]) }));
    expect(gantryTilt(slices)).toBeCloseTo(degrees, 6);
  });
  it('of one slice cannot be told', () => expect(gantryTilt([{ plane: plane(AXIAL) }])).toBeNull());
});
