import { decodedText } from './character-set';
import type { Element, Elements } from './elements';

/** Values of a data set (or of a sequence item), read leniently: what is not there or not readable is null, an empty text, NaN in a list. */
export interface Attributes {
  readonly elements: Elements;
  readonly charsets: readonly string[];
}

const bytesOf = ({ elements }: Attributes, element: Element): Uint8Array => elements.bytes.subarray(element.dataOffset, element.dataOffset + element.length);

const isPadding = (code: number): boolean => code === 32 || code === 0;
/** Without the padding around it: spaces and NULs. */
const trimmed = (text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && isPadding(text.charCodeAt(from))) from += 1;
  while (to > from && isPadding(text.charCodeAt(to - 1))) to -= 1;
  return from === 0 && to === text.length ? text : text.slice(from, to);
};

const LONGEST_TEXT = 4096;
const ascii = (bytes: Uint8Array): string => trimmed(String.fromCharCode(...bytes.subarray(0, LONGEST_TEXT)));

export const attributesOf = (elements: Elements): Attributes => {
  const bare: Attributes = { elements, charsets: [] };
  return { elements, charsets: codes(bare, 'x00080005') };
};

export const has = ({ elements }: Attributes, tag: string): boolean => (elements.byTag[tag]?.length ?? 0) > 0;

/** Values of an identifier or code (UI, CS, DA, TM, DS, IS …): plain ASCII, split at the backslash. */
export const codes = (a: Attributes, tag: string): readonly string[] => {
  const element = a.elements.byTag[tag];
  if (!element || element.length === 0) return [];
  return ascii(bytesOf(a, element)).split('\\').map(trimmed);
};

export const code = (a: Attributes, tag: string): string => codes(a, tag)[0] ?? '';

/** Free text in the data set's character set. */
export const text = (a: Attributes, tag: string): string => {
  const element = a.elements.byTag[tag];
  if (!element || element.length === 0) return '';
  return trimmed(decodedText(bytesOf(a, element), a.charsets));
};

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const decimal = (value: string): number => (DECIMAL.test(value) ? Number(value) : Number.NaN);

/** Values of a decimal or integer string; NaN where a value is not a number as DICOM writes it. */
export const numbers = (a: Attributes, tag: string): readonly number[] => codes(a, tag).map(decimal);

/** The first value where it is a finite number. */
export const number = (a: Attributes, tag: string): number | null => {
  const value = numbers(a, tag)[0];
  return value !== undefined && Number.isFinite(value) ? value : null;
};

/** Binary 16 or 32 bit value (US, SS, UL); also one written as text by mistake. */
export const integer = (a: Attributes, tag: string, signed = false): number | null => {
  const element = a.elements.byTag[tag];
  if (!element || element.length === 0) return null;
  const bytes = bytesOf(a, element);
  if (element.vr === 'IS' || element.vr === 'DS') return number(a, tag);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = !a.elements.bigEndian;
  if (bytes.length === 2) return signed ? view.getInt16(0, little) : view.getUint16(0, little);
  if (bytes.length === 4) return signed ? view.getInt32(0, little) : view.getUint32(0, little);
  return null;
};

/** Binary 64 bit value (FD). */
export const double = (a: Attributes, tag: string): number | null => {
  const element = a.elements.byTag[tag];
  if (!element || element.length < 8) return number(a, tag);
  const bytes = bytesOf(a, element);
  if (bytes.length < 8) return null;
  const value = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getFloat64(0, !a.elements.bigEndian);
  return Number.isFinite(value) ? value : null;
};

/** Raw bytes of a value, for tables of offsets. */
export const rawBytes = (a: Attributes, tag: string): Uint8Array | null => {
  const element = a.elements.byTag[tag];
  return element && element.length > 0 ? bytesOf(a, element) : null;
};

/** Items of a sequence; none when it is absent, empty or unreadable. */
export const items = (a: Attributes, tag: string): readonly Attributes[] =>
  (a.elements.byTag[tag]?.items ?? []).flatMap((item) =>
    item.dataSet ? [{ elements: { bytes: item.dataSet.byteArray, bigEndian: a.elements.bigEndian, byTag: item.dataSet.elements }, charsets: a.charsets }] : []);

export const firstItem = (a: Attributes, tag: string): Attributes | null => items(a, tag)[0] ?? null;

/** ISO yyyy-mm-dd of a DA value (also of a DT, and of the old 'yyyy.mm.dd'); null when it is no day of the calendar. */
export const isoDate = (value: string): string | null => {
  const match = /^(\d{4})[.-]?(\d{2})[.-]?(\d{2})/.exec(value);
  if (!match) return null;
  const iso = `${match[1]}-${match[2]}-${match[3]}`;
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso ? null : iso;
};

/** hh:mm:ss of a TM value; null when it is none. */
export const isoTime = (value: string): string | null => {
  const match = /^([01]\d|2[0-3]):?([0-5]\d)?:?([0-5]\d|60)?/.exec(value);
  return match ? `${match[1]}:${match[2] ?? '00'}:${match[3] ?? '00'}` : null;
};
