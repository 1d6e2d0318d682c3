import type { Entry, Log } from '../read';
import { chained, reconcile } from './chain';
import type { Connection, Outcome } from './database';
import { storageProblem, type StorageProblem } from './problem';
import type { NadirDatabase, ReadRow } from './schema';
import { EMPTY_TAIL, extended, tailOf, UNKNOWN_TAIL, without, type Tail } from './tail';

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
 * so a power cut may not cost one either. Says whether what the entries follow was there: a store may be emptied under an open connection.
 */
const write = async (database: NadirDatabase, read: string, entries: Log, row: ReadRow): Promise<boolean> => {
  const transaction = database.transaction(['entries', 'reads'], 'readwrite', { durability: 'strict' });
  const before = transaction.objectStore('reads').get(read);
  const requests: Promise<unknown>[] = entries.map((entry) => transaction.objectStore('entries').add({ read, prev: entry.prev, entry }));
  requests.push(transaction.objectStore('reads').put(row));
  transaction.commit();
  await Promise.all([before, ...requests, transaction.done]);
  return entries[0]?.prev === '' || (await before) !== undefined;
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
    this.#doubtAfterLoss();
    const first = entries[0];
    const tail = this.#tails.get(read) ?? (first?.prev === '' ? EMPTY_TAIL : UNKNOWN_TAIL);
    if (tail.stale) return this.#loadThenAppend(read, { ...tail, unkept: [...tail.unkept, ...entries] });
    if (first && first.prev !== tail.hash) return this.#conflict(read);
    this.#tails.set(read, extended(tail, read, entries));
    return this.#write(read, this.#due(read));
  }

  /** Keeps a whole log, as from a file or from the screen: what the stored one lacks is appended, and what is due already is tried again. */
  async keep(read: string, log: Log): Promise<Kept> {
    const loaded = await this.load(read);
    if (loaded.kind === 'problem') return loaded;
    const both = reconcile([...loaded.log, ...(this.#tails.get(read)?.unkept ?? [])], log);
    return both.kind === 'missing' ? this.append(read, both.entries) : { kind: 'conflict', stored: loaded.log };
  }

  async load(read: string): Promise<LoadedLog> {
    const found = await this.connection.use('read-failed', (database) => database.getAll('entries', allOf(read)));
    if (found.kind === 'problem') return found;
    const { log, loose } = chained(found.value.map((row) => row.entry));
    const tail = tailOf(read, log, this.#tails.get(read)?.unkept ?? [], loose);
    if (tail.row || loose.length > 0) this.#tails.set(read, tail);
    else this.#tails.delete(read);
    return { kind: 'log', log, problem: loose.length > 0 ? storageProblem('log-damaged', `${loose.length} of ${found.value.length} entries hang on nothing`) : null };
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
    if (!outcome.value) return this.#conflict(read);
    this.written(read);
    return KEPT;
  }

  #due(read: string): Log {
    return (this.#tails.get(read)?.unkept ?? []).filter((entry) => !this.#flying.has(entry));
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

  /** The database may have been deleted while the connection was gone: what is stored is read again before anything is written. What is due stays due. */
  #doubtAfterLoss(): void {
    if (this.connection.losses === this.#losses) return;
    this.#losses = this.connection.losses;
    for (const [read, tail] of this.#tails) this.#tails.set(read, { ...tail, stale: true });
  }

  async #conflict(read: string): Promise<Kept> {
    const loaded = await this.load(read);
    return loaded.kind === 'log' ? { kind: 'conflict', stored: loaded.log } : loaded;
  }

  /** Writes what is due once it is known what is stored. Until then it is only noted, so that the next append can try again. */
  async #loadThenAppend(read: string, doubted: Tail): Promise<Kept> {
    const { unkept } = doubted;
    if (unkept.length === 0) return KEPT;
    this.#tails.set(read, doubted);
    const loaded = await this.load(read);
    if (loaded.kind === 'problem') return loaded;
    const stored = new Set(loaded.log.map((entry) => entry.hash));
    const stillDue = this.#tails.get(read)?.unkept ?? [];
    if (!unkept.every((entry) => stored.has(entry.hash) || stillDue.includes(entry))) return { kind: 'conflict', stored: loaded.log };
    return this.#write(read, this.#due(read));
  }
}
