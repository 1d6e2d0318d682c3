import { describe, expect, it } from 'vitest';
import { frameBytes, patientPoint, readSources, type ImagePlane, type PatientPoint } from '../../src/dicom';
import { addSlice, beginScan, finishedScan, placeNear, register, SURE, type NoScan, type Scan, type ScanSlice } from '../../src/align';
import { haveData, seriesOf, sourcesIn } from '../dicom/shared-data';
import { apart, noiseFrom, percentile, randomFrom } from './torso';

const slicesIn = async (folder: string): Promise<readonly ScanSlice[][]> => {
  const all = seriesOf(await readSources(sourcesIn(folder), {}));
  return Promise.all(all.map(({ slices }) => Promise.all(slices.map(async (slice): Promise<ScanSlice> => {
    const { plane, pixels } = slice;
    const read = await frameBytes(slice);
    if (!plane || read.kind !== 'bytes') throw new Error('no pixels');
    const bytes = read.bytes.slice();
    return { plane, values: new Uint16Array(bytes.buffer, 0, pixels.rows * pixels.columns), slope: pixels.rescaleSlope, intercept: pixels.rescaleIntercept };
  }))));
};

const scanOf = (slices: readonly ScanSlice[]): Scan | NoScan => {
  const scan = beginScan();
  for (const slice of slices) addSlice(scan, slice);
  return finishedScan(scan);
};

const SHIFT = [14, -22, -47] as const;
const TURN = (2.5 * Math.PI) / 180;

/** Where a place of the chest lies in the made follow-up: turned by 2.5° about z through the middle of the image, then shifted. */
const followed = (p: readonly [number, number, number], middle: readonly [number, number]): PatientPoint => {
  const [x, y] = [p[0] - middle[0], p[1] - middle[1]];
  return patientPoint(middle[0] + x * Math.cos(TURN) - y * Math.sin(TURN) + SHIFT[0], middle[1] + x * Math.sin(TURN) + y * Math.cos(TURN) + SHIFT[1], p[2] + SHIFT[2]);
};

/** A follow-up resampled from the chest: other pixels, 3 mm slices, more noise, the top 90 mm not scanned. */
const followUpOf = (chest: readonly ScanSlice[], middle: readonly [number, number]): readonly ScanSlice[] => {
  const noise = noiseFrom(randomFrom(3));
  const first = chest[0] as ScanSlice;
  const { plane } = first;
  const [pixel, matrix] = [1.5, 280];
  const origin = [plane.origin[0] + 2 + SHIFT[0], plane.origin[1] + 3 + SHIFT[1]] as const;
  return Array.from({ length: 75 }, (_, n) => {
    const z = plane.origin[2] + 3 * n;
    const at = z - plane.origin[2];
    const [k, w] = [Math.min(chest.length - 2, Math.floor(at / 5)), at / 5 - Math.floor(at / 5)];
    const [low, high] = [chest[k] as ScanSlice, chest[k + 1] as ScanSlice];
    const values = Int16Array.from({ length: matrix * matrix }, (_, p) => {
      const x = origin[0] + (p % matrix) * pixel - SHIFT[0] - middle[0];
      const y = origin[1] + Math.floor(p / matrix) * pixel - SHIFT[1] - middle[1];
      const column = (middle[0] + x * Math.cos(TURN) + y * Math.sin(TURN) - plane.origin[0]) / plane.columnSpacing;
      const row = (middle[1] - x * Math.sin(TURN) + y * Math.cos(TURN) - plane.origin[1]) / plane.rowSpacing;
      if (column < 0 || row < 0 || column > 511 || row > 511) return -1000;
      const q = Math.round(row) * 512 + Math.round(column);
      return ((low.values[q] as number) * (1 - w) + (high.values[q] as number) * w) * first.slope + first.intercept + 25 * noise();
    });
    const image: ImagePlane = { ...plane, rows: matrix, columns: matrix, origin: patientPoint(origin[0], origin[1], z + SHIFT[2]), rowSpacing: pixel, columnSpacing: pixel };
    return { plane: image, values, slope: 1, intercept: 0 };
  });
};

describe.skipIf(!haveData)('registration of real series (skipped without ../shared/data)', () => {
  // Generous, because the whole series is read from disk.
  it('finds the same place in a chest resampled with a known map, and declines its two halves', async () => {
    const chest = (await slicesIn('series/LungDx-A0001_chest_5mm')).flat().sort((a, b) => a.plane.origin[2] - b.plane.origin[2]);
    expect(chest.length).toBe(64);
    const first = (chest[0] as ScanSlice).plane;
    const middle = [first.origin[0] + 215, first.origin[1] + 215] as const;
    const prior = scanOf(chest);
    const current = scanOf(followUpOf(chest, middle));
    const registration = register(prior, current);
    if (registration.kind !== 'found' || prior.kind !== 'scan' || current.kind !== 'scan') throw new Error('not found');
    expect(registration.confidence).toBeGreaterThan(SURE);
    const random = randomFrom(5);
    const there = Array.from({ length: 40 }, () => patientPoint(middle[0] + (random() - 0.5) * 220, middle[1] - 10 + (random() - 0.5) * 140, first.origin[2] + 10 + random() * 190));
    const misses = there.map((p) => apart(placeNear(prior, current, registration, p).point, followed(p, middle)));
    expect(percentile(misses, 0.95)).toBeLessThan(5);

    const upper = scanOf(chest.slice(34));
    const lower = scanOf(chest.slice(0, 30));
    expect(register(lower, upper)).toEqual({ kind: 'declined', why: 'no-overlap' });
  }, 60_000);

  it('declines single slices of two dates', async () => {
    const [one, two] = await slicesIn('series/covid_prior_current_single_slices');
    expect(register(scanOf(one ?? []), scanOf(two ?? []))).toEqual({ kind: 'declined', why: 'too-few-slices' });
  });
});
