import { unzipSync, type UnzipFileInfo } from 'fflate';
import type { Digest } from '../read';
import { textProblem } from './json-text';
import { MAX_DEPTH } from './read-file';
import { readFromFile } from './read-from-file';
import { caseProblem, MANIFEST, READ, type BytesDigest, type CaseProblem, type OpenedCase, type PackedFile } from './teaching-case';
import { manifestIn } from './teaching-case-schema';

export type CaseOpening = { readonly kind: 'case'; readonly opened: OpenedCase } | { readonly kind: 'refused'; readonly problems: readonly CaseProblem[] };

/** Largest package that is looked into. */
const MAX_BYTES = 2 ** 31;
/** The words of a case and its log unfold to no more than this. */
const MAX_TEXT = 64 * 2 ** 20;
/** Largest image. */
const MAX_FILE = 2 ** 28;

const refused = (...problems: readonly CaseProblem[]): CaseOpening => ({ kind: 'refused', problems });

/** Every file in the directory of the package. Null: it is no zip. */
const directoryOf = (bytes: Uint8Array): readonly UnzipFileInfo[] | null => {
  const entries: UnzipFileInfo[] = [];
  try {
    unzipSync(bytes, { filter: (entry) => { if (!entry.name.endsWith('/')) entries.push(entry); return false; } });
    return entries;
  } catch {
    return null;
  }
};

/** One file of the package, or what is wrong with it. */
const unpacked = (bytes: Uint8Array, directory: readonly UnzipFileInfo[], path: string, limit: number): Uint8Array | CaseProblem => {
  const entry = directory.find(({ name }) => name === path);
  if (!entry) return caseProblem('missing-file', path, '', 'It is not in the package');
  if (entry.originalSize > limit) return caseProblem('too-large', path, '', `It unfolds to ${Math.round(entry.originalSize / 2 ** 20)} MB`);
  try {
    return unzipSync(bytes, { filter: ({ name }) => name === path })[path] ?? caseProblem('damaged', path, '', 'It cannot be unpacked');
  } catch {
    return caseProblem('damaged', path, '', 'It cannot be unpacked');
  }
};

const differs = async (file: PackedFile, bytes: Uint8Array, digest: BytesDigest): Promise<CaseProblem | null> => {
  if (bytes.length !== file.bytes) return caseProblem('changed-file', file.path, '', `It has ${bytes.length} bytes, and was packed with ${file.bytes}`);
  return (await digest(bytes)) === file.sha256 ? null : caseProblem('changed-file', file.path, '', 'It is not what was packed: its SHA-256 differs');
};

const parsed = (bytes: Uint8Array): { readonly json: unknown } | null => {
  try {
    return { json: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown };
  } catch {
    return null;
  }
};

/** Reads a package from the outside in: zip, manifest, log, then each image against what was packed. Nothing of a broken one is taken; every problem says where. */
export const openTeachingCase = async (bytes: Uint8Array, digest: Digest, bytesDigest: BytesDigest): Promise<CaseOpening> => {
  if (bytes.length > MAX_BYTES) return refused(caseProblem('too-large', '', '', `${Math.round(bytes.length / 2 ** 20)} MB; a case is never larger than ${MAX_BYTES / 2 ** 20} MB`));
  const directory = directoryOf(bytes);
  if (!directory) return refused(caseProblem('not-a-case', '', '', 'It is not a zip file, or its end is missing'));
  const text = unpacked(bytes, directory, MANIFEST, MAX_TEXT);
  if (!(text instanceof Uint8Array)) return refused(text.kind === 'missing-file' ? caseProblem('not-a-case', MANIFEST, '', 'The package has none: it is not a teaching case') : text);
  const json = parsed(text);
  if (!json) return refused(caseProblem('not-json', MANIFEST, '', 'It is not JSON'));
  const inText = textProblem(new TextDecoder().decode(text), MAX_DEPTH);
  if (inText) return refused(caseProblem('wrong-shape', MANIFEST, inText.path, inText.detail));
  const found = manifestIn(json.json);
  if ('problems' in found) return refused(...found.problems);
  const { manifest } = found;
  if (manifest.read.path !== READ) return refused(caseProblem('wrong-shape', MANIFEST, 'read.path', `Expected ${READ}`));
  const listed = manifest.images.kind === 'packed' ? manifest.images.files : [];
  const problems: CaseProblem[] = [];
  const names = new Set([MANIFEST, READ, ...listed.map(({ path }) => path)]);
  if (names.size < listed.length + 2) problems.push(caseProblem('wrong-shape', MANIFEST, 'images.files', 'A path is named twice'));
  for (const { name } of directory) if (!names.has(name)) problems.push(caseProblem('unlisted-file', name.slice(0, 200), '', 'The manifest does not name it'));
  const log = unpacked(bytes, directory, READ, MAX_TEXT);
  if (!(log instanceof Uint8Array)) return refused(...problems, log);
  const changed = await differs(manifest.read, log, bytesDigest);
  if (changed) return refused(...problems, changed);
  const read = await readFromFile(new TextDecoder().decode(log), digest);
  if (read.kind === 'refused') return refused(...problems, ...read.problems.map(({ path, detail }) => caseProblem('read-refused', READ, path, detail)));
  for (const file of listed) {
    const image = unpacked(bytes, directory, file.path, MAX_FILE);
    const problem = image instanceof Uint8Array ? await differs(file, image, bytesDigest) : image;
    if (problem) problems.push(problem);
  }
  const [opening] = read.log;
  const labels = opening?.act.kind === 'readOpened' ? new Set(opening.act.timepoints.map(({ label }) => label)) : new Set<string>();
  manifest.scans.forEach(({ label }, index) => { if (!labels.has(label)) problems.push(caseProblem('wrong-shape', MANIFEST, `scans[${index}].label`, `The read has no scan ${label}`)); });
  return problems.length > 0 ? refused(...problems.slice(0, 20)) : { kind: 'case', opened: { manifest, log: read.log } };
};
