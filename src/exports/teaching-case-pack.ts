import { Zip, ZipDeflate, strToU8 } from 'fflate';
import { canonicalJson, nextEntry, type Digest, type Log } from '../read';
import { readFile } from './read-file';
import { CASE_FORMAT, CASE_VERSION, caseProblem, MANIFEST, READ, type BytesDigest, type CaseImages, type CaseManifest, type CaseProblem, type CaseWords, type PackedFile } from './teaching-case';
import { manifestIn } from './teaching-case-schema';

/** One image to be packed. */
export interface CaseImage {
  /** Timepoint label: the folder it goes into. */
  readonly scan: string;
  /** Made by a program, of nobody: it needs no de-identification. */
  readonly synthetic: boolean;
  bytes(): Promise<Uint8Array>;
}

export interface CaseToPack {
  readonly words: CaseWords;
  readonly log: Log;
  readonly images: { readonly kind: 'pack'; readonly files: readonly CaseImage[] } | Extract<CaseImages, { kind: 'reference' }>;
}

export interface PackOptions {
  readonly digest: Digest;
  readonly bytesDigest: BytesDigest;
  /** Takes identity out of a Part 10 file. It must keep the UIDs, by which the measurements name their images. Without it only synthetic images are packed. */
  readonly deidentify?: (bytes: Uint8Array) => Promise<Uint8Array> | Uint8Array;
  readonly onProgress?: (done: number, total: number) => void;
}

export type PackedCase = { readonly kind: 'packed'; readonly parts: readonly Uint8Array<ArrayBuffer>[] } | { readonly kind: 'refused'; readonly problems: readonly CaseProblem[] };

/** Acts that tell of the reader or of signatures, and nothing of the case. */
const LEFT_OUT: ReadonlySet<string> = new Set(['timepointSigned', 'timepointReopened', 'aidShown', 'noteDismissed', 'imagesViewed', 'exported', 'signedIn']);

/** The log without the subject's name, the reader's and traces, chained anew. Same acts, same ids, same times. */
export const expertLog = (log: Log, name: string, digest: Digest): Log => {
  const chained: Log[number][] = [];
  for (const { id, at, act } of log) {
    if (LEFT_OUT.has(act.kind)) continue;
    const told = act.kind === 'readOpened' ? { ...act, subject: { key: name, code: name } } : act;
    chained.push(nextEntry(chained, told, { id, at, by: 'Expert' }, digest));
  }
  return chained;
};

const folderOf = (label: string): string => label.replace(/[^\w-]+/g, '-').replace(/^-+|-+$/g, '') || 'scan';

/** Zips as it goes; the parts of the file in order. */
class Package {
  readonly parts: Uint8Array<ArrayBuffer>[] = [];
  #fault: Error | null = null;
  readonly #zip = new Zip((error, part) => {
    if (error) this.#fault = error;
    else this.parts.push(new Uint8Array(part));
  });

  add(path: string, bytes: Uint8Array): void {
    const entry = new ZipDeflate(path, { level: 1 });
    entry.mtime = new Date(2000, 0, 1); // the same case gives the same file
    this.#zip.add(entry);
    entry.push(bytes, true);
    if (this.#fault) throw this.#fault;
  }

  end(): void {
    this.#zip.end();
    if (this.#fault) throw this.#fault;
  }
}

/** Packs a case into one file. Refused, with every reason, where images would travel with a name, or where a word is missing. */
export const packTeachingCase = async ({ words, log, images }: CaseToPack, { digest, bytesDigest, deidentify, onProgress }: PackOptions): Promise<PackedCase> => {
  const files = images.kind === 'pack' ? images.files : [];
  if (!deidentify) {
    const named = [...new Set(files.filter(({ synthetic }) => !synthetic).map(({ scan }) => scan))];
    if (named.length > 0) return { kind: 'refused', problems: named.map((scan) => caseProblem('not-deidentified', '', scan, 'Its images are of a person, and nothing here takes the name out of them; only synthetic images can be packed')) };
  }
  const zip = new Package();
  const packed = async (path: string, bytes: Uint8Array): Promise<PackedFile> => {
    zip.add(path, bytes);
    return { path, bytes: bytes.length, sha256: await bytesDigest(bytes) };
  };
  const read = await packed(READ, strToU8(readFile(expertLog(log, words.name, digest))));
  const listed: PackedFile[] = [];
  const numbers = new Map<string, number>();
  for (const [index, image] of files.entries()) {
    const folder = folderOf(image.scan);
    const number = (numbers.get(folder) ?? 0) + 1;
    numbers.set(folder, number);
    const bytes = await image.bytes();
    listed.push(await packed(`images/${folder}/${String(number).padStart(4, '0')}.dcm`, image.synthetic || !deidentify ? bytes : await deidentify(bytes)));
    onProgress?.(index + 1, files.length);
  }
  const told: CaseImages = images.kind === 'reference' ? images : { kind: 'packed', source: files.every(({ synthetic }) => synthetic) ? 'synthetic' : 'deidentified', files: listed };
  const { name, about, where, afterwards, notes, scans, questions } = words;
  const manifest: CaseManifest = { format: CASE_FORMAT, version: CASE_VERSION, name, about, where, afterwards, notes, scans, questions, read, images: told };
  const checked = manifestIn(JSON.parse(JSON.stringify(manifest)));
  if ('problems' in checked) return { kind: 'refused', problems: checked.problems };
  zip.add(MANIFEST, strToU8(canonicalJson(JSON.parse(JSON.stringify(manifest)))));
  zip.end();
  return { kind: 'packed', parts: zip.parts };
};
