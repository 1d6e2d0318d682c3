import type { ByteSource } from '../dicom';
import { owned } from './fingerprint';
import { PACK_BYTES, packFile, type PackedFile } from './packs';
import { problemOf, storageProblem, type StorageProblem } from './problem';

/** What is to be kept, taken from the front; `step` tells what became of each file. */
export interface Queue {
  readonly sources: ByteSource[];
  /** Fingerprints of everything kept already. */
  readonly prints: Set<string>;
  /** Rejects when the source cannot be read. */
  readonly printOf: (source: ByteSource) => Promise<string>;
  readonly step: (source: ByteSource, became: 'written' | 'there-already' | 'unreadable') => void;
}

export interface WrittenPack {
  readonly files: readonly PackedFile[];
  readonly bytes: number;
  /** Why it ended before the queue did, other than by being full. */
  readonly problem: StorageProblem | null;
}

const CHUNK = 8 * 2 ** 20;
type Sink = (bytes: Uint8Array<ArrayBuffer>, at: number) => Promise<void>;

/** Hands the whole file on in few pieces; the next piece is read while the last one is written. False when the source cannot be read; a sink that fails throws. */
const pour = async (source: ByteSource, sink: Sink): Promise<boolean> => {
  let writing: Promise<void> = Promise.resolve();
  for (let at = 0; at < source.size; at += CHUNK) {
    const bytes = await source.read(at, Math.min(at + CHUNK, source.size)).catch(() => null);
    await writing;
    if (bytes === null || bytes.length === 0) return false;
    writing = sink(owned(bytes), at);
  }
  await writing;
  return true;
};

/** Fills one pack from the queue. Whatever ends it early, the files that were whole by then are kept. */
export const writePack = async (folder: FileSystemDirectoryHandle, pack: number, queue: Queue, signal: AbortSignal): Promise<WrittenPack> => {
  const handle = await folder.getFileHandle(packFile(pack), { create: true });
  const stream = await handle.createWritable();
  const files: PackedFile[] = [];
  let bytes = 0;
  let problem: StorageProblem | null = null;
  for (let source = queue.sources[0]; source && bytes < PACK_BYTES; source = queue.sources[0]) {
    if (signal.aborted) {
      problem = storageProblem('cancelled', `${queue.sources.length} files left`);
      break;
    }
    const from = bytes;
    try {
      const print = await queue.printOf(source).catch(() => null);
      const known = print !== null && queue.prints.has(print);
      const poured = print !== null && !known && (await pour(source, (data, at) => stream.write({ type: 'write', position: from + at, data })));
      queue.sources.shift();
      queue.step(source, known ? 'there-already' : poured ? 'written' : 'unreadable');
      if (!poured) continue;
      files.push({ name: source.name, size: source.size, offset: from, print });
      queue.prints.add(print);
      bytes += source.size;
    } catch (error) {
      problem = problemOf(error, 'write-failed');
      break;
    }
  }
  try {
    await stream.truncate(bytes);
    await stream.close();
    if (files.length === 0) await folder.removeEntry(packFile(pack));
    return { files, bytes, problem };
  } catch (error) {
    await stream.abort().catch(() => undefined);
    await folder.removeEntry(packFile(pack)).catch(() => undefined);
    return { files: [], bytes: 0, problem: problem ?? problemOf(error, 'write-failed') };
  }
};
