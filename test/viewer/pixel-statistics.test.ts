import { describe, expect, it } from 'vitest';
import type { Frame } from '../../src/viewer/stored-values';
import { ovalStatistics, rimStatistics } from '../../src/viewer/pixel-statistics';

/** 40 × 40 pixels of value(column, row), stored with intercept −1024. */
const image = (value: (column: number, row: number) => number): Frame => ({
  rows: 40, columns: 40, slope: 1, intercept: -1024, padding: null, lowIsWhite: false, minimum: 0, maximum: 4095,
  values: Int16Array.from({ length: 1600 }, (_, i) => value(i % 40, Math.floor(i / 40)) + 1024),
});

describe('pixel statistics', () => {
  it('mean, deviation and extremes of a checkerboard of 50 ± 10 HU', () => {
    const found = ovalStatistics(image((column, row) => 50 + ((column + row) % 2 === 0 ? 10 : -10)), { column: 10, row: 10 }, { column: 30, row: 24 });
    expect(found?.mean).toBeCloseTo(50, 0);
    expect(found?.deviation).toBeCloseTo(10, 1);
    expect([found?.minimum, found?.maximum]).toEqual([40, 60]);
    // π/4 · 20 · 14 = 219.9 pixels, up to the rim
    expect(Math.abs((found?.pixels ?? 0) - 219.9)).toBeLessThan(12);
  });

  it('counts only pixels inside the ellipse', () => {
    const found = ovalStatistics(image((column, row) => ((column - 20) ** 2 + (row - 20) ** 2 <= 25 ? 80 : -900)), { column: 15, row: 15 }, { column: 25, row: 25 });
    expect(found).toMatchObject({ mean: 80, minimum: 80, maximum: 80 });
  });

  it('is null outside the image and for an oval between the pixels', () => {
    const plain = image(() => 0);
    expect(ovalStatistics(plain, { column: 60, row: 60 }, { column: 70, row: 70 })).toBeNull();
    expect(ovalStatistics(plain, { column: 10.2, row: 10.2 }, { column: 10.6, row: 10.6 })).toBeNull();
  });

  it('tells air around a nodule from soft tissue around a node', () => {
    const nodule = image((column, row) => (Math.hypot(column - 20, row - 20) <= 5 ? 30 : -850));
    const rim = rimStatistics(nodule, { column: 14.5, row: 20 }, { column: 25.5, row: 20 }, 1);
    expect(rim).toEqual({ meanHu: -850, airFraction: 1 });
    expect(rimStatistics(image(() => 60), { column: 15, row: 20 }, { column: 25, row: 20 }, 1)).toEqual({ meanHu: 60, airFraction: 0 });
  });
});
