import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSources, type Library } from '../../src/dicom';
import { openTeachingCase, readFromFile, reportFrom } from '../../src/exports';
import { charterDocument, charterFromText, DEFAULT_CHARTER } from '../../src/irecist';
import { DEFAULT_STUDY, studyFrom } from '../../src/trial';
import { madeSeries } from '../dicom/made-series';
import { bytesSource, seriesOf, wholeFile } from '../dicom/shared-data';

/** What somebody would send on purpose. Each is refused with a line that says why, or read without harm; test/dicom/zip.test.ts has the plainer archives. */

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const read = (name: string, bytes: Uint8Array): Promise<Library> => readSources([bytesSource(name, bytes)], {});
const ENTRY = 0x02014b50;
const patched = (zip: Uint8Array, change: (entry: DataView) => void): Uint8Array => {
  const out = zip.slice();
  const view = new DataView(out.buffer);
  for (let at = 0; at + 46 <= out.length; at += 1) if (view.getUint32(at, true) === ENTRY) change(new DataView(out.buffer, at));
  return out;
};
/** Bytes that do not fold (a linear congruence), beginning as an archive does. */
const noiseZip = (length: number, seed: number): Uint8Array => {
  let state = seed;
  const bytes = Uint8Array.from({ length }, () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 24);
  bytes.set([0x50, 0x4b, 3, 4]);
  return bytes;
};

describe('archives', () => {
  it('that promise more than deflate can fold', async () => {
    const zip = patched(zipSync({ 'a.dcm': new Uint8Array(3000) }), (entry) => entry.setUint32(24, 2e9, true));
    expect((await read('x.zip', zip)).problems).toMatchObject([{ kind: 'zip-damaged', detail: '1 file in the archive would unfold to more than can be folded into them' }]);
  });
  it('of 200,001 files', async () => {
    const count = 200_001;
    const bytes = Buffer.alloc(30 + count * 47 + 22 + 76);
    bytes.writeUInt32LE(0x04034b50, 0);
    for (let n = 0; n < count; n += 1) {
      bytes.writeUInt32LE(ENTRY, 30 + n * 47);
      bytes.writeUInt16LE(1, 30 + n * 47 + 28);
      bytes.write('a', 30 + n * 47 + 46);
    }
    const end64 = 30 + count * 47;
    bytes.writeUInt32LE(0x06064b50, end64);
    for (const [at, value] of [[32, count], [40, count * 47], [48, 30]] as const) bytes.writeBigUInt64LE(BigInt(value), end64 + at);
    bytes.writeUInt32LE(0x07064b50, end64 + 56);
    bytes.writeBigUInt64LE(BigInt(end64), end64 + 64);
    bytes.writeUInt32LE(0x06054b50, end64 + 76);
    bytes.writeUInt16LE(0xffff, end64 + 86);
    expect((await read('x.zip', new Uint8Array(bytes))).problems).toMatchObject([{ kind: 'zip-too-large', detail: '200001 files in one archive, more than 200000' }]);
  });
  it('within an archive that together unfold to more than memory should hold', async () => {
    const outer = zipSync(Object.fromEntries([1, 2, 3].map((n) => [`${n}.zip`, noiseZip(300_000, n)])), { level: 6 });
    const zip = patched(outer, (entry) => {
      if (entry.getUint16(10, true) === 8) entry.setUint32(24, 250_000_000, true);
    });
    const library = await read('x.zip', zip);
    expect(library.problems.filter(({ kind }) => kind === 'zip-too-large')).toMatchObject([{ detail: 'Archives within archives unfold to more than 537 MB; unpack them first' }]);
  });
  it('with paths that lead out, that begin at the root, that hold NUL or turn the writing round: labels, and no more', async () => {
    const zip = zipSync({ '../../etc/a\u0000.dcm': new Uint8Array(9), '/b': new Uint8Array(9), 'c\u202egpj.exe': new Uint8Array(9), 'constructor': new Uint8Array(9) });
    expect((await read('x.zip', zip)).problems.map(({ file }) => file)).toEqual(['x.zip/b', 'x.zip/cgpj.exe', 'x.zip/constructor', 'x.zip/etc/a.dcm']);
  });
});

