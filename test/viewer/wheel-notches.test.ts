import { describe, expect, it } from 'vitest';
import { WheelNotches } from '../../src/viewer/wheel-notches';

const turned = (...events: { deltaY: number; deltaMode?: number; wheelDeltaY?: number }[]): number => {
  const notches = new WheelNotches();
  return events.reduce((sum, event) => sum + notches.take({ deltaMode: 0, ...event }), 0);
};

describe('wheel notches', () => {
  it('count every notch, whether events come one by one or merged', () => {
    expect(turned({ deltaY: 100 }, { deltaY: 100 }, { deltaY: 100 })).toBe(3);
    expect(turned({ deltaY: 100 }, { deltaY: 700 }, { deltaY: 600 })).toBe(14);
    expect(turned({ deltaY: 120, wheelDeltaY: -120 }, { deltaY: 600, wheelDeltaY: -600 })).toBe(6);
  });

  it('trust the notch of 120 where the pixels per notch are scaled (125 % display: 80 px)', () => {
    expect(turned({ deltaY: 80, wheelDeltaY: -120 }, { deltaY: -160, wheelDeltaY: 240 })).toBe(-1);
  });

  it('count lines and add up the fine steps of a trackpad', () => {
    expect(turned({ deltaY: 3, deltaMode: 1 }, { deltaY: 6, deltaMode: 1 })).toBe(3);
    expect(turned(...Array.from({ length: 50 }, () => ({ deltaY: 4, wheelDeltaY: -12 })))).toBe(2);
  });

  it('start anew when the direction turns', () => {
    expect(turned({ deltaY: 90, wheelDeltaY: -90 }, { deltaY: -90, wheelDeltaY: 90 }, { deltaY: 90, wheelDeltaY: -90 })).toBe(0);
  });
});
