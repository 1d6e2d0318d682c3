import dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { displayable, frameBytes, readSources, transferSyntaxName, type Series, type Slice } from '../../src/dicom';
import { readHeader } from '../../src/dicom/header';
import { pixelsOf } from '../../src/dicom/pixels';
import { bytesSource, DATA, fileSource, haveData, seriesOf, sourcesIn, wholeFile } from './shared-data';

const bytesOf = async (slice: Slice | undefined): Promise<Uint8Array> => {
  if (!slice) throw new Error('no slice');
  const found = await frameBytes(slice);
  if (found.kind === 'problem') throw new Error(found.problem.detail);
  return found.bytes;
};

const onlySeries = async (path: string): Promise<Series | undefined> => seriesOf(await readSources(sourcesIn(path), {}))[0];

/** HU of a plain 16-bit slice. */
const hounsfield = async (slice: Slice): Promise<readonly number[]> => {
  const bytes = await bytesOf(slice);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { pixelRepresentation, rescaleSlope, rescaleIntercept } = slice.pixels;
  return Array.from({ length: bytes.length / 2 }, (_, i) => (pixelRepresentation === 1 ? view.getInt16(i * 2, true) : view.getUint16(i * 2, true)) * rescaleSlope + rescaleIntercept);
};

/** A frame of an image of any modality, past the sorting into series. */
const anySlice = async (path: string, frame: number): Promise<Slice> => {
  const source = fileSource(`${DATA}/${path}`);
  const header = await readHeader(source);
  if (header.kind !== 'header') throw new Error(header.kind);
  const reading = pixelsOf(header.header, source.size);
  if (reading.kind === 'problem') throw new Error(reading.detail);
  return { sopInstanceUid: '1', frame, instanceNumber: 1, source, pixels: reading.pixels, plane: null, calibration: { kind: 'pixels-only', why: 'no-position' }, positionMm: null, windows: [], lossy: null };
};

/** RLE Lossless (PS3.5 annex G) of 16-bit pixels: two segments, high byte first; PackBits. */
const unpackedRle = (bytes: Uint8Array, pixels: number): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const out = new Uint8Array(pixels * 2);
  for (const segment of [0, 1]) {
    let [at, to] = [view.getUint32(4 + segment * 4, true), 1 - segment];
    while (to < out.length) {
      const count = view.getInt8(at);
      at += 1;
      for (let k = 0; k < (count >= 0 ? count + 1 : count === -128 ? 0 : 1 - count); k += 1) {
        out[to] = bytes[count >= 0 ? at + k : at] ?? 0;
        to += 2;
      }
      at += count >= 0 ? count + 1 : count === -128 ? 0 : 1;
    }
  }
  return out;
};

const TS = 'zoo/ts_ctimage/CTImage.dcm_';
const REFERENCE = `${TS}LittleEndianExplicitTransferSyntax_1.2.840.10008.1.2.1.dcm`;

