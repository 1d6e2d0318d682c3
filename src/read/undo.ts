import type { Entry, EntryId, Log } from './acts';

export interface Standing {
  /** Entries whose act counts, in order; undo acts themselves are not among them. */
  readonly acts: readonly Entry[];
  /** What the next undo and the next redo would take back: the id of an entry. */
  readonly undo: Entry | null;
  readonly redo: Entry | null;
}

/**
 * Which acts stand. An 'undone' act takes back the entry it names; undoing an undo is a redo. So undo and redo need no
 * stacks: both are read off the log. The opening of a read cannot be undone. A new act ends the chance to redo.
 */
export const standing = (log: Log): Standing => {
  const byId = new Map<EntryId, Entry>(log.map((entry) => [entry.id, entry]));
  const off = new Set<EntryId>();
  const done: Entry[] = []; // acts in the order in which undo would take them back
  let undone: Entry[] = []; // undo entries in the order in which redo would take them back
  for (const entry of log) {
    if (entry.act.kind !== 'undone') {
      done.push(entry);
      undone = [];
      continue;
    }
    const target = byId.get(entry.act.entry);
    if (!target) continue;
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
  const last = done.at(-1);
  return {
    acts: log.filter((entry) => entry.act.kind !== 'undone' && !off.has(entry.id)),
    undo: last && last.act.kind !== 'readOpened' ? last : null,
    redo: undone.at(-1) ?? null,
  };
};
