import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withSeen, type SeenRanges } from '../../src/viewer/seen-ranges';

fc.configureGlobal({ seed: 20260105 });

describe('seen ranges', () => {
  it('hold exactly the indices that were seen, ascending and non-touching', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 })), (indices) => {
        const ranges = indices.reduce<SeenRanges>(withSeen, []);
        const held = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, step) => from + step));
        expect(held).toEqual([...new Set(indices)].sort((a, b) => a - b));
        ranges.slice(1).forEach(([from], index) => expect(from).toBeGreaterThan((ranges[index]?.[1] ?? 0) + 1));
      }),
    );
  });

  it('stay the same object when nothing new was seen', () => {
    const ranges: SeenRanges = [[2, 5]];
    expect(withSeen(ranges, 3)).toBe(ranges);
  });
});
