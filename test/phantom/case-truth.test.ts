import { describe, expect, it } from 'vitest';
import script from '../../sample-dicom/flare-classic/case.json';
import { caseScan, caseScript, caseTruth, type KnownLesion } from '../../src/phantom';
import { edgeHu } from '../../src/phantom/lesion';

const checked = caseScript(script);
if (checked.kind === 'problem') throw new Error(checked.where);
const sample = checked.script;

interface Image {
  readonly at: (x: number, y: number) => number;
}

const kept = new Map<string, Image>();
const rendered = (timepoint: number, slice: number, without: readonly string[]): Image => {
  const key = `${timepoint} ${slice} ${without.join()}`;
  const image = kept.get(key) ?? renderedAnew(timepoint, slice, without);
  kept.set(key, image);
  return image;
};

/** A rendered slice in HU, bilinear between pixel centres, by patient x and y. */
const renderedAnew = (timepoint: number, slice: number, without: readonly string[]): Image => {
  const scan = caseScan(sample, timepoint, { noiseless: true, without });
  const { pixels, position } = scan.image(slice - 1);
  const { spacing, columns, quantum } = sample.image;
  const pixel = (column: number, row: number): number => (pixels[row * columns + column] ?? Number.NaN) * quantum - 1024;
  return {
    at: (x, y) => {
      const [c, r] = [(x - position[0]) / spacing, (y - position[1]) / spacing];
      const [c0, r0] = [Math.floor(c), Math.floor(r)];
      const [u, v] = [c - c0, r - r0];
      return (pixel(c0, r0) * (1 - u) + pixel(c0 + 1, r0) * u) * (1 - v) + (pixel(c0, r0 + 1) * (1 - u) + pixel(c0 + 1, r0 + 1) * u) * v;
    },
  };
};

/** Distance from the middle to where the profile towards `end` crosses half way between the lesion's edge and what lies there without it. */
const reachTowards = (withLesion: Image, without: Image, known: KnownLesion, end: readonly [number, number, number], inside: number): number => {
  const [mx, my] = [(known.long[0][0] + known.long[1][0]) / 2, (known.long[0][1] + known.long[1][1]) / 2];
  const length = Math.hypot(end[0] - mx, end[1] - my);
  const [dx, dy] = [(end[0] - mx) / length, (end[1] - my) / length];
  for (let r = Math.max(0, length - 2.5); r < length + 4; r += 0.02) {
    const [x, y] = [mx + dx * r, my + dy * r];
    const half = (inside + without.at(x, y)) / 2;
    if ((withLesion.at(x, y) - half) * Math.sign(inside - half) < 0) return r;
  }
  return Number.NaN;
};

describe('flare-classic, rendered without noise', () => {
  it.each(caseTruth(sample).map((known) => [known.timepoint, known.id, `${known.longMm} × ${known.shortMm}`, known] as const))('%s %s measures %s mm at half maximum', (_timepoint, id, _size, known) => {
    const number = sample.timepoints.findIndex((timepoint) => timepoint.id === known.timepoint);
    const lesion = sample.lesions.find((one) => one.id === id);
    if (lesion === undefined) throw new Error('not in the script');
    const inside = edgeHu(lesion, sample.timepoints[number]?.flare ?? false);
    const [withLesion, without] = [rendered(number, known.slice, []), rendered(number, known.slice, [id])];
    const axis = (ends: KnownLesion['long']): number => ends.reduce((sum, end) => sum + reachTowards(withLesion, without, known, end, inside), 0);
    for (const [measured, truth] of [[axis(known.long), known.longMm], [axis(known.short), known.shortMm]] as const) {
      expect(Math.abs(measured - truth), `${measured.toFixed(2)} for ${truth}`).toBeLessThan(Math.max(0.3, 0.02 * truth));
    }
  });

  it('is the script of the expected sums: nodes by short axis, others by long axis', () => {
    const sum = (timepoint: string): number => caseTruth(sample)
      .filter((known) => known.timepoint === timepoint && known.id.startsWith('T'))
      .reduce((total, known) => total + (known.site.startsWith('Node') ? known.shortMm : known.longMm), 0);
    expect(Object.fromEntries(sample.timepoints.map(({ id }) => [id, sum(id)]))).toEqual(script.expected.sums);
  });
});
