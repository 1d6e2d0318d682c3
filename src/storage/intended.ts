import type { ByteSource } from '../dicom';
import type { Connection, Outcome } from './database';
import { fingerprint } from './fingerprint';

/** One file that is to be kept, by its content. */
export interface IntendedFile {
  readonly print: string;
  readonly size: number;
}

/** Everything that was ever to be kept of a read's images: what is not there was interrupted, or thrown away by the browser. */
export interface IntendedRow {
  readonly read: string;
  readonly files: readonly IntendedFile[];
}

/** Files whose heads are read at once: enough to hide the waiting for each, few enough to hold in memory. */
const AT_ONCE = 16;

/** Fingerprints of the files, each content once. A file that cannot be read has none; stops early when asked to. */
export const fingerprints = async (sources: readonly ByteSource[], signal: AbortSignal): Promise<ReadonlyMap<ByteSource, string>> => {
  const prints = new Map<ByteSource, string>();
  for (let from = 0; from < sources.length && !signal.aborted; from += AT_ONCE) {
    await Promise.all(sources.slice(from, from + AT_ONCE).map(async (source) => {
      const print = await fingerprint(source).catch(() => null);
      if (print !== null) prints.set(source, print);
    }));
  }
  return prints;
};

/** What was intended before, and these: each content once. */
export const intendedWith = (before: readonly IntendedFile[], prints: ReadonlyMap<ByteSource, string>): readonly IntendedFile[] =>
  [...new Map([...before, ...[...prints].map(([{ size }, print]) => ({ print, size }))].map((file) => [file.print, file])).values()];

export const intendedOf = (connection: Connection, read: string): Promise<Outcome<readonly IntendedFile[]>> =>
  connection.use('read-failed', async (database) => (await database.get('intended', read))?.files ?? []);

/** Notes what is to be kept before any of it is, so that also a tab that dies has said it. */
export const intend = (connection: Connection, read: string, prints: ReadonlyMap<ByteSource, string>): Promise<Outcome<void>> =>
  connection.use('write-failed', async (database) => {
    const transaction = database.transaction('intended', 'readwrite');
    const before = (await transaction.store.get(read))?.files ?? [];
    const files = intendedWith(before, prints);
    if (files.length > before.length) await transaction.store.put({ read, files });
    await transaction.done;
  });
