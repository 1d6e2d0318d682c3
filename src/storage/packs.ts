/** One kept file inside a pack. */
export interface PackedFile {
  /** Path inside the drop it came from. */
  readonly name: string;
  readonly size: number;
  /** First byte inside the pack. */
  readonly offset: number;
  /** Fingerprint of its content: the same image is kept once, whatever it is called. */
  readonly print: string;
}

/** Index of one pack: many image files, one after the other, in one file of the private file system. Written when the pack is whole. */
export interface PackRow {
  readonly read: string;
  readonly pack: number;
  readonly bytes: number;
  readonly files: readonly PackedFile[];
}

/**
 * A pack is closed when it has reached this size. Hundreds of half-megabyte files cost a file handle and a commit each; few
 * large ones cost hardly more than their bytes, and what is lost when the tab dies in the middle is one pack, taken up again next time.
 */
export const PACK_BYTES = 32 * 2 ** 20;

export const packFile = (pack: number): string => `pack-${pack}`;

/** A read's folder: ids are the caller's, so everything that a file system might mind is escaped. */
export const folderOf = (read: string): string => [...new TextEncoder().encode(read)]
  .map((byte) => (/[\w-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, '0')}`))
  .join('');

export const nextPack = (rows: readonly PackRow[]): number => Math.max(-1, ...rows.map((row) => row.pack)) + 1;
export const printsIn = (rows: readonly PackRow[]): Set<string> => new Set(rows.flatMap((row) => row.files.map((file) => file.print)));
export const bytesIn = (rows: readonly PackRow[]): number => rows.reduce((sum, row) => sum + row.bytes, 0);