describe.skipIf(!haveData)('bytes of a frame (needs ../shared/data)', () => {
  it.each([
    'LittleEndianImplicitTransferSyntax_1.2.840.10008.1.2', 'BigEndianExplicitTransferSyntax_1.2.840.10008.1.2.2', 'DeflatedExplicitVRLittleEndianTransferSyntax_1.2.840.10008.1.2.1.99',
  ])('%s gives the same bytes as explicit little endian, and says so', async (name) => {
    const reference = await bytesOf((await onlySeries(REFERENCE))?.slices[0]);
    const slice = (await onlySeries(`${TS}${name}.dcm`))?.slices[0];
    expect(reference).toHaveLength(512 * 512 * 2);
    expect(Buffer.compare(await bytesOf(slice), reference)).toBe(0);
    const found = slice ? await frameBytes(slice) : null;
    expect(found?.kind === 'bytes' && ['1.2.840.10008.1.2', '1.2.840.10008.1.2.1'].includes(found.transferSyntaxUid)).toBe(true);
  });

  it.each(['JPEG2000LosslessOnlyTransferSyntax_1.2.840.10008.1.2.4.90', 'JPEGLSLosslessTransferSyntax_1.2.840.10008.1.2.4.80', 'JPEGProcess14SV1TransferSyntax_1.2.840.10008.1.2.4.70', 'JPEGProcess1TransferSyntax_1.2.840.10008.1.2.4.50', 'RLELosslessTransferSyntax_1.2.840.10008.1.2.5'])(
    '%s: the fragments that dicom-parser finds in the whole file', async (name) => {
      const path = `${TS}${name}.dcm`;
      const file = dicomParser.parseDicom(await wholeFile(fileSource(`${DATA}/${path}`)));
      const element = file.elements['x7fe00010'];
      const expected = (element?.fragments ?? []).map(({ position, length }) => file.byteArray.subarray(position, position + length));
      expect(Buffer.compare(await bytesOf((await onlySeries(path))?.slices[0]), Buffer.concat(expected))).toBe(0);
    });

  it('RLE unpacks to the uncompressed copy', async () => {
    const packed = await bytesOf((await onlySeries(`${TS}RLELosslessTransferSyntax_1.2.840.10008.1.2.5.dcm`))?.slices[0]);
    expect(Buffer.compare(unpackedRle(packed, 512 * 512), await bytesOf((await onlySeries(REFERENCE))?.slices[0]))).toBe(0);
  });

  it('finds each of ten compressed frames, equal to the uncompressed frames', async () => {
    for (const frame of [1, 2, 7, 10]) {
      const plain = await bytesOf(await anySlice('zoo/enhanced/emri_small.dcm', frame));
      expect(Buffer.compare(unpackedRle(await bytesOf(await anySlice('zoo/enhanced/emri_small_RLE.dcm', frame)), 64 * 64), plain)).toBe(0);
      expect([...(await bytesOf(await anySlice('zoo/enhanced/emri_small_jpeg_ls_lossless.dcm', frame))).subarray(0, 2)]).toEqual([0xff, 0xd8]);
    }
  });

  it('a frame beyond the file is a problem, not an error', async () => {
    expect(await frameBytes(await anySlice('zoo/enhanced/emri_small.dcm', 11))).toMatchObject({ kind: 'problem', problem: { kind: 'truncated' } });
    expect(await frameBytes(await anySlice('zoo/enhanced/emri_small_RLE.dcm', 11))).toMatchObject({ kind: 'problem' });
  });

  it('reads only the bytes of its frame', async () => {
    const source = fileSource(`${DATA}/zoo/enhanced/eCT_Supplemental.dcm`);
    const read: [number, number][] = [];
    const slice = await anySlice('zoo/enhanced/eCT_Supplemental.dcm', 2);
    const bytes = await bytesOf({ ...slice, source: { ...source, read: (start, end) => (read.push([start, end]), source.read(start, end)) } });
    expect(read).toEqual([[source.size - 512 * 512 * 2, source.size]]);
    expect(Buffer.compare(bytes, (await wholeFile(source)).subarray(-512 * 512 * 2))).toBe(0);
  });

  it('clears rubbish above High Bit: HU are those of the reference', async () => {
    const reference = await onlySeries('synthetic/01_reference');
    for (const folder of ['10_overlay_garbage_in_high_bits', '08_unsigned12_slope2']) {
      const series = await onlySeries(`synthetic/${folder}`);
      const [expected, found] = [reference?.slices[5], series?.slices[5]];
      if (!expected || !found) throw new Error('no slices');
      const [a, b] = [await hounsfield(expected), await hounsfield(found)];
      // A slope of 2 halves the resolution of the stored values.
      expect(Math.max(...a.map((value, i) => Math.abs(value - (b[i] ?? NaN))))).toBeLessThanOrEqual(folder.startsWith('08') ? 1 : 0);
    }
  });

  it('gives bytes that may be changed without harm to the source', async () => {
    const whole = await wholeFile(fileSource(`${DATA}/synthetic/01_reference/000.dcm`));
    const slice = seriesOf(await readSources([bytesSource('memory.dcm', whole)], {}))[0]?.slices[0];
    const before = whole.slice();
    (await bytesOf(slice)).fill(7);
    expect(Buffer.compare(whole, before)).toBe(0);
  });

  it('says when a file is gone', async () => {
    const slice = await anySlice('zoo/enhanced/emri_small.dcm', 1);
    const gone = { ...bytesSource('gone.dcm', new Uint8Array()), read: () => Promise.reject(new Error('moved')) };
    expect(await frameBytes({ ...slice, source: gone })).toMatchObject({ kind: 'problem', problem: { kind: 'unreadable', file: 'gone.dcm' } });
  });

  it('finds the pixels again for a slice that was made elsewhere', async () => {
    const slice = (await onlySeries('synthetic/01_reference'))?.slices[0];
    if (!slice) throw new Error('no slice');
    const { place: _, ...pixels } = slice.pixels;
    expect(Buffer.compare(await bytesOf({ ...slice, pixels }), await bytesOf(slice))).toBe(0);
  });
});

describe('transfer syntaxes', () => {
  const jpegs = (numbers: readonly number[]): readonly string[] => numbers.map((n) => `1.2.840.10008.1.2.4.${n}`);
  it.each(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1', '1.2.840.10008.1.2.1.99', '1.2.840.10008.1.2.2', '1.2.840.10008.1.2.5', ...jpegs([50, 51, 57, 70, 80, 81, 90, 91, 201, 202, 203])])(
    '%s is shown', (uid) => expect(displayable(uid)).toBe(true));
  it.each([...jpegs([53, 55, 100, 102, 107]), '1.2.3', ''])('%s is not', (uid) => expect(displayable(uid)).toBe(false));

  it('has a name for a person', () => expect(transferSyntaxName('1.2.840.10008.1.2.4.55')).toBe('JPEG Full Progression (Process 10 & 12)'));
});
