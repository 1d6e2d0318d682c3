import type { LoadProblem, LoadProblemKind, ProblemRank } from './model';

/** How loud each kind of problem is. Fault: an image may be missing from the read. Caution: look at it. Information: set aside on purpose. */
const RANKS: Readonly<Record<LoadProblemKind, ProblemRank>> = {
  'not-dicom': 'information', unreadable: 'fault', 'empty-file': 'caution', truncated: 'fault', malformed: 'fault', 'not-an-image': 'information',
  'no-pixel-data': 'caution', 'unsupported-transfer-syntax': 'fault', 'unsupported-pixels': 'caution', 'not-ct': 'information', 'missing-identity': 'fault',
  duplicate: 'information', 'conflicting-duplicate': 'fault', localizer: 'information', 'dose-report': 'information', 'secondary-capture': 'information',
  derived: 'information', 'zip-damaged': 'fault', 'zip-encrypted': 'fault', 'zip-too-large': 'fault', 'dicomdir-entry-missing': 'caution', geometry: 'caution', cancelled: 'information',
};

export const problem = (kind: LoadProblemKind, file: string, detail: string, count?: number): LoadProblem =>
  ({ kind, rank: RANKS[kind], file, detail, ...(count === undefined || count === 1 ? {} : { count }) });

/** "527 kB": decimal units, as file managers show them. */
export const bytesInWords = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${Math.round(bytes / 1e3)} kB`;
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
};

/** "12 kB of 25 kB"; exact where rounding would hide the difference. */
export const shareInWords = (there: number, whole: number): string => {
  const [a, b] = [bytesInWords(there), bytesInWords(whole)];
  return a === b ? `${there} of ${whole} bytes` : `${a} of ${b}`;
};

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
