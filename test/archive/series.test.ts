import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Archive, ArchiveProblem, OpenedSeries, SeriesOpening } from '../../src/archive';
import { bulkDataPath } from '../../src/archive/frame-ways';
import { paying, unknownPace, withFrame, withoutStream, withStream } from '../../src/archive/pace';
import { frameBytes, readMetadata, readSources, type Slice } from '../../src/dicom';
import { bytesSource } from '../dicom/shared-data';
import { patient } from './desk';
import { madeStudy, type Kept } from './made-study';
import { startQuirkServer, type QuirkServer, type Quirks } from './quirk-server';

let server: QuirkServer;
let kept: readonly Kept[];
beforeAll(async () => {
  kept = await madeStudy('series', 9);
  server = await startQuirkServer(kept);
});
afterAll(() => server.close());
const be = (quirks: Quirks): void => {
  for (const key of Object.keys(server.quirks)) delete (server.quirks as Record<string, unknown>)[key];
  Object.assign(server.quirks, quirks);
  server.asked.length = 0;
  server.kept = kept;
};
beforeEach(() => be({}));

const opened = async (archive: Archive, options: SeriesOpening = {}): Promise<{ readonly series: OpenedSeries; readonly slices: readonly Slice[]; readonly problems: ArchiveProblem[] }> => {
  const problems: ArchiveProblem[] = [];
  const answer = await archive.openSeries(kept[0]?.study ?? '', kept[0]?.series ?? '', { onProblem: (problem) => problems.push(problem), ...options });
  if (answer.kind === 'problem') throw new Error(`${answer.problem.kind}: ${answer.problem.detail}`);
  return { series: answer.value, slices: answer.value.library.subjects[0]?.days[0]?.series[0]?.slices ?? [], problems };
};
/** The writer fills slice i with the value i: the first pixel tells which slice it is. */
const first = async (slice: Slice | undefined): Promise<number | string> => {
  const read = slice ? await frameBytes(slice) : null;
  return read?.kind === 'bytes' ? new DataView(read.bytes.buffer).getInt16(0, true) : (read?.problem.detail ?? 'no slice');
};
const pixelsOf = (slices: readonly Slice[]): Promise<readonly (number | string)[]> => Promise.all(slices.map(first));
const headFirst = [8, 7, 6, 5, 4, 3, 2, 1, 0];
const kinds = (problems: readonly ArchiveProblem[]): readonly string[] => problems.map(({ kind }) => kind);
const asks = (part: string): number => server.asked.filter(({ path }) => path.includes(part)).length;

