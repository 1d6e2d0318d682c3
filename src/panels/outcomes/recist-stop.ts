import type { IrecistResponse, Recist11Response } from '../../irecist';
import type { Timepoint } from '../../read';
import { daysBetween } from '../../read';
import { counted } from '../numbers';
import { readFollowUps, type Seen } from './seen';

export interface SeenAfter {
  readonly at: Timepoint;
  readonly recist11: Recist11Response | null;
  readonly irecist: IrecistResponse | null;
}

export interface StopStory {
  readonly at: Timepoint;
  readonly after: readonly SeenAfter[];
  /** What lies between the two ways to count, each a plain fact with its days. */
  readonly facts: readonly string[];
}

/** Where RECIST 1.1 would have ended the imaging, what was seen afterwards, and the days between it and iRECIST. Null where there is no RECIST 1.1 progression. */
export const stopStory = (seen: Seen): StopStory | null => {
  const { recistStop } = seen.outcomes;
  const followUps = readFollowUps(seen);
  const at = followUps.find(({ label }) => label === recistStop?.timepoint);
  if (!recistStop || !at) return null;
  const after = followUps.filter(({ index }) => index > at.index).map((one): SeenAfter => ({ at: one, recist11: seen.assessment.timepoints[one.index]?.recist11 ?? null, irecist: seen.assessment.timepoints[one.index]?.irecist ?? null }));
  const confirmed = after.find(({ irecist }) => irecist === 'iCPD');
  const { daysToProgression, daysWithoutProgression } = recistStop;
  return {
    at, after,
    facts: [
      ...(daysToProgression === null ? [] : [daysToProgression === 0 ? 'Both date the progression to the same day: no time lies between them.' : `iRECIST dates the progression ${counted(Math.abs(daysToProgression), 'day')} ${daysToProgression > 0 ? 'later' : 'earlier'}: that time is ${daysToProgression > 0 ? 'gained' : 'lost'}.`]),
      ...(confirmed ? [`It was confirmed at ${confirmed.at.label}, ${counted(daysBetween(recistStop.date, confirmed.at.date), 'day')} after RECIST 1.1 would have stopped.`] : []),
      ...(daysWithoutProgression === null || after.length === 0 ? [] : [`iRECIST has no progression so far: ${counted(daysWithoutProgression, 'day')} gained, to the last evaluable scan.`]),
      ...(after.length === 0 ? ['No later scan has been read.'] : []),
    ],
  };
};
