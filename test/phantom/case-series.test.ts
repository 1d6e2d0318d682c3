import { existsSync, readFileSync } from 'node:fs';
import * as dicomParser from 'dicom-parser';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import json from '../../sample-dicom/flare-classic/subject.json';
import { writeCtInstance } from '../../src/dicom';
import { caseScan, caseScript } from '../../src/phantom';

const checked = caseScript(json);
if (checked.kind === 'problem') throw new Error(checked.where);
const sample = checked.script;
const header = (number: number): dicomParser.DataSet => {
  const scan = caseScan(sample, number);
  return dicomParser.parseDicom(writeCtInstance(scan.header, scan.image(0)));
};

describe('a rendered scan', () => {
  it('is the same bytes every time', () => {
    const once = () => {
      const scan = caseScan(sample, 1);
      return writeCtInstance(scan.header, scan.image(30));
    };
    expect(once()).toEqual(once());
  }, 60_000);

  it('has tissue where tissue is: air, lung, aorta with contrast, liver, in HU', () => {
    const scan = caseScan(sample, 0);
    const { columns, spacing, quantum } = sample.image;
    const mean = (x: number, y: number, z: number): number => {
      const { pixels, position } = scan.image((scan.timepoint.top - z) / 5);
      const [shiftX, shiftY] = scan.timepoint.shift;
      const [c, r] = [Math.round((x + shiftX - position[0]) / spacing), Math.round((y + shiftY - position[1]) / spacing)];
      let sum = 0;
      for (let dr = -2; dr <= 2; dr += 1) for (let dc = -2; dc <= 2; dc += 1) sum += (pixels[(r + dr) * columns + c + dc] ?? Number.NaN) * quantum - 1024;
      return sum / 25;
    };
    expect(mean(0, 7, 20)).toBeLessThan(-900); // trachea
    expect(mean(-120, 20, 0)).toBeGreaterThan(-910);
    expect(mean(-120, 20, 0)).toBeLessThan(-750); // lung
    expect(Math.abs(mean(25, 42, -20) - 158)).toBeLessThan(8); // descending aorta
    expect(Math.abs(mean(-120, -10, -180) - 109)).toBeLessThan(12); // liver, right lobe
  });

  it('says SYNTHETIC, keeps the subject and changes the frame of reference from scan to scan', () => {
    const scans = [0, 1, 2].map(header);
    for (const read of scans) {
      expect(read.string('x0008103e')).toMatch(/^SYNTHETIC/);
      expect(read.string('x00100020')).toBe('NADIR-SAMPLE-1');
      expect(read.string('x00080070')).toBe('Nadir phantom');
    }
    expect(new Set(scans.map((read) => read.string('x00200052'))).size).toBe(3);
    expect(scans.map((read) => read.string('x00120050'))).toEqual(['W0', 'W8', 'W15']);
  });
});

const zip = new URL('../../sample-dicom/flare-classic/subject.zip', import.meta.url);
describe.skipIf(!existsSync(zip))('subject.zip (made by npm run samples)', () => {
  const files = unzipSync(readFileSync(zip));
  it('is small and holds every slice of the script, under the UIDs that the script gives', () => {
    expect(readFileSync(zip).length).toBeLessThan(8e6);
    const expected = sample.timepoints.flatMap((timepoint, number) => Array.from({ length: caseScan(sample, number).slices }, (_, slice) => `${timepoint.id}/${String(slice + 1).padStart(4, '0')}.dcm`));
    expect(Object.keys(files).sort()).toEqual(expected.sort());
    const kept = dicomParser.parseDicom(files['W8/0010.dcm'] ?? new Uint8Array());
    expect(kept.string('x00080018')).toBe(caseScan(sample, 1).image(9).sopInstanceUid);
    expect(kept.string('x00020010')).toBe('1.2.840.10008.1.2.4.80');
  });
});

describe('a script that is not one', () => {
  it.each([
    ['script', null],
    ['script.patient.name', { ...json, patient: { ...json.patient, name: 'Doe^Jane' } }],
    ['script.timepoints', { ...json, timepoints: [] }],
    ['script.lesions[2].shape', { ...json, lesions: json.lesions.map((lesion, k) => (k === 2 ? { ...lesion, shape: 'star' } : lesion)) }],
    ['script.lesions[0].sizes', { ...json, lesions: json.lesions.map((lesion, k) => (k === 0 ? { ...lesion, sizes: [null] } : lesion)) }],
  ])('is refused with the place: %s', (where, value) => {
    expect(caseScript(value)).toEqual({ kind: 'problem', where });
  });
});
