import { deflateSync, inflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { madeGroups } from '../../src/cli/fuzz-seeds';
import { frameBytes, patientPoint, readMetadata, readSources, seededUid, writeCtInstance, type ByteSource, type DicomJson, type Library, type NewCtSeries } from '../../src/dicom';
import { readFromReports, reportFrom, structuredReport } from '../../src/exports';
import { charterFromDocument, caseFrom } from '../../src/irecist';
import { studyFrom } from '../../src/trial';
import { madeSeries, type Made } from '../dicom/made-series';
import { bytesSource, problemKinds, seriesOf, wholeFile } from '../dicom/shared-data';
import { assessed, inputFor, logOf, STORY } from '../exports/sr/scene';

/** One test for each way in which bent input once got through or brought a reader down. Every file is made here. */

const drop = (series: Made['series']): Promise<Library> => readSources(madeSeries({ name: 'found', slices: 2, ...(series ? { series } : {}) }), {});

/** The same file with the text of a value replaced by another of its length. */
const replaced = async (source: ByteSource, from: string, to: string): Promise<ByteSource> => {
  const bytes = Buffer.from(await wholeFile(source));
  const at = bytes.indexOf(from, 132, 'latin1');
  if (at < 0 || from.length !== to.length) throw new Error(`no ${from}`);
  bytes.write(to, at, 'latin1');
  return bytesSource(source.name, new Uint8Array(bytes));
};
const bentTo = async (from: string, to: string): Promise<Library> => readSources(await Promise.all(madeSeries({ name: 'bent', slices: 2 }).map((source) => replaced(source, from, to))), {});

describe('millimetres that are not true', () => {
  // 512 × 7 mm is 3.6 m: no body is that wide. 1e308 and 1e-320 are numbers, and no distances.
  it.each([['0.8\\0.8 ', '1e8\\1e8 '], ['0.8\\0.8 ', '0.8\\1e99'], ['0.8\\0.8 ', '1e-9\\0.8'], ['0.8\\0.8 ', '25\\25   ']])('no distances with pixel spacing %s bent to %s', async (from, to) => {
    const [series] = seriesOf(await bentTo(from, to));
    expect(series?.slices.map(({ calibration, plane }) => [calibration, plane])).toEqual(Array.from({ length: 2 }, () => [{ kind: 'pixels-only', why: 'invalid-pixel-spacing' }, null]));
  });
  it('none on an image that would be wider than a body is long', async () => {
    const [wide] = seriesOf(await drop({ rowSpacing: 7, columnSpacing: 7, rows: 8, columns: 8 }));
    expect(wide?.slices[0]?.calibration.kind).toBe('millimetres');
    const header = madeHeader({ rowSpacing: 7, columnSpacing: 7, rows: 512, columns: 512 });
    const file = writeCtInstance(header, { sopInstanceUid: '1.2.3.4', instanceNumber: 1, position: patientPoint(0, 0, 0), pixels: new Int16Array(512 * 512) });
    expect(seriesOf(await readSources([bytesSource('wide.dcm', file)], {}))[0]?.slices[0]?.calibration).toEqual({ kind: 'pixels-only', why: 'invalid-pixel-spacing' });
  });
  it('no place farther away than any scanner reaches', async () => {
    const [series] = seriesOf(await bentTo('-100\\-100\\', '-1e9\\-1e9\\'));
    expect(series?.slices.map(({ calibration }) => calibration)).toEqual(Array.from({ length: 2 }, () => ({ kind: 'pixels-only', why: 'no-position' })));
  });
});

const madeHeader = (more: Partial<NewCtSeries>): NewCtSeries => ({
  patient: { name: 'Made^One', id: 'M-1', birthDate: '19600101', sex: 'O' }, study: { uid: seededUid('s'), date: '20260105', time: '101500', id: '1', description: 'Made' }, timePoint: null, uid: seededUid('t'), number: 2,
  description: 'Chest', protocol: 'Chest', frameOfReferenceUid: seededUid('f'), manufacturer: 'Maker', model: 'Model', kernel: 'B30f', contrast: null, bodyPart: 'CHEST', kilovolts: 120, sliceThicknessMm: 5, gantryTilt: 0,
  rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], rowSpacing: 0.8, columnSpacing: 0.8, rows: 8, columns: 8, rescale: { slope: 1, intercept: 0 }, window: { center: 40, width: 400 }, ...more,
});

