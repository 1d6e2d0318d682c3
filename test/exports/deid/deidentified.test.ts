import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { frameBytes, readDataset, readSources } from '../../../src/dicom';
import { deidentified, shiftDaysOf, type Deidentified } from '../../../src/exports/deid/deidentified';
import { textElement } from '../../../src/exports/deid/write-tree';
import { bytesSource } from '../../dicom/shared-data';
import { CANARY, canaryFile, sings } from './canaries';

const macUnder = (secret: string) => (text: string): Uint8Array => new Uint8Array(createHmac('sha256', secret).update(text).digest());
const OPTIONS = { mac: macUnder('secret'), shiftDays: -100, code: 'CASE-014' };
type Clean = Extract<Deidentified, { kind: 'deidentified' }>;
const clean = (result: Deidentified): Clean => {
  if (result.kind === 'quarantined') throw new Error(`${result.why}: ${result.detail}`);
  return result;
};
const datasetOf = (bytes: Uint8Array) => {
  const reading = readDataset(bytes);
  if (reading.kind === 'refused') throw new Error(reading.detail);
  return reading.dataset;
};

describe('canaries', () => {
  it.each([['explicit little endian', { explicit: true, little: true }], ['implicit little endian', { explicit: false, little: true }], ['explicit big endian', { explicit: true, little: false }]])('in every VR, nested, private, overlay, preamble, meta: none sings from the raw bytes (%s)', (_, coding) => {
    const file = canaryFile(coding);
    expect(sings(file)).toBe(true);
    const { bytes, report } = clean(deidentified(file, OPTIONS));
    expect(sings(bytes)).toBe(false);
    expect(sings(bytes, CANARY.toUpperCase())).toBe(false);
    expect(sings(new TextEncoder().encode(JSON.stringify(report)))).toBe(false);
    expect(bytes.subarray(0, 128).every((byte) => byte === 0)).toBe(true);
  });

  it('pixels stay, what hides in their spare bits goes', () => {
    const { bytes } = clean(deidentified(canaryFile(), OPTIONS));
    const pixels = bytes.subarray(bytes.length - 32);
    expect([...pixels.filter((_, index) => index % 2 === 0)]).toEqual(Array.from({ length: 16 }, (_, index) => index * 2));
    expect(pixels.filter((_, index) => index % 2 === 1).every((byte) => byte <= 0x0f)).toBe(true);
  });

  it('comments in compressed pixels go, the stream stays', () => {
    const comment = Uint8Array.from([0xff, 0xfe, 0, 2 + CANARY.length, ...Buffer.from(CANARY)]);
    const stream = Uint8Array.from([0xff, 0xd8, ...comment, 0xff, 0xda, 1, 2, 3, 0xff, 0xd9, 0]);
    const { bytes } = clean(deidentified(compressed(stream), OPTIONS));
    expect(sings(bytes)).toBe(false);
    expect(Buffer.from(bytes).includes(Buffer.from([0xff, 0xd8, 0xff, 0xda, 1, 2, 3, 0xff, 0xd9]))).toBe(true);
  });
});

/** A CT file whose pixel data are one fragment. */
const compressed = (stream: Uint8Array): Uint8Array => {
  const plain = Buffer.from(canaryFile());
  const at = plain.lastIndexOf(Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x57]));
  const u32 = (value: number): Buffer => Buffer.from(new Uint32Array([value]).buffer);
  const item = (bytes: Uint8Array): Buffer => Buffer.concat([Buffer.from([0xfe, 0xff, 0x00, 0xe0]), u32(bytes.length), bytes]);
  return new Uint8Array(Buffer.concat([plain.subarray(0, at), Buffer.from([0xe0, 0x7f, 0x10, 0x00, 0x4f, 0x42, 0, 0]), u32(0xffffffff), item(new Uint8Array()), item(stream), Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0])]));
};

