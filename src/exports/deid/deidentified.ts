import { readTree, textOf, type RawElement, type TreeReading } from './element-tree';
import { vrOf } from './profile';
import { suspect, type Quarantined } from './suspects';
import { mappedUid, treated, type Became, type DeidOptions } from './treat';
import { textElement, valueElement, writtenTree } from './write-tree';

/** What became of one attribute, wherever it stood in the file. No value is ever told. */
export interface TreatedTag {
  /** e.g. "(0010,0010)"; private and repeating groups by their own numbers. */
  readonly tag: string;
  readonly vr: string;
  readonly became: Became;
  readonly count: number;
}

export type Deidentified =
  | { readonly kind: 'deidentified'; readonly bytes: Uint8Array<ArrayBuffer>; readonly sopInstanceUid: string; readonly report: readonly TreatedTag[] }
  | Quarantined;

/** CID 7050, in the order of the standard. */
const METHODS = {
  basic: ['113100', 'Basic Application Confidentiality Profile'], graphics: ['113103', 'Clean Graphics Option'],
  structured: ['113104', 'Clean Structured Content Option'], descriptors: ['113105', 'Clean Descriptors Option'], dates: ['113107', 'Retain Longitudinal Temporal Information Modified Dates Option'],
  characteristics: ['113108', 'Retain Patient Characteristics Option'], device: ['113109', 'Retain Device Identity Option'], uids: ['113110', 'Retain UIDs Option'],
} as const;

const methodsOf = ({ keepUids = false, keepDevice = false, dropCharacteristics = false }: DeidOptions): readonly (readonly [string, string])[] => [
  METHODS.basic, METHODS.graphics, METHODS.structured, METHODS.descriptors, METHODS.dates,
  ...(dropCharacteristics ? [] : [METHODS.characteristics]), ...(keepDevice ? [METHODS.device] : []), ...(keepUids ? [METHODS.uids] : []),
];

/** What the file says of its own de-identification (PS3.15 E.1.1, PS3.3 C.7.1.1). */
const marks = (options: DeidOptions): readonly RawElement[] => [
  textElement(0x00120062, 'CS', 'YES'),
  textElement(0x00120063, 'LO', 'Nadir, PS3.15 Annex E by code sequence'),
  { tag: 0x00120064, vr: 'SQ', content: { kind: 'items', items: methodsOf(options).map(([code, meaning]) => [textElement(0x00080100, 'SH', code), textElement(0x00080102, 'SH', 'DCM'), textElement(0x00080104, 'LO', meaning)]) } },
  textElement(0x00280303, 'CS', 'MODIFIED'),
];

const IMPLEMENTATION_CLASS = '2.25.187346812530764926173404215836702945117';

/** File meta information made anew: application titles and private information are not carried over. */
const newMeta = (sopClass: string, sopInstance: string, syntax: string): readonly RawElement[] => [
  valueElement(0x00020001, 'OB', new Uint8Array([0, 1])), textElement(0x00020002, 'UI', sopClass), textElement(0x00020003, 'UI', sopInstance),
  textElement(0x00020010, 'UI', syntax), textElement(0x00020012, 'UI', IMPLEMENTATION_CLASS), textElement(0x00020013, 'SH', 'NADIR'),
];

const short = (elements: readonly RawElement[], tag: number, little: boolean): number => {
  const content = elements.find((element) => element.tag === tag)?.content;
  return content?.kind === 'value' && content.bytes.length >= 2 ? new DataView(content.bytes.buffer, content.bytes.byteOffset).getUint16(0, little) : 0;
};

const readable = (tag: number): string => {
  const hex = tag.toString(16).padStart(8, '0').toUpperCase();
  return `(${hex.slice(0, 4)},${hex.slice(4)})`;
};

/** Present and empty where a file must have them (type 2). */
const REQUIRED: readonly (readonly [number, string])[] = [[0x00080050, 'SH'], [0x00080090, 'PN'], [0x00100030, 'DA'], [0x00100040, 'CS'], [0x00200010, 'SH']];

const REFUSED: Readonly<Record<(TreeReading & { kind: 'refused' })['why'], Quarantined>> = {
  'not-dicom': { kind: 'quarantined', why: 'not-dicom', detail: 'The file is not a DICOM Part 10 file' },
  malformed: { kind: 'quarantined', why: 'damaged', detail: 'The file cannot be read to its end' },
};

/**
 * A CT image or a structured report without what tells of a person, as a new Part 10 file in the same transfer syntax (a deflated one unfolded).
 * Pure: the same bytes and options give the same bytes; the same UID always becomes the same UID, and all dates move by the same days. A file
 * whose pixels may tell of somebody is quarantined with the reason, and so is one that cannot be read whole.
 */
export const deidentified = (bytes: Uint8Array, options: DeidOptions): Deidentified => {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(options.code)) throw new RangeError('a code has letters, digits and hyphens');
  if (!Number.isInteger(options.shiftDays)) throw new RangeError('dates are shifted by whole days');
  const reading = readTree(bytes, vrOf);
  if (reading.kind === 'refused') return REFUSED[reading.why];
  const { elements, coding, transferSyntaxUid } = reading;
  const why = suspect(elements);
  if (why) return why;
  const counts = new Map<string, TreatedTag>();
  const bits = { allocated: short(elements, 0x00280100, coding.little), stored: short(elements, 0x00280101, coding.little), signed: short(elements, 0x00280103, coding.little) === 1 };
  const clean = treated(elements, {
    options, coding, bits,
    told: ({ tag, vr }, became) => {
      const key = `${tag} ${vr} ${became}`;
      counts.set(key, { tag: readable(tag), vr, became, count: (counts.get(key)?.count ?? 0) + 1 });
    },
  });
  const made = marks(options);
  const replaced = new Set(made.map(({ tag }) => tag));
  const there = clean.filter(({ tag }) => !replaced.has(tag));
  const missing = REQUIRED.filter(([tag]) => !there.some((element) => element.tag === tag)).map(([tag, vr]) => textElement(tag, vr, ''));
  const names = [[0x00100010, 'PN'], [0x00100020, 'LO']].filter(([tag]) => !there.some((element) => element.tag === tag)).map(([tag, vr]) => textElement(Number(tag), String(vr), options.code));
  const sopInstanceUid = mappedUid(textOf(elements, 0x00080018), options);
  const meta = newMeta(textOf(elements, 0x00080016), sopInstanceUid, transferSyntaxUid || '1.2.840.10008.1.2');
  return {
    kind: 'deidentified', sopInstanceUid, bytes: writtenTree(meta, [...there, ...missing, ...names, ...made], coding),
    report: [...counts.values()].sort((a, b) => a.tag.localeCompare(b.tag)),
  };
};

/** Days by which the dates of a subject are moved: into the past, by up to four years, the same for the same subject under the same secret. */
export const shiftDaysOf = (mac: DeidOptions['mac'], subject: string): number => {
  const [a = 0, b = 0, c = 0] = mac(`shift:${subject}`);
  return -(30 + ((a * 65536 + b * 256 + c) % 1431));
};
