import type { AidKind, LesionId, TimepointId } from '../read';
import { act } from './room-acts';
import { theRoom } from './state';

/** Leaves in the log that an aid was shown; nothing in a tab that only follows. */
export const traceAid = (aid: AidKind, timepoint: TimepointId, lesion: LesionId | null, detail: string): void => {
  if (!theRoom().following) act({ kind: 'aidShown', v: 1, aid, timepoint, lesion, detail });
};

/** The same once for each lesion and timepoint. */
export const traceAidOnce = (aid: AidKind, timepoint: TimepointId, lesion: LesionId | null, detail: string): void => {
  const shown = theRoom().log.some(({ act: one }) => one.kind === 'aidShown' && one.aid === aid && one.timepoint === timepoint && one.lesion === lesion);
  if (!shown) traceAid(aid, timepoint, lesion, detail);
};
