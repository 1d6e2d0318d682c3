import { directoryOf, missingLine, type Directory } from './dicomdir';
import { newDrop, type Drop } from './drop';
import { readHeader } from './header';
import type { ByteSource, Library, LoadProblem, ReadingProgress } from './model';
import { bytesInWords, problem } from './problem';
import { instanceOf, isProblem } from './read-instance';
import { openZip, ZipEntryDamage } from './zip';

export interface ReadingOptions {
  readonly signal?: AbortSignal;
  /** Called about ten times a second with a library that grows, and once at the end. */
  onProgress?(progress: ReadingProgress, library: Library): void;
}

const AT_ONCE = 8;
const TICK_MS = 100;
/** Archives inside archives inside an archive are not opened: nobody sends scans so, and bombs are made so. */
const DEEPEST_ZIP = 2;
const LARGEST_INNER_ZIP = 1 << 28;
/** Archives inside archives are unfolded whole and kept while their files are: all of them together may take this much. */
const LARGEST_INNER_ZIPS = 1 << 29;

interface Reading {
  readonly drop: Drop;
  readonly names: Set<string>;
  readonly directories: Directory[];
  /** Bytes of the archives inside archives that were opened. */
  innerZips: number;
}

interface Queued {
  readonly source: ByteSource;
  readonly depth: number;
}

const unreadable = (source: ByteSource, error: unknown): LoadProblem => {
  if (error instanceof ZipEntryDamage) return problem('zip-damaged', source.name, error.message);
  const reason = error instanceof Error && error.message ? ` (${error.message})` : '';
  return problem('unreadable', source.name, `Cannot be read${reason}`);
};

/** Reads one file; entries of an archive come back as further files to read. */
const readOne = async ({ source, depth }: Queued, reading: Reading): Promise<readonly Queued[]> => {
  const { drop, names, directories } = reading;
  names.add(source.name);
  const head = await readHeader(source);
  switch (head.kind) {
    case 'empty':
      drop.addProblem(problem('empty-file', source.name, 'Empty file'));
      return [];
    case 'too-long':
      drop.addProblem(problem('malformed', source.name, 'The header does not end within 64 MB'));
      return [];
    case 'not-dicom': {
      if (head.sniffed.kind === 'other') {
        drop.addProblem(problem('not-dicom', source.name, head.sniffed.what === null ? 'Not a DICOM file' : `Not a DICOM file but ${head.sniffed.what}`));
        return [];
      }
      if (depth >= DEEPEST_ZIP || (depth > 0 && source.size > LARGEST_INNER_ZIP)) {
        drop.addProblem(problem('zip-too-large', source.name, depth >= DEEPEST_ZIP ? 'Archive within an archive within an archive' : `Archive of ${bytesInWords(source.size)} within an archive`));
        return [];
      }
      if (depth > 0) {
        if (reading.innerZips + source.size > LARGEST_INNER_ZIPS) {
          drop.addProblem(problem('zip-too-large', source.name, `Archives within archives unfold to more than ${bytesInWords(LARGEST_INNER_ZIPS)}; unpack them first`));
          return [];
        }
        reading.innerZips += source.size;
      }
      const zip = await openZip(source);
      zip.problems.forEach((found) => drop.addProblem(found));
      return zip.entries.map((entry) => ({ source: entry, depth: depth + 1 }));
    }
    case 'header': {
      const directory = directoryOf(head.header, source.name);
      if (directory) directories.push(directory);
      const found = instanceOf(head.header, source);
      if (isProblem(found)) drop.addProblem(found);
      else await drop.addInstance(found, source);
      return [];
    }
  }
};

const isList = (sources: readonly ByteSource[] | AsyncIterable<ByteSource>): sources is readonly ByteSource[] => Array.isArray(sources);

/**
 * Reads the heads of all files of a drop and puts what is in them in order. Every file ends as slices or as a line in the problems.
 * Never rejects because of a file. When cancelled, what was found so far is given back with a 'cancelled' line.
 */
export const readSources = async (sources: readonly ByteSource[] | AsyncIterable<ByteSource>, options: ReadingOptions): Promise<Library> => {
  const { signal, onProgress } = options;
  const reading: Reading = { drop: newDrop(), names: new Set(), directories: [], innerZips: 0 };
  const queue: Queued[] = isList(sources) ? sources.map((source) => ({ source, depth: 0 })) : [];
  const progress = { filesDone: 0, filesTotal: queue.length, bytesDone: 0, bytesTotal: queue.reduce((sum, { source }) => sum + source.size, 0) };
  let nextTick = performance.now() + TICK_MS;
  const report = (): void => {
    const started = performance.now();
    if (!onProgress || started < nextTick) return;
    onProgress({ ...progress }, reading.drop.library(false));
    // Ordering a very large drop takes a while: never spend more than a fifth of the time on it.
    nextTick = performance.now() + Math.max(TICK_MS, 4 * (performance.now() - started));
  };
  const take = async (queued: Queued): Promise<void> => {
    const more = await readOne(queued, reading).catch((error: unknown) => {
      reading.drop.addProblem(unreadable(queued.source, error));
      return [];
    });
    for (const entry of more) {
      queue.push(entry);
      progress.filesTotal += 1;
      progress.bytesTotal += entry.source.size;
    }
    progress.filesDone += 1;
    progress.bytesDone += queued.source.size;
    report();
  };
  let at = 0;
  let cut = false;
  const work = async (): Promise<void> => {
    for (let queued = queue[at]; queued && !signal?.aborted; queued = queue[at]) {
      at += 1;
      await take(queued);
    }
  };
  if (!isList(sources)) {
    for await (const source of sources) {
      if (signal?.aborted) {
        cut = true;
        break;
      }
      queue.push({ source, depth: 0 });
      progress.filesTotal += 1;
      progress.bytesTotal += source.size;
      if (queue.length - at >= AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, work));
    }
  }
  // A worker may find the queue empty while another is opening an archive.
  while (at < queue.length && !signal?.aborted) await Promise.all(Array.from({ length: AT_ONCE }, work));
  reading.directories.flatMap((directory) => missingLine(directory, reading.names) ?? []).forEach((line) => reading.drop.addProblem(line));
  const left = progress.filesTotal - progress.filesDone;
  if (cut || left > 0) {
    reading.drop.addProblem(problem('cancelled', '', `Cancelled after ${progress.filesDone} of ${progress.filesTotal} files`, Math.max(1, left)));
  }
  const library = reading.drop.library(!cut && left === 0);
  onProgress?.({ ...progress }, library);
  return library;
};
