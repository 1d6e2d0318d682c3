import { hasVr } from './elements';

/** What the first bytes of a file say it is. DICOM is known by content, never by name. */
export type Sniffed =
  | { readonly kind: 'part-10' } // 'DICM' after the preamble
  | { readonly kind: 'bare'; readonly at: 'meta' | 'data-set' } // a data set without preamble
  | { readonly kind: 'zip' }
  /** `what` it is instead, where that can be told. */
  | { readonly kind: 'other'; readonly what: string | null };

const startsWith = (bytes: Uint8Array, ...values: number[]): boolean => values.every((value, i) => bytes[i] === value);
const asciiAt = (bytes: Uint8Array, at: number, textThere: string): boolean => [...textThere].every((c, i) => bytes[at + i] === c.charCodeAt(0));

const KNOWN: readonly { readonly what: string; readonly is: (bytes: Uint8Array) => boolean }[] = [
  { what: 'a PNG image', is: (b) => startsWith(b, 0x89, 0x50, 0x4e, 0x47) },
  { what: 'a JPEG image', is: (b) => startsWith(b, 0xff, 0xd8, 0xff) },
  { what: 'a TIFF image', is: (b) => startsWith(b, 0x49, 0x49, 0x2a, 0) || startsWith(b, 0x4d, 0x4d, 0, 0x2a) },
  { what: 'a PDF document', is: (b) => asciiAt(b, 0, '%PDF') },
  { what: 'a gzip archive', is: (b) => startsWith(b, 0x1f, 0x8b) },
  { what: 'a 7z archive', is: (b) => startsWith(b, 0x37, 0x7a, 0xbc, 0xaf) },
  { what: 'a RAR archive', is: (b) => asciiAt(b, 0, 'Rar!') },
  { what: 'a tar archive', is: (b) => asciiAt(b, 257, 'ustar') },
  { what: 'a NIfTI volume', is: (b) => asciiAt(b, 344, 'n+1') || asciiAt(b, 344, 'ni1') },
  { what: 'an NRRD volume', is: (b) => asciiAt(b, 0, 'NRRD') },
  { what: 'a macOS folder file', is: (b) => asciiAt(b, 4, 'Bud1') },
  { what: 'a macOS resource file', is: (b) => startsWith(b, 0, 5, 0x16, 7) },
  { what: 'an Office or thumbnail file', is: (b) => startsWith(b, 0xd0, 0xcf, 0x11, 0xe0) },
  { what: 'a Windows program', is: (b) => asciiAt(b, 0, 'MZ') },
];

const isText = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, 512);
  return head.length > 0 && head.every((byte) => byte >= 0x20 ? byte !== 0x7f : byte === 9 || byte === 10 || byte === 13);
};

/** Two elements in ascending order, the first in group 0008, with believable lengths: a data set stored without preamble, or only half of one. */
const looksLikeDataSet = (bytes: Uint8Array): boolean => {
  if (bytes.length < 16) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = startsWith(bytes, 8, 0);
  if (!little && !startsWith(bytes, 0, 8)) return false;
  if (view.getUint16(2, little) > 0x0100) return false;
  if (hasVr(bytes, 0)) return true;
  if (!little) return false;
  const length = view.getUint32(4, true);
  if (length > 1024 || length % 2 !== 0 || 8 + length + 8 > bytes.length) return false;
  const group = view.getUint16(8 + length, true);
  return group === 8 && view.getUint16(8 + length + 2, true) > view.getUint16(2, true);
};

/** @param bytes at least the first 512 bytes, where the file has so many. */
export const sniffed = (bytes: Uint8Array): Sniffed => {
  if (asciiAt(bytes, 128, 'DICM')) return { kind: 'part-10' };
  if (startsWith(bytes, 0x50, 0x4b, 3, 4) || startsWith(bytes, 0x50, 0x4b, 5, 6)) return { kind: 'zip' };
  if (startsWith(bytes, 2, 0) && (bytes[3] === 0) && (bytes[2] ?? 255) <= 0x16 && (hasVr(bytes, 0))) return { kind: 'bare', at: 'meta' };
  if (looksLikeDataSet(bytes)) return { kind: 'bare', at: 'data-set' };
  const known = KNOWN.find(({ is }) => is(bytes));
  return { kind: 'other', what: known?.what ?? (isText(bytes) ? 'text' : null) };
};
