import type { Entry, Log } from '../read';
import { following } from './chain';
import type { ReadRow } from './schema';

/** The end of one log as this tab knows it: what is stored, and after that what is not stored yet. */
export interface Tail {
  readonly hash: string;
  readonly row: ReadRow | null;
  readonly unkept: Log;
  /** Hashes of entries that are stored, but hang on nothing: they are not written again when what lies before them is. */
  readonly loose: ReadonlySet<string>;
  /** What is stored is not known any more, or not yet: it is read before anything is written. */
  readonly stale: boolean;
}

export const EMPTY_TAIL: Tail = { hash: '', row: null, unkept: [], loose: new Set(), stale: false };
export const UNKNOWN_TAIL: Tail = { ...EMPTY_TAIL, stale: true };

const rowAfter = (before: ReadRow | null, read: string, entry: Entry): ReadRow => {
  const subject = entry.act.kind === 'readOpened' ? entry.act.subject : null;
  return {
    id: read,
    subjectKey: subject?.key ?? before?.subjectKey ?? '',
    code: subject?.code ?? before?.code ?? '',
    openedAt: before?.openedAt ?? entry.at,
    changedAt: entry.at,
    entries: (before?.entries ?? 0) + 1,
    size: (before?.size ?? 0) + JSON.stringify(entry).length,
  };
};

/** The tail with entries that follow it, not stored yet. */
export const extended = (tail: Tail, read: string, entries: Log): Tail => ({
  ...tail,
  hash: entries.at(-1)?.hash ?? tail.hash,
  row: entries.reduce((row, entry) => rowAfter(row, read, entry), tail.row),
  unkept: [...tail.unkept, ...entries.filter((entry) => !tail.loose.has(entry.hash))],
});

/**
 * The tail of a log as it was found stored. Unkept entries that still follow it stay due; others are stored by now, or were
 * overtaken. Loose entries hang on it again as soon as the due ones before them are written.
 */
export const tailOf = (read: string, stored: Log, unkept: Log, loose: Log = []): Tail => {
  const end = { ...extended(EMPTY_TAIL, read, stored), unkept: [], loose: new Set(loose.map((entry) => entry.hash)) };
  return extended(end, read, following(end.hash, [...unkept, ...loose]));
};

export const without = (tail: Tail, entries: Log): Tail => ({ ...tail, unkept: tail.unkept.filter((entry) => !entries.includes(entry)) });
