import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { ByteSource, Library, LoadProblem, Series } from '../../src/dicom';

/** Real and made DICOM files beside the project; tests that need them say so in their title and are skipped without them. */
export const DATA = '../shared/data';
export const haveData = existsSync(DATA);

export const fileSource = (path: string, name = relative(DATA, path)): ByteSource => ({
  name,
  size: statSync(path).size,
  read: async (start, end) => {
    const bytes = new Uint8Array(Math.max(0, end - start));
    const handle = openSync(path, 'r');
    const length = readSync(handle, bytes, 0, bytes.length, start);
    closeSync(handle);
    return bytes.subarray(0, length);
  },
});

const pathsIn = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? readdirSync(path).sort().flatMap((name) => pathsIn(join(path, name))) : [path];

/** Every file under a folder (or a single file) of the shared data. */
export const sourcesIn = (folder: string): readonly ByteSource[] => pathsIn(join(DATA, folder)).map((path) => fileSource(path));

export const bytesSource = (name: string, bytes: Uint8Array): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) });

export const wholeFile = async (source: ByteSource): Promise<Uint8Array> => source.read(0, source.size);

export const seriesOf = (library: Library): readonly Series[] => library.subjects.flatMap(({ days }) => days.flatMap(({ series }) => series));

/** Problem lines without those about files that are not there. */
const aboutFiles = (problems: readonly LoadProblem[]): readonly LoadProblem[] => problems.filter(({ kind }) => kind !== 'dicomdir-entry-missing');

/** How many files a library accounts for: those that gave slices to read, and those that a problem line stands for. */
export const accounted = (library: Library): number => {
  const read = new Set(seriesOf(library).flatMap(({ slices }) => slices.map(({ source }) => source.name)));
  return read.size + aboutFiles(library.problems).reduce((sum, { count }) => sum + (count ?? 1), 0);
};

/** "kind ×count" of every problem line, sorted: short enough for tables. */
export const problemKinds = (library: Library): readonly string[] =>
  library.problems.map(({ kind, count }) => (count === undefined || count === 0 ? kind : `${kind} ×${count}`)).sort();
