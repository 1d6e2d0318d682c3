import type { Coding, RawElement } from '../../../src/exports/deid/element-tree';
import { textElement, valueElement, writtenTree } from '../../../src/exports/deid/write-tree';

/** A word that stands nowhere in DICOM. It is looked for in the raw bytes, and in those of UTF-16. */
export const CANARY = 'Kanarienvogel';
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text.length % 2 === 0 ? text : `${text} `);

/** Every value representation that can hold text, and the binary ones that can hold anything. */
const TEXT_VRS = ['AE', 'AS', 'CS', 'DA', 'DS', 'DT', 'IS', 'LO', 'LT', 'PN', 'SH', 'ST', 'TM', 'UC', 'UI', 'UR', 'UT'] as const;
const BYTE_VRS = ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN', 'AT', 'FD', 'FL', 'SL', 'SS', 'SV', 'UL', 'US', 'UV'] as const;

const canary = (tag: number, vr: string): RawElement => valueElement(tag, vr, bytesOf(`${CANARY}${vr}`));
const items = (tag: number, ...each: readonly (readonly RawElement[])[]): RawElement => ({ tag, vr: 'SQ', content: { kind: 'items', items: each } });

/** Tags of the table itself, each with a value that does not belong there. */
const IN_THE_TABLE: readonly (readonly [number, string])[] = [
  [0x00080020, 'DA'], [0x00080030, 'TM'], [0x00080050, 'SH'], [0x00080090, 'PN'], [0x0008002a, 'DT'], [0x00081030, 'LO'], [0x0008103e, 'LO'], [0x00100030, 'DA'], [0x00100040, 'CS'], [0x00101010, 'AS'],
  [0x00101030, 'DS'], [0x00120050, 'LO'], [0x00181030, 'LO'], [0x00181210, 'SH'], [0x00200010, 'SH'], [0x00200011, 'IS'], [0x00200013, 'IS'], [0x00181000, 'LO'], [0x00081010, 'SH'], [0x00120040, 'LO'],
];

/** A small CT image with the word everywhere: in each VR, in items of items, in private groups, overlays, curves, spare bits, preamble, meta information. Elements of `extra` stand in place of its own. */
export const canaryFile = (coding: Coding = { explicit: true, little: true }, extra: readonly RawElement[] = []): Uint8Array => {
  const us = (tag: number, value: number): RawElement => {
    const bytes = new Uint8Array(2);
    new DataView(bytes.buffer).setUint16(0, value, coding.little);
    return valueElement(tag, 'US', bytes);
  };
  const every = [...TEXT_VRS, ...BYTE_VRS];
  const unknown = every.map((vr, index) => canary(0x00120100 + index, vr));
  const privates = [textElement(0x00090010, 'LO', `${CANARY} 1`), ...every.map((vr, index) => canary(0x00091000 + index, vr)), items(0x00091100, [canary(0x00091101, 'LO')])];
  const nested = [
    items(0x00081140, [textElement(0x00081150, 'UI', '1.2.840.10008.5.1.4.1.1.2'), textElement(0x00081155, 'UI', '1.2.3.4.5'), canary(0x00100010, 'PN'), items(0x0040a170, [canary(0x00080104, 'PN'), canary(0x00104000, 'LT')])]),
    items(0x00101002, [canary(0x00100020, 'LO')]), items(0x00400275, [canary(0x00400007, 'LO')]), items(0x04000561, [canary(0x04000563, 'LO')]),
  ];
  const pixels = Uint8Array.from({ length: 32 }, (_, index) => (index % 2 === 0 ? index : 0xf0 | (index & 0x0f)));
  const elements = [
    ...extra,
    textElement(0x00080005, 'CS', 'ISO_IR 192'), textElement(0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\AXIAL'), textElement(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.2'), textElement(0x00080018, 'UI', '1.2.826.0.1.3680043.2.1.1'),
    textElement(0x00080060, 'CS', 'CT'), textElement(0x0020000d, 'UI', '1.2.826.0.1.3680043.2.1.2'), textElement(0x0020000e, 'UI', '1.2.826.0.1.3680043.2.1.3'),
    canary(0x00100010, 'PN'), canary(0x00100020, 'LO'), canary(0x00080080, 'LO'), canary(0x00104000, 'LT'), canary(0x00204000, 'LT'),
    ...IN_THE_TABLE.map(([tag, vr]) => canary(tag, vr)), ...unknown, ...privates, ...nested,
    us(0x00280010, 4), us(0x00280011, 4), us(0x00280100, 16), us(0x00280101, 12), us(0x00280102, 11), us(0x00280103, 0),
    us(0x60000010, 4), canary(0x60003000, 'OW'), canary(0x60000022, 'LO'), canary(0x50003000, 'OW'), canary(0xfffcfffc, 'OB'),
    valueElement(0x7fe00010, 'OW', pixels),
  ].filter(({ tag }, index, all) => all.findIndex((other) => other.tag === tag) === index);
  const meta = [
    valueElement(0x00020001, 'OB', new Uint8Array([0, 1])), textElement(0x00020002, 'UI', '1.2.840.10008.5.1.4.1.1.2'), textElement(0x00020003, 'UI', '1.2.826.0.1.3680043.2.1.1'),
    textElement(0x00020010, 'UI', coding.explicit ? (coding.little ? '1.2.840.10008.1.2.1' : '1.2.840.10008.1.2.2') : '1.2.840.10008.1.2'), canary(0x00020016, 'AE'), canary(0x00020102, 'OB'),
  ];
  const file = writtenTree(meta, elements, coding);
  file.set(bytesOf(`${CANARY} in the preamble`).subarray(0, 128));
  return file;
};

/** Whether the word stands in the bytes, in one byte or two for a letter. */
export const sings = (bytes: Uint8Array, word = CANARY): boolean => {
  const text = Buffer.from(bytes);
  return text.includes(word) || text.includes(Buffer.from(word, 'utf16le')) || text.includes(Buffer.from(word, 'utf16le').swap16());
};
