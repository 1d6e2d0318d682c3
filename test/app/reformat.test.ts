import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { patientPoint, readSources, type ByteSource, type Series } from '../../src/dicom';
import { volumeOf, type Volume } from '../../src/align';
import { analyticSeries } from '../../src/phantom';
import { charterDocument, DEFAULT_CHARTER } from '../../src/irecist';
import { AIDS, canonicalJson, nextEntry, patientRead, readFrom, stroke, type Act, type Log, type Measured, type Read } from '../read/log-of';
import { aidAllowed, aidOff, aidState } from '../../src/app/aids';
import { drawnMarks } from '../../src/app/drawn-marks';
import { reformatMarks } from '../../src/app/reformat-marks';
import { reformatLack } from '../../src/app/reformat-words';

const append = (log: Log, act: Act): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: '2026-04-21T09:00:00Z', by: 'R1' }, (text) => createHash('sha256').update(text).digest('hex'))];
const read = (...acts: readonly Act[]): Read => readFrom(acts.reduce<Log>(append, patientRead(append)));
const at = patientPoint(3.25, -11.5, 40);
const coronal: Measured = { caliper: { long: [patientPoint(-10, -11.5, 40), patientPoint(-10, -11.5, 10)], short: null }, place: { ...stroke(1, null).place, reformatted: 'coronal' } };
const target: Act = { kind: 'lesionIdentified', v: 1, lesion: 'a', role: 'target', timepoint: 'w0', site: { organ: 'liver', label: 'Liver' }, stroke: { kind: 'caliper', measured: coronal }, equivocal: false };

const made = async (): Promise<{ readonly series: Series; readonly volume: Volume }> => {
  const sources = analyticSeries('square').files.map(({ name, bytes }): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) }));
  const series = (await readSources(sources, {})).subjects[0]?.days[0]?.series[0];
  const volume = volumeOf(series?.slices.flatMap(({ plane }) => (plane ? [{ plane, values: new Int16Array(0), slope: 1, intercept: 0 }] : [])) ?? []);
  if (!series || volume.kind !== 'volume') throw new Error('no phantom');
  return { series, volume };
};

const once = made();
const phantom = (): typeof once => once;

describe('a size drawn on a computed plane', () => {
  it('is a line in its own plane, a name on the others, and on slices a place with its value and its plane', async () => {
    const { series, volume } = await phantom();
    const marks = (kind: 'axial' | 'coronal' | 'sagittal', where = at) => reformatMarks(read(target), 'w0', series, volume, kind, where).map(({ text, lines, computed }) => [text, lines.length, computed]);
    expect(marks('coronal')).toEqual([['T1 30.0 mm cor', 1, true]]);
    expect(marks('coronal', patientPoint(3.25, -8.5, 40))).toEqual([['T1', 0, false]]);
    expect(marks('coronal', patientPoint(3.25, 20, 40))).toEqual([]);
    expect(marks('sagittal', patientPoint(-10, 0, 0))).toEqual([['T1', 0, false]]);
    const [mark] = drawnMarks(read(target), { timepoint: 'w0', way: () => ({ coverageOffsetMm: 0, registered: null }), selected: null, ghost: false, blinded: false, suggestion: null });
    expect(mark).toMatchObject({ name: 'T1', suffix: '30.0 mm cor', editable: false, shape: { kind: 'point', at: [-10, -11.5, 25] } });
  });
  it('is refused in one plain sentence where the geometry is not there', async () => {
    const { series } = await phantom();
    expect(reformatLack(series)).toBeNull();
    const [first] = series.slices;
    expect(reformatLack({ ...series, slices: series.slices.map((slice) => ({ ...slice, calibration: { kind: 'pixels-only', why: 'no-pixel-spacing' } as const })) })).toMatch(/no trustworthy size/);
    expect(reformatLack({ ...series, slices: first ? [first] : [] })).toMatch(/too few slices/);
    expect(reformatLack({ ...series, findings: [{ kind: 'several-frames-of-reference', count: 2 }] })).toMatch(/several positions/);
  });
});

describe('an aid', () => {
  const under = (aids: Readonly<Record<string, string>>): Pick<Read, 'charter'> => ({ charter: canonicalJson({ ...charterDocument(DEFAULT_CHARTER), reading: { aids } }) });
  it('is allowed unless the charter has it off, each by itself', () => {
    for (const { kind } of AIDS) {
      expect(aidAllowed({ charter: 'irecist-2017' }, kind), kind).toBe(true);
      expect(aidOff(under({ [kind]: 'off' }), kind), kind).toBe('charter');
      expect(AIDS.filter((other) => !aidAllowed(under({ [kind]: 'off' }), other.kind)).map((other) => other.kind)).toEqual([kind]);
    }
    expect(aidState(under({ ghost: 'after-own-stroke' }), 'ghost')).toBe('after-own-stroke');
  });
});
