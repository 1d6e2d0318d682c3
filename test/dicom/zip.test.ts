import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSources, type ByteSource, type Library } from '../../src/dicom';
import { accounted, bytesSource, haveData, problemKinds, seriesOf, sourcesIn, wholeFile } from './shared-data';

const entriesOf = async (sources: readonly ByteSource[], folder = ''): Promise<Record<string, Uint8Array>> =>
  Object.fromEntries(await Promise.all(sources.map(async (source) => [`${folder}${source.name}`, await wholeFile(source)] as const)));
const read = (name: string, bytes: Uint8Array): Promise<Library> => readSources([bytesSource(name, bytes)], {});
/** Bytes that do not compress (xorshift32). */
const noise = (length: number): Uint8Array => {
  let state = 2463534242;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
};

/** Sets bytes in every record with this signature. */
const patched = (zip: Uint8Array, signature: number, change: (record: DataView) => void): Uint8Array => {
  const out = zip.slice();
  const view = new DataView(out.buffer);
  for (let at = 0; at + 46 <= out.length; at += 1) if (view.getUint32(at, true) === signature) change(new DataView(out.buffer, at));
  return out;
};
const DIRECTORY_ENTRY = 0x02014b50;

describe.skipIf(!haveData)('archives of real files (needs ../shared/data)', () => {
  it.each([['deflated', 6], ['stored', 0]] as const)('%s: the same series as from the folder, pixels too', async (_, level) => {
    const sources = sourcesIn('synthetic/01_reference');
    const zip = zipSync(await entriesOf(sources, 'CD/deep/'), { level });
    const [fromFolder] = seriesOf(await readSources(sources, {}));
    const library = await read('study.bin', zip);
    const [fromZip] = seriesOf(library);
    expect(library.problems).toEqual([]);
    expect(fromZip?.key).toBe(fromFolder?.key);
    expect(fromZip?.slices.map(({ positionMm }) => positionMm)).toEqual(fromFolder?.slices.map(({ positionMm }) => positionMm));
    for (const i of [0, 11]) {
      const [a, b] = [fromZip?.slices[i]?.source, fromFolder?.slices[i]?.source];
      expect(a && b && Buffer.compare(await wholeFile(a), await wholeFile(b))).toBe(0);
    }
  });

  it('large entries are unfolded only as far as they are read, and to the last byte', async () => {
    const sources = sourcesIn('series/LungDx-A0001_chest_5mm').slice(0, 3);
    const [series] = seriesOf(await read('a.zip', zipSync(await entriesOf(sources), { level: 6 })));
    for (const slice of series?.slices ?? []) {
      const original = sources.find(({ name }) => slice.source.name.endsWith(name));
      expect(original && Buffer.compare(await wholeFile(slice.source), await wholeFile(original))).toBe(0);
    }
    expect(series?.slices).toHaveLength(3);
  });

  it('an archive beside files, and one within another, tell of every file once', async () => {
    const inner = zipSync(await entriesOf(sourcesIn('synthetic/11_one_coronal_in_axial_series')));
    const outer = zipSync({ ...(await entriesOf(sourcesIn('synthetic/broken'))), 'more/inner.dat': inner });
    const sources = [...sourcesIn('synthetic/01_reference'), bytesSource('outer.zip', outer)];
    const library = await readSources(sources, {});
    expect(accounted(library)).toBe(12 + 20 + 12);
  });

  it('a damaged entry costs only itself', async () => {
    const zip = zipSync(await entriesOf(sourcesIn('synthetic/01_reference')), { level: 6 });
    const from = Math.floor(zip.length * 0.4);
    zip.set(noise(6000), from);
    const library = await read('damaged.zip', zip);
    expect(accounted(library)).toBe(12);
    expect(seriesOf(library)[0]?.slices.length).toBeGreaterThanOrEqual(9);
    expect(library.problems.filter(({ kind }) => kind !== 'geometry').every(({ kind }) => kind === 'zip-damaged')).toBe(true);
    expect(library.problems.length).toBeGreaterThanOrEqual(1);
  });
});

describe('archives that are not what they say', () => {
  const small = (level: 0 | 6 = 6): Uint8Array => zipSync({ 'a.txt': noise(3000), 'b/c.txt': noise(5000) }, { level });

  it('protected by a password: one line', async () => {
    const zip = patched(small(), DIRECTORY_ENTRY, (record) => record.setUint16(8, record.getUint16(8, true) | 1, true));
    expect((await read('x.zip', zip)).problems).toMatchObject([{ kind: 'zip-encrypted', count: 2 }]);
  });
  it('cut short', async () => expect(problemKinds(await read('x.zip', small().subarray(0, 4000)))).toEqual(['zip-damaged']));
  it('packed in a way that cannot be unpacked', async () => {
    const zip = patched(small(), DIRECTORY_ENTRY, (record) => record.setUint16(10, 9, true));
    expect((await read('x.zip', zip)).problems[0]).toMatchObject({ kind: 'zip-damaged', detail: '2 files in the archive packed with Deflate64, which cannot be unpacked here' });
  });
  it('declared too large', async () => {
    const zip = patched(small(), DIRECTORY_ENTRY, (record) => record.setUint32(24, 0xf0000000, true));
    expect(problemKinds(await read('x.zip', zip))).toEqual(['zip-too-large ×2']);
  });
  it('a bomb: a thousandfold unfolding is never followed further than a header needs', async () => {
    const bomb = zipSync({ 'zeros.dcm': new Uint8Array(64_000_000) }, { level: 9 });
    const before = process.memoryUsage().arrayBuffers;
    const library = await read('bomb.zip', bomb);
    expect(problemKinds(library)).toEqual(['not-dicom']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(80_000_000);
  });
  it('a bomb of overlapping entries is refused whole', async () => {
    const zip = patched(small(), DIRECTORY_ENTRY, (record) => record.setUint32(42, 0, true));
    expect((await read('x.zip', zip)).problems).toMatchObject([{ kind: 'zip-damaged', detail: 'Files in the archive overlap' }]);
  });
  it('archives within archives within an archive are not followed', async () => {
    const nested = zipSync({ 'c.zip': zipSync({ 'b.zip': zipSync({ 'a.zip': small() }) }) });
    expect(problemKinds(await read('d.zip', nested))).toEqual(['zip-too-large']);
  });
  it('with paths that point elsewhere: they are only labels', async () => {
    const zip = zipSync({ '../../etc/passwd': noise(900), '/abs/x': noise(900), 'C:\\win\\..\\y': noise(900) });
    expect((await read('x.zip', zip)).problems.map(({ file }) => file)).toEqual(['x.zip/C:/win/y', 'x.zip/abs/x', 'x.zip/etc/passwd']);
  });
  it('empty', async () => expect(problemKinds(await read('x.zip', zipSync({})))).toEqual(['zip-damaged']));
});
