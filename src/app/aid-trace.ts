import type { AidKind, LesionId, TimepointId } from '../read';
import { act } from './room-acts';
import { setSession, theRoom } from './state';

/** Leaves in the log that an aid was shown; nothing in a tab that only follows. */
export const traceAid = (aid: AidKind, timepoint: TimepointId, lesion: LesionId | null, detail: string): void => {
  const { following, session: { toast } } = theRoom();
  if (following) return;
  act({ kind: 'aidShown', v: 1, aid, timepoint, lesion, detail });
  if (toast) setSession({ toast }); // a trace takes no offer to undo from the screen
};

/** The same once for each lesion and timepoint. */
export const traceAidOnce = (aid: AidKind, timepoint: TimepointId, lesion: LesionId | null, detail: string): void => {
  const shown = theRoom().log.some(({ act: one }) => one.kind === 'aidShown' && one.aid === aid && one.timepoint === timepoint && one.lesion === lesion);
  if (!shown) traceAid(aid, timepoint, lesion, detail);
};
