import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { JPEG_LS_LOSSLESS, patientPoint, seededUid, writeCtInstance, type NewCtSeries } from '../../src/dicom';
import { decimalString } from '../../src/dicom/write-elements';

const series: NewCtSeries = {
  patient: { name: 'SYNTHETIC^Ünïcode', id: 'W-1', birthDate: '19600101', sex: 'O' },
  study: { uid: seededUid('study'), date: '20260105', time: '101500', id: '1', description: 'Odd' },
  timePoint: { id: 'W0', description: 'Baseline', sponsor: 'S', protocol: 'P', subject: 'W-1' },
  uid: seededUid('series'), number: 3, description: 'SYNTHETIC', protocol: 'Test', frameOfReferenceUid: seededUid('frame'),
  manufacturer: 'Nadir phantom', model: 'Test', kernel: 'B30f', contrast: 'IODINE', bodyPart: 'CHEST', kilovolts: 120, sliceThicknessMm: 2.5, gantryTilt: 0,
  rowDirection: [1, 0, 0], columnDirection: [0, Math.cos(0.3), Math.sin(0.3)], rowSpacing: 0.8, columnSpacing: 0.6, rows: 2, columns: 3,
  rescale: { slope: 1, intercept: 0 }, window: { center: 40, width: 400 },
};
const image = { sopInstanceUid: seededUid('image'), instanceNumber: 7, position: patientPoint(-1 / 3, 2, -1234.56789012345), pixels: Int16Array.of(-1024, -1, 0, 1, 40, 3071) };

describe('a written CT instance', () => {
  const bytes = writeCtInstance(series, image);
  const read = dicomParser.parseDicom(bytes);

  it('is read back by another parser, with the pixel values and the geometry that went in', () => {
    expect(read.string('x00020010')).toBe('1.2.840.10008.1.2.1');
    expect(read.uint16('x00280010')).toBe(2);
    expect(read.uint16('x00280011')).toBe(3);
    expect(read.floatString('x00280030', 0)).toBe(0.8); // rows first
    expect(read.floatString('x00280030', 1)).toBe(0.6);
    expect(read.floatString('x00200037', 5)).toBeCloseTo(Math.sin(0.3), 12);
    expect(read.floatString('x00200032', 2)).toBeCloseTo(-1234.56789012345, 8);
    expect(read.string('x00120050')).toBe('W0');
    const pixels = read.elements['x7fe00010'];
    const stored = Array.from({ length: 6 }, (_, i) => new DataView(bytes.buffer).getInt16((pixels?.dataOffset ?? 0) + 2 * i, true));
    expect(stored).toEqual([...image.pixels]);
  });

  it('states the length of its file meta information exactly', () => {
    const after = 132 + 12 + (read.uint32('x00020000') ?? 0);
    expect(new DataView(bytes.buffer).getUint16(after, true)).toBe(0x0008); // the data set begins here
  });

  it('is the same every time', () => expect(writeCtInstance(series, image)).toEqual(bytes));

  it('keeps a compressed frame byte for byte in one fragment', () => {
    const frame = Uint8Array.of(0xff, 0xd8, 1, 2, 3, 0xff, 0xd9); // odd: padded to even
    const packed = writeCtInstance(series, { ...image, pixels: { transferSyntaxUid: JPEG_LS_LOSSLESS, frame } });
    const parsed = dicomParser.parseDicom(packed);
    const element = parsed.elements['x7fe00010'];
    if (element === undefined) throw new Error('no pixel data');
    expect(element.encapsulatedPixelData).toBe(true);
    expect([...dicomParser.readEncapsulatedPixelDataFromFragments(parsed, element, 0, 1)]).toEqual([...frame, 0]);
  });

  it('refuses pixels that do not fill the image', () => {
    expect(() => writeCtInstance(series, { ...image, pixels: new Int16Array(5) })).toThrow(RangeError);
  });
});

describe('decimal strings', () => {
  it.each([[0.1 + 0.2, '0.3'], [-1 / 3, '-0.3333333333333'], [1e-9, '1e-9'], [-0, '0'], [0.7, '0.7']])('%s is written as %s', (value, shown) => {
    expect(decimalString(value)).toBe(shown);
    expect(shown.length).toBeLessThanOrEqual(16);
  });
});

describe('seeded UIDs', () => {
  it('are valid, repeatable and all different', () => {
    const uids = Array.from({ length: 2000 }, (_, i) => seededUid('case', i));
    expect(new Set(uids).size).toBe(2000);
    for (const uid of uids) expect(uid).toMatch(/^2\.25\.[1-9]\d{0,38}$/);
    expect(seededUid('case', 3)).toBe(uids[3]);
    expect(seededUid('a', 'bc')).not.toBe(seededUid('ab', 'c'));
  });
});

const VALIDATOR = 'dciodvfy';
const validator = spawnSync(VALIDATOR, ['-version']).error === undefined;
describe.skipIf(!validator)('dciodvfy (needs the Debian package dicom3tools)', () => {
  it('finds no error in a written instance', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'nadir-')), 'ct.dcm');
    writeFileSync(file, writeCtInstance(series, image));
    const { stderr, stdout } = spawnSync(VALIDATOR, [file], { encoding: 'utf8' });
    const lines = `${stdout}${stderr}`.split('\n');
    expect(lines).toContain('CTImage');
    expect(lines.filter((line) => line.startsWith('Error'))).toEqual([]);
  });
});
