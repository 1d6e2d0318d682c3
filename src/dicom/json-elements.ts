/** DICOM JSON (PS3.18 annex F) to Explicit VR Little Endian, so that what an archive tells of an image is read by the same eyes as a file. */

/** One attribute as archives write it. Any part may be missing: an empty attribute often comes without `Value`, some servers leave out `vr`. */
export interface JsonAttribute {
  readonly vr?: string;
  readonly Value?: readonly unknown[];
  readonly InlineBinary?: string;
  readonly BulkDataURI?: string;
}
/** A data set: eight hexadecimal digits → attribute. */
export type DicomJson = Readonly<Record<string, JsonAttribute>>;

const utf8 = new TextEncoder();
const LONG = new Set(['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'SQ', 'SV', 'UC', 'UN', 'UR', 'UT', 'UV']);
const WIDTH: Readonly<Record<string, number>> = { US: 2, SS: 2, UL: 4, SL: 4, FL: 4, FD: 8, UV: 8, SV: 8 };

const record = (value: unknown): Readonly<Record<string, unknown>> => (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {});

/** A value as text; nothing for objects and lists, whose text would be one that nobody wrote. */
const plainText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** The name groups of a PN value; some servers write it as a plain text. */
const personName = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return plainText(value);
  const { Alphabetic, Ideographic, Phonetic } = record(value);
  return [Alphabetic, Ideographic, Phonetic].map(plainText).join('=').replace(/=+$/, '');
};

const vrOf = ({ vr, Value }: JsonAttribute): string => {
  if (typeof vr === 'string' && /^[A-Z]{2}$/.test(vr)) return vr;
  const first: unknown = Array.isArray(Value) ? Value.find((value) => value !== null) : undefined;
  if (typeof first === 'number') return 'DS';
  if (typeof first !== 'object') return 'LO';
  return 'Alphabetic' in record(first) || 'Ideographic' in record(first) ? 'PN' : 'SQ';
};

const numbersIn = (vr: string, width: number, values: readonly unknown[]): Uint8Array => {
  const view = new DataView(new ArrayBuffer(width * values.length));
  values.forEach((value, index) => {
    const at = index * width;
    const number = typeof value === 'object' ? 0 : Number(value);
    const safe = Number.isFinite(number) ? number : 0;
    if (vr === 'FD') view.setFloat64(at, number, true);
    else if (vr === 'FL') view.setFloat32(at, number, true);
    else if (width === 8) view.setBigInt64(at, BigInt(Math.trunc(safe)), true);
    else if (width === 4) view.setUint32(at, safe, true);
    else view.setUint16(at, safe, true);
  });
  return new Uint8Array(view.buffer);
};

const inlineBytes = (base64: string): Uint8Array | null => {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
};

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/** Sequences of images lie three or four inside one another; what is deeper is left out, as a file's own reader leaves it out. */
const DEEPEST = 40;

const itemBytes = (item: unknown, depth: number): Uint8Array => {
  const content = jsonBytes(record(item) as DicomJson, depth + 1);
  const head = new DataView(new ArrayBuffer(8));
  head.setUint16(0, 0xfffe, true);
  head.setUint16(2, 0xe000, true);
  head.setUint32(4, content.length, true);
  return joined([new Uint8Array(head.buffer), content]);
};

/** Bytes of a value; null for bulk data that is elsewhere, and for what cannot be understood. */
const valueBytes = (vr: string, attribute: JsonAttribute, depth: number): Uint8Array | null => {
  const values = Array.isArray(attribute.Value) ? attribute.Value : [];
  if (vr === 'SQ') return depth < DEEPEST ? joined(values.map((item) => itemBytes(item, depth))) : null;
  if (typeof attribute.InlineBinary === 'string') return inlineBytes(attribute.InlineBinary);
  if (attribute.BulkDataURI !== undefined || vr.startsWith('O') || vr === 'UN' || vr === 'AT') return null;
  const width = WIDTH[vr];
  if (width !== undefined) return numbersIn(vr, width, values);
  return utf8.encode(values.map((value) => (vr === 'PN' ? personName(value) : plainText(value))).join('\\'));
};

const elementBytes = (tag: string, attribute: JsonAttribute, depth: number): readonly Uint8Array[] => {
  const vr = vrOf(attribute);
  const value = valueBytes(vr, attribute, depth);
  const length = value === null ? 0 : value.length + (value.length % 2);
  const long = LONG.has(vr);
  if (value === null || (!long && length > 0xffff)) return [];
  const head = new DataView(new ArrayBuffer(long ? 12 : 8));
  head.setUint16(0, Number.parseInt(tag.slice(0, 4), 16), true);
  head.setUint16(2, Number.parseInt(tag.slice(4), 16), true);
  head.setUint8(4, vr.charCodeAt(0));
  head.setUint8(5, vr.charCodeAt(1));
  if (long) head.setUint32(8, length, true);
  else head.setUint16(6, length, true);
  const pad = value.length % 2 === 0 ? [] : [Uint8Array.of(vr === 'UI' || vr.startsWith('O') ? 0 : 0x20)];
  return [new Uint8Array(head.buffer), value, ...pad];
};

const TEXT_IN_JSON: JsonAttribute = { vr: 'CS', Value: ['ISO_IR 192'] };

/** The data set up to its pixel data. JSON is UTF-8 whatever the images' own character set was. File meta information (group 0002) is left out. */
export const jsonBytes = (json: DicomJson, depth = 0): Uint8Array =>
  joined(
    Object.entries({ ...json, ...('00080005' in json || '00080018' in json ? { '00080005': TEXT_IN_JSON } : {}) })
      .map(([tag, attribute]) => [tag.toUpperCase(), attribute] as const)
      .filter(([tag, attribute]) => /^[0-9A-F]{8}$/.test(tag) && tag > '0002FFFF' && tag < '7FE00000' && typeof attribute === 'object' && attribute !== null)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .flatMap(([tag, attribute]) => elementBytes(tag, attribute, depth)),
  );
