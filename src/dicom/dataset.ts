import { attributesOf, code, codes, has, items, numbers, type Attributes } from './attributes';
import { decodedText } from './character-set';
import { hasVr, walkElements, type Elements } from './elements';
import { inflated } from './inflate';
import { sniffed } from './sniff';
import { DEFLATED, EXPLICIT_BIG } from './transfer-syntax';

/** A data set or the item of a sequence, by tag (0xGGGGEEEE). What is not there, or not readable, is empty: nothing throws. */
export interface Dataset {
  has(tag: number): boolean;
  /** Values of an identifier, code, date or time: split at the backslash, without padding. */
  codes(tag: number): readonly string[];
  /** Text in the character set of the data set, whole; line feeds stay. */
  text(tag: number): string;
  /** Values of a decimal or integer string, FL, FD or US; NaN where one is not a number. */
  numbers(tag: number): readonly number[];
  items(tag: number): readonly Dataset[];
}

export type DatasetReading =
  | { readonly kind: 'dataset'; readonly sopClassUid: string; readonly dataset: Dataset }
  | { readonly kind: 'refused'; readonly why: 'empty' | 'not-dicom' | 'truncated' | 'malformed' | 'too-large'; readonly detail: string };

const LONGEST = 1 << 26;
const PLAIN_PIECE = 4096;

const keyOf = (tag: number): string => `x${tag.toString(16).padStart(8, '0')}`;
const trimmed = (text: string): string => text.replace(/^[ \0]+|[ \0]+$/g, '');

const wholeText = ({ elements, charsets }: Attributes, key: string): string => {
  const element = elements.byTag[key];
  if (!element || element.length === 0) return '';
  const bytes = elements.bytes.subarray(element.dataOffset, element.dataOffset + element.length);
  if (bytes.some((byte) => byte >= 0x80 || byte === 0x1b)) return trimmed(decodedText(bytes, charsets));
  const pieces = Array.from({ length: Math.ceil(bytes.length / PLAIN_PIECE) }, (_, index) => bytes.subarray(index * PLAIN_PIECE, (index + 1) * PLAIN_PIECE));
  return trimmed(pieces.map((piece) => decodedText(piece, charsets)).join(''));
};

const WIDTH: Readonly<Record<string, number>> = { FL: 4, FD: 8, US: 2, UL: 4 };
/** Binary values whose VR implicit files do not say, by tag: Graphic Data, Floating Point Value. */
const IMPLICIT_VR: Readonly<Record<string, string>> = { x00700022: 'FL', x0040a161: 'FD' };

const binaryNumbers = ({ elements }: Attributes, key: string): readonly number[] | null => {
  const element = elements.byTag[key];
  const vr = element?.vr === undefined || element.vr === 'UN' ? (IMPLICIT_VR[key] ?? '') : element.vr;
  const width = WIDTH[vr];
  if (!element || width === undefined) return null;
  const view = new DataView(elements.bytes.buffer, elements.bytes.byteOffset + element.dataOffset, element.length);
  const little = !elements.bigEndian;
  return Array.from({ length: Math.floor(element.length / width) }, (_, index) => {
    const at = index * width;
    if (vr === 'FL') return view.getFloat32(at, little);
    if (vr === 'FD') return view.getFloat64(at, little);
    return width === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
  });
};

const datasetOf = (attributes: Attributes): Dataset => ({
  has: (tag) => has(attributes, keyOf(tag)),
  codes: (tag) => codes(attributes, keyOf(tag)),
  text: (tag) => wholeText(attributes, keyOf(tag)),
  numbers: (tag) => binaryNumbers(attributes, keyOf(tag)) ?? numbers(attributes, keyOf(tag)),
  items: (tag) => items(attributes, keyOf(tag)).map(datasetOf),
});

const refused = (why: (DatasetReading & { kind: 'refused' })['why'], detail: string): DatasetReading => ({ kind: 'refused', why, detail });

const endOf = (elements: Elements, start: number): number => Object.values(elements.byTag).reduce((end, { dataOffset, length }) => Math.max(end, dataOffset + length), start);

/** The whole data set of a file, up to its pixel data where it has any. For small files that are in memory: reports, not images. */
export const readDataset = (bytes: Uint8Array): DatasetReading => {
  if (bytes.length === 0) return refused('empty', 'The file is empty');
  if (bytes.length > LONGEST) return refused('too-large', `${Math.round(bytes.length / 2 ** 20)} MB; a report is never larger than ${LONGEST / 2 ** 20} MB`);
  const kind = sniffed(bytes);
  if (kind.kind === 'zip' || kind.kind === 'other') return refused('not-dicom', 'The file is not DICOM');
  const start = kind.kind === 'part-10' ? 132 : 0;
  const meta = walkElements(bytes, start, { explicit: hasVr(bytes, start), bigEndian: false }, (tag) => !tag.startsWith('x0002'));
  const metaAttributes = attributesOf(meta.elements);
  const syntax = code(metaAttributes, 'x00020010');
  const at = endOf(meta.elements, start);
  const unfolded = syntax === DEFLATED ? inflated(bytes.subarray(at), { limit: LONGEST }) : null;
  if (unfolded && unfolded.kind !== 'inflated') return refused(unfolded.kind === 'too-large' ? 'too-large' : 'malformed', 'The compressed data set cannot be unfolded');
  const [content, from] = unfolded ? [unfolded.bytes, 0] : [bytes, at];
  const walk = walkElements(content, from, { explicit: hasVr(content, from), bigEndian: syntax === EXPLICIT_BIG }, () => false);
  if (walk.end.kind === 'short') return refused('truncated', `The file is cut short after ${bytes.length} bytes`);
  if (walk.end.kind === 'malformed') return refused('malformed', `The file is damaged: ${walk.end.detail}`);
  const attributes = attributesOf(walk.elements);
  return { kind: 'dataset', sopClassUid: code(attributes, 'x00080016') || code(metaAttributes, 'x00020002'), dataset: datasetOf(attributes) };
};
