import { describe, expect, it } from 'vitest';
import { readSources, type ByteSource, type Library } from '../../src/dicom';
import { accounted, bytesSource, haveData, problemKinds, seriesOf, sourcesIn, wholeFile } from './shared-data';

const problemOf = (library: Library, file: string): string | undefined => library.problems.find((line) => line.file.endsWith(file))?.kind;

describe.skipIf(!haveData)('reading real drops (needs ../shared/data)', () => {
  it('chest CT of 64 slices: one subject, one stack, positions and spacing of the README', async () => {
    const library = await readSources(sourcesIn('series/LungDx-A0001_chest_5mm').filter(({ name }) => name.endsWith('.dcm')), {});
    expect(library.problems).toEqual([]);
    const [series] = seriesOf(library);
    expect(series).toMatchObject({ orientation: 'axial', kernel: 'L', sliceThicknessMm: 5, date: '2007-04-04', findings: [] });
    expect(series?.slices).toHaveLength(64);
    expect([series?.slices[0]?.positionMm, series?.slices[63]?.positionMm]).toEqual([-124, -439]);
    expect(series?.sliceSpacingMm).toBeCloseTo(5, 9);
    expect(series?.slices[0]?.plane).toMatchObject({ rowSpacing: 0.841796875, columnSpacing: 0.841796875 });
    expect(series?.slices[0]?.pixels).toMatchObject({ bitsStored: 12, rescaleIntercept: -1024, rescaleType: 'HU' });
    expect(series?.slices.every(({ calibration }) => calibration.kind === 'millimetres')).toBe(true);
  });

  it('prior and current of two people: two subjects with two days each', async () => {
    const library = await readSources(sourcesIn('series/covid_prior_current_single_slices'), {});
    expect(library.subjects.map(({ patientId, days }) => [patientId, days.map(({ date }) => date)])).toEqual([
      ['A046441', ['1900-11-11', '1901-01-01']], ['A048383', ['1900-12-31', '1901-04-10']],
    ]);
  });

  it('six files with one of them twice: five slices on four days', async () => {
    const library = await readSources(sourcesIn('series/tcga_17_Z058_single_slices_4dates'), {});
    expect(library.subjects[0]?.days.map(({ date, series }) => [date, series.length])).toEqual([['1986-03-30', 1], ['1986-04-22', 1], ['1986-05-31', 2], ['1986-09-28', 1]]);
    expect(library.problems).toMatchObject([{ kind: 'duplicate', rank: 'information' }]);
    expect(accounted(library)).toBe(6);
  });

  it('emptied UIDs, overlapping slices: still one stack of 20, and the overlap is told', async () => {
    const library = await readSources(sourcesIn('series/totalseg_body_3mm_j2k'), {});
    const [series, ...others] = seriesOf(library);
    expect(others).toEqual([]);
    expect(series?.slices).toHaveLength(20);
    expect(series).toMatchObject({ sliceThicknessMm: 3, sliceSpacingMm: 2, findings: [{ kind: 'overlap', byMm: 1 }] });
    expect(new Set(series?.slices.map(({ sopInstanceUid }) => sopInstanceUid)).size).toBe(20);
  });

  it('the whole zoo and all structured reports at once: every file is told of exactly once', async () => {
    const sources = [...sourcesIn('zoo'), ...sourcesIn('sr'), ...sourcesIn('synthetic/broken'), ...sourcesIn('synthetic/nonimage')];
    const library = await readSources(sources, {});
    expect(accounted(library)).toBe(sources.length);
    const lines = library.problems.map(({ file, detail }) => `${file}: ${detail}`);
    expect(new Set(lines).size).toBe(lines.length);
    expect(lines.filter((line) => line.endsWith('.') || line.includes('undefined') || line.includes('NaN'))).toEqual([]);
  });

  it.each([
    ['zoo/ts_ctimage/CTImage.dcm_JPEGProcess6_8TransferSyntax_1.2.840.10008.1.2.4.53.dcm', 'unsupported-transfer-syntax'],
    ['zoo/misc/TestPattern_RGB.dcm', 'secondary-capture'], ['zoo/misc/no-pixel-spacing.dcm', 'not-ct'], ['zoo/pydicom/rtstruct.dcm', 'not-an-image'],
    ['zoo/pydicom/waveform_ecg.dcm', 'not-an-image'], ['zoo/seg_liver/liver.dcm', 'not-an-image'], ['zoo/enhanced/eCT_Supplemental.dcm', 'derived'],
    ['synthetic/nonimage/ct_dose_report_sr.dcm', 'dose-report'], ['zoo/pydicom/meta_missing_tsyntax.dcm', 'missing-identity'],
    ['synthetic/broken/truncated_mid_header.dcm', 'truncated'], ['synthetic/broken/truncated_mid_pixels.dcm', 'truncated'], ['synthetic/broken/rows_cols_65535.dcm', 'truncated'],
    ['synthetic/broken/number_of_frames_100000.dcm', 'truncated'], ['synthetic/broken/odd_length_pixels.dcm', 'truncated'], ['synthetic/broken/preamble_only.dcm', 'truncated'],
    ['synthetic/broken/no_pixel_data.dcm', 'no-pixel-data'], ['synthetic/broken/zero_bytes.dcm', 'empty-file'], ['synthetic/broken/random.dcm', 'not-dicom'],
    ['synthetic/broken/png_named.dcm', 'not-dicom'], ['synthetic/broken/text.dcm', 'not-dicom'], ['synthetic/broken/bad_ds_values.dcm', 'unsupported-pixels'],
  ])('%s → %s', async (path, kind) => expect(problemKinds(await readSources(sourcesIn(path), {}))).toEqual([kind]));

  it.each([
    'no_extension', 'no_preamble.dcm', 'tiff_dual_preamble.dcm', 'trailing_garbage.dcm', 'nested_400_sequences.dcm', 'declared_implicit_is_explicit.dcm', 'comma_decimal_spacing.dcm',
  ])('%s is read in spite of it', async (name) => {
    const library = await readSources(sourcesIn(`synthetic/broken/${name}`), {});
    // What its geometry lacks is told; the file itself is not a problem.
    expect(library.problems.filter(({ kind }) => kind !== 'geometry')).toEqual([]);
    expect(seriesOf(library)[0]?.slices).toHaveLength(1);
  });

  it.each(['JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90', 'RLELosslessTransferSyntax_1.2.840.10008.1.2.5', 'LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2'])('%s cut in half is told when it is listed, not when it is shown', async (name) => {
    const [source] = sourcesIn(`zoo/ts_ctimage/CTImage.dcm_${name}.dcm`);
    const whole = source ? await wholeFile(source) : new Uint8Array();
    const library = await readSources([bytesSource('cut.dcm', whole.subarray(0, whole.length >> 1))], {});
    expect(problemKinds(library)).toEqual(['truncated']);
  });

  it('says how much of the pixel data is missing', async () => {
    const library = await readSources(sourcesIn('synthetic/broken/truncated_mid_pixels.dcm'), {});
    expect(library.problems[0]?.detail).toBe('Pixel data cut short, 12 kB of 25 kB');
  });

  it('gives one slice per frame of an enhanced image, each with its own place', async () => {
    const [series] = seriesOf(await readSources(sourcesIn('zoo/enhanced_mf_ct'), {}));
    expect(series?.slices.map(({ frame, positionMm }) => [frame, positionMm])).toEqual([[3, -172.75], [2, -175.25], [1, -177.75]]);
  });

  it('measures the tilt that no tag tells', async () => {
    const tilt = async (folder: string): Promise<number | undefined> =>
      seriesOf(await readSources(sourcesIn(folder), {})).flatMap(({ findings }) => findings.flatMap((finding) => (finding.kind === 'gantry-tilt' ? finding.degrees : [])))[0];
    // arccos of the header's own cosines: steps run along z, normals do not.
    expect(await tilt('zoo/inconsistent_slice_increment')).toBeCloseTo((Math.acos(0.96363045320862) * 180) / Math.PI, 6);
    expect(await tilt('zoo/gantry_tilt_4slices')).toBeCloseTo(14, 3);
  });

  it('reads heads, not files, and no file twice', async () => {
    let bytes = 0;
    const counted = sourcesIn('series/LungDx-A0001_chest_5mm').map((source): ByteSource => ({ ...source, read: async (start, end) => {
      const part = await source.read(start, end);
      bytes += part.length;
      return part;
    } }));
    await readSources(counted, {});
    expect(bytes).toBeLessThanOrEqual(64 * 65536 + 21 * 65536);
  });

  it('gives the same library whatever order the files come in', async () => {
    const sources = [...sourcesIn('zoo/dicomdir'), ...sourcesIn('zoo/ts_ctimage'), ...sourcesIn('synthetic/11_one_coronal_in_axial_series')];
    const keys = async (list: readonly ByteSource[]): Promise<unknown> => {
      const library = await readSources(list, {});
      return [library.subjects.map(({ key }) => key), seriesOf(library).map(({ key, slices }) => [key, slices.map(({ source }) => source.name)]), library.problems];
    };
    expect(await keys([...sources].reverse())).toEqual(await keys(sources));
  });

  it('shows a library that grows, and keeps what was found when cancelled', async () => {
    const sources = sourcesIn('series/LungDx-A0001_chest_5mm').filter(({ name }) => name.endsWith('.dcm'));
    const slow = sources.map((source): ByteSource => ({ ...source, read: async (start, end) => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return source.read(start, end);
    } }));
    const cancel = new AbortController();
    const seen: number[] = [];
    const library = await readSources(slow, { signal: cancel.signal, onProgress: (progress, sofar) => {
      seen.push(seriesOf(sofar).reduce((sum, { slices }) => sum + slices.length, 0));
      if (progress.filesDone >= 16) cancel.abort();
    } });
    const found = seriesOf(library)[0]?.slices.length ?? 0;
    expect(found).toBeGreaterThanOrEqual(16);
    expect(found).toBeLessThan(64);
    expect(seen.length).toBeGreaterThanOrEqual(2);
    expect(seen.at(-1)).toBe(found);
    expect(library.problems).toMatchObject([{ kind: 'cancelled', rank: 'information', count: 64 - found }]);
  });

  it('takes files as they come', async () => {
    async function* walking(): AsyncGenerator<ByteSource> {
      yield* sourcesIn('synthetic/01_reference');
    }
    expect(seriesOf(await readSources(walking(), {}))[0]?.slices).toHaveLength(12);
  });

  it('names the files of a media directory that are not in the drop', async () => {
    const all = sourcesIn('zoo/dicomdir');
    expect(problemOf(await readSources(all, {}), 'CT2/17106')).toBeUndefined();
    expect((await readSources(all, {})).problems.filter(({ kind }) => kind === 'dicomdir-entry-missing')).toEqual([]);
    const some = await readSources(all.filter(({ name }) => !name.includes('/CT5N/')), {});
    expect(some.problems.filter(({ kind }) => kind === 'dicomdir-entry-missing')).toMatchObject([{ file: 'zoo/dicomdir/DICOMDIR', count: 5 }]);
  });
});

describe('reading any drop', () => {
  it('tells of a file that the disk refuses', async () => {
    const refused: ByteSource = { name: 'a/refused.dcm', size: 10, read: () => Promise.reject(new Error('permission denied')) };
    expect((await readSources([refused, bytesSource('b', new TextEncoder().encode('hello'))], {})).problems).toMatchObject([
      { kind: 'unreadable', file: 'a/refused.dcm', detail: 'Cannot be read (permission denied)' }, { kind: 'not-dicom', file: 'b' },
    ]);
  });
  it('of nothing gives nothing', async () => expect(await readSources([], {})).toEqual({ subjects: [], problems: [] }));
});
