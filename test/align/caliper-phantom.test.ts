import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { patientPoint, pixelFromPatient, type ImagePlane } from '../../src/dicom';
import { caseScan, caseScript, caseTruth, type CaseScript } from '../../src/phantom';
import { proposeCaliper } from '../../src/align';
import { randomFrom } from './torso';

/**
 * Lesions in the anatomy of the phantom, at seeds that no threshold was chosen on: size, direction, shape, density, place and click are drawn for each.
 * The truth is the script's: full axes at half maximum on the lesion's middle slice.
 */
const SITES = {
  lung: { site: 'Lung, right lower lobe', at: [[-80, 45, -70], [80, -15, 40], [-85, -10, 45], [85, 45, -65]], hu: [30, 60], long: [9, 34], shapes: ['ellipsoid', 'lobulated', 'spiculated'] },
  liver: { site: 'Liver, segment 7', at: [[-105, 30, -160], [-75, -40, -205]], hu: [52, 68], long: [14, 42], shapes: ['ellipsoid', 'lobulated'] },
  node: { site: 'Node, left axillary', at: [[153, 1, 55]], hu: [70, 90], long: [14, 32], shapes: ['node', 'ellipsoid'] },
  adrenal: { site: 'Adrenal, left', at: [[48, 32, -170]], hu: [60, 80], long: [15, 32], shapes: ['ellipsoid', 'lobulated'] },
} as const;
type Place = keyof typeof SITES;

const base = JSON.parse(readFileSync('sample-dicom/flare-classic/subject.json', 'utf8')) as CaseScript;

interface Asked {
  readonly lesion: ReturnType<typeof caseTruth>[number];
  readonly found: ReturnType<typeof proposeCaliper>;
}

const asked = (place: Place, n: number, sharp: boolean): Asked => {
  const random = randomFrom(980_021 + n * 7919 + place.length * 104_729 + place.charCodeAt(1));
  const between = (low: number, high: number): number => low + random() * (high - low);
  const { site, at, hu, long, shapes } = SITES[place];
  const [x = 0, y = 0, z = 0] = at[Math.floor(random() * at.length)] ?? [];
  const size = between(long[0], long[1]);
  const checked = caseScript({
    ...base, id: `held-out-${place}-${n}`, seed: 780_000 + n, image: sharp ? { ...base.image, columns: 512, spacing: 0.75 } : base.image, timepoints: base.timepoints.slice(0, 1),
    lesions: [{ id: 'T1', site, at: [x + between(-4, 4), y + between(-4, 4), z], turn: between(0, 180), hu: between(hu[0], hu[1]), shape: shapes[Math.floor(random() * shapes.length)], seed: 5000 + n, sizes: [{ long: size, short: size * between(0.65, 0.95) }] }],
  });
  if (checked.kind !== 'script') throw new Error(checked.where);
  const [lesion] = caseTruth(checked.script);
  if (!lesion) throw new Error('no lesion');
  const { header, image } = caseScan(checked.script, 0);
  const { position, pixels } = image(lesion.slice - 1);
  const plane: ImagePlane = { ...header, normal: [0, 0, 1], origin: position };
  const [[ax, ay, az], [bx, by]] = lesion.long;
  // A click somewhere in the middle third.
  const [u, v] = [between(-0.16, 0.16) * size, between(-0.12, 0.12) * size];
  const seed = pixelFromPatient(plane, patientPoint((ax + bx) / 2 + u, (ay + by) / 2 + v, az));
  return { lesion, found: proposeCaliper({ plane, values: pixels, ...header.rescale }, seed) };
};

const right = (found: number, truth: number): boolean => Math.abs(found - truth) <= Math.max(1, 0.05 * truth);
const NUMBER = 20;

describe('proposeCaliper in the phantom, on seeds nothing was tuned on', () => {
  // Every fourth one at the pixel size of a scanner, the rest at the sample's.
  it.each(Object.keys(SITES) as Place[])('finds the long axis in the %s within 1 mm or a twentieth in nine of ten', (place) => {
    const all = Array.from({ length: NUMBER }, (_, n) => asked(place, n, n % 4 === 0));
    const good = all.filter(({ lesion, found }) => found.kind === 'proposed' && right(found.longMm, lesion.longMm));
    expect(good.length).toBeGreaterThanOrEqual(0.9 * NUMBER);
  }, 120_000);
});
