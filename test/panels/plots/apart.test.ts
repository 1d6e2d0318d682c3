import { describe, expect, it } from 'vitest';
import { placeLabels, spread, type Box } from '../../../src/panels/plots/apart';

describe('labels that do not lie on each other', () => {
  it('moves neighbours apart by their sizes, keeps their order and stays between the ends', () => {
    expect(spread([50, 52, 90], [20, 20, 20], 0, 200)).toEqual([50, 70, 90]);
    expect(spread([195, 198], [20, 20], 0, 200)).toEqual([170, 190]);
    expect(spread([10, 10, 10], [20, 20, 20], 0, 60)).toEqual([10, 30, 50]);
  });

  it('packs from the start where there is no room', () => expect(spread([30, 31], [40, 40], 0, 50)).toEqual([20, 60]));

  const box = (x: number, y: number): Box => ({ x, y, width: 40, height: 10 });
  const frame: Box = { x: 0, y: 0, width: 200, height: 100 };

  it('takes the next place where the first is taken, is crossed by a line, or lies outside', () => {
    expect(placeLabels([{ places: [box(10, 10), box(10, 40)] }, { places: [box(12, 12), box(12, 60)] }], [], [], frame)).toEqual([box(10, 10), box(12, 60)]);
    expect(placeLabels([{ places: [box(10, 10), box(10, 40)] }], [{ from: [0, 15], to: [100, 15], weight: 1 }], [], frame)).toEqual([box(10, 40)]);
    expect(placeLabels([{ places: [box(180, 10), box(100, 10)] }], [], [], frame)).toEqual([box(100, 10)]);
  });
});