describe('opening a series', () => {
  it('gives the series that the same files give, pixels and all, in one metadata request and one stream', async () => {
    const progress: number[] = [];
    const { series, slices, problems } = await opened(patient(server).archive, { expected: 9, onProgress: ({ imagesDone, imagesTotal }) => progress.push(imagesDone / imagesTotal) });
    const files = (await readSources(kept.map(({ bytes, sop }) => bytesSource(`${kept[0]?.series}/${sop}.dcm`, bytes)), {})).subjects[0];
    expect(series.library.subjects[0]).toMatchObject({ key: files?.key, patientId: files?.patientId, days: [{ date: '2026-01-05', series: [{ key: files?.days[0]?.series[0]?.key, findings: [] }] }] });
    expect(slices.map(({ plane, positionMm, sopInstanceUid }) => [plane, positionMm, sopInstanceUid])).toEqual(files?.days[0]?.series[0]?.slices.map(({ plane, positionMm, sopInstanceUid }) => [plane, positionMm, sopInstanceUid]));
    await series.loaded;
    expect(await pixelsOf(slices)).toEqual(headFirst);
    expect([asks('/metadata'), asks('/frames/'), server.asked.length, problems]).toEqual([1, 0, 2, []]);
    expect(progress.at(-1)).toBe(1);
  });

  it('keeps whole files: what a kept read needs is what the archive has, byte for byte', async () => {
    const { series, slices } = await opened(patient(server).archive);
    await series.loaded;
    const [slice] = slices;
    const file = kept.find(({ sop }) => sop === slice?.sopInstanceUid);
    expect(slice && Buffer.from(await slice.source.read(0, slice.source.size)).equals(Buffer.from(file?.bytes ?? []))).toBe(true);
    be({ series: 501 });
    const byFrames = await opened(patient(server).archive);
    const [other] = byFrames.slices;
    expect(other && Buffer.from(await other.source.read(0, 1 << 20)).equals(Buffer.from(file?.bytes ?? [])) && other.source.size).toBe(file?.bytes.length);
  });

  it('two series of one subject become one library', async () => {
    const more = await madeStudy('follow-up', 3, {}, '20260302');
    server.kept = [...kept, ...more];
    const { archive } = patient(server);
    const [a, b] = await Promise.all([opened(archive), archive.openSeries(more[0]?.study ?? '', more[0]?.series ?? '')]);
    if (b.kind === 'problem') throw new Error(b.problem.detail);
    const library = await readMetadata([...a.series.instances, ...b.value.instances]);
    expect(library.subjects.map(({ days }) => days.map(({ date, series }) => [date, series[0]?.slices.length]))).toEqual([[['2026-01-05', 9], ['2026-03-02', 3]]]);
    expect(await first(library.subjects[0]?.days[1]?.series[0]?.slices[0])).toBe(2);
  });

  it.each<readonly [string, Quirks]>([
    ['Orthanc: transfer syntax inside the quotes', { frames: 'orthanc' }], ['AWS: single parts', { frames: 'single-part' }], ['line feeds, no lengths, no final boundary', { boundary: { lineEnd: '\n', contentLength: 'none' } }],
    ['400 to frames: by bulk data, grafted on the archive’s own root', { frames: 400 }], ['frames refused and bulk data refused: by instance', { frames: 'refused' }], ['500 to frames: by bulk data', { frames: 500 }],
  ])('without series retrieval: %s', async (_, quirks) => {
    be({ series: 404, ...quirks });
    const { archive } = patient(server);
    const { series, slices, problems } = await opened(archive);
    expect(await pixelsOf(slices)).toEqual(headFirst);
    await series.loaded;
    expect([kinds(problems), archive.pace().stream]).toEqual([[], 'refused']);
    server.asked.length = 0;
    const again = await opened(archive);
    expect(await pixelsOf(again.slices)).toEqual(headFirst);
    expect(server.asked.filter(({ path }) => path.endsWith(String(kept[0]?.series))).length, 'no second try of what was refused').toBe(0);
    expect(server.asked.length).toBe(1 + kept.length);
  });

  it('AWS: frames as stored, HTJ2K by their own word or by their first bytes; never taken for plain pixels', async () => {
    const codestream = Uint8Array.from([0xff, 0x4f, 0xff, 0x51, 0, 4, 0, 0, 0xff, 0x50, 0, 0]);
    be({ series: 404, frames: 'single-part', storedSyntax: '1.2.840.10008.1.2.4.202' });
    server.kept = kept.map((one) => ({ ...one, pixels: codestream }));
    const syntax = async (): Promise<string | undefined> => {
      const [slice] = (await opened(patient(server).archive)).slices;
      const read = slice ? await frameBytes(slice) : null;
      return read?.kind === 'bytes' ? read.transferSyntaxUid : undefined;
    };
    expect(await syntax()).toBe('1.2.840.10008.1.2.4.202');
    server.quirks.storedSyntax = '1.2.840.10008.1.2.1';
    expect(await syntax()).toBe('1.2.840.10008.1.2.4.201');
  });

  it('an archive without metadata: the files tell', async () => {
    be({ metadata: 501 });
    const { slices, series } = await opened(patient(server).archive);
    await series.loaded;
    expect(await pixelsOf(slices)).toEqual(headFirst);
  });

  it.each<readonly [string, Quirks, string]>([['a web page', { metadata: 'html', series: 404 }, 'html-instead-of-json'], ['broken JSON', { metadata: 'broken', series: 404 }, 'malformed-json'], ['no such series', { metadata: 404, series: 404 }, 'not-found'], ['forbidden', { metadata: 403, series: 403 }, 'forbidden']])('%s in place of metadata is told', async (_, quirks, kind) => {
    be(quirks);
    expect(await patient(server).archive.openSeries(kept[0]?.study ?? '', kept[0]?.series ?? '')).toMatchObject({ kind: 'problem', problem: { kind } });
  });

  it('metadata of the whole study: only the series asked for', async () => {
    be({ metadata: 'whole-study', everyMs: 20 });
    server.kept = [...kept, ...(await madeStudy('other', 2)).map((one) => ({ ...one, study: kept[0]?.study ?? '' }))];
    const { series, slices } = await opened(patient(server).archive);
    expect(slices).toHaveLength(9);
    await series.loaded;
  });
});