describe('headers that lie', () => {
  it('a class or syntax named like what every object has is unknown', async () => {
    const library = await bentTo('1.2.840.10008.5.1.4.1.1.2\0', 'constructor\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0');
    expect(problemKinds(library).filter((kind) => kind.startsWith('unreadable'))).toEqual([]);
  });
  it('a slice thicker than any slab has no thickness', async () => {
    const [series] = seriesOf(await drop({ sliceThicknessMm: 1e9 }));
    expect([series?.sliceThicknessMm, series?.findings.some(({ kind }) => kind === 'no-slice-thickness')]).toEqual([null, true]);
  });
  it('a deflated file that unfolds to an image of 65535 × 65535 pixels is refused before it is unfolded', async () => {
    const [file] = madeGroups().find(({ name }) => name.endsWith('deflated'))?.files ?? [];
    const bytes = Buffer.from(file?.bytes ?? []);
    const dataSet = 144 + bytes.readUInt32LE(140);
    const plain = Buffer.from(inflateSync(bytes.subarray(dataSet)));
    for (const tag of [0x10, 0x11]) plain.writeUInt16LE(65535, plain.indexOf(Buffer.from([0x28, 0, tag, 0, 0x55, 0x53, 2, 0])) + 8);
    // 20 MB of file could hold 8.6 GB of pixels, if deflate had folded them as far as it can.
    const bomb = new Uint8Array(Buffer.concat([bytes.subarray(0, dataSet), deflateSync(plain), Buffer.alloc(20_000_000)]));
    expect((await readSources([bytesSource('bomb.dcm', bomb)], {})).problems).toMatchObject([{ kind: 'malformed', detail: 'Image of 65535 × 65535 pixels, more than any scan has' }]);
  });
});

describe('what an archive tells', () => {
  const told = (more: Record<string, unknown>): DicomJson => ({
    '00080016': { vr: 'UI', Value: ['1.2.840.10008.5.1.4.1.1.2'] }, '00080018': { vr: 'UI', Value: ['1.2.3'] }, '0020000D': { vr: 'UI', Value: ['1.2'] }, '0020000E': { vr: 'UI', Value: ['1.2.1'] }, ...more,
  }) as DicomJson;
  const source = bytesSource('x', new Uint8Array());
  const deep = (depth: number): unknown => {
    let value: unknown = {};
    for (let n = 0; n < depth; n += 1) value = { '00081199': { vr: 'SQ', Value: [value] } };
    return value;
  };
  it.each<[string, Record<string, unknown>]>([
    ['an object that cannot be text', { '00081030': { vr: 'LO', Value: [{ toString: 1 }] } }],
    ['a value representation that is an object', { '00081030': { vr: { toString: 1 }, Value: ['x'] } }],
    ['values that are no list', { '00081030': { Value: 'x' } }],
    ['a name of lists', { '00100010': { vr: 'PN', Value: [{ Alphabetic: { toString: null } }] } }],
    ['a number that is an object', { '00280010': { vr: 'US', Value: [{ valueOf: 1 }] } }],
    ['20,000 sequences inside one another', { '00081140': { vr: 'SQ', Value: [deep(20_000)] } }],
    ['a key that reaches into prototypes', JSON.parse('{"__proto__":{"polluted":true}}') as Record<string, unknown>],
  ])('%s: a line or a slice, and no fault', async (_, more) => {
    const library = await readMetadata([{ json: told(more), source }]);
    expect(library.problems.map(({ detail }) => detail).filter((detail) => detail.includes('[object'))).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });
});

describe('documents without bottom', () => {
  const bottomless = (): unknown => {
    let value: unknown = null;
    for (let n = 0; n < 20_000; n += 1) value = [value];
    return value;
  };
  it('are refused in words: charter, study, case', () => {
    expect(charterFromDocument({ schema: 'nadir-charter/1', name: 'x', settings: bottomless() }).kind).toBe('refused');
    expect(studyFrom({ schema: bottomless() })).toMatchObject({ kind: 'refused' });
    expect(caseFrom({ schema: 'irecist-case/1', id: 'x', kind: bottomless() })).toMatchObject({ kind: 'refused' });
  });
});

describe('reports that no read can hold', () => {
  const made = (more: Parameters<typeof inputFor>[2]): ReturnType<typeof reportFrom> => {
    const { log, read, assessment } = assessed(logOf(STORY));
    const report = structuredReport(read, assessment, { ...inputFor(0, log), ...more });
    if (report.kind !== 'report') throw new Error('no report');
    return reportFrom(report.bytes);
  };
  it('a drawing farther away than any scanner reaches is none, and no read is made of it', () => {
    const found = made({});
    if (found.kind !== 'report') throw new Error('refused');
    const far = { ...found, report: { ...found.report, timepoint: { ...found.report.timepoint, date: '2026-99-99' } } };
    expect(readFromReports([far])).toMatchObject({ kind: 'refused', problems: [{ kind: 'timepoints-not-told-apart' }] });
    const nameless = { ...found, measurements: [], report: { ...found.report, timepoint: { ...found.report.timepoint, label: ' ' } } };
    expect(readFromReports([nameless])).toMatchObject({ kind: 'refused', problems: [{ kind: 'timepoints-not-told-apart' }] });
    const endless = { ...found, report: { ...found.report, charter: 'x'.repeat(30_000) } };
    expect(readFromReports([endless])).toMatchObject({ kind: 'refused', problems: [{ kind: 'not-keepable' }] });
  });
  it('frames of one file stay readable after all this', async () => {
    const [series] = seriesOf(await drop({}));
    const [slice] = series?.slices ?? [];
    expect(slice && (await frameBytes(slice)).kind).toBe('bytes');
  });
});
