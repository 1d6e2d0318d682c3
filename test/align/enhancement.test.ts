import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patientPoint, type ImagePlane } from '../../src/dicom';
import { addSlice, beginScan, enhancementOf, finishedScan, type Scan } from '../../src/align';
import { caseScan, caseScript, type CaseScript } from '../../src/phantom';

/** A case of the phantom in coarse pixels, its first scan in the given phase. The truth is what the phantom fills vessels and liver with (HU). */
const scanIn = (phase: 'portal-venous' | 'arterial'): Scan => {
  const json = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'sample-dicom', 'flare-classic', 'case.json'), 'utf8')) as CaseScript;
  const checked = caseScript({ ...json, image: { ...json.image, columns: 138, spacing: 3, thickness: 8 }, timepoints: json.timepoints.map((one) => ({ ...one, phase })) });
  if (checked.kind !== 'script') throw new Error(checked.where);
  const { script } = checked;
  const { image, slices } = caseScan(script, 0);
  const growing = beginScan();
  for (let slice = 0; slice < slices; slice += 1) {
    const { position, pixels } = image(slice);
    const plane: ImagePlane = {
      rows: 138, columns: 138, origin: patientPoint(position[0], position[1], position[2]), rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal: [0, 0, 1], rowSpacing: 3, columnSpacing: 3,
    };
    addSlice(growing, { plane, values: pixels, slope: script.image.quantum, intercept: -1024 });
  }
  const scan = finishedScan(growing);
  if (scan.kind !== 'scan') throw new Error(scan.why);
  return scan;
};

describe('enhancement', () => {
  it.each([['portal-venous', 158, 109], ['arterial', 300, 74]] as const)('is measured in aorta and liver: %s', (phase, aorta, liver) => {
    const found = enhancementOf(scanIn(phase));
    expect(Math.abs((found.aortaHu ?? 0) - aorta)).toBeLessThan(25); // cells are clamped to 300 HU
    expect(Math.abs((found.liverHu ?? 0) - liver)).toBeLessThan(12);
  });
});
