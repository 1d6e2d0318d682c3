import { describe, expect, it } from 'vitest';
import { frameBytes, readMetadata, readSources, type ByteSource, type Library, type Series } from '../../src/dicom';
import { told } from './told';
import { madeSeries } from './made-series';
import { haveData, seriesOf, sourcesIn } from './shared-data';

const withoutPixels = (source: ByteSource): ByteSource => ({ name: source.name, size: source.size, read: async () => Promise.reject(new Error('never asked')) });
const described = (sources: readonly ByteSource[]): Promise<Library> =>
  Promise.all(sources.map(async (source) => ({ json: await told(source), source: withoutPixels(source) }))).then(readMetadata);

/** All that a read needs to know of a series; the place of pixels in a file is a file's own matter. */
const known = (series: Series): unknown =>
  ({ ...series, slices: series.slices.map(({ source, pixels: { place: _place, ...pixels }, ...slice }) => ({ ...slice, pixels, name: source.name })) });

const sameAsFiles = async (sources: readonly ByteSource[]): Promise<Library> => {
  const [files, archive] = [await readSources(sources, {}), await described(sources)];
  expect(seriesOf(archive).map(known)).toEqual(seriesOf(files).map(known));
  expect(archive.subjects.map(({ key, days, setApart }) => [key, days.length, setApart.map(({ kind, count }) => [kind, count])])).toEqual(files.subjects.map(({ key, days, setApart }) => [key, days.length, setApart.map(({ kind, count }) => [kind, count])]));
  return archive;
};

describe('series from what an archive tells', () => {
  it('are the series that the same files give, whatever the order they are told in', async () => {
    const sources = [...madeSeries({ name: 'baseline', slices: 6, study: { date: '20260105' } }), ...madeSeries({ name: 'follow-up', slices: 5, study: { date: '20260310' } })];
    const library = await sameAsFiles([...sources].reverse());
    expect(library.subjects[0]?.days.map(({ date, series }) => [date, series[0]?.slices.length])).toEqual([['2026-01-05', 6], ['2026-03-10', 5]]);
  });

  it('forgive what archives leave out: empty attributes without Value, numbers as text, names as text, no pixel data, lower-case tags, no vr', async () => {
    const [source] = madeSeries({ name: 'quirks', slices: 1, patient: { name: 'Müller^Zoë' } });
    if (!source) throw new Error('no source');
    const json = await told(source);
    const { '7FE00010': _, ...rest } = json;
    const odd = Object.fromEntries(Object.entries({
      ...rest, '00280010': { vr: 'US', Value: ['8'] }, '00200032': { vr: 'DS', Value: ['-100', -100, '0'] }, '00100010': { vr: 'PN', Value: ['Müller^Zoë'] },
      '00080050': { vr: 'SH' }, '00180060': { Value: [120] }, '0020000E': { Value: json['0020000E']?.Value ?? [] }, '00181152': { vr: 'IS', Value: [null] },
    }).map(([tag, attribute]) => [tag.toLowerCase(), attribute]));
    const [plain] = seriesOf(await described([source]));
    const library = await readMetadata([{ json: odd, source: withoutPixels(source) }]);
    expect(seriesOf(library).map(known)).toEqual(plain ? [known(plain)] : []);
    expect(library.subjects[0]?.patientName).toBe('Müller^Zoë');
  });

  it('tell of an instance without identity, of a report and of a colour image instead of showing them', async () => {
    const [source] = madeSeries({ name: 'odd', slices: 1 });
    if (!source) throw new Error('no source');
    const json = await told(source);
    const library = await readMetadata([
      { json: {}, source: { ...withoutPixels(source), name: 'nameless' } },
      { json: { ...json, '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.88.33'] } }, source: { ...withoutPixels(source), name: 'report' } },
      { json: { ...json, '00280002': { vr: 'US', Value: [3] }, '00280004': { vr: 'CS', Value: ['RGB'] } }, source: { ...withoutPixels(source), name: 'colour' } },
    ]);
    expect(library.problems.map(({ file, kind }) => [file, kind])).toEqual([['colour', 'unsupported-pixels'], ['nameless', 'missing-identity'], ['report', 'not-an-image']]);
  });

  it('get their pixels by frame, in the syntax in which they come; a short frame and a failing archive are told', async () => {
    const [source] = madeSeries({ name: 'frames', slices: 1 });
    if (!source) throw new Error('no source');
    const [file] = (await readSources([source], {})).subjects[0]?.days[0]?.series[0]?.slices ?? [];
    const fromFile = file ? await frameBytes(file) : null;
    if (fromFile?.kind !== 'bytes') throw new Error('no bytes');
    const answers = [
      { bytes: fromFile.bytes, transferSyntaxUid: '1.2.840.10008.1.2.1' }, { bytes: Uint8Array.of(1, 2, 3), transferSyntaxUid: '1.2.840.10008.1.2.4.80' },
      { bytes: fromFile.bytes.subarray(0, 100), transferSyntaxUid: '1.2.840.10008.1.2.1' },
    ];
    const asked: number[] = [];
    const archived: ByteSource = { ...withoutPixels(source), frame: async (frame) => (asked.push(frame), answers.shift() ?? Promise.reject(new Error('The archive does not answer'))) };
    const [series] = seriesOf(await readMetadata([{ json: await told(source), source: archived }]));
    const slice = series?.slices[0];
    if (!slice) throw new Error('no slice');
    expect(await frameBytes(slice)).toEqual(fromFile);
    expect(await frameBytes(slice)).toEqual({ kind: 'bytes', bytes: Uint8Array.of(1, 2, 3), transferSyntaxUid: '1.2.840.10008.1.2.4.80' });
    expect(await frameBytes(slice)).toMatchObject({ kind: 'problem', problem: { kind: 'truncated', detail: 'Pixel data cut short, 100 bytes of 128 bytes' } });
    expect(await frameBytes(slice)).toMatchObject({ kind: 'problem', problem: { kind: 'unreadable', detail: 'The archive does not answer' } });
    expect(asked).toEqual([1, 1, 1, 1]);
  });

  it.skipIf(!haveData)('real series tell the same as their files (needs ../shared/data)', async () => {
    await sameAsFiles(sourcesIn('series/LungDx-A0001_chest_5mm').filter(({ name }) => name.endsWith('.dcm')).slice(0, 12));
    await sameAsFiles(sourcesIn('series/covid_prior_current_single_slices').filter(({ name }) => name.endsWith('.dcm')));
  });
});
