import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstPage, openArchive, type Archive, type ArchiveProblem, type OpenedSeries } from '../../src/archive';
import { haveOrthanc, startOrthanc, type RunningOrthanc } from '../../src/cli/orthanc.mjs';
import { frameBytes, readSources, seededUid, type Library, type Series, type Slice } from '../../src/dicom';
import { bytesSource } from '../dicom/shared-data';
import { madeSeries } from '../dicom/made-series';
import { wholeFile } from '../dicom/shared-data';

const SAMPLE = 'sample-dicom/flare-classic/subject.zip';
const PORT = 5233;
const ready = haveOrthanc() && existsSync(SAMPLE);

const seriesOf = (library: Library): readonly Series[] => library.subjects.flatMap(({ days }) => days.flatMap(({ series }) => series));
const pixels = async (slice: Slice): Promise<string> => {
  const read = await frameBytes(slice);
  return read.kind === 'bytes' ? `${read.transferSyntaxUid} ${Buffer.from(read.bytes).toString('base64')}` : read.problem.detail;
};
const good = <T>(answer: { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'problem'; readonly problem: ArchiveProblem }): T => {
  if (answer.kind === 'problem') throw new Error(`${answer.problem.kind}: ${answer.problem.detail}`);
  return answer.value;
};

describe.skipIf(!ready)('a real Orthanc (needs the packages orthanc and orthanc-dicomweb, and the sample subject)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nadir-orthanc-'));
  let orthanc: RunningOrthanc;
  let files: Library;
  const archiveAt = (options: Partial<Parameters<typeof openArchive>[0]> = {}): Archive => openArchive({ root: orthanc.root, origin: null, ...options });
  const sample = async (archive: Archive): Promise<readonly { readonly study: string; readonly series: string; readonly images: number | null }[]> => {
    const [subject] = good(await archive.searchSubjects({ patientName: 'flare' }, firstPage())).subjects;
    return Promise.all((subject?.studies ?? []).map(async ({ studyInstanceUid }) => {
      const [series] = good(await archive.seriesOf(studyInstanceUid));
      return { study: studyInstanceUid, series: series?.seriesInstanceUid ?? '', images: series?.instanceCount ?? null };
    }));
  };

  beforeAll(async () => {
    const unzipped = unzipSync(readFileSync(SAMPLE), { filter: ({ name }) => name.endsWith('.dcm') });
    files = await readSources(Object.entries(unzipped).map(([name, bytes]) => bytesSource(name, bytes)), {});
    orthanc = await startOrthanc({ port: PORT, folder });
    for (const bytes of Object.values(unzipped)) await orthanc.load(bytes);
  }, 60_000);
  afterAll(async () => {
    await orthanc?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, 30_000);

  it.each([['by one stream', {}], ['by frames', { pace: { stream: 'refused', frameMs: null } } as const]])('search, open all timepoints %s: the series and pixels that the files give', async (_, options) => {
    const archive = archiveAt(options);
    const timepoints = await sample(archive);
    expect(timepoints.map(({ images }) => images)).toEqual(seriesOf(files).map(({ slices }) => slices.length));
    const problems: ArchiveProblem[] = [];
    const opened = await Promise.all(timepoints.map(async ({ study, series, images }) => good(await archive.openSeries(study, series, { expected: images, onProblem: (problem) => problems.push(problem) }))));
    await Promise.all(opened.map(({ loaded }) => loaded));
    for (const [index, one] of opened.entries()) {
      const [mine, theirs] = [seriesOf(one.library)[0], seriesOf(files)[index]];
      if (!mine || !theirs) throw new Error('no series');
      expect([mine.key, mine.date, mine.timePointId, mine.findings, mine.sliceSpacingMm]).toEqual([theirs.key, theirs.date, theirs.timePointId, theirs.findings, theirs.sliceSpacingMm]);
      expect(mine.slices.map(({ plane }) => plane)).toEqual(theirs.slices.map(({ plane }) => plane));
      for (const at of [0, 30, theirs.slices.length - 1]) expect(mine.slices[at] && (await pixels(mine.slices[at]))).toBe(theirs.slices[at] && (await pixels(theirs.slices[at])));
    }
    expect(problems).toEqual([]);
  });

  it('stores, finds again what it stored, stores the same again without a second copy, and tells what is refused', async () => {
    const archive = archiveAt();
    const study = seededUid('orthanc test');
    const made = await Promise.all(madeSeries({ name: 'stored', slices: 2, study: { uid: study } }).map(async (source, index) => ({ sopInstanceUid: seededUid('image', 'stored', index), bytes: new Uint8Array(await wholeFile(source)) })));
    for (const attempt of [1, 2]) expect(await archive.store(made), `attempt ${attempt}`).toEqual({ instances: made.map(({ sopInstanceUid }) => ({ sopInstanceUid, kind: 'stored', warning: null })), problem: null });
    const [series] = good(await archive.seriesOf(study));
    expect(series?.instanceCount).toBe(2);
    expect([...good(await archive.instancesOf(study, series?.seriesInstanceUid ?? ''))].sort()).toEqual(made.map(({ sopInstanceUid }) => sopInstanceUid).sort());
    const again = good(await archive.instance(study, series?.seriesInstanceUid ?? '', made[0]?.sopInstanceUid ?? ''));
    const [back, sent] = await Promise.all([again, made[0]?.bytes ?? new Uint8Array()].map((bytes) => readSources([bytesSource('one', bytes)], {})));
    expect(back && sent && (await pixels(seriesOf(back)[0]?.slices[0] as Slice)) === (await pixels(seriesOf(sent)[0]?.slices[0] as Slice))).toBe(true);
    expect((await archive.store([{ sopInstanceUid: '1.2.3', bytes: new Uint8Array(200) }])).instances).toMatchObject([{ kind: 'refused' }]);
  });

  it('dies in mid-load and comes back: what is missing is told, and retry gets it', async () => {
    const archive = archiveAt({ pace: { stream: 'refused', frameMs: null }, concurrency: 3, backOff: { firstMs: 1, longestMs: 5, random: () => 0.5, sleep: async () => undefined } });
    const [baseline] = await sample(archive);
    const problems: ArchiveProblem[] = [];
    let stopping: Promise<void> | null = null;
    const series: OpenedSeries = good(await archive.openSeries(baseline?.study ?? '', baseline?.series ?? '', {
      onProblem: (problem) => problems.push(problem),
      onProgress: ({ imagesDone }) => {
        if (imagesDone === 5) stopping ??= orthanc.stop('SIGKILL');
      },
    }));
    await series.loaded;
    await stopping;
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['down']));
    orthanc = await startOrthanc({ port: PORT, folder });
    await series.retry();
    const [mine, theirs] = [seriesOf(series.library)[0]?.slices ?? [], seriesOf(files)[0]?.slices ?? []];
    expect(await Promise.all(mine.map(pixels))).toEqual(await Promise.all(theirs.map(pixels)));
  }, 60_000);
});
