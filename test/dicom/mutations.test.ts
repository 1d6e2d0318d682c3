import { describe, expect, it } from 'vitest';
import { frameBytes, readSources, type ByteSource } from '../../src/dicom';
import { accounted, bytesSource, haveData, seriesOf, sourcesIn, wholeFile } from './shared-data';

/** Mulberry32: the same damage at every run. */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const SEEDS = [
  'zoo/pydicom/CT_small.dcm', 'zoo/enhanced_mf_ct/mf.dcm', 'zoo/pydicom/nested_priv_SQ.dcm', 'zoo/pydicom/MR_small_bigendian.dcm', 'zoo/pydicom/image_dfl.dcm', 'zoo/ct_pixel/JLSL_08_07_0_1F.dcm',
  'zoo/pydicom/rtplan.dcm', 'zoo/dicomdir/DICOMDIR', 'zoo/dicomdir/77654033/CT2/17106', 'zoo/charset/chrH32.dcm', 'synthetic/broken/no_preamble.dcm', 'zoo/enhanced/emri_small_RLE.dcm',
];
const FIRST = 3000; // headers live here: damage elsewhere only changes pixels
const RUNS = 200;

const damaged = (whole: Uint8Array, random: () => number): Uint8Array => {
  const bytes = whole.slice(0, random() < 0.2 ? Math.floor(random() * whole.length) : whole.length);
  for (let n = 1 + Math.floor(random() * 6); n > 0 && bytes.length > 0; n -= 1) {
    const at = Math.floor(random() * Math.min(bytes.length, FIRST));
    const kind = random();
    if (kind < 0.5) bytes[at] = Math.floor(random() * 256);
    else if (kind < 0.7) bytes.fill(0xff, at, at + 4);
    else if (kind < 0.85) bytes.copyWithin(at, Math.floor(random() * Math.min(bytes.length, FIRST)), at + 40);
    else bytes.fill(0, at, at + 8);
  }
  return bytes;
};

describe.skipIf(!haveData)('damaged files (needs ../shared/data)', () => {
  it(`${SEEDS.length * RUNS} seeded mutations: each gives slices or lines, nothing throws, nothing hangs`, async () => {
    const random = seeded(20260105);
    const originals = await Promise.all(SEEDS.flatMap((path) => sourcesIn(path)).map(wholeFile));
    for (let round = 0; round < RUNS; round += 1) {
      const sources: readonly ByteSource[] = originals.map((whole, i) => bytesSource(`${round}-${i}.dcm`, damaged(whole, random)));
      const library = await readSources(sources, {});
      expect(accounted(library), `round ${round}`).toBe(sources.length);
      for (const series of seriesOf(library)) for (const slice of series.slices.slice(0, 3)) expect(['bytes', 'problem']).toContain((await frameBytes(slice)).kind);
    }
  }, 60_000);
});
