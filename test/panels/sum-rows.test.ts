import { describe, expect, it } from 'vitest';
import type { Margin } from '../../src/irecist';
import { nearestMargin } from '../../src/panels/room/sum-rows';

const margin = (distanceMm: number, towards: Margin['towards']): Margin => ({ sentence: '', thresholdMm: 100, distanceMm, towards });

describe('how near the next label is', () => {
  it('takes the nearer one of both directions, and says when one millimetre flips it', () => {
    expect(nearestMargin([margin(-0.4, 'PD'), margin(30, 'PR')])).toEqual({ words: '0.4 mm more and the targets would be PD', flips: true });
    expect(nearestMargin([margin(-12, 'PD'), margin(1, 'PR')])).toEqual({ words: '1.0 mm less and the targets would be PR', flips: true });
    expect(nearestMargin([margin(4.5, 'SD')])).toEqual({ words: '4.5 mm less and the targets would be SD', flips: false });
    expect(nearestMargin([])).toBeNull();
  });
});
