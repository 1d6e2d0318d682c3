import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assess, DEFAULT_CHARTER } from '../irecist';
import { findingsOf, nextEntry, overridesOf, readFrom, type Act, type Entry, type Log, type Read } from '../read';
import type { Note } from '../panels';
import type { Kept } from '../storage';
import { inWords, theShelf } from './shelf';
import { setRoom, setSession, store, theRoom, type Room } from './state';

export const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export const newId = (): string => crypto.randomUUID();

/** What follows from a log: the read and its labels. Nothing of it is stored. */
export const derived = (log: Log): Pick<Room, 'log' | 'read' | 'assessment' | 'problems'> => {
  const read = readFrom(log);
  const outcome = assess(findingsOf(read), DEFAULT_CHARTER, overridesOf(read));
  return outcome.kind === 'assessed'
    ? { log, read, assessment: outcome.assessment, problems: [] }
    : { log, read, assessment: null, problems: outcome.problems };
};

/**
 * Appends an act: stamped, chained, derived, shown and handed to storage in one task, so that it is on its way to disk before the next frame.
 * When it cannot be kept the reader is told, and the act still stands on screen and in "Save read".
 */
export const act = (what: Act): Read => {
  const { log, readId, following, read } = theRoom();
  if (following) {
    tellFollowing();
    return read;
  }
  const entry = nextEntry(log, what, { id: newId(), at: new Date().toISOString(), by: store.getState().reader }, digest);
  const kept = theShelf().appendEntry(readId, entry);
  setRoom(derived([...log, entry]));
  setSession({ keeping: 'keeping', toast: null });
  void kept.then((outcome) => told(readId, entry, outcome));
  return theRoom().read;
};

/** Tells whether an entry was kept. What another tab wrote first wins: this tab takes over the stored log and says so. */
export const told = (readId: string, entry: Entry, outcome: Kept): void => {
  const { room } = store.getState();
  if (room?.readId !== readId) return;
  if (outcome.kind === 'kept') return setSession({ keeping: 'kept', keptAt: entry.at });
  if (outcome.kind === 'conflict') {
    setRoom(derived(outcome.stored));
    return setSession({ keeping: 'kept', note: fault('conflict', 'Another tab wrote to this read first.', 'What it wrote is shown now; your last act was not taken.') });
  }
  const { fact, follows } = inWords(outcome.problem);
  setSession({ keeping: 'not-kept', note: fault('not-kept', fact, follows) });
};

const fault = (id: string, fact: string, follows: string): Note => ({ id, rank: 'fault', fact, follows, actions: [], dismiss: () => setSession({ note: null }) });

const tellFollowing = (): void => setSession({ note: { ...fault('following', 'This read is open in another tab.', 'That tab writes, this one follows. Close the other tab to go on here.'), rank: 'caution' } });

export const undo = (): void => {
  const { undo: next } = theRoom().read;
  if (next) act({ kind: 'undone', v: 1, entry: next.entry });
};

export const redo = (): void => {
  const { redo: next } = theRoom().read;
  if (next) act({ kind: 'undone', v: 1, entry: next.entry });
};
