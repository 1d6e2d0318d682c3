/**
 * viewer: everything that says "cornerstone". Two viewports that show series, report strokes in patient millimetres and draw what the read says.
 * Must not know the rules, React or the panels.
 */
import type { Stage, StageEvents } from './stage';

export type * from './stage';
export { slicePixels } from './slice-pixels';

/** Opens the stage. Cornerstone and its codecs come in a chunk of their own, fetched on the first call. */
export const openStage = async (events: StageEvents): Promise<Stage> => {
  const { openCornerstoneStage } = await import('./cornerstone-stage');
  return openCornerstoneStage(events);
};
