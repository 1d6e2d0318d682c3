import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as dicomParser from 'dicom-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { frameBytes, patientPoint, pixelFromPatient, readSources, type ByteSource } from '../../src/dicom';
import { paintOnto, type CanvasScript, type CanvasSlice, type PaintedCanvas } from '../../src/phantom';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'series', 'LungDx-A0001_chest_5mm');
const there = existsSync(FOLDER);

const real = async (): Promise<readonly CanvasSlice[]> => {
  const sources = readdirSync(FOLDER).filter((name) => name.endsWith('.dcm')).map((name): ByteSource => {
    const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
    return { name, size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
  });
  const library = await readSources(sources, {});
  const slices = library.subjects[0]?.days[0]?.series[0]?.slices ?? [];
  return Promise.all(slices.map(async (slice): Promise<CanvasSlice> => {
    const frame = await frameBytes(slice);
    if (frame.kind !== 'bytes' || slice.plane === null) throw new Error('no pixels');
    return { plane: slice.plane, values: new Uint16Array(frame.bytes.buffer, frame.bytes.byteOffset, frame.bytes.byteLength / 2), slope: 1, intercept: -1024 };
  }));
};

const script = (slices: readonly CanvasSlice[]): CanvasScript => {
  const plane = slices[40]!.plane;
  const at = (column: number, row: number, slice: number) => patientPoint(plane.origin[0] + column * plane.columnSpacing, plane.origin[1] + row * plane.rowSpacing, slices[slice]!.plane.origin[2]);
  return {
    id: 'real', seed: 5, patient: { name: 'SYNTHETIC^Painted', id: 'NADIR-PAINTED', birthDate: '', sex: 'O' },
    scan: { kernel: 'B', contrast: null, kilovolts: 120, bodyPart: 'CHEST', sliceThicknessMm: 5 },
    timepoints: [
      { id: 'W0', description: 'Baseline', date: '20260105', time: '101500', shift: [0, 0, 0], flare: false },
      { id: 'W8', description: 'Week 8', date: '20260302', time: '101500', shift: [4.1, -3, 1.9], flare: true },
    ],
    lesions: [
      { id: 'T1', site: 'Lung, right lower lobe', at: at(150, 258, 26), turn: 30, shape: 'lobulated', hu: 40, seed: 3, sizes: [{ long: 24, short: 18 }, { long: 31, short: 24 }] },
      { id: 'T2', site: 'Liver, segment 7', at: at(170, 300, 58), turn: -20, shape: 'ellipsoid', hu: -10, seed: 4, sizes: [{ long: 30, short: 24 }, { long: 38, short: 30 }] },
    ],
  };
};

describe.skipIf(!there)('painting onto a real chest CT (needs ../shared/data/series)', () => {
  let slices: readonly CanvasSlice[] = [];
  let painted: Extract<PaintedCanvas, { kind: 'painted' }>;
  beforeAll(async () => {
    slices = await real();
    const made = paintOnto(slices, script(slices));
    if (made.kind !== 'painted') throw new Error(made.why);
    painted = made;
  }, 30_000);

  const huOf = (bytes: Uint8Array): Int16Array => {
    const read = dicomParser.parseDicom(bytes);
    const offset = read.elements['x7fe00010']?.dataOffset ?? 0;
    return new Int16Array(bytes.slice(offset, offset + 2 * 512 * 512).buffer).map((value) => value - 1024);
  };

  it('has the lesions where the truth says, with their diameters', () => {
    for (const known of painted.truth.filter(({ id }) => id === 'T1')) {
      const scan = painted.scans.find(({ timepoint }) => timepoint.id === known.timepoint)!;
      const { bytes } = scan.file(known.slice - 1);
      expect(dicomParser.parseDicom(bytes).string('x00080018')).toBe(known.sopInstanceUid);
      const position = dicomParser.parseDicom(bytes).string('x00200032')!.split('\\').map(Number);
      const hu = huOf(bytes);
      const plane = { ...slices[0]!.plane, origin: patientPoint(position[0]!, position[1]!, position[2]!) };
      const at = ([x, y]: readonly number[]): number => {
        const { column, row } = pixelFromPatient(plane, patientPoint(x!, y!, position[2]!));
        const [c, r] = [Math.floor(column), Math.floor(row)];
        const [u, v] = [column - c, row - r];
        const pixel = (dc: number, dr: number): number => hu[(r + dr) * 512 + c + dc] ?? Number.NaN;
        return (pixel(0, 0) * (1 - u) + pixel(1, 0) * u) * (1 - v) + (pixel(0, 1) * (1 - u) + pixel(1, 1) * u) * v;
      };
      // Along each axis: the stretch above half way between the edge tissue and lung, through the scan's own noise. Lung gives 900 HU of contrast.
      for (const [ends, length] of [[known.long, known.longMm], [known.short, known.shortMm]] as const) {
        let above = 0;
        const over = 5 / length;
        for (let t = -over; t <= 1 + over; t += 0.02 / length) above += at([0, 1].map((k) => ends[0][k]! + (ends[1][k]! - ends[0][k]!) * t)) > -400 ? 0.02 : 0;
        expect(Math.abs(above - length)).toBeLessThan(1.2);
      }
    }
    expect(painted.truth.length).toBe(4);
  });

  it('gives the lesions the noise of the scan, and leaves what is far from them alone', () => {
    const known = painted.truth.find(({ id, timepoint }) => id === 'T2' && timepoint === 'W0')!;
    const hu = huOf(painted.scans[0]!.file(known.slice - 1).bytes);
    const plane = slices[0]!.plane;
    const deviation = (column: number, row: number): number => {
      const values = Array.from({ length: 100 }, (_, i) => hu[(row + Math.floor(i / 10)) * 512 + column + (i % 10)]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / 100;
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 99);
    };
    const [c, r] = [Math.round((known.middle[0] - plane.origin[0]) / plane.columnSpacing), Math.round((known.middle[1] - plane.origin[1]) / plane.rowSpacing)];
    const inside = deviation(c - 5, r - 5);
    expect(inside / painted.texture.noise).toBeGreaterThan(0.7);
    expect(inside / painted.texture.noise).toBeLessThan(1.4);
    const source = slices.find((slice) => Math.abs(slice.plane.origin[2] - known.middle[2]) < 0.1)!;
    let changed = 0;
    for (let i = 0; i < 512 * 512; i += 1) {
      const [x, y] = [(i % 512) - c, Math.floor(i / 512) - r];
      if (Math.hypot(x, y) > 40 && hu[i] !== Math.round(source.values[i]! - 1024)) changed += 1;
    }
    expect(changed).toBe(0);
  });

  it('says SYNTHETIC and DERIVED, and keeps nothing of the identity: new UIDs, new dates', () => {
    const read = dicomParser.parseDicom(painted.scans[1]!.file(3).bytes);
    expect(read.string('x0008103e')).toMatch(/^SYNTHETIC/);
    expect(read.string('x00204000')).toMatch(/^SYNTHETIC/);
    expect(read.string('x00080008')).toMatch(/^DERIVED/);
    expect(read.string('x00280301')).toBe('NO');
    expect(read.string('x00080020')).toBe('20260302');
    const original = dicomParser.parseDicom(new Uint8Array(readFileSync(join(FOLDER, '1-30.dcm'))));
    for (const tag of ['x00080018', 'x0020000d', 'x0020000e', 'x00200052', 'x00100010', 'x00100020', 'x00080020']) expect(read.string(tag)).not.toBe(original.string(tag));
    expect(painted.scans[1]!.slices).toBe(63); // moved by part of a slice: the last has nothing beyond it
  });
});

describe('what cannot be painted on', () => {
  const plane = { rows: 8, columns: 8, origin: patientPoint(0, 0, 0), rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal: [0, 0, 1], rowSpacing: 1, columnSpacing: 1 } as const;
  const stack = (levels: readonly number[], columnSpacing = 1): CanvasSlice[] => levels.map((z) => ({ plane: { ...plane, columnSpacing, origin: patientPoint(0, 0, z) }, values: new Int16Array(64), slope: 1, intercept: -1024 }));
  const plain: CanvasScript = {
    id: 'x', seed: 1, patient: { name: 'SYNTHETIC^X', id: 'X', birthDate: '', sex: 'O' }, scan: { kernel: 'B', contrast: null, kilovolts: 120, bodyPart: 'CHEST', sliceThicknessMm: 1 }, timepoints: [], lesions: [],
  };
  it.each([
    ['few-slices', stack([0, 1]), plain], ['uneven-spacing', stack([0, 1, 2, 3, 9]), plain], ['non-square-pixels', stack([0, 1, 2, 3, 4], 0.8), plain],
    ['not-parallel', [...stack([0, 1, 2, 3]), { ...stack([4])[0]!, plane: { ...plane, rowDirection: [0.9, 0.1, 0] as const, origin: patientPoint(0, 0, 4) } }], plain],
    ['name-without-synthetic', stack([0, 1, 2, 3, 4]), { ...plain, patient: { ...plain.patient, name: 'Doe^Jane' } }],
  ] as const)('%s', (why, slices, one) => {
    expect(paintOnto(slices, one)).toEqual({ kind: 'problem', why });
  });
});
