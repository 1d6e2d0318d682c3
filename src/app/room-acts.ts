import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { assess, charterFromText, DEFAULT_CHARTER } from '../irecist';
import { findingsOf, nextEntry, overridesOf, readFrom, type Act, type Entry, type Log } from '../read';
import type { Note } from '../panels';
import type { Kept } from '../storage';
import { refusal, refusalInWords, type Refusal } from '../trial';
import { inWords, theShelf } from './shelf';
import { setRoom, setSession, store, theRoom, type Room } from './state';
import { signSheet } from './trial/sign-sheet';

export const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

export const newId = (): string => crypto.randomUUID();

/** What follows from a log: the read and its labels. Nothing of it is stored. */
export const derived = (log: Log): Pick<Room, 'log' | 'read' | 'assessment' | 'problems'> => {
  const read = readFrom(log);
  const outcome = assess(findingsOf(read), charterFromText(read.charter) ?? DEFAULT_CHARTER, overridesOf(read));
  return outcome.kind === 'assessed'
    ? { log, read, assessment: outcome.assessment, problems: [] }
    : { log, read, assessment: null, problems: outcome.problems };
};

/**
 * Appends an act: stamped, chained, derived, shown and handed to storage in one task, so that it is on its way to disk before the next frame.
 * When it cannot be kept the reader is told, and the act still stands on screen and in "Save read". False when this tab may not write, or
 * when the locks refuse it: then a line under the images says why. A signature brings the stamp that it was given over.
 */
export const act = (what: Act, stamp?: { readonly at: string; readonly by: string }): boolean => {
  const { log, readId, following, read, trial } = theRoom();
  if (following) {
    tellFollowing();
    return false;
  }
  const why = refusal(read, what, trial?.study ?? null, trial?.adjudicated ?? false);
  if (why) {
    if (!QUIET.has(what.kind)) tellRefused(readId, why);
    return false;
  }
  const entry = nextEntry(log, what, { id: newId(), ...(stamp ?? { at: new Date().toISOString(), by: trial?.package.reader ?? store.getState().reader }) }, digest);
  const kept = theShelf().appendEntry(readId, entry);
  setRoom(derived([...log, entry]));
  setSession({ keeping: 'keeping', toast: null });
  void kept.then((outcome) => told(readId, entry, outcome));
  return true;
};

/**
 * Tells whether an entry was kept. A store that was emptied behind the page's back is filled again from the log in memory; where another tab
 * really wrote first, what it wrote holds, and this tab says so.
 */
export const told = async (readId: string, entry: Entry, outcome: Kept): Promise<void> => {
  const here = (): Room | null => (store.getState().room?.readId === readId ? store.getState().room : null);
  const room = here();
  if (!room) return;
  const again = outcome.kind === 'conflict' ? await theShelf().keepLog(readId, room.log) : outcome;
  if (!here()) return;
  if (again.kind === 'kept') return setSession({ keeping: 'kept', keptAt: entry.at });
  if (again.kind === 'conflict') {
    setRoom(derived(again.stored));
    return setSession({ keeping: 'kept', note: fault('conflict', 'Another tab wrote to this read first.', 'What it wrote is shown now; your last act was not taken.') });
  }
  const { fact, follows } = inWords(again.problem);
  setSession({ keeping: 'not-kept', note: fault('not-kept', fact, `${follows} Use Save read to take your work along.`) });
};

const fault = (id: string, fact: string, follows: string): Note => ({ id, rank: 'fault', fact, follows, actions: [], dismiss: () => setSession({ note: null }) });

/** Traces that a lock refuses are not done, and nobody asked for them. */
const QUIET: ReadonlySet<Act['kind']> = new Set(['aidShown', 'imagesViewed']);

const LEADS_TO: Readonly<Partial<Record<Refusal['kind'], { readonly label: string; readonly sheet: 'sign' | 'quality' }>>> = {
  'timepoint-signed': { label: 'Open again…', sheet: 'sign' }, 'baseline-frozen': { label: 'Open again…', sheet: 'sign' }, 'quality-first': { label: 'Quality…', sheet: 'quality' },
};

/** Why an act was not done, and where to go for what would allow it. */
const refused = (why: Refusal): Note => {
  const lead = LEADS_TO[why.kind];
  const timepoint = 'timepoint' in why ? why.timepoint : null;
  const press = (): void => {
    if (lead?.sheet === 'sign') signSheet.setState({ timepoint });
    setSession({ note: null, sheet: lead?.sheet ?? null });
  };
  return { id: `refused ${why.kind}`, rank: 'caution', fact: refusalInWords(why), follows: '', actions: lead ? [{ label: lead.label, press }] : [], dismiss: () => setSession({ note: null }) };
};

/** Told after the task that tried it, which may still clear the line for what it expected to happen. */
const tellRefused = (readId: string, why: Refusal): void => queueMicrotask(() => {
  if (store.getState().room?.readId === readId) setSession({ note: refused(why) });
});

const tellFollowing = (): void => setSession({ note: { ...fault('following', 'This read is open in another tab.', 'That tab writes, this one follows. Close the other tab to go on here.'), rank: 'caution' } });

/** False, and says why, in a tab that only follows. */
export const mayAct = (): boolean => {
  const { following } = theRoom();
  if (following) tellFollowing();
  return !following;
};

export const undo = (): void => {
  const { undo: next } = theRoom().read;
  if (next) act({ kind: 'undone', v: 1, entry: next.entry });
};

export const redo = (): void => {
  const { redo: next } = theRoom().read;
  if (next) act({ kind: 'undone', v: 1, entry: next.entry });
};
