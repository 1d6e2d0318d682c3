import type { Coding, RawElement } from './element-tree';

/** What says how the stored bits lie. */
export interface Bits {
  readonly allocated: number;
  readonly stored: number;
  readonly signed: boolean;
}

/** Bits above the stored ones may hold an overlay (PS3.5 8.1.1): cleared, or filled with the sign. Values of pixels stay. */
const withoutSpareBits = (bytes: Uint8Array, { allocated, stored, signed }: Bits, { little }: Coding): Uint8Array => {
  if (allocated !== 16 || stored >= 16 || stored < 1) return bytes;
  const clean = bytes.slice();
  const view = new DataView(clean.buffer);
  const spare = 32 - stored;
  for (let at = 0; at + 1 < clean.length; at += 2) {
    const value = view.getUint16(at, little);
    view.setUint16(at, signed ? ((value << spare) >> spare) & 0xffff : value & ((1 << stored) - 1), little);
  }
  return clean;
};

/** Segments of a JPEG stream before its first scan that hold text or what applications please: APPn and COM. */
const isText = (marker: number): boolean => marker === 0xfe || (marker >= 0xe0 && marker <= 0xef);

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const whole = new Uint8Array(size + (size % 2));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** A JPEG, JPEG-LS or JPEG 2000 stream without its comments. What is none of these is left alone. */
const withoutComments = (bytes: Uint8Array): Uint8Array => {
  const jpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const jpeg2000 = bytes[0] === 0xff && bytes[1] === 0x4f;
  if (!jpeg && !jpeg2000) return bytes;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === (jpeg ? 0xda : 0x90)) break;
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (end > bytes.length) break;
    if (!(jpeg ? isText(marker) : marker === 0x64)) parts.push(bytes.subarray(at, end));
    at = end;
  }
  return parts.length === 1 && at === 2 ? bytes : joined([...parts, bytes.subarray(at)]);
};

/** Pixel data as they were, without what may hide beside the pixels. */
export const cleanPixels = (element: RawElement, bits: Bits, coding: Coding): RawElement => {
  const { content } = element;
  if (content.kind === 'value') return { ...element, content: { kind: 'value', bytes: withoutSpareBits(content.bytes, bits, coding) } };
  if (content.kind === 'fragments') {
    const [offsets = new Uint8Array(0), ...fragments] = content.fragments;
    const clean = fragments.map(withoutComments);
    // Offsets no longer hold where something was taken out; no table is right for one fragment per frame.
    const same = clean.every((fragment, index) => fragment.length === fragments[index]?.length);
    return { ...element, content: { kind: 'fragments', fragments: [same ? offsets : new Uint8Array(0), ...clean] } };
  }
  return element;
};
