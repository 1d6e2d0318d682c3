import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assess } from '../irecist';
import { findingsOf, nextEntry, readFrom, type Act, type Log, type Read } from '../read';
import { appendEntry } from '../storage';
import { setRoom, setSession, store, theRoom, type Room } from './state';

export const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export const newId = (): string => crypto.randomUUID();

/** What follows from a log: the read and its labels. Nothing of it is stored. */
export const derived = (log: Log, series: Room['series']): Pick<Room, 'log' | 'read' | 'assessment' | 'problems'> => {
  const read = readFrom(log);
  const thickness = (key: string): number | null => series.get(key)?.sliceThicknessMm ?? null;
  const outcome = assess(findingsOf(read, thickness));
  return outcome.kind === 'assessed'
    ? { log, read, assessment: outcome.assessment, problems: [] }
    : { log, read, assessment: null, problems: outcome.problems };
};

/**
 * Appends an act: stamped, chained, derived, shown and handed to storage in one task, so that it is on its way to disk before the next frame.
 * When it cannot be kept the reader is told, and the act still stands on screen and in "Save read".
 */
export const act = (what: Act): Read => {
  const { log, series, readId } = theRoom();
  const entry = nextEntry(log, what, { id: newId(), at: new Date().toISOString(), by: store.getState().reader }, digest);
  const kept = appendEntry(readId, entry);
  setRoom(derived([...log, entry], series));
  setSession({ keeping: 'keeping', toast: null });
  void kept.then((outcome) => {
    if (store.getState().room?.readId !== readId) return;
    if (outcome.kind === 'kept') setSession({ keeping: 'kept', keptAt: entry.at });
    else {
      setSession({ keeping: 'not-kept', note: { id: 'not-kept', rank: 'fault', fact: 'Not kept in this browser.', follows: outcome.problem.detail, actions: [], dismiss: null } });
    }
  });
  return theRoom().read;
};

export const undo = (): void => {
  const { undo: next } = theRoom().read;
  if (next) act({ kind: 'undone', v: 1, entry: next.entry });
};

export const redo = (): void => {
  const { redo: next } = theRoom().read;
  if (next) act({ kind: 'undone', v: 1, entry: next.entry });
};
