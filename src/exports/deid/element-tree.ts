import { Inflate } from 'fflate';

/** A data element as bytes, with what is needed to write it again. */
export interface RawElement {
  /** 0xGGGGEEEE. */
  readonly tag: number;
  /** Two letters; of implicit files what the caller's dictionary says, 'UN' where it does not. */
  readonly vr: string;
  readonly content:
    | { readonly kind: 'value'; readonly bytes: Uint8Array }
    | { readonly kind: 'items'; readonly items: readonly (readonly RawElement[])[] }
    /** Compressed pixel data: the offset table, then the fragments. */
    | { readonly kind: 'fragments'; readonly fragments: readonly Uint8Array[] };
}

export interface Coding {
  readonly explicit: boolean;
  readonly little: boolean;
}

export type TreeReading =
  | { readonly kind: 'tree'; readonly meta: readonly RawElement[]; readonly elements: readonly RawElement[]; readonly coding: Coding; readonly transferSyntaxUid: string }
  | { readonly kind: 'refused'; readonly why: 'not-dicom' | 'malformed' };

const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const UNDEFINED = 0xffffffff;
const ITEM = 0xfffee000;
const ITEM_END = 0xfffee00d;
const SEQUENCE_END = 0xfffee0dd;
const PIXEL_DATA = 0x7fe00010;
const DEEPEST = 64;
/** Deflate makes at most about a thousand out of one; more than this is a bomb. */
const LONGEST = 1 << 30;

class Malformed extends Error {}

class Reader {
  at = 0;
  readonly view: DataView;
  constructor(readonly bytes: Uint8Array, readonly coding: Coding, readonly vrOf: (tag: number) => string) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  need(length: number): void {
    if (this.at + length > this.bytes.length) throw new Malformed();
  }

  tag(): number {
    this.need(4);
    const { little } = this.coding;
    const tag = this.view.getUint16(this.at, little) * 0x10000 + this.view.getUint16(this.at + 2, little);
    this.at += 4;
    return tag;
  }

  length(): number {
    this.need(4);
    const length = this.view.getUint32(this.at, this.coding.little);
    this.at += 4;
    return length;
  }

