import { describe, expect, it } from 'vitest';
import { readSources, type Library } from '../../src/dicom';
import { madeSeries, type Made } from './made-series';
import { accounted, seriesOf } from './shared-data';

const drop = (...made: readonly Made[]): Promise<Library> => readSources(made.flatMap(madeSeries), {});
const names = (library: Library): readonly string[] => library.subjects.map(({ patientName, patientId, birthDate }) => `${patientId}/${patientName}/${birthDate}`);

describe('who is who', () => {
  it('is one person over two dates, whatever the letter case and padding of the name', async () => {
    const library = await drop({ name: 'a' }, { name: 'b', patient: { name: 'MADE^ONE^^' }, study: { date: '20260302' } });
    expect(library.subjects).toHaveLength(1);
    expect(library.subjects[0]?.days.map(({ date }) => date)).toEqual(['2026-01-05', '2026-03-02']);
  });
  it.each<[string, Made]>([
    ['another Patient ID', { name: 'b', patient: { id: 'M-2' } }],
    ['the same Patient ID with another name', { name: 'b', patient: { name: 'Other^Person' } }],
    ['another birth date', { name: 'b', patient: { birthDate: '19610101' } }],
  ])('is two people: %s', async (_, other) => expect((await drop({ name: 'a' }, other)).subjects).toHaveLength(2));
  it('keeps two people apart who share a Study Instance UID and a Series Instance UID', async () => {
    const library = await drop({ name: 'a', study: { uid: '1.2.3' }, series: { uid: '1.2.4' } }, { name: 'b', patient: { id: 'M-2', name: 'Other^Person' }, study: { uid: '1.2.3' }, series: { uid: '1.2.4' } });
    expect(names(library)).toEqual(['M-1/Made^One/1960-01-01', 'M-2/Other^Person/1960-01-01']);
    expect(seriesOf(library).map(({ key }) => key).sort()).toEqual(['1.2.4', '1.2.4#2']);
  });
  it('without a Patient ID goes by name and birth date', async () => {
    const patient = { id: '' };
    expect((await drop({ name: 'a', patient }, { name: 'b', patient })).subjects).toHaveLength(1);
    expect((await drop({ name: 'a', patient }, { name: 'b', patient: { id: '', birthDate: '' } })).subjects).toHaveLength(2);
  });
  it('a birth date that one export left out does not make another person of the same Patient ID', async () =>
    expect((await drop({ name: 'a' }, { name: 'b', patient: { birthDate: '' } })).subjects).toHaveLength(1));
  it.each(['', 'ANONYMOUS'])('never takes two nobodies named “%s” for one person', async (name) => {
    const patient = { id: '', name, birthDate: '' };
    expect((await drop({ name: 'a', patient }, { name: 'b', patient })).subjects).toHaveLength(2);
    expect((await drop({ name: 'a', patient, study: { uid: '1.2.3' } }, { name: 'b', patient, study: { uid: '1.2.3' } })).subjects).toHaveLength(1);
  });
  it('has a key without the name in it, the same at every reading', async () => {
    const [first, again] = [await drop({ name: 'a' }), await drop({ name: 'a' })];
    expect(first.subjects[0]?.key).toBe(again.subjects[0]?.key);
    expect(first.subjects[0]?.key).not.toMatch(/made|one|m-1/i);
  });
});

describe('what shares a stack', () => {
  const uid = '1.2.4';
  const study = { uid: '1.2.3' };
  const together = async (other: Made['series']): Promise<readonly number[]> =>
    seriesOf(await drop({ name: 'a', study, series: { uid, frameOfReferenceUid: '1.9' }, slices: 5 }, { name: 'b', study, series: { uid, frameOfReferenceUid: '1.9', ...other }, slices: 3, fromZ: 100 })).map(({ slices }) => slices.length);
  it('the same geometry, kernel and frame of reference do', async () => expect(await together({})).toEqual([8]));
  it.each<[string, NonNullable<Made['series']>]>([
    ['kernel', { kernel: 'B60f' }], ['frame of reference', { frameOfReferenceUid: '1.8' }], ['pixel spacing', { rowSpacing: 0.7, columnSpacing: 0.7 }],
    ['matrix', { rows: 4, columns: 16 }], ['orientation', { columnDirection: [0, 0, -1] }],
  ])('another %s does not', async (_, other) => expect(await together(other)).toEqual([5, 3]));
  it('the larger part keeps the plain key', async () => {
    const library = await drop({ name: 'z', study, series: { uid }, slices: 6 }, { name: 'a', study, series: { uid, kernel: 'B60f' }, slices: 2 });
    expect(seriesOf(library).map(({ key, slices }) => [key, slices.length])).toEqual([[uid, 6], [`${uid}#2`, 2]]);
  });
});

describe('copies', () => {
  it('of a whole series are told in one line', async () => {
    const sources = madeSeries({ name: 'a', slices: 6 });
    const library = await readSources([...sources, ...sources.map((source) => ({ ...source, name: `copy/${source.name}` }))], {});
    expect(library.problems).toMatchObject([{ kind: 'duplicate', count: 6 }]);
    expect(seriesOf(library)[0]?.slices).toHaveLength(6);
    expect(accounted(library)).toBe(12);
  });
  it('with other pixels under the same UID are told as a fault, and the first by name is kept', async () => {
    const [source] = madeSeries({ name: 'a', slices: 1 });
    if (!source) throw new Error('no source');
    const bytes = (await source.read(0, source.size)).slice();
    bytes[bytes.length - 10] = 99;
    const library = await readSources([{ ...source, name: 'b.dcm', read: async (start, end) => bytes.subarray(start, end) }, source], {});
    expect(seriesOf(library)[0]?.slices[0]?.source.name).toBe('a/000.dcm');
    expect(library.problems).toMatchObject([{ kind: 'conflicting-duplicate', rank: 'fault', file: 'b.dcm' }]);
  });
});