describe('a series that does not come as promised', () => {
  it('breaks off in mid-stream: what came is kept, the rest comes by frames', async () => {
    be({ series: { cutAfter: 5 * (kept[0]?.bytes.length ?? 0) }, everyMs: 10 });
    const { series, slices, problems } = await opened(patient(server).archive);
    await series.loaded;
    expect(await pixelsOf(slices)).toEqual(headFirst);
    expect(kinds(problems)).toEqual(['down']);
    expect(asks('/frames/')).toBeGreaterThanOrEqual(4);
    expect(asks('/frames/')).toBeLessThanOrEqual(6);
  });

  it('dies in mid-load and comes back: the slices say so, retry gets what is missing', async () => {
    be({ series: { cutAfter: 4 * (kept[0]?.bytes.length ?? 0) }, everyMs: 10 });
    const { archive } = patient(server);
    let died = false;
    const { series, slices, problems } = await opened(archive, {
      expected: 9,
      onProgress: ({ imagesDone }) => {
        if (imagesDone < 3 || died) return;
        died = true;
        server.quirks.dead = true;
      },
    });
    await series.loaded;
    expect(new Set(kinds(problems))).toEqual(new Set(['down']));
    const dead = await pixelsOf(slices);
    expect(dead.filter((value) => typeof value === 'number')).toHaveLength(3);
    expect(dead.find((value) => typeof value === 'string')).toMatch(/^http:\/\/127\.0\.0\.1:\d+ cannot be reached for image \d+$/);
    be({});
    await series.retry();
    expect(await pixelsOf(slices)).toEqual(headFirst);
  });

  it('fewer images than told: told, and the missing are asked for one by one', async () => {
    be({ series: { lacks: 2 }, everyMs: 15 });
    const { series, slices, problems } = await opened(patient(server).archive, { expected: 11 });
    await series.loaded;
    expect(problems.map(({ kind, detail }) => [kind, detail])).toEqual([
      ['lying-count', 'The archive listed 11 images for this series and describes 9'], ['lying-count', 'The archive told of 9 images and sent 7; the others are asked for one by one'],
    ]);
    expect(await pixelsOf(slices)).toEqual(headFirst);
  });

  it('more images than told: told', async () => {
    be({ metadataLacks: 2, everyMs: 15 });
    const { series, problems } = await opened(patient(server).archive);
    await series.loaded;
    expect(problems).toMatchObject([{ kind: 'changed-between-metadata-and-frames', remedy: 'reopen', detail: expect.stringMatching(/^The archive sent 2 images/) as string }]);
  });

  it('changed between metadata and pixels: another geometry is refused, not measured on', async () => {
    be({ everyMs: 15 });
    server.kept = kept.map((one, index) => (index === 3 ? { ...one, json: { ...one.json, '00280030': { vr: 'DS', Value: [0.5, 0.5] }, '00200032': { vr: 'DS', Value: [-100, -100, 15] } } } : one));
    const { series, problems } = await opened(patient(server).archive);
    await series.loaded;
    expect(problems).toMatchObject([{ kind: 'changed-between-metadata-and-frames', detail: 'Image 4 has another place or pixel size; open the series anew' }]);
    const odd = series.library.subjects[0]?.days[0]?.series.flatMap(({ slices }) => slices).find(({ instanceNumber }) => instanceNumber === 4);
    expect(await first(odd)).toBe('Image 4 has another place or pixel size; open the series anew');
  });

  it('an image that is gone when its frame is asked for is told; the others come', async () => {
    be({ series: 404, gone: kept.slice(8).map(({ sop }) => sop) });
    const { slices, problems, series } = await opened(patient(server).archive);
    await series.loaded;
    expect(await pixelsOf(slices)).toEqual(['Image 9 is not in the archive any more', ...headFirst.slice(1)]);
    expect(problems).toMatchObject([{ kind: 'changed-between-metadata-and-frames', remedy: 'reopen', status: 404 }]);
  });

  it('abort stops the stream and what waits for it', async () => {
    be({ everyMs: 100 });
    const left = new AbortController();
    const { slices, series, problems } = await opened(patient(server).archive, { signal: left.signal });
    const waiting = first(slices[0]);
    left.abort();
    await series.loaded;
    expect(await waiting).toMatch(/^Loading of .* was stopped$/);
    expect(problems).toEqual([]);
  });
});

describe('which way pays', () => {
  it('an image that is looked at does not wait for a slow stream', async () => {
    be({ everyMs: 400 });
    const { archive } = patient(server);
    const { slices, series } = await opened(archive);
    const started = performance.now();
    expect(await first(slices[0])).toBe(8); // the last one to come
    expect(performance.now() - started).toBeLessThan(2000);
    expect(asks('/frames/')).toBe(1);
    series.close();
    await series.loaded;
  });

  it('is reckoned from what was measured: one stream unless refused, or frames clearly quicker', () => {
    expect(paying(unknownPace, 300, 157e6, 6)).toBe('stream');
    expect(paying(withoutStream(unknownPace), 300, 157e6, 6)).toBe('frames');
    const near = withFrame(withStream(unknownPace, 20, 157e6, 360), 35); // as measured on loopback: 0.36 s against 1.75 s
    expect(paying(near, 300, 157e6, 6)).toBe('stream');
    const zipsFirst = withFrame(withStream(unknownPace, 20_000, 157e6, 26_000), 60); // an archive that packs everything before its first byte
    expect(paying(zipsFirst, 300, 157e6, 6)).toBe('frames');
    expect(withStream(withStream(unknownPace, 10, 1e6, 110), 20, 1e6, 120).stream).toEqual({ firstMs: 14, bytesPerMs: 10_000 });
  });

  it('bulk data are only asked for at the archive itself, whatever address the metadata name', () => {
    const address = { studyInstanceUid: '1.2', seriesInstanceUid: '1.3', sopInstanceUid: '1.4' };
    const at = (uri: string): string | null => bulkDataPath('https://pacs.example/rs', { ...address, json: { '7FE00010': { vr: 'OW', BulkDataURI: uri } } });
    expect(at('http://inside:8042/dicom-web/studies/1.2/series/1.3/instances/1.4/bulk/7fe00010')).toBe('/studies/1.2/series/1.3/instances/1.4/bulk/7fe00010');
    expect(at('../bulkdata/1.4/pixels')).toBe('/studies/1.2/series/1.3/instances/bulkdata/1.4/pixels');
    expect(at('https://evil.example/steal?uid=1.4')).toBe(null);
  });
});
