import type { Entry, Log } from '../read';
import { chained, reconcile } from './chain';
import type { Connection, Outcome } from './database';
import { storageProblem, type StorageProblem } from './problem';
import type { NadirDatabase, ReadRow } from './schema';
import { EMPTY_TAIL, extended, tailOf, without, type Tail } from './tail';

export type Kept =
  | { readonly kind: 'kept' }
  /** The entry does not follow what is stored, and was not written: another tab went on differently, or the store was emptied. `stored` is what holds; `keepLog` tells which it was. */
  | { readonly kind: 'conflict'; readonly stored: Log }
  /** Not written yet: tried again with the next entry. */
  | { readonly kind: 'problem'; readonly problem: StorageProblem };

export type LoadedLog =
  /** `problem` is 'log-damaged' where entries are stored that hang on nothing; the log up to there is given. */
  | { readonly kind: 'log'; readonly log: Log; readonly problem: StorageProblem | null }
  | { readonly kind: 'problem'; readonly problem: StorageProblem };

const KEPT: Kept = { kind: 'kept' };
const allOf = (read: string): IDBKeyRange => IDBKeyRange.bound([read], [read, []]);

/**
 * One transaction, all of it requested in the calling task and committed at once: nothing waits for an answer, so a tab
 * that dies in the next moment has still written it. 'strict': acts come at a human pace and nobody waits for the disk,
 * so a power cut may not cost one either.
 */
const write = (database: NadirDatabase, read: string, entries: Log, row: ReadRow): Promise<unknown> => {
  const transaction = database.transaction(['entries', 'reads'], 'readwrite', { durability: 'strict' });
  const requests: Promise<unknown>[] = entries.map((entry) => transaction.objectStore('entries').add({ read, prev: entry.prev, entry }));
  requests.push(transaction.objectStore('reads').put(row));
  transaction.commit();
  return Promise.all([...requests, transaction.done]);
};

/** The logs of all reads. Entries are appended in order, never changed, and never two after the same one. */
export class Logs {
  readonly #tails = new Map<string, Tail>();
  #losses = 0;
  /** Entries requested to be written and not answered yet. */
  readonly #flying = new Set<Entry>();

  constructor(readonly connection: Connection, readonly written: (read: string) => void) {}

  /** Appends entries that follow the log's end. Requested before this returns; the promise tells how it went. No entries: tries again what failed. */
  append(read: string, entries: Log): Promise<Kept> {
    this.#forgetOldTails();
    const first = entries[0];
    const tail = this.#tails.get(read) ?? (first?.prev === '' ? EMPTY_TAIL : null);
    if (!tail) return this.#loadThenAppend(read, entries);
    if (first && first.prev !== tail.hash) return this.#conflict(read);
    const longer = extended(tail, read, entries);
    this.#tails.set(read, longer);
    return this.#write(read, longer.unkept.filter((entry) => !this.#flying.has(entry)));
  }

  /** Keeps a whole log, as from a file: what the stored one lacks is appended. */
  async keep(read: string, log: Log): Promise<Kept> {
    const loaded = await this.load(read);
    if (loaded.kind === 'problem') return loaded;
    const both = reconcile(loaded.log, log);
    return both.kind === 'missing' ? this.append(read, both.entries) : { kind: 'conflict', stored: loaded.log };
  }

  async load(read: string): Promise<LoadedLog> {
    const found = await this.connection.use('read-failed', (database) => database.getAll('entries', allOf(read)));
    if (found.kind === 'problem') return found;
    const { log, loose } = chained(found.value.map((row) => row.entry));
    const tail = tailOf(read, log, this.#tails.get(read)?.unkept ?? []);
    if (tail.row) this.#tails.set(read, tail);
    else this.#tails.delete(read);
    return { kind: 'log', log, problem: loose > 0 ? storageProblem('log-damaged', `${loose} of ${found.value.length} entries hang on nothing`) : null };
  }

  list(): Promise<Outcome<readonly ReadRow[]>> {
    return this.connection.use('read-failed', async (database) => (await database.getAll('reads')).sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1)));
  }

  forget(read: string): Promise<Outcome<void>> {
    this.#tails.delete(read);
    return this.connection.use('write-failed', async (database) => {
      const transaction = database.transaction(['entries', 'reads', 'screens'], 'readwrite');
      await Promise.all([
        transaction.objectStore('entries').delete(allOf(read)), transaction.objectStore('reads').delete(read),
        transaction.objectStore('screens').delete(read), transaction.done,
      ]);
    });
  }

  async #write(read: string, due: Log): Promise<Kept> {
    const row = this.#tails.get(read)?.row;
    if (!row || due.length === 0) return KEPT;
    for (const entry of due) this.#flying.add(entry);
    const outcome = await this.connection.use('write-failed', (database) => write(database, read, due, row));
    for (const entry of due) this.#flying.delete(entry);
    if (outcome.kind === 'problem') return outcome.problem.kind === 'write-failed' ? this.#settle(read, due, outcome.problem) : outcome;
    const tail = this.#tails.get(read);
    if (tail) this.#tails.set(read, without(tail, due));
    this.written(read);
    return KEPT;
  }

  /** A write was refused. Ours may have got through before, another tab's may follow the same entry, or nothing was written. */
  async #settle(read: string, due: Log, problem: StorageProblem): Promise<Kept> {
    const loaded = await this.load(read);
    if (loaded.kind === 'problem') return loaded;
    const stored = new Set(loaded.log.map((entry) => entry.hash));
    const missing = due.filter((entry) => !stored.has(entry.hash));
    const unkept = this.#tails.get(read)?.unkept ?? [];
    if (!missing.every((entry) => unkept.includes(entry))) return { kind: 'conflict', stored: loaded.log };
    return missing.length < due.length ? this.#write(read, missing) : { kind: 'problem', problem };
  }

  /** The database may have been deleted while the connection was gone: what is stored is read again before anything is appended. */
  #forgetOldTails(): void {
    if (this.connection.losses === this.#losses) return;
    this.#losses = this.connection.losses;
    this.#tails.clear();
  }

  async #conflict(read: string): Promise<Kept> {
    const loaded = await this.load(read);
    return loaded.kind === 'log' ? { kind: 'conflict', stored: loaded.log } : loaded;
  }

  async #loadThenAppend(read: string, entries: Log): Promise<Kept> {
    if (entries.length === 0) return KEPT;
    const loaded = await this.load(read);
    if (loaded.kind === 'problem') return loaded;
    return this.#tails.has(read) ? this.append(read, entries) : { kind: 'conflict', stored: loaded.log };
  }
}
