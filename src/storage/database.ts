import { openDB } from 'idb';
import { problemOf, storageProblem, type StorageProblem, type StorageProblemKind } from './problem';
import { MIGRATIONS, migrate, versionAfter, type NadirDatabase, type NadirSchema } from './schema';

export type Opened = { readonly kind: 'open'; readonly database: NadirDatabase } | { readonly kind: 'problem'; readonly problem: StorageProblem };

const opening = (name: string, lost: () => void): Promise<Opened> =>
  new Promise((resolve, reject) => {
    let gaveUp = false;
    openDB<NadirSchema>(name, versionAfter(MIGRATIONS), {
      upgrade: (database, oldVersion, _newVersion, upgrade) => migrate(MIGRATIONS, oldVersion, { database, upgrade }),
      blocked: (held) => {
        gaveUp = true;
        resolve({ kind: 'problem', problem: storageProblem('blocked', `version ${held} is open elsewhere`) });
      },
      // Another tab brings a newer schema, or the reader deletes the site's data: holding on would block it for ever.
      blocking: (_held, _wanted, event) => {
        (event.target as IDBDatabase).close();
        lost();
      },
      terminated: lost,
    }).then((database) => (gaveUp ? database.close() : resolve({ kind: 'open', database })), reject);
  });

/**
 * Opens the database, bringing it up to the present schema. `lost` is called when the connection goes away later.
 * Where site data is blocked, browsers throw already at the name `indexedDB` or at its `open`: that is a problem like any other.
 */
export const openDatabase = async (name: string, lost: () => void): Promise<Opened> => {
  try {
    if (!globalThis.indexedDB) return { kind: 'problem', problem: storageProblem('unavailable', 'no indexedDB') };
    return await opening(name, lost);
  } catch (error) {
    const problem = problemOf(error, 'unavailable');
    // Nothing was open yet that could have been closed: some private windows answer so.
    return { kind: 'problem', problem: problem.kind === 'closed' ? storageProblem('unavailable', problem.detail) : problem };
  }
};

export type Outcome<Value> = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'problem'; readonly problem: StorageProblem };

/** A connection that opens itself again when it was lost. */
export class Connection {
  #database: NadirDatabase | null = null;
  #losses = 0;
  #opening: Promise<StorageProblem | null> | null = null;

  constructor(readonly name: string) {}

  /** Opens the database if need be; the problem where it cannot be. */
  ready(): Promise<StorageProblem | null> {
    if (this.#database) return Promise.resolve(null);
    return (this.#opening ??= this.#open().finally(() => { this.#opening = null; }));
  }

  async #open(): Promise<StorageProblem | null> {
    const opened = await openDatabase(this.name, () => this.lose());
    if (opened.kind === 'problem') return opened.problem;
    this.#database = opened.database;
    return null;
  }

  /** How often the connection went away. What was known of the content before that may not hold any more. */
  get losses(): number {
    return this.#losses;
  }

  /** Does something with the open database, starting in the calling task when it is open already. An error becomes the problem it stands for. */
  async use<Value>(otherwise: StorageProblemKind, action: (database: NadirDatabase) => Promise<Value>): Promise<Outcome<Value>> {
    const unopened = this.#database ? null : await this.ready();
    const database = this.#database;
    if (unopened || !database) return { kind: 'problem', problem: unopened ?? storageProblem('closed', 'no connection') };
    try {
      return { kind: 'done', value: await action(database) };
    } catch (error) {
      const problem = problemOf(error, otherwise);
      // A connection found closed is given up, so that the next use opens it anew.
      if (problem.kind === 'closed' && database === this.#database) this.lose();
      return { kind: 'problem', problem };
    }
  }

  lose(): void {
    this.#database = null;
    this.#losses += 1;
  }

  close(): void {
    this.#database?.close();
    this.#database = null;
  }
}
