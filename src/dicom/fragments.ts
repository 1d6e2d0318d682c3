import type { ByteSource, FramePixels, PixelPlace } from './model';

/** A fragment of encapsulated pixel data (PS3.5 A.4): place of its value in the file, and its offset from the first fragment's item. */
export interface Fragment {
  readonly start: number;
  readonly length: number;
  readonly offset: number;
}

export interface Fragments {
  readonly all: readonly Fragment[];
  /** Basic Offset Table; empty where it is. */
  readonly offsets: readonly number[];
  /** The file ends inside a fragment, or before the delimiter. */
  readonly cutShort: boolean;
}

const ITEM = 0xe000fffe;
const DELIMITER = 0xe0ddfffe;
const WINDOW = 1 << 16;
/** Four bytes for each of the most frames that a file may have; a longer table is damage, and is not read into memory. */
const LONGEST_TABLE = 4 * 100_000;

/** Small reads in long files, through one window, so that a walk over thousands of fragments is not thousands of reads. */
const windowOn = (source: ByteSource): ((at: number, length: number) => Promise<DataView>) => {
  let start = 0;
  let bytes: Uint8Array = new Uint8Array();
  return async (at, length) => {
    if (at < start || at + length > start + bytes.length) {
      start = at;
      bytes = await source.read(at, Math.min(source.size, at + Math.max(length, WINDOW)));
    }
    const part = bytes.subarray(at - start, at - start + length);
    return new DataView(part.buffer, part.byteOffset, part.byteLength);
  };
};

/** Walks the items of encapsulated pixel data without reading the fragments themselves. Always little endian (PS3.5 A.4). */
export const fragmentsOf = async (source: ByteSource, place: PixelPlace): Promise<Fragments> => {
  const read = windowOn(source);
  const all: Fragment[] = [];
  const tableHead = await read(place.offset, 8);
  if (tableHead.byteLength < 8 || tableHead.getUint32(0, true) !== ITEM) return { all, offsets: [], cutShort: true };
  const tableLength = tableHead.getUint32(4, true);
  const first = place.offset + 8 + tableLength;
  if (first > source.size) return { all, offsets: [], cutShort: true };
  const table = await read(place.offset + 8, Math.min(tableLength, LONGEST_TABLE));
  const offsets = Array.from({ length: Math.floor(table.byteLength / 4) }, (_, i) => table.getUint32(i * 4, true));
  for (let at = first; ;) {
    const head = await read(at, 8);
    if (head.byteLength < 8 || head.getUint32(0, true) !== ITEM) {
      return { all, offsets, cutShort: head.byteLength < 8 || head.getUint32(0, true) !== DELIMITER };
    }
    const length = head.getUint32(4, true);
    all.push({ start: at + 8, length, offset: at - first });
    at += 8 + length;
  }
};

const startsImage = (bytes: DataView): boolean =>
  bytes.byteLength >= 2 && (bytes.getUint16(0) === 0xffd8 || bytes.getUint16(0) === 0xff4f || bytes.getUint16(0) === 0xff0a || (bytes.byteLength >= 4 && bytes.getUint32(0) === 0x0000000c));

/** Index of the first fragment of each frame, by an offset table; null where the table does not fit the fragments. */
const byTable = (all: readonly Fragment[], offsets: readonly number[], frames: number): readonly number[] | null => {
  if (offsets.length !== frames) return null;
  const indexAt = new Map(all.map(({ offset }, index) => [offset, index]));
  const starts = offsets.map((offset) => indexAt.get(offset) ?? -1);
  return starts.every((start, i) => start >= 0 && start > (starts[i - 1] ?? -1)) ? starts : null;
};

/**
 * The fragments of one frame (1-based): by the Extended or Basic Offset Table where it is true, else one fragment per frame, else by the
 * marker that starts each compressed image. Null when they cannot be told apart.
 */
export const fragmentsOfFrame = async (source: ByteSource, pixels: FramePixels, place: PixelPlace, { all, offsets }: Fragments, frame: number): Promise<readonly Fragment[] | null> => {
  const frames = pixels.numberOfFrames;
  if (frames === 1) return all.length > 0 ? all : null;
  let starts = (place.frameOffsets && byTable(all, place.frameOffsets, frames)) ?? byTable(all, offsets, frames);
  if (!starts && all.length === frames) starts = all.map((_, index) => index);
  if (!starts) {
    const read = windowOn(source);
    const found: number[] = [];
    for (const [index, fragment] of all.entries()) if (startsImage(await read(fragment.start, 4))) found.push(index);
    starts = found.length === frames ? found : null;
  }
  const from = starts?.[frame - 1];
  return from === undefined ? null : all.slice(from, starts?.[frame] ?? all.length);
};