/** Sequences inside one another, before the pixel data of a sound file. */
const withNested = async (depth: number, closed: boolean): Promise<Uint8Array> => {
  const [source] = madeSeries({ name: 'nested', slices: 1 });
  const bytes = Buffer.from(source ? await wholeFile(source) : []);
  const at = bytes.indexOf(Buffer.from([0x28, 0, 0x02, 0]));
  const open = Buffer.from([0x21, 0, 0x10, 0x10, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0, 0xe0, 0xff, 0xff, 0xff, 0xff]);
  const close = Buffer.from([0xfe, 0xff, 0x0d, 0xe0, 0, 0, 0, 0, 0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]);
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), ...Array<Buffer>(depth).fill(open), ...(closed ? Array<Buffer>(depth).fill(close) : []), bytes.subarray(at)]));
};

describe('files', () => {
  it.each([[50, true, true], [50_000, true, false], [50_000, false, false]])('of %i sequences inside one another, closed %s: read %s, else a line', async (depth, closed, isRead) => {
    const library = await read('deep.dcm', await withNested(depth, closed));
    expect(seriesOf(library).length > 0).toBe(isRead);
    if (!isRead) expect(['malformed', 'truncated']).toContain(library.problems[0]?.kind);
  });
  it('in which one place after another says 4 GB', async () => {
    const [source] = madeSeries({ name: 'long', slices: 1 });
    const whole = source ? await wholeFile(source) : new Uint8Array();
    const before = process.memoryUsage().arrayBuffers;
    for (let at = 136; at + 4 < whole.length - 128; at += 6) {
      const bytes = whole.slice();
      bytes.set([0xf0, 0xff, 0xff, 0xff], at);
      const library = await read('long.dcm', bytes);
      expect(seriesOf(library).length + library.problems.length).toBeGreaterThan(0);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(200_000_000);
  });
  it('that are reports of 50,000 sequences inside one another', async () => {
    expect(reportFrom(await withNested(50_000, true))).toMatchObject({ kind: 'refused' });
  });
});

describe('JSON that reaches into prototypes', () => {
  const evil = (text: string): string => text.replace('{', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},');
  it('is refused as a read, a charter, a study and a teaching case, and nothing is reached', async () => {
    expect(await readFromFile(evil('{"format":"nadir-read"}'), digest)).toMatchObject({ kind: 'refused', problems: [{ kind: 'forbidden-key' }] });
    const charter = charterDocument(DEFAULT_CHARTER);
    expect(charterFromText(JSON.stringify(charter).replace('"settings":{', '"settings":{"__proto__":{"tooSmallMm":0},'))).toBeNull();
    const study = studyFrom(JSON.parse(evil(JSON.stringify(DEFAULT_STUDY))));
    expect(study.kind === 'refused' && study.problems.map(({ path }) => path)).toEqual(['__proto__', 'constructor']);
    const zip = zipSync({ 'manifest.json': new TextEncoder().encode(evil('{"format":"nadir-case","version":1}')) });
    expect(await openTeachingCase(zip, digest, async () => '')).toMatchObject({ kind: 'refused', problems: [{ kind: 'wrong-shape', detail: 'The key "__proto__" has no place here' }] });
    const deep = zipSync({ 'manifest.json': new TextEncoder().encode(`{"format":"nadir-case","version":${'['.repeat(20_000)}${']'.repeat(20_000)}}`) });
    expect(await openTeachingCase(deep, digest, async () => '')).toMatchObject({ kind: 'refused', problems: [{ detail: 'More than 24 levels inside one another' }] });
    expect('polluted' in {}).toBe(false);
  });
});
