import type { Act, Entry, Log } from './acts';
import { canonicalJson } from './canonical-json';

/** SHA-256 of a text (UTF-8), hex. Given by the caller: this room has no libraries. */
export type Digest = (text: string) => string;

export interface Stamp {
  readonly id: string;
  /** ISO 8601 instant. */
  readonly at: string;
  readonly by: string;
}

const hashOf = (entry: Omit<Entry, 'hash'>, digest: Digest): string =>
  digest(canonicalJson({ id: entry.id, at: entry.at, by: entry.by, act: entry.act, prev: entry.prev }));

/** The entry that follows a log: stamped, and chained to the last one by its hash. */
export const nextEntry = (log: Log, act: Act, stamp: Stamp, digest: Digest): Entry => {
  const unsealed = { id: stamp.id, at: stamp.at, by: stamp.by, act, prev: log.at(-1)?.hash ?? '' };
  return { ...unsealed, hash: hashOf(unsealed, digest) };
};

export type ChainFault = 'wrong-predecessor' | 'wrong-hash' | 'duplicate-id' | 'first-is-not-opening';

/** The first entry that does not fit its chain, or null when the whole log holds together. */
export const chainFault = (log: Log, digest: Digest): { readonly index: number; readonly why: ChainFault } | null => {
  const ids = new Set<string>();
  let prev = '';
  for (const [index, entry] of log.entries()) {
    if (index === 0 && entry.act.kind !== 'readOpened') return { index, why: 'first-is-not-opening' };
    if (entry.prev !== prev) return { index, why: 'wrong-predecessor' };
    if (entry.hash !== hashOf(entry, digest)) return { index, why: 'wrong-hash' };
    if (ids.has(entry.id)) return { index, why: 'duplicate-id' };
    ids.add(entry.id);
    prev = entry.hash;
  }
  return null;
};
