import { inflated } from './inflate';
import type { ByteSource, LoadProblem } from './model';
import { bytesInWords, plural, problem } from './problem';
import { readDirectory, type ZipEntry } from './zip-directory';

/** Thrown by reads of an entry whose compressed bytes are damaged. */
export class ZipEntryDamage extends Error {}

/** One file inside an archive may unfold to this much, all of them to that. */
const LARGEST_ENTRY = 2 ** 31;
const LARGEST_ARCHIVE = 2 ** 34;
/** No subject has more images; each entry takes a little memory and a read. */
const MOST_FILES = 200_000;
/** Deflate folds 1032 bytes to one at best: a directory that promises more lies. */
const MOST_FOLDED = 1032;
/** Entries that are read often keep what they unfolded to, up to this size. */
const KEPT = 1 << 28;

export interface OpenedZip {
  readonly entries: readonly ByteSource[];
  readonly problems: readonly LoadProblem[];
}

/** A path is only a label here; what could mean another place or hide on screen is taken out of it. */
const plainPath = (name: string): string =>
  name.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.' && part !== '..').join('/').replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');

const dataStart = async (archive: ByteSource, entry: ZipEntry): Promise<number> => {
  const head = await archive.read(entry.headerAt, entry.headerAt + 30);
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (head.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw new ZipEntryDamage('No file header where the directory of the archive points');
  return entry.headerAt + 30 + view.getUint16(26, true) + view.getUint16(28, true);
};

const STEP = 1 << 16;

/** First bytes of a deflated entry, up to `end`, reading no more of the archive than that takes. */
const unfolded = async (archive: ByteSource, start: number, entry: ZipEntry, end: number): Promise<Uint8Array> => {
  // Compressed images rarely shrink below a third: mostly one read is enough for a header.
  for (let take = Math.min(entry.packedSize, Math.max(STEP, end)); ; take = Math.min(entry.packedSize, take * 4)) {
    const packed = await archive.read(start, start + take);
    const found = inflated(packed, { enough: end, limit: entry.size + STEP * 1040 });
    if (found.kind !== 'inflated') throw new ZipEntryDamage('Compressed data are damaged');
    if (found.bytes.length >= end || take >= entry.packedSize) {
      if (found.bytes.length < end) throw new ZipEntryDamage(`Compressed data end after ${bytesInWords(found.bytes.length)} of ${bytesInWords(entry.size)}`);
      return found.bytes;
    }
  }
};

const entrySource = (archive: ByteSource, entry: ZipEntry): ByteSource => {
  let whole: Uint8Array | null = null;
  let reads = 0;
  return {
    name: `${archive.name}/${plainPath(entry.name)}`,
    size: entry.size,
    async read(from, to) {
      const end = Math.min(to, entry.size);
      if (from >= end) return new Uint8Array();
      if (whole) return whole.subarray(from, end);
      const start = await dataStart(archive, entry);
      if (entry.method === 0) return archive.read(start + from, start + end);
      reads += 1;
      // A multi-frame file is read frame by frame: unfolding it from the start each time would be quadratic.
      const keep = reads > 2 && entry.size <= KEPT && entry.size > 2 * (end - from);
      const bytes = await unfolded(archive, start, entry, keep ? entry.size : end);
      if (keep) whole = bytes;
      return bytes.subarray(from, end);
    },
  };
};

/** Entries may not share bytes: overlapping ones are how small archives unfold into enormous ones. */
const overlapping = (entries: readonly ZipEntry[]): boolean => {
  const inOrder = [...entries].sort((a, b) => a.headerAt - b.headerAt);
  return inOrder.some((entry, i) => entry.headerAt + 30 + entry.packedSize > (inOrder[i + 1]?.headerAt ?? Infinity));
};

const METHODS: Readonly<Record<number, string>> = { 1: 'Shrink', 6: 'Implode', 9: 'Deflate64', 12: 'BZIP2', 14: 'LZMA', 93: 'Zstandard', 95: 'XZ', 98: 'PPMd' };

/** Opens an archive: its files as sources that unfold only what is read of them, and what is wrong with it, one line each. */
export const openZip = async (archive: ByteSource): Promise<OpenedZip> => {
  const directory = await readDirectory(archive);
  const only = (line: LoadProblem): OpenedZip => ({ entries: [], problems: [line] });
  if (directory.kind === 'damaged') return only(problem('zip-damaged', archive.name, directory.detail));
  const files = directory.entries.filter(({ name }) => !name.endsWith('/'));
  if (files.length === 0) return only(problem('zip-damaged', archive.name, 'Archive without files'));
  if (files.length > MOST_FILES) return only(problem('zip-too-large', archive.name, `${files.length} files in one archive, more than ${MOST_FILES}`));
  if (overlapping(files)) return only(problem('zip-damaged', archive.name, 'Files in the archive overlap'));
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_ARCHIVE) return only(problem('zip-too-large', archive.name, `Archive unfolds to ${bytesInWords(total)}, more than ${bytesInWords(LARGEST_ARCHIVE)}`));
  const problems: LoadProblem[] = [];
  const told = (found: readonly ZipEntry[], kind: 'zip-encrypted' | 'zip-too-large' | 'zip-damaged', words: string): void => {
    if (found[0]) problems.push(problem(kind, `${archive.name}/${plainPath(found[0].name)}`, `${plural(found.length, 'file')} in the archive ${words}`, found.length));
  };
  const encrypted = files.filter((entry) => entry.encrypted);
  const large = files.filter((entry) => !entry.encrypted && entry.size > LARGEST_ENTRY);
  const packedOddly = files.filter((entry) => !entry.encrypted && entry.size <= LARGEST_ENTRY && entry.method !== 0 && entry.method !== 8);
  const lying = files.filter((entry) => !entry.encrypted && entry.size <= LARGEST_ENTRY && (entry.method === 8 ? entry.size > MOST_FOLDED * (entry.packedSize + 1) : entry.method === 0 && entry.size !== entry.packedSize));
  told(lying, 'zip-damaged', 'would unfold to more than can be folded into them');
  told(encrypted, 'zip-encrypted', 'protected by a password');
  told(large, 'zip-too-large', `larger than ${bytesInWords(LARGEST_ENTRY)}`);
  for (const method of new Set(packedOddly.map((entry) => entry.method))) {
    told(packedOddly.filter((entry) => entry.method === method), 'zip-damaged', `packed with ${METHODS[method] ?? `method ${method}`}, which cannot be unpacked here`);
  }
  const refused = new Set([...encrypted, ...large, ...packedOddly, ...lying]);
  return { entries: files.filter((entry) => !refused.has(entry)).map((entry) => entrySource(archive, entry)), problems };
};
