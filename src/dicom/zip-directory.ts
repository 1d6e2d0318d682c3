import { decodedText } from './character-set';
import type { ByteSource } from './model';

/** One file as the central directory of an archive lists it (APPNOTE 4.3.12). */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly packedSize: number;
  readonly size: number;
  readonly headerAt: number;
}

export type ZipDirectory = { readonly kind: 'directory'; readonly entries: readonly ZipEntry[] } | { readonly kind: 'damaged'; readonly detail: string };

const damaged = (detail: string): ZipDirectory => ({ kind: 'damaged', detail });
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENTRY = 0x02014b50;
const FULL = 0xffffffff;
/** The end record plus the longest comment. */
const TAIL = 22 + 0xffff;
/** A directory is a few dozen bytes per file; more than this is no list of images. */
const LONGEST_DIRECTORY = 1 << 28;

interface Place {
  readonly at: number;
  readonly length: number;
  readonly count: number;
}

const endRecordAt = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= 0; at -= 1) if (view.getUint32(at, true) === END) return at;
  return -1;
};

const place64 = async (archive: ByteSource, locatorAt: number): Promise<Place | null> => {
  const locator = viewOf(await archive.read(locatorAt, locatorAt + 20));
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== LOCATOR64) return null;
  const at = Number(locator.getBigUint64(8, true));
  const record = viewOf(await archive.read(at, at + 56));
  if (record.byteLength < 56 || record.getUint32(0, true) !== END64) return null;
  return { count: Number(record.getBigUint64(32, true)), length: Number(record.getBigUint64(40, true)), at: Number(record.getBigUint64(48, true)) };
};

/** Sizes and place from the zip64 extra field (APPNOTE 4.5.3), for those values that do not fit the directory. */
const wide = (extra: DataView, values: readonly number[]): readonly number[] => {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    const end = Math.min(extra.byteLength, at + 4 + extra.getUint16(at + 2, true));
    let next = at + 4;
    return values.map((value) => {
      if (value !== FULL || next + 8 > end) return value;
      const found = Number(extra.getBigUint64(next, true));
      next += 8;
      return found;
    });
  }
  return values;
};

const entriesIn = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= bytes.length && view.getUint32(at, true) === ENTRY;) {
    const [nameLength, extraLength, commentLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
    const flags = view.getUint16(at + 8, true);
    const end = at + 46 + nameLength + extraLength;
    if (end > bytes.length) return null;
    const extra = viewOf(bytes.subarray(at + 46 + nameLength, end));
    const [size = 0, packedSize = 0, headerAt = 0] = wide(extra, [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)]);
    const name = decodedText(bytes.subarray(at + 46, at + 46 + nameLength), [(flags & 0x800) !== 0 ? 'ISO_IR 192' : 'ISO_IR 100']);
    entries.push({ name, method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0, packedSize, size, headerAt });
    at = end + commentLength;
  }
  return entries;
};

/** Reads the central directory from the end of an archive. Rejects only when the source does. */
export const readDirectory = async (archive: ByteSource): Promise<ZipDirectory> => {
  const tailStart = Math.max(0, archive.size - TAIL);
  const tail = viewOf(await archive.read(tailStart, archive.size));
  const endAt = endRecordAt(tail);
  if (endAt < 0) return damaged('Archive without its directory: it was cut short');
  const small: Place = { count: tail.getUint16(endAt + 10, true), length: tail.getUint32(endAt + 12, true), at: tail.getUint32(endAt + 16, true) };
  const place = small.at === FULL || small.length === FULL || small.count === 0xffff ? ((await place64(archive, tailStart + endAt - 20)) ?? small) : small;
  if (place.length > LONGEST_DIRECTORY || place.at + place.length > archive.size) return damaged('The directory of the archive lies outside of it');
  const entries = entriesIn(await archive.read(place.at, place.at + place.length));
  if (!entries || entries.length < place.count) return damaged(`The directory of the archive is damaged after ${entries?.length ?? 0} of ${place.count} files`);
  const beyond = entries.some((entry) => entry.headerAt + 30 > place.at || entry.packedSize > archive.size);
  return beyond ? damaged('The directory of the archive points outside of it') : { kind: 'directory', entries };
};
