import type { ByteSource } from '../dicom';
import type { Connection, Outcome } from './database';
import { fingerprint } from './fingerprint';
import { alone, imagesFolder, imagesLock, readFolder } from './folders';
import { fingerprints, intend, intendedOf, type IntendedFile } from './intended';
import { bytesIn, folderOf, nextPack, packFile, printsIn, type PackRow } from './packs';
import { problemOf, storageProblem, type StorageProblem } from './problem';
import { writePack } from './write-pack';

export interface KeepingProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

export interface KeepOptions {
  readonly onProgress?: (progress: KeepingProgress) => void;
  readonly signal?: AbortSignal;
}

/** What is kept of a read's images, whether or not the attempt came to its end. */
export interface KeptImages {
  readonly files: number;
  readonly bytes: number;
  /** Paths of files that could not be read again. The others are kept. */
  readonly unreadable: readonly string[];
  readonly problem: StorageProblem | null;
}

export interface ImageCount {
  readonly files: number;
  readonly bytes: number;
}

export interface KeptSources {
  readonly sources: readonly ByteSource[];
  /** What is kept of what was to be kept, each content counted once. Both are 0 where images were never to be kept. */
  readonly kept: ImageCount;
  readonly intended: ImageCount;
  /** 'images-missing' where keeping was interrupted or the browser has thrown some away; `detail` is "29 of 64 images are kept here". */
  readonly problem: StorageProblem | null;
}

const rowsOf = (connection: Connection, read: string): Promise<Outcome<readonly PackRow[]>> =>
  connection.use('read-failed', (database) => database.getAll('packs', IDBKeyRange.bound([read], [read, []])));

const nothing = (problem: StorageProblem): KeptImages => ({ files: 0, bytes: 0, unreadable: [], problem });

/** The packs whose bytes are all there, with their files. */
const whole = async (folder: FileSystemDirectoryHandle | null, rows: readonly PackRow[]): Promise<readonly { readonly row: PackRow; readonly file: File }[]> => {
  const found = await Promise.all(rows.map(async (row) => {
    const file = await folder?.getFileHandle(packFile(row.pack)).then((handle) => handle.getFile()).catch(() => null);
    return file?.size === row.bytes ? { row, file } : null;
  }));
  return found.filter((one) => one !== null);
};

/**
 * Copies image files into the private file system. Idempotent: what is there by its content is not written again, so an
 * interrupted attempt is taken up by simply asking again. One tab at a time writes for a read.
 */
export const keepImages = async (connection: Connection, read: string, sources: readonly ByteSource[], options: KeepOptions): Promise<KeptImages> => {
  const signal = options.signal ?? new AbortController().signal;
  const images = await imagesFolder();
  if (!images) return nothing(storageProblem('no-file-system', 'no private file system'));
  const kept = await alone(imagesLock(folderOf(read)), () => keepAlone(connection, images, read, sources, signal, options.onProgress)).catch((error: unknown) => nothing(problemOf(error, 'write-failed')));
  return kept ?? nothing(storageProblem('cancelled', 'no lock'));
};

const keepAlone = async (connection: Connection, images: FileSystemDirectoryHandle, read: string, sources: readonly ByteSource[], signal: AbortSignal, onProgress: KeepOptions['onProgress']): Promise<KeptImages> => {
  const found = await rowsOf(connection, read);
  if (found.kind === 'problem') return nothing(found.problem);
  const folder = await readFolder(images, read, true);
  const rows = (await whole(folder, found.value)).map(({ row }) => row);
  const printOf = await fingerprints(sources, signal);
  const noted = await intend(connection, read, printOf);
  if (noted.kind === 'problem') return nothing(noted.problem);
  let pack = nextPack(found.value);
  const unreadable: string[] = [];
  const bytesTotal = sources.reduce((sum, source) => sum + source.size, 0);
  let filesDone = 0;
  let bytesDone = 0;
  const queue = {
    sources: [...sources],
    prints: printsIn(rows),
    printOf: async (source: ByteSource): Promise<string> => printOf.get(source) ?? fingerprint(source),
    step: (source: ByteSource, became: 'written' | 'there-already' | 'unreadable'): void => {
      if (became === 'unreadable') unreadable.push(source.name);
      filesDone += 1;
      bytesDone += source.size;
      onProgress?.({ filesDone, filesTotal: sources.length, bytesDone, bytesTotal });
    },
  };
  let problem: StorageProblem | null = null;
  while (folder && queue.sources.length > 0 && !problem) {
    const written = await writePack(folder, pack, queue, signal);
    problem = written.problem;
    if (written.files.length === 0) continue;
    const row: PackRow = { read, pack, bytes: written.bytes, files: written.files };
    const indexed = await connection.use('write-failed', (database) => database.put('packs', row));
    if (indexed.kind === 'problem') problem = indexed.problem;
    else rows.push(row);
    pack += 1;
  }
  const lost = unreadable.length > 0 ? storageProblem('source-unreadable', `${unreadable.length} files`) : null;
  return { files: rows.reduce((sum, row) => sum + row.files.length, 0), bytes: bytesIn(rows), unreadable, problem: problem ?? lost };
};

