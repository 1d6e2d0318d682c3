/** Explicit VR Little Endian: data elements to bytes (PS3.5 chapter 7). */

/** Value representations with a 16-bit length field, and those with a 32-bit one. */
type TextVr = 'AE' | 'AS' | 'CS' | 'DA' | 'DS' | 'DT' | 'IS' | 'LO' | 'LT' | 'PN' | 'SH' | 'ST' | 'TM' | 'UI' | 'UT';
type LongVr = 'OB' | 'OW';

/** One element to write. An empty text is written with length zero (type 2: present, not known). */
export type NewElement =
  | { readonly tag: number; readonly vr: TextVr; readonly text: string }
  | { readonly tag: number; readonly vr: 'UL' | 'US'; readonly number: number }
  /** Binary floating point, 32 bits (FL) or 64 (FD). */
  | { readonly tag: number; readonly vr: 'FL' | 'FD'; readonly numbers: readonly number[] }
  | { readonly tag: number; readonly vr: 'SQ'; readonly items: readonly (readonly NewElement[])[] }
  | { readonly tag: number; readonly vr: LongVr; readonly bytes: Uint8Array }
  /** Compressed pixel data: one fragment per frame, written with an empty offset table (PS3.5 A.4). */
  | { readonly tag: number; readonly vr: 'OB'; readonly fragments: readonly Uint8Array[] };

export const text = (tag: number, vr: TextVr, value: string): NewElement => ({ tag, vr, text: value });
export const unsigned = (tag: number, value: number): NewElement => ({ tag, vr: 'US', number: value });
export const sequence = (tag: number, items: readonly (readonly NewElement[])[]): NewElement => ({ tag, vr: 'SQ', items });
export const floats = (tag: number, numbers: readonly number[], vr: 'FL' | 'FD' = 'FL'): NewElement => ({ tag, vr, numbers });
export const decimals = (tag: number, values: readonly number[]): NewElement => text(tag, 'DS', values.map(decimalString).join('\\'));

/** A number as a DS: at most 16 characters (PS3.5 6.2), as exact as that allows. */
export const decimalString = (value: number): string => {
  if (!Number.isFinite(value)) throw new RangeError(`no decimal string for ${value}`);
  for (let digits = 15; digits > 0; digits -= 1) {
    const shown = String(Number(value.toPrecision(digits)));
    if (shown.length <= 16) return shown === '-0' ? '0' : shown;
  }
  throw new RangeError(`no decimal string for ${value}`);
};

const utf8 = new TextEncoder();
const LONG: ReadonlySet<string> = new Set(['OB', 'OW', 'SQ', 'UT']);

const padded = (bytes: Uint8Array, pad: number): Uint8Array => {
  if (bytes.length % 2 === 0) return bytes;
  const even = new Uint8Array(bytes.length + 1);
  even.set(bytes);
  even[bytes.length] = pad;
  return even;
};

const itemHeader = (element: number, length: number): Uint8Array => {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint16(0, 0xfffe, true);
  view.setUint16(2, element, true);
  view.setUint32(4, length, true);
  return new Uint8Array(view.buffer);
};

const floatBytes = (numbers: readonly number[], vr: 'FL' | 'FD'): Uint8Array => {
  const width = vr === 'FL' ? 4 : 8;
  const view = new DataView(new ArrayBuffer(numbers.length * width));
  numbers.forEach((number, index) => (vr === 'FL' ? view.setFloat32(index * width, number, true) : view.setFloat64(index * width, number, true)));
  return new Uint8Array(view.buffer);
};

const valueParts = (element: NewElement): readonly Uint8Array[] => {
  if ('items' in element) return element.items.flatMap((item) => {
    const bytes = datasetBytes(item);
    return [itemHeader(0xe000, bytes.length), bytes];
  });
  if ('numbers' in element) return [floatBytes(element.numbers, element.vr)];
  if ('text' in element) return [padded(utf8.encode(element.text), element.vr === 'UI' ? 0 : 0x20)];
  if ('bytes' in element) return [padded(element.bytes, 0)];
  if ('fragments' in element) {
    const items = element.fragments.map((fragment) => padded(fragment, 0));
    return [itemHeader(0xe000, 0), ...items.flatMap((item) => [itemHeader(0xe000, item.length), item]), itemHeader(0xe0dd, 0)];
  }
  const view = new DataView(new ArrayBuffer(element.vr === 'US' ? 2 : 4));
  if (element.vr === 'US') view.setUint16(0, element.number, true);
  else view.setUint32(0, element.number, true);
  return [new Uint8Array(view.buffer)];
};

const elementHeader = (element: NewElement, length: number): Uint8Array => {
  const long = LONG.has(element.vr);
  const view = new DataView(new ArrayBuffer(long ? 12 : 8));
  view.setUint16(0, element.tag >>> 16, true);
  view.setUint16(2, element.tag & 0xffff, true);
  view.setUint8(4, element.vr.charCodeAt(0));
  view.setUint8(5, element.vr.charCodeAt(1));
  if (long) view.setUint32(8, 'fragments' in element ? 0xffffffff : length, true);
  else if (length > 0xffff) throw new RangeError(`value of ${element.tag.toString(16)} is too long for ${element.vr}`);
  else view.setUint16(6, length, true);
  return new Uint8Array(view.buffer);
};

export const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Bytes of a data set; the elements are put in order of tag first. */
export const datasetBytes = (elements: readonly NewElement[]): Uint8Array =>
  joined([...elements].sort((a, b) => a.tag - b.tag).flatMap((element) => {
    const parts = valueParts(element);
    return [elementHeader(element, parts.reduce((sum, part) => sum + part.length, 0)), ...parts];
  }));

/** Makers of elements, for the writers of other rooms. */
export const elements = { text, unsigned, sequence, floats, decimals } as const;