  take(length: number): Uint8Array {
    this.need(length);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  head(tag: number): { readonly vr: string; readonly length: number } {
    if (!this.coding.explicit) return { vr: this.vrOf(tag), length: this.length() };
    this.need(4);
    const vr = String.fromCharCode(this.bytes[this.at] ?? 0, this.bytes[this.at + 1] ?? 0);
    if (!/^[A-Z]{2}$/.test(vr)) throw new Malformed();
    if (!LONG.has(vr)) {
      const length = this.view.getUint16(this.at + 2, this.coding.little);
      this.at += 4;
      return { vr, length };
    }
    this.at += 4;
    return { vr, length: this.length() };
  }
}

const fragmentsOf = (reader: Reader): readonly Uint8Array[] => {
  const fragments: Uint8Array[] = [];
  for (;;) {
    const tag = reader.tag();
    const length = reader.length();
    if (tag === SEQUENCE_END) return fragments;
    if (tag !== ITEM || length === UNDEFINED) throw new Malformed();
    fragments.push(reader.take(length));
  }
};

const itemsOf = (reader: Reader, length: number, depth: number): readonly (readonly RawElement[])[] => {
  const end = length === UNDEFINED ? Number.POSITIVE_INFINITY : reader.at + length;
  const items: (readonly RawElement[])[] = [];
  while (reader.at < end) {
    const tag = reader.tag();
    const size = reader.length();
    if (tag === SEQUENCE_END && length === UNDEFINED) return items;
    if (tag !== ITEM) throw new Malformed();
    items.push(elementsOf(reader, size === UNDEFINED ? null : reader.at + size, depth + 1));
  }
  if (reader.at !== end) throw new Malformed();
  return items;
};

const contentOf = (reader: Reader, tag: number, vr: string, length: number, depth: number): RawElement['content'] => {
  if (tag === PIXEL_DATA && length === UNDEFINED) return { kind: 'fragments', fragments: fragmentsOf(reader) };
  if (vr === 'SQ') return { kind: 'items', items: itemsOf(reader, length, depth) };
  if (length !== UNDEFINED) return { kind: 'value', bytes: reader.take(length) };
  // A sequence whose VR is not known is written as implicit little endian (PS3.5 6.2.2, note 4).
  const inner = reader.coding.explicit && vr === 'UN' ? new Reader(reader.bytes, { explicit: false, little: true }, reader.vrOf) : reader;
  inner.at = reader.at;
  const items = itemsOf(inner, length, depth);
  reader.at = inner.at;
  return { kind: 'items', items };
};

/** Elements up to `end`, or up to the item's delimiter where that is null. */
const elementsOf = (reader: Reader, end: number | null, depth: number): readonly RawElement[] => {
  if (depth > DEEPEST || (end !== null && end > reader.bytes.length)) throw new Malformed();
  const elements: RawElement[] = [];
  while (end === null || reader.at < end) {
    const tag = reader.tag();
    if (tag === ITEM_END) {
      if (end !== null) throw new Malformed();
      reader.length();
      return elements;
    }
    const { vr, length } = reader.head(tag);
    elements.push({ tag, vr, content: contentOf(reader, tag, vr, length, depth) });
  }
  if (reader.at !== end) throw new Malformed();
  return elements;
};

const inflatedWhole = (bytes: Uint8Array): Uint8Array => {
  const parts: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((part) => {
    total += part.length;
    if (total > LONGEST) throw new Malformed();
    parts.push(part);
  });
  inflate.push(bytes, true);
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const textOf = (elements: readonly RawElement[], tag: number): string => {
  const content = elements.find((element) => element.tag === tag)?.content;
  return content?.kind === 'value' ? String.fromCharCode(...content.bytes.subarray(0, 80)).replace(/[\0 ]+$/, '') : '';
};

const EXPLICIT_LITTLE = '1.2.840.10008.1.2.1';
const LITTLE: Coding = { explicit: true, little: true };

/** The end of the file meta information: the first element beyond group 2. */
const metaOf = (bytes: Uint8Array, vrOf: (tag: number) => string): { readonly meta: readonly RawElement[]; readonly end: number } => {
  const reader = new Reader(bytes, LITTLE, vrOf);
  reader.at = 132;
  const meta: RawElement[] = [];
  while (reader.at + 8 <= bytes.length && reader.view.getUint16(reader.at, true) === 2) {
    const tag = reader.tag();
    const { vr, length } = reader.head(tag);
    meta.push({ tag, vr, content: { kind: 'value', bytes: reader.take(length) } });
  }
  return { meta, end: reader.at };
};

/** A whole Part 10 file as a tree of elements, whatever its transfer syntax. Nothing throws on bad bytes. */
export const readTree = (bytes: Uint8Array, vrOf: (tag: number) => string): TreeReading => {
  if (bytes.length < 140 || String.fromCharCode(...bytes.subarray(128, 132)) !== 'DICM') return { kind: 'refused', why: 'not-dicom' };
  try {
    const { meta, end } = metaOf(bytes, vrOf);
    const syntax = textOf(meta, 0x00020010);
    const deflated = syntax === '1.2.840.10008.1.2.1.99';
    const body = deflated ? inflatedWhole(bytes.subarray(end)) : bytes.subarray(end);
    const coding: Coding = { explicit: syntax !== '1.2.840.10008.1.2', little: syntax !== '1.2.840.10008.1.2.2' };
    const reader = new Reader(body, coding, vrOf);
    return { kind: 'tree', meta, elements: elementsOf(reader, body.length, 0), coding, transferSyntaxUid: deflated ? EXPLICIT_LITTLE : syntax };
  } catch (error) {
    if (error instanceof Malformed || error instanceof RangeError || (error instanceof Error && 'code' in error)) return { kind: 'refused', why: 'malformed' };
    throw error;
  }
};

export { LONG, textOf };
