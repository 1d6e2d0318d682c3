import type { Stage, StageEvents } from '../viewer';
import { stageEvents } from './strokes';

/** Whose strokes are drawn on the stage: the room's, unless another screen has taken it. */
let listener: StageEvents = stageEvents;

const events: StageEvents = {
  strokeEnded: (stroke) => listener.strokeEnded(stroke),
  markEdited: (edit) => listener.markEdited(edit),
  pointed: (pointed) => (listener.pointed ? listener.pointed(pointed) : listener.markSelected(pointed.side, null)),
  markSelected: (side, id) => listener.markSelected(side, id),
  activated: (side) => listener.activated(side),
  refused: (side, why) => listener.refused(side, why),
};

/** Sends what happens on the stage to another screen, until the result is called. */
export const takeStage = (by: StageEvents): (() => void) => {
  listener = by;
  return () => {
    if (listener === by) listener = stageEvents;
  };
};

let stage: Promise<Stage | null> | null = null;

/**
 * The one stage of this page, with the viewer's code loaded the first time it is asked for: while headers are being read, so that it is ready
 * when the read begins. Null when the code cannot be loaded; the next call tries again.
 */
export const preparedStage = (): Promise<Stage | null> => {
  stage ??= import('../viewer')
    .then(({ openStage }) => openStage(events))
    .catch(() => {
      stage = null;
      return null;
    });
  return stage;
};
