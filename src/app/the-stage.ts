import type { Stage } from '../viewer';
import { stageEvents } from './strokes';

let stage: Promise<Stage | null> | null = null;

/**
 * The one stage of this page, with the viewer's code loaded the first time it is asked for: while headers are being read, so that it is ready
 * when the read begins. Null when the code cannot be loaded; the next call tries again.
 */
export const preparedStage = (): Promise<Stage | null> => {
  stage ??= import('../viewer')
    .then(({ openStage }) => openStage(stageEvents))
    .catch(() => {
      stage = null;
      return null;
    });
  return stage;
};
