import { unansweredAt, type Lesion, type LesionId, type Read, type TimepointId } from '../read';
import type { Hand } from '../viewer';
import { setSession, theRoom } from './state';
import { jumpToLesion } from './room-show';
import { putOnWindowFor } from './window-per-organ';

const ROLES: readonly Lesion['role'][] = ['target', 'non-target', 'new'];

/** Lesions in the order of the table: targets, non-targets, new lesions. */
export const inTableOrder = (read: Read): readonly Lesion[] => ROLES.flatMap((role) => read.lesions.filter((lesion) => lesion.role === role));

/** Lesions that wait for an answer at a timepoint, in the order of the table. What counts as an answer is the rules' matter: a node needs its short axis. */
export const unanswered = (read: Read, timepoint: TimepointId): readonly Lesion[] => {
  const names = unansweredAt(read, timepoint);
  return inTableOrder(read).filter((lesion) => names.has(lesion.name));
};

const isAnswered = (read: Read, lesion: Lesion, timepoint: TimepointId): boolean => !unansweredAt(read, timepoint).has(lesion.name);

/** The timepoint that answers go to: the one on the active side. */
export const currentTimepoint = (): TimepointId => {
  const { session } = theRoom();
  return session.activeSide === 'left' ? session.left : session.right;
};

export const isBaseline = (read: Read, timepoint: TimepointId): boolean => read.timepoints[0]?.id === timepoint;

/** The tool that measures a lesion at a follow-up, once it has been selected. */
const handFor = (lesion: Lesion, answered: boolean, hand: Hand): Hand => {
  if (lesion.role === 'target' && !answered) return 'target';
  if (lesion.role === 'new' && !answered) return 'new-lesion';
  return hand === 'target' || hand === 'new-lesion' || hand === 'non-target' ? 'window' : hand;
};

/** Selects a lesion and takes both viewports to it. At a follow-up the tool that measures it comes to hand. */
export const selectLesion = (id: LesionId | null): void => {
  const { read, session } = theRoom();
  const lesion = read.lesions.find((one) => one.id === id);
  const timepoint = currentTimepoint();
  const hand = lesion && !isBaseline(read, timepoint) ? handFor(lesion, isAnswered(read, lesion, timepoint), session.hand) : session.hand;
  setSession({ selected: lesion?.id ?? null, selectedAt: timepoint, hand, asking: null, adding: null });
  if (!lesion) return;
  jumpToLesion(lesion);
  putOnWindowFor(lesion);
};

/**
 * Next or earlier lesion. From a finished baseline the first step goes over to the follow-up; at a follow-up the step goes to what is not answered
 * yet, and round the whole list once everything is.
 */
export const stepLesion = (by: 1 | -1): void => {
  const room = theRoom();
  const { read, session } = room;
  if (read.lesions.length === 0) return;
  if (session.activeSide === 'left' && session.right !== session.left && unanswered(read, session.left).length === 0 && unanswered(read, session.right).length > 0) {
    setSession({ activeSide: 'right' });
    return selectLesion(unanswered(read, session.right)[0]?.id ?? null);
  }
  const open = unanswered(read, currentTimepoint());
  const all = inTableOrder(read);
  const from = all.findIndex((lesion) => lesion.id === session.selected);
  for (let step = 1; step <= all.length; step++) {
    const next = all[(from + by * step + all.length * (step + 1)) % all.length];
    if (next && (open.length === 0 || open.includes(next))) return selectLesion(next.id);
  }
};

/** After an answer at a follow-up: on to the next lesion that has none, in the order of the table. */
export const advance = (answered: LesionId): void => {
  const { read } = theRoom();
  const timepoint = currentTimepoint();
  if (isBaseline(read, timepoint)) return;
  const lesion = read.lesions.find((one) => one.id === answered);
  if (lesion && !isAnswered(read, lesion, timepoint)) return; // a node waits for its short axis
  const open = unanswered(read, timepoint);
  const all = inTableOrder(read);
  const from = all.findIndex((one) => one.id === answered);
  const next = [...all.slice(from + 1), ...all.slice(0, from)].find((one) => open.includes(one));
  if (next) selectLesion(next.id);
  else setSession({ hand: 'window', selected: answered });
};
