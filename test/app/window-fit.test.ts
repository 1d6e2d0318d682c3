import { describe, expect, it } from 'vitest';
import { SITES } from '../../src/read';
import { USUAL_WINDOW, windowGroup, windowMisfit } from '../../src/app/window-fit';

// The windows are the keyboard's presets; which of them hides which edge is from the reading-room study, chapter 3.
const [SOFT, LUNG, LIVER, BONE] = [{ width: 400, center: 40 }, { width: 1500, center: -600 }, { width: 150, center: 90 }, { width: 2500, center: 480 }] as const;

describe('the window of an organ', () => {
  it('never cautions against the window that it puts on itself', () => {
    for (const { organ } of SITES) expect(windowMisfit(organ, USUAL_WINDOW[windowGroup(organ)]), organ).toBeNull();
  });

  it.each([
    ['lung', SOFT, 'cuts-the-rim'], ['lung', LIVER, 'cuts-the-rim'], ['lung', BONE, 'cuts-the-rim'], ['lung', LUNG, null], ['lung', { width: 1200, center: -500 }, null],
    ['liver', LUNG, 'hides-the-edge'], ['liver', BONE, 'hides-the-edge'], ['liver', SOFT, null], ['liver', LIVER, null],
    ['lymph-node', LUNG, 'hides-the-edge'], ['lymph-node', SOFT, null], ['adrenal', BONE, 'hides-the-edge'], ['bone', SOFT, null], ['bone', BONE, null],
  ] as const)('%s at %o: %s', (organ, window, misfit) => {
    expect(windowMisfit(organ, window)).toBe(misfit);
  });
});
