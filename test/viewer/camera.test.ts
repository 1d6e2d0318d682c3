import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cssFromPixel, fittedCamera, movedCamera, pixelFromCss, zoomedCamera, type Looking } from '../../src/viewer/camera';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const looking: fc.Arbitrary<Looking> = fc.record({
  camera: fc.record({ centre: fc.record({ column: number(0, 511), row: number(0, 511) }), zoom: number(0.2, 20) }),
  lattice: fc.record({ rows: fc.integer({ min: 16, max: 1024 }), columns: fc.integer({ min: 16, max: 1024 }), aspect: number(0.3, 3) }),
  size: fc.record({ width: number(200, 4000), height: number(200, 4000) }),
});

fc.configureGlobal({ seed: 20260105 });

describe('camera', () => {
  it('takes a pixel to the viewport and back to the same pixel, at any zoom, aspect and size', () => {
    fc.assert(
      fc.property(looking, number(-50, 1100), number(-50, 1100), (view, column, row) => {
        const back = pixelFromCss(view, cssFromPixel(view, { column, row }));
        expect(back.column).toBeCloseTo(column, 8);
        expect(back.row).toBeCloseTo(row, 8);
      }),
    );
  });

  it('draws a millimetre equally long both ways on pixels of 0.8 by 0.6 mm', () => {
    const view: Looking = { camera: { centre: { column: 10, row: 10 }, zoom: 3 }, lattice: { rows: 64, columns: 64, aspect: 0.8 / 0.6 }, size: { width: 300, height: 300 } };
    const across = cssFromPixel(view, { column: 10 + 12 / 0.6, row: 10 }).x - 150; // 12 mm along a row
    const down = cssFromPixel(view, { column: 10, row: 10 + 12 / 0.8 }).y - 150; // 12 mm along a column
    expect(across).toBeCloseTo(60, 10);
    expect(down).toBeCloseTo(60, 10);
  });

  it('fits the whole image and no more: the corners of the outer pixels touch the nearer edges', () => {
    const lattice = { rows: 100, columns: 200, aspect: 1.5 };
    const size = { width: 400, height: 400 };
    const view = { lattice, size, camera: fittedCamera(lattice, size) };
    expect(cssFromPixel(view, { column: -0.5, row: -0.5 })).toEqual({ x: 0, y: 50 });
    expect(cssFromPixel(view, { column: 199.5, row: 99.5 })).toEqual({ x: 400, y: 350 });
  });

  it('keeps what lies under the pointer there while zooming', () => {
    fc.assert(
      fc.property(looking, number(0.3, 3), number(0, 200), number(0, 200), (view, factor, x, y) => {
        const under = pixelFromCss(view, { x, y });
        const after = cssFromPixel({ ...view, camera: zoomedCamera(view, view.camera.zoom * factor, { x, y }) }, under);
        expect(after.x).toBeCloseTo(x, 6);
        expect(after.y).toBeCloseTo(y, 6);
      }),
    );
  });

  it('never moves the image out of sight', () => {
    fc.assert(
      fc.property(looking, number(-1e5, 1e5), number(-1e5, 1e5), (view, dx, dy) => {
        const { centre } = movedCamera(view, dx, dy);
        expect(centre.column).toBeGreaterThanOrEqual(0);
        expect(centre.column).toBeLessThanOrEqual(view.lattice.columns - 1);
        expect(centre.row).toBeGreaterThanOrEqual(0);
        expect(centre.row).toBeLessThanOrEqual(view.lattice.rows - 1);
      }),
    );
  });
});