describe('what holds a subject together', () => {
  const made = (uid: string, study: string, date: string): Uint8Array =>
    canaryFile(undefined, [textElement(0x00080022, 'DA', date), textElement(0x00083010, 'UI', uid), textElement(0x00200052, 'UI', study)]);

  it('twice under one secret: the same bytes; under another: other UIDs', () => {
    const file = made('1.2.3', '1.2.4', '20260105');
    expect(clean(deidentified(file, OPTIONS)).bytes).toEqual(clean(deidentified(file, OPTIONS)).bytes);
    expect(clean(deidentified(file, { ...OPTIONS, mac: macUnder('other') })).sopInstanceUid).not.toBe(clean(deidentified(file, OPTIONS)).sopInstanceUid);
  });

  it('references go where they went before, and UIDs of the standard stay', () => {
    const [a, b] = [made('1.2.826.0.1.3680043.2.1.1', '1.2.826.0.1.3680043.2.1.2', '20260105'), made('1.2.77', '1.2.78', '20260105')].map((file) => datasetOf(clean(deidentified(file, OPTIONS)).bytes));
    expect(a?.codes(0x00083010)).toEqual(a?.codes(0x00080018)); // the same UID in two places
    expect(a?.codes(0x00200052)).toEqual(a?.codes(0x0020000d));
    expect(a?.codes(0x00080018)).toEqual(b?.codes(0x00080018)); // and in two files
    expect(b?.codes(0x00083010)).not.toEqual(a?.codes(0x00083010));
    expect(a?.codes(0x00080016)).toEqual(['1.2.840.10008.5.1.4.1.1.2']);
    expect(a?.codes(0x00080018)[0]).toMatch(/^2\.25\.\d{30,39}$/);
    expect(a?.items(0x00081140)[0]?.codes(0x00081150)).toEqual(['1.2.840.10008.5.1.4.1.1.2']);
  });

  it('dates move together: intervals survive, over leap days and years', () => {
    const dates = ['20231229', '20240229', '20240425'];
    const moved = dates.map((date) => datasetOf(clean(deidentified(made('1.2.3', '1.2.4', date), OPTIONS)).bytes).codes(0x00080022)[0] ?? '');
    const day = (text: string): number => Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6))) / 86_400_000;
    expect(moved.map((date, index) => day(date) - day(dates[index] ?? ''))).toEqual([-100, -100, -100]);
    const shift = shiftDaysOf(macUnder('secret'), 'subject');
    expect(shift).toBe(shiftDaysOf(macUnder('secret'), 'subject'));
    expect(shift).toBeLessThan(-29);
  });

  it('says what was done: flags, methods, codes', () => {
    const dataset = datasetOf(clean(deidentified(made('1.2.3', '1.2.4', '20260105'), { ...OPTIONS, keepUids: true })).bytes);
    expect(dataset.codes(0x00120062)).toEqual(['YES']);
    expect(dataset.codes(0x00280303)).toEqual(['MODIFIED']);
    expect(dataset.items(0x00120064).map((item) => item.codes(0x00080100)[0])).toEqual(['113100', '113103', '113104', '113105', '113107', '113108', '113110']);
    expect([dataset.text(0x00100010), dataset.text(0x00100020)]).toEqual(['CASE-014', 'CASE-014']);
    expect(dataset.codes(0x00080018)).toEqual(['1.2.826.0.1.3680043.2.1.1']);
  });

  it.each([
    ['screen capture', textElement(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.7'), 'secondary-capture'], ['burned in', textElement(0x00280301, 'CS', 'YES'), 'burned-in'],
    ['dose page', textElement(0x00080008, 'CS', 'ORIGINAL\\PRIMARY\\DOSE_INFO'), 'screen-or-dose-page'], ['derived', textElement(0x00080008, 'CS', 'DERIVED\\PRIMARY\\AXIAL'), 'derived-image'],
    ['converted', textElement(0x00080064, 'CS', 'WSD'), 'secondary-capture'], ['another kind', textElement(0x00080016, 'UI', '1.2.840.10008.5.1.4.1.1.6.1'), 'kind-not-covered'],
  ])('%s is quarantined with the reason', (_, element, why) => {
    expect(deidentified(canaryFile(undefined, [element]), OPTIONS)).toMatchObject({ kind: 'quarantined', why });
  });

  it('a damaged file and one that is none are quarantined at every length', () => {
    const file = canaryFile();
    for (let length = 0; length < file.length; length += 7) {
      const result = deidentified(file.subarray(0, length), OPTIONS);
      // Cut between two elements a file is whole again, only shorter.
      if (result.kind === 'deidentified') expect(sings(result.bytes), `cut at ${length}`).toBe(false);
    }
    expect(deidentified(new Uint8Array(500), OPTIONS)).toMatchObject({ why: 'not-dicom' });
    expect(deidentified(file.subarray(0, file.length - 5), OPTIONS)).toMatchObject({ why: 'damaged' });
  });
});

