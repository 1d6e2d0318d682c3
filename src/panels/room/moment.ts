import type { Assessment, TimepointResponse } from '../../irecist';
import type { Lesion, Read, Timepoint, TimepointId } from '../../read';
import type { RoomSession } from '../room-props';

/** Where the reader stands in the read. */
export interface Moment {
  /** The timepoint that answers go to: the one on the active side. */
  readonly current: Timepoint;
  readonly left: Timepoint;
  readonly right: Timepoint;
  /** The timepoint that the response card speaks of: the current one where it is a follow-up, also before it is read; at the baseline the follow-up shown beside it once any has been read, else null. */
  readonly followUp: Timepoint | null;
}

/** Has anything been said at this timepoint? */
export const isBegun = (read: Read, timepoint: TimepointId): boolean => read.lesions.some((lesion) => lesion.at.get(timepoint)?.answer);

export const momentOf = (read: Read, session: Pick<RoomSession, 'left' | 'right' | 'activeSide'>): Moment | null => {
  const at = (id: TimepointId): Timepoint | undefined => read.timepoints.find((timepoint) => timepoint.id === id);
  const left = at(session.left) ?? read.timepoints[0];
  const right = at(session.right) ?? read.timepoints.at(-1);
  if (!left || !right) return null;
  const current = session.activeSide === 'left' ? left : right;
  const anyFollowUp = read.timepoints.some((timepoint) => timepoint.index > 0 && isBegun(read, timepoint.id));
  const followUp = current.index > 0 ? current : anyFollowUp ? ([right, left].find((timepoint) => timepoint.index > 0) ?? null) : null;
  return { current, left, right, followUp };
};

/** What a signature is asked for next: the first timepoint up to this one that has none. Null when all of them are signed. */
export const timepointToSign = (read: Read, upTo: Timepoint): Timepoint | null => read.timepoints.slice(0, upTo.index + 1).find(({ id }) => !read.signed.has(id)) ?? null;

/** The response at a timepoint: the assessment keeps the order of the read. */
export const responseAt = (assessment: Assessment | null, timepoint: Timepoint): TimepointResponse | null => assessment?.timepoints[timepoint.index] ?? null;

/** The lesion that a reason names: findings go by the names on screen. */
export const lesionNamed = (read: Read, name: string): Lesion | undefined => read.lesions.find((lesion) => lesion.name === name);
