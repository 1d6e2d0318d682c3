import { readOptions, type AidKind, type AidState, type Read } from '../read';
import { keepAids, keptAids } from './kept-aids';
import { setSession, theRoom } from './state';

/** Who has switched an aid off: the charter of the read, or the reader in this browser; null where it is on. */
export const aidOff = (read: Pick<Read, 'charter'>, kind: AidKind): 'charter' | 'reader' | null =>
  (readOptions(read).aids[kind] === 'off' ? 'charter' : keptAids().off.includes(kind) ? 'reader' : null);

/** Whether an aid may be shown in a read. What is off is not offered anywhere. */
export const aidAllowed = (read: Pick<Read, 'charter'>, kind: AidKind): boolean => aidOff(read, kind) === null;

export const aidState = (read: Pick<Read, 'charter'>, kind: AidKind): AidState => (aidAllowed(read, kind) ? readOptions(read).aids[kind] : 'off');

/** The reader's own switch, of this browser. It takes away; what the charter has off stays off. */
export const switchAid = (kind: AidKind, on: boolean): void => {
  const off = keptAids().off.filter((one) => one !== kind);
  keepAids({ off: on ? off : [...off, kind] });
  const { session } = theRoom();
  // What is drawn follows the session: another number there makes the viewports look again.
  setSession({ registrations: session.registrations + 1, ...(session.aids ? { aids: { ...session.aids, off: keptAids().off } } : {}) });
};