const SAMPLE = 'sample-dicom/flare-classic/subject.zip';
const dciodvfy = existsSync('/usr/bin/dciodvfy');

describe.skipIf(!existsSync(SAMPLE))('the sample subject (sample-dicom/flare-classic/subject.zip is there)', () => {
  const [name, bytes] = Object.entries(existsSync(SAMPLE) ? unzipSync(readFileSync(SAMPLE), { filter: (entry) => /31\.dcm$|0*31/.test(entry.name) && entry.name.endsWith('.dcm') }) : {})[0] ?? ['', new Uint8Array()];

  it('reads as the same image: pixels and geometry', async () => {
    const after = clean(deidentified(bytes, OPTIONS)).bytes;
    const [before, now] = await Promise.all([bytes, after].map(async (file) => (await readSources([bytesSource(name, file)], {})).subjects[0]?.days[0]?.series[0]?.slices[0]));
    if (!before || !now) throw new Error('no image');
    expect(now.plane).toEqual(before.plane);
    expect(await frameBytes(now)).toEqual(await frameBytes(before));
  });

  it.skipIf(!dciodvfy)('dciodvfy finds no error that it did not find before (needs dicom3tools)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'nadir-deid-'));
    const errors = (file: Uint8Array): readonly string[] => {
      writeFileSync(join(folder, 'one.dcm'), file);
      return spawnSync('dciodvfy', [join(folder, 'one.dcm')], { encoding: 'utf8' }).stderr.split('\n').filter((line) => line.startsWith('Error'));
    };
    const before = errors(bytes);
    expect(errors(clean(deidentified(bytes, OPTIONS)).bytes).filter((line) => !before.includes(line))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

const DATA = '../shared/data';
const filesUnder = (folder: string): readonly string[] => readdirSync(folder).flatMap((entry) => {
  const path = join(folder, entry);
  return statSync(path).isDirectory() ? filesUnder(path) : [path];
});
describe.skipIf(!existsSync(`${DATA}/zoo`))('files of the zoo (../shared/data is there)', () => {
  it('never crash it, and name no patient afterwards', () => {
    let done = 0;
    for (const path of filesUnder(`${DATA}/zoo`).concat(existsSync(`${DATA}/sr`) ? filesUnder(`${DATA}/sr`) : [])) {
      if (statSync(path).size > 8e6) continue;
      const file = new Uint8Array(readFileSync(path));
      const result = deidentified(file, OPTIONS);
      if (result.kind !== 'deidentified') continue;
      done += 1;
      const before = readDataset(file);
      const after = datasetOf(result.bytes);
      expect(after.text(0x00100010), path).toBe('CASE-014');
      if (before.kind === 'dataset') for (const tag of [0x00100010, 0x00100020]) {
        const word = before.dataset.text(tag);
        if (/[a-z]{5}/i.test(word) && !/^(none|anonym)/i.test(word)) expect(Buffer.from(result.bytes).includes(word), `${path} ${word}`).toBe(false);
      }
    }
    expect(done).toBeGreaterThan(10);
  });
});
