import type { Entry, Log } from '../read';

/** The entries that hang on `hash`, one after the other, in the order of their chain. */
export const following = (hash: string, entries: readonly Entry[]): Log => {
  const after = new Map(entries.map((entry) => [entry.prev, entry]));
  const log: Entry[] = [];
  for (let next = after.get(hash); next && log.length < entries.length; next = after.get(next.hash)) log.push(next);
  return log;
};

/** Stored entries in order. What does not hang on the opening is set apart, not shown: it heals when the missing entry is written. */
export const chained = (stored: readonly Entry[]): { readonly log: Log; readonly loose: readonly Entry[] } => {
  const log = following('', stored);
  const shown = new Set(log);
  return { log, loose: stored.filter((entry) => !shown.has(entry)) };
};

export type Reconciled =
  /** The stored log lacks these, and takes them at its end. */
  | { readonly kind: 'missing'; readonly entries: Log }
  /** Both went on differently after `common` entries. */
  | { readonly kind: 'conflict'; readonly common: number };

/** What a stored log lacks of another one of the same read: the other goes on where the stored one ends, or is a part of it, or they have parted. */
export const reconcile = (stored: Log, other: Log): Reconciled => {
  let common = 0;
  while (common < stored.length && common < other.length && stored[common]?.hash === other[common]?.hash) common += 1;
  if (common === stored.length) return { kind: 'missing', entries: other.slice(common) };
  return common === other.length && common > 0 ? { kind: 'missing', entries: [] } : { kind: 'conflict', common };
};
