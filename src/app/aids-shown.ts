import { traceAid } from './aid-trace';
import { aidAllowed } from './aids';
import type { Series } from '../dicom';
import { registrationBetween } from './levels';
import { levelAnchored, type AidKind, type TimepointId } from '../read';
import { SURE } from '../align';
import { store, type Room } from './state';

interface Shown {
  readonly aid: AidKind;
  readonly timepoint: TimepointId;
  readonly detail: string;
}

const seriesAt = (room: Room, timepoint: TimepointId): Series | undefined => room.series.get(room.read.timepoints.find(({ id }) => id === timepoint)?.seriesKey ?? '');

/** The level of the two scans on screen, where registration found it. */
const levelShown = (room: Room): readonly Shown[] => {
  const { left, right } = room.session;
  const [a, b] = [seriesAt(room, left), seriesAt(room, right)];
  const found = a && b && a !== b ? registrationBetween(a, b) : null;
  if (found?.kind !== 'found' || found.confidence < SURE || levelAnchored(room.read, left, right) || !aidAllowed(room.read, 'registration')) return [];
  const label = (id: TimepointId): string => room.read.timepoints.find((one) => one.id === id)?.label ?? id;
  return [{ aid: 'registration', timepoint: right, detail: `${label(left)} to ${label(right)}, confidence ${found.confidence.toFixed(2)}` }];
};

/** The labels of the scans on screen once they are more than a want of answers, and that repeatability stands beside a change. */
const labelsShown = (room: Room): readonly Shown[] => [...new Set([room.session.left, room.session.right])].flatMap((timepoint): readonly Shown[] => {
  const index = room.read.timepoints.findIndex((one) => one.id === timepoint);
  const response = index > 0 ? room.assessment?.timepoints[index] : undefined;
  if (!response) return [];
  const { recist11, irecist, unanswered, changeFromNadirMm } = response;
  const decided = unanswered.length === 0 || (recist11 !== null && recist11 !== 'NE');
  const label = [recist11 === null ? '' : `RECIST 1.1 ${recist11}`, irecist === null ? '' : `iRECIST ${irecist}`].filter(Boolean).join(', ');
  return [
    ...(decided && label !== '' && aidAllowed(room.read, 'label') ? [{ aid: 'label', timepoint, detail: `${label}${unanswered.length > 0 ? ', so far' : ''}` } as const] : []),
    ...(decided && changeFromNadirMm !== null && aidAllowed(room.read, 'repeatability') ? [{ aid: 'repeatability', timepoint, detail: 'beside the change of the sum' } as const] : []),
  ];
});

/** The last of its kind that the log has for a timepoint: another one is told, the same one is not told again. */
const lastTraced = ({ log }: Room, { aid, timepoint }: Shown): string | null => {
  const entry = log.findLast(({ act }) => act.kind === 'aidShown' && act.aid === aid && act.timepoint === timepoint);
  return entry?.act.kind === 'aidShown' ? entry.act.detail : null;
};

/** Leaves in the log what a room shows by itself: levels found by registration, labels, repeatability. Call the result to stop. */
export const traceShownAids = (): (() => void) => {
  let last: Room | null = null;
  let waiting = false;
  const look = (): void => {
    const { room, screen } = store.getState();
    waiting = false;
    if (!room || screen !== 'room' || room.following) return;
    for (const shown of [...levelShown(room), ...labelsShown(room)]) if (lastTraced(room, shown) !== shown.detail) traceAid(shown.aid, shown.timepoint, null, shown.detail);
  };
  return store.subscribe(({ room }) => {
    const same = room === null || (last !== null && last.assessment === room.assessment && last.session.right === room.session.right && last.session.left === room.session.left && last.session.registrations === room.session.registrations);
    last = room;
    if (same || waiting) return;
    waiting = true;
    queueMicrotask(look); // after the act that changed the label, not inside it
  });
};
