import { parseDicom, type DataSet } from 'dicom-parser';
import type { Bytes } from '../../trial';

/** What a CT image needs to be seen and measured, with its VR. Whatever is not here does not go into a package: no list of forbidden attributes can be complete. */
const KEPT: Readonly<Record<string, string>> = {
  x00080008: 'CS', x00080016: 'UI', x00080060: 'CS', x00180010: 'LO', x00180015: 'CS', x00180050: 'DS', x00180060: 'DS', x00180088: 'DS', x00181120: 'DS', x00181164: 'DS', x00181210: 'SH',
  x00185100: 'CS', x00200011: 'IS', x00200013: 'IS', x00200032: 'DS', x00200037: 'DS', x00201041: 'DS', x00280002: 'US', x00280004: 'CS', x00280006: 'US', x00280008: 'IS', x00280010: 'US', x00280011: 'US', x00280030: 'DS',
  x00280034: 'IS', x00280100: 'US', x00280101: 'US', x00280102: 'US', x00280103: 'US', x00281050: 'DS', x00281051: 'DS', x00281052: 'DS', x00281053: 'DS', x00281054: 'LO', x00282110: 'CS', x00282112: 'DS', x00282114: 'CS', x7fe00010: 'OW',
};
const UIDS = ['x00080018', 'x0020000d', 'x0020000e', 'x00200052'] as const;
const LONG = new Set(['OB', 'OW', 'SQ', 'UN', 'UT']);
const UNREADABLE_SYNTAXES = new Set(['1.2.840.10008.1.2.2', '1.2.840.10008.1.2.1.99']); // big-endian and deflated: rewritten before they are packed

export interface NeutralAs {
  readonly code: string;
  /** ISO yyyy-mm-dd, the study day counted from 2000-01-01. */
  readonly date: string;
  /** The same UID for the same old one inside one reading, and for nobody else's. */
  readonly uid: (old: string) => string;
}

const element = (tag: string, vr: string, value: Uint8Array, undefinedLength = false): Uint8Array => {
  const long = LONG.has(vr);
  const pad = value.length % 2;
  const bytes = new Uint8Array((long ? 12 : 8) + value.length + pad);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Number.parseInt(tag.slice(1, 5), 16), true);
  view.setUint16(2, Number.parseInt(tag.slice(5), 16), true);
  bytes.set([vr.charCodeAt(0), vr.charCodeAt(1)], 4);
  if (long) view.setUint32(8, undefinedLength ? 0xffffffff : value.length + pad, true);
  else view.setUint16(6, value.length + pad, true);
  bytes.set(value, long ? 12 : 8);
  if (pad === 1 && vr !== 'UI' && vr !== 'OW' && vr !== 'OB') bytes[bytes.length - 1] = 0x20;
  return bytes;
};

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const joined = (parts: readonly Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

const keptElement = (dataset: DataSet, tag: string): Uint8Array | null => {
  const found = dataset.elements[tag];
  const vr = KEPT[tag];
  if (!found || !vr) return null;
  const value = dataset.byteArray.subarray(found.dataOffset, found.dataOffset + found.length);
  const encapsulated = found.hadUndefinedLength === true;
  return element(tag, tag === 'x7fe00010' ? (encapsulated || found.vr === 'OB' ? 'OB' : 'OW') : vr, value, encapsulated);
};

/**
 * An image file with nothing in it but what the image needs, under a code and neutral UIDs. Null when it is no image that can be written so.
 * Burned-in text is not looked for: pixels are the operator's to clear.
 */
export const neutralInstance = (bytes: Uint8Array, { code, date, uid }: NeutralAs): Bytes | null => {
  let dataset: DataSet;
  try {
    dataset = parseDicom(bytes);
  } catch {
    return null;
  }
  const syntax = dataset.string('x00020010') ?? '';
  if (syntax === '' || UNREADABLE_SYNTAXES.has(syntax) || !dataset.elements['x7fe00010']) return null;
  const sopClass = dataset.string('x00080016') ?? '';
  const fresh = new Map<string, Uint8Array>([
    ['x00080005', element('x00080005', 'CS', utf8('ISO_IR 192'))], ['x00080020', element('x00080020', 'DA', utf8(date.replaceAll('-', '')))],
    ['x00100010', element('x00100010', 'PN', utf8(code))], ['x00100020', element('x00100020', 'LO', utf8(code))], ['x00120062', element('x00120062', 'CS', utf8('YES'))],
  ]);
  for (const tag of UIDS) {
    const old = dataset.string(tag);
    if (old) fresh.set(tag, element(tag, 'UI', utf8(uid(old))));
  }
  for (const tag of Object.keys(KEPT)) {
    const kept = keptElement(dataset, tag);
    if (kept) fresh.set(tag, kept);
  }
  const meta = joined([
    element('x00020001', 'OB', new Uint8Array([0, 1])), element('x00020002', 'UI', utf8(sopClass)), element('x00020003', 'UI', utf8(uid(dataset.string('x00080018') ?? ''))),
    element('x00020010', 'UI', utf8(syntax === '1.2.840.10008.1.2' ? '1.2.840.10008.1.2.1' : syntax)), element('x00020012', 'UI', utf8('2.25.187346812530764926173404215836702945117')),
  ]);
  const length = new Uint8Array(12);
  const view = new DataView(length.buffer);
  view.setUint16(0, 2, true);
  length.set([0x55, 0x4c], 4);
  view.setUint16(6, 4, true);
  view.setUint32(8, meta.length, true);
  const preamble = new Uint8Array(132);
  preamble.set([0x44, 0x49, 0x43, 0x4d], 128);
  return joined([preamble, length, meta, ...[...fresh].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part)]);
};
