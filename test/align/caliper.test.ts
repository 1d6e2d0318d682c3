import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { patientPoint, pixelFromPatient, type ImagePlane } from '../../src/dicom';
import { caseScan, caseScript, caseTruth } from '../../src/phantom';
import { proposeCaliper } from '../../src/align';
import { drawnLesion, plainTissue, type Organ } from './lesions';
import { apart } from './torso';

// The liver's edge is the faintest: more of them, so that nine of ten is told from chance.
const NUMBER: Record<Organ, number> = { lung: 10, liver: 30, node: 10, adrenal: 10 };

// The truth is the formula that drew the lesion: full axes of its ellipse in the image.
describe('proposeCaliper', () => {
  it.each(['lung', 'liver', 'node', 'adrenal'] as const satisfies readonly Organ[])('finds the long axis in the %s within 1 mm or a twentieth in nine of ten', (organ) => {
    const proposals = Array.from({ length: NUMBER[organ] }, (_, n) => {
      const lesion = drawnLesion(organ, n);
      return { lesion, proposal: proposeCaliper(lesion.slice, lesion.seed) };
    });
    const right = (found: number, truth: number): boolean => Math.abs(found - truth) <= Math.max(1, 0.05 * truth);
    const long = proposals.filter(({ lesion, proposal }) => proposal.kind === 'proposed' && right(proposal.longMm, lesion.longMm));
    expect(long.length).toBeGreaterThanOrEqual(0.9 * NUMBER[organ]);
    const short = proposals.filter(({ lesion, proposal }) => proposal.kind === 'proposed' && right(proposal.shortMm, lesion.shortMm));
    expect(short.length).toBeGreaterThanOrEqual(0.9 * NUMBER[organ]);
    for (const { lesion, proposal } of proposals) {
      if (proposal.kind !== 'proposed') continue;
      const { long: [a, b], short: [c, d] } = proposal;
      expect(apart(a, b)).toBeCloseTo(proposal.longMm, 6);
      expect(Math.abs(pixelFromPatient(lesion.slice.plane, a).distanceMm)).toBeLessThan(1e-9);
      const cosine = ((b[0] - a[0]) * (d[0] - c[0]) + (b[1] - a[1]) * (d[1] - c[1]) + (b[2] - a[2]) * (d[2] - c[2])) / (apart(a, b) * apart(c, d));
      expect(Math.abs(cosine)).toBeLessThan(1e-6);
    }
  });

  it('finds the targets of the sample case, swollen ones with a core and a rim too', () => {
    const checked = caseScript(JSON.parse(readFileSync('sample-dicom/flare-classic/subject.json', 'utf8')));
    if (checked.kind !== 'script') throw new Error(checked.where);
    const { script } = checked;
    const targets = caseTruth(script).filter(({ id }) => id.startsWith('T'));
    expect(targets.length).toBeGreaterThanOrEqual(15);
    const right = targets.filter((lesion) => {
      const scan = caseScan(script, script.timepoints.findIndex(({ id }) => id === lesion.timepoint));
      const { position, pixels } = scan.image(lesion.slice - 1);
      const { header } = scan;
      const plane: ImagePlane = { ...header, normal: [0, 0, 1], origin: position };
      const [[ax, ay, az], [bx, by]] = lesion.long;
      const found = proposeCaliper({ plane, values: pixels, ...header.rescale }, pixelFromPatient(plane, patientPoint((ax + bx) / 2, (ay + by) / 2, az)));
      return found.kind === 'proposed' && Math.abs(found.longMm - lesion.longMm) <= Math.max(1, 0.05 * lesion.longMm);
    });
    expect(right.length).toBeGreaterThanOrEqual(0.9 * targets.length);
  });

  it('declines where there is no edge, in lung and air, and off the image', () => {
    const plain = Array.from({ length: 16 }, (_, n) => proposeCaliper(plainTissue([40, 105, -100, 60][n % 4] as number, 8 + n % 12, n), { column: 90, row: 88 }));
    expect(plain.filter(({ kind }) => kind === 'proposed').length).toBeLessThanOrEqual(1);
    const { slice } = drawnLesion('lung', 1);
    expect(proposeCaliper(slice, { column: 12, row: 12 }).kind).toBe('declined');
    expect(proposeCaliper(plainTissue(-860, 20, 1), { column: 90, row: 90 })).toEqual({ kind: 'declined', why: 'aerated' });
    expect(proposeCaliper(slice, { column: -1, row: 12 })).toEqual({ kind: 'declined', why: 'off-image' });
  });
});