/** A kept file, read from its place in the pack. */
const sourceIn = (pack: File, name: string, size: number, offset: number): ByteSource => ({
  name,
  size,
  read: async (start, end) => new Uint8Array(await pack.slice(offset + Math.min(start, size), offset + Math.min(end, size)).arrayBuffer()),
});

const countOf = (files: readonly IntendedFile[]): ImageCount => ({ files: files.length, bytes: files.reduce((sum, file) => sum + file.size, 0) });
const NONE: ImageCount = countOf([]);

/** The kept images of a read, and how they compare with what was to be kept. */
export const keptSources = async (connection: Connection, read: string): Promise<KeptSources> => {
  const [found, noted] = await Promise.all([rowsOf(connection, read), intendedOf(connection, read)]);
  if (found.kind === 'problem') return { sources: [], kept: NONE, intended: NONE, problem: found.problem };
  if (noted.kind === 'problem') return { sources: [], kept: NONE, intended: NONE, problem: noted.problem };
  const images = found.value.length > 0 ? await imagesFolder() : null;
  const there = await whole(images && (await readFolder(images, read, false).catch(() => null)), found.value);
  const byPrint = (files: readonly IntendedFile[]): readonly IntendedFile[] => [...new Map(files.map((file) => [file.print, file])).values()];
  const indexed = found.value.flatMap((row) => row.files);
  const kept = countOf(byPrint(there.flatMap(({ row }) => row.files)));
  const intended = countOf(byPrint([...noted.value, ...indexed]));
  return {
    sources: there.flatMap(({ row, file }) => row.files.map((one) => sourceIn(file, one.name, one.size, one.offset))),
    kept, intended,
    problem: kept.files < intended.files ? storageProblem('images-missing', `${kept.files} of ${intended.files} images are kept here`) : null,
  };
};

/** The index first: bytes without an index are swept up later, an index without bytes would promise what is gone. Waits for a tab that is writing. */
export const forgetImages = async (connection: Connection, read: string): Promise<StorageProblem | null> =>
  alone(imagesLock(folderOf(read)), async () => {
    const dropped = await connection.use('write-failed', async (database) => {
      const transaction = database.transaction(['packs', 'intended'], 'readwrite');
      await Promise.all([transaction.objectStore('packs').delete(IDBKeyRange.bound([read], [read, []])), transaction.objectStore('intended').delete(read), transaction.done]);
    });
    if (dropped.kind === 'problem') return dropped.problem;
    const images = await imagesFolder();
    await images?.removeEntry(folderOf(read), { recursive: true }).catch(() => undefined);
    return null;
  });

/** Removes what a tab left behind that died while writing: packs that no index names. Leaves alone what another tab is writing just now. */
export const sweepImages = async (connection: Connection): Promise<void> => {
  const images = await imagesFolder();
  if (!images) return;
  for await (const name of images.keys()) {
    await alone(imagesLock(name), async () => {
      const found = await connection.use('read-failed', (database) => database.getAllKeys('packs'));
      if (found.kind === 'problem') return;
      const named = new Set(found.value.filter(([read]) => folderOf(read) === name).map(([, pack]) => packFile(pack)));
      if (named.size === 0) return images.removeEntry(name, { recursive: true });
      const folder = await images.getDirectoryHandle(name);
      for await (const pack of folder.keys()) if (!named.has(pack)) await folder.removeEntry(pack);
    }, true).catch(() => undefined); // held by another tab: swept another time
  }
};
