import type { Log } from '../read';

/**
 * An educator's own teaching case as one file, `.nadir-case`: a zip of manifest.json, read.json (the expert's log) and the images, or instead of
 * them the archive and the studies they are in.
 */
export const CASE_FORMAT = 'nadir-case';
export const CASE_VERSION = 1;
export const MANIFEST = 'manifest.json';
export const READ = 'read.json';

export interface CaseQuestion {
  readonly ask: string;
  readonly choices: readonly string[];
  /** Index of the right choice. */
  readonly right: number;
  readonly why: string;
}

/** What the educator writes. */
export interface CaseWords {
  readonly name: string;
  /** Tumour and treatment. */
  readonly about: string;
  readonly where: string;
  /** Told after the last scan. */
  readonly afterwards: string;
  readonly notes: string;
  /** By timepoint label: what is asked before the reveal, what is told of the patient after it. */
  readonly scans: readonly { readonly label: string; readonly ask: string; readonly clue: string }[];
  readonly questions: readonly CaseQuestion[];
}

export interface PackedFile {
  /** Inside the package. */
  readonly path: string;
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
}

export type CaseImages =
  | { readonly kind: 'packed'; readonly source: 'synthetic' | 'deidentified'; readonly files: readonly PackedFile[] }
  /** DICOMweb service of the archive, and the studies in it. */
  | { readonly kind: 'reference'; readonly archive: string; readonly studies: readonly { readonly label: string; readonly studyInstanceUid: string }[] };

export interface CaseManifest extends CaseWords {
  readonly format: typeof CASE_FORMAT;
  readonly version: typeof CASE_VERSION;
  readonly read: PackedFile;
  readonly images: CaseImages;
}

export type CaseProblemKind =
  | 'too-large'
  | 'not-a-case' // no zip, or one of something else
  | 'damaged' // cannot be unpacked
  | 'not-json'
  | 'unknown-version'
  | 'wrong-shape'
  | 'missing-file' // named in the manifest and not there
  | 'unlisted-file' // there and not named
  | 'changed-file' // not the bytes that were packed
  | 'read-refused' // the expert's log does not hold together
  | 'not-deidentified'; // images of people, and nothing to de-identify them with

export interface CaseProblem {
  readonly kind: CaseProblemKind;
  /** The file inside the package; empty for the package itself. */
  readonly path: string;
  /** Where inside that file: "questions[1].right"; empty for all of it. */
  readonly at: string;
  /** One plain sentence without a full stop at the end. */
  readonly detail: string;
}

export const caseProblem = (kind: CaseProblemKind, path: string, at: string, detail: string): CaseProblem => ({ kind, path, at, detail });

/** A problem in one line: "manifest.json, questions[1].right: Expected …". */
export const caseProblemInWords = ({ path, at, detail }: CaseProblem): string => `${[path, at].filter((part) => part !== '').join(', ')}${path === '' && at === '' ? '' : ': '}${detail}`;

/** A package that has been read and found whole. Images are still inside it. */
export interface OpenedCase {
  readonly manifest: CaseManifest;
  readonly log: Log;
}

/** SHA-256 of bytes, hex. Given by the caller: the browser and Node have their own. */
export type BytesDigest = (bytes: Uint8Array) => Promise<string>;
