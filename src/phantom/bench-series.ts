import { patientPoint, seededUid, writeCtInstance, type NewCtSeries } from '../dicom';
import type { NamedBytes } from './analytic-series';
import { noiseOf } from './noise';
import { paintTorso, TORSO_BOTTOM, TORSO_TOP } from './torso/torso';

const SIDE = 512;
const SPACING = 0.78125;
const STEP = 1;
const NOISE = 22;
/** At most so many slices are painted; the others lie between two of them. */
const MOST_PAINTED = 8;

const header = (count: number): NewCtSeries => ({
  patient: { name: 'SYNTHETIC^Bench', id: 'NADIR-BENCH', birthDate: '19600101', sex: 'O' },
  study: { uid: seededUid('nadir', 'bench', count, 'study'), date: '20260105', time: '101500', id: '1', description: 'SYNTHETIC bench' },
  timePoint: null, uid: seededUid('nadir', 'bench', count, 'series'), number: 2, description: 'SYNTHETIC bench 1.0 B30f', protocol: 'Bench',
  frameOfReferenceUid: seededUid('nadir', 'bench', count, 'frame'), manufacturer: 'Nadir phantom', model: 'Torso 1', kernel: 'B30f', contrast: null, bodyPart: 'CHESTABDOMEN',
  kilovolts: 120, sliceThicknessMm: STEP, gantryTilt: 0, rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], rowSpacing: SPACING, columnSpacing: SPACING, rows: SIDE, columns: SIDE,
  rescale: { slope: 1, intercept: 0 }, window: { center: 40, width: 400 },
});

/**
 * A thin-slice series of the size that a hospital sends: 512×512, 16 bits, uncompressed, with the noise that makes real CT hard to compress.
 * For timing only: most slices are blends of a few painted ones, so that 300 take seconds.
 */
export const benchSeries = (count: number): readonly NamedBytes[] => {
  const half = ((SIDE - 1) / 2) * SPACING;
  const levels = Math.max(2, Math.min(MOST_PAINTED, count));
  const painted = Array.from({ length: levels }, (_, k) => paintTorso({
    columns: SIDE, rows: SIDE, spacing: SPACING, left: -half, top: -half, riseX: 0, riseY: 0, z: TORSO_TOP + ((TORSO_BOTTOM - TORSO_TOP) * k) / (levels - 1), thickness: 5, edge: 0.7,
  }).hu);
  const series = header(count);
  return Array.from({ length: count }, (_, slice): NamedBytes => {
    const place = count === 1 ? 0 : (slice / (count - 1)) * (levels - 1);
    const below = Math.min(levels - 2, Math.floor(place));
    const [a, b] = [painted[below] as Float32Array, painted[below + 1] as Float32Array];
    const t = place - below;
    const noise = noiseOf('soft', SPACING, 4001, slice);
    const grain = new Float32Array(SIDE);
    const pixels = new Int16Array(SIDE * SIDE);
    for (let i = 0; i < pixels.length; i += 1) {
      if (i % SIDE === 0) noise.row(i / SIDE, SIDE, grain);
      const value = (a[i] as number) * (1 - t) + (b[i] as number) * t + NOISE * (grain[i % SIDE] as number);
      pixels[i] = Math.max(-1024, Math.round(value));
    }
    return {
      name: `bench/${String(slice + 1).padStart(4, '0')}.dcm`,
      bytes: writeCtInstance(series, { sopInstanceUid: seededUid('nadir', 'bench', count, slice), instanceNumber: slice + 1, position: patientPoint(-half, -half, -slice * STEP), pixels }),
    };
  });
};
