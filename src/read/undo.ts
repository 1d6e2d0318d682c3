import type { ActKind, Entry, EntryId, Log } from './acts';

/** Undo passes over what only happened around the read… */
const TRACES: ReadonlySet<ActKind> = new Set(['aidShown', 'noteDismissed', 'imagesViewed', 'exported', 'signedIn']);
/** …and never behind a signature, an amendment's opening, or the opening of the read. */
const BARRIERS: ReadonlySet<ActKind> = new Set(['readOpened', 'timepointSigned', 'timepointReopened']);

export interface Standing {
  /** Entries whose act counts, in order; undo acts themselves are not among them. */
  readonly acts: readonly Entry[];
  /** What the next undo and the next redo would take back: the id of an entry. */
  readonly undo: Entry | null;
  readonly redo: Entry | null;
}

/**
 * Which acts stand. An 'undone' act takes back the entry it names; undoing an undo is a redo. So undo and redo need no
 * stacks: both are read off the log. What a signature covers cannot be undone. A new act ends the chance to redo.
 */
export const standing = (log: Log): Standing => {
  const byId = new Map<EntryId, Entry>(log.map((entry) => [entry.id, entry]));
  const off = new Set<EntryId>();
  const done: Entry[] = []; // acts in the order in which undo would take them back
  let undone: Entry[] = []; // undo entries in the order in which redo would take them back
  const place = new Map<EntryId, number>(log.map((entry, index) => [entry.id, index]));
  let sealed = -1; // no undo reaches what stands at or before this place
  for (const [index, entry] of log.entries()) {
    if (TRACES.has(entry.act.kind)) continue;
    if (BARRIERS.has(entry.act.kind)) {
      sealed = index;
      done.length = 0;
      undone = [];
      continue;
    }
    if (entry.act.kind !== 'undone') {
      done.push(entry);
      undone = [];
      continue;
    }
    const target = byId.get(entry.act.entry);
    if (!target || (place.get(target.id) ?? 0) <= sealed || TRACES.has(target.act.kind)) continue;
    if (target.act.kind === 'undone') {
      const original = byId.get(target.act.entry);
      undone = undone.filter((undo) => undo.id !== target.id);
      if (original && off.delete(original.id)) done.push(original);
    } else if (!off.has(target.id)) {
      off.add(target.id);
      done.splice(done.lastIndexOf(target), 1);
      undone.push(entry);
    }
  }
  return {
    acts: log.filter((entry) => entry.act.kind !== 'undone' && !off.has(entry.id)),
    undo: done.at(-1) ?? null,
    redo: undone.at(-1) ?? null,
  };
};
