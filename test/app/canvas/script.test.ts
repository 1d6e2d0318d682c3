import { describe, expect, it } from 'vitest';
import { canvasScript } from '../../../src/app/canvas/script';
import { patientPoint } from '../../../src/dicom';
import { paintOnto, type CanvasSlice } from '../../../src/phantom';

/** Free text of the header, as careless hands fill it: none of it may reach a painted file. */
const CANARY = 'DOE^CANARY 1234567';
const slices = Array.from({ length: 9 }, (_, k): CanvasSlice => ({
  plane: { origin: patientPoint(-32, -32, k * 5), rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal: [0, 0, 1], rowSpacing: 1, columnSpacing: 1, rows: 64, columns: 64 },
  values: new Int16Array(64 * 64).fill(1064), slope: 1, intercept: -1024,
}));
const plan = { weeks: [0, 8], course: 'flare' as const, lesions: [{ id: 'T1', organ: 'liver' as const, shape: 'ellipsoid' as const, at: patientPoint(0, 0, 20), slice: 4, long: [20, 0], ratio: 0.8 }] };
const made = paintOnto(slices, canvasScript(plan, { kernel: CANARY, contrast: CANARY, kilovolts: 120, sliceThicknessMm: 5, sliceSpacingMm: 5 }, 7));

describe('a plan painted into a scan', () => {
  it('has the planned axes, and no lesion where the plan has 0 mm', () => {
    if (made.kind !== 'painted') throw new Error(made.why);
    expect(made.truth.map(({ timepoint, longMm, shortMm }) => [timepoint, longMm, shortMm])).toEqual([['W0', 20, 16]]);
    expect(made.scans.map(({ header }) => header.study.date)).toEqual(['20260105', '20260302']);
  });

  it('writes nothing that was typed at the scanner', () => {
    if (made.kind !== 'painted') throw new Error(made.why);
    for (const scan of made.scans) for (let k = 0; k < scan.slices; k += 1) {
      const text = new TextDecoder('latin1').decode(scan.file(k).bytes);
      expect(text).toContain('SYNTHETIC^Painted');
      expect(text).not.toMatch(/CANARY|1234567/);
    }
  });
});
