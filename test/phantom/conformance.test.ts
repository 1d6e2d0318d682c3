import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patientPoint } from '../../src/dicom';
import { caseFile, caseScan, edition, paintOnto, type CanvasSlice } from '../../src/phantom';
import { scriptAt, smallSubject } from './scripts';

const JUDGE = 'dciodvfy';
/** dciodvfy of the Debian package dicom3tools: the judge of attributes and modules, written by others. */
const judged = (bytes: Uint8Array): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'nadir-iod-'));
  const path = join(folder, 'one.dcm');
  writeFileSync(path, bytes);
  const { stdout, stderr } = spawnSync(JUDGE, ['-new', path], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return `${stdout}\n${stderr}`.split('\n').filter((line) => line !== '');
};
const absent = spawnSync(JUDGE, ['-version']).error !== undefined;

describe.skipIf(absent)('CT Image Storage, judged by dciodvfy (needs Debian package dicom3tools)', () => {
  const painted = (): Uint8Array => {
    const plane = { rows: 64, columns: 64, rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], normal: [0, 0, 1], rowSpacing: 1, columnSpacing: 1 } as const;
    const slices = Array.from({ length: 6 }, (_, z): CanvasSlice => ({ plane: { ...plane, origin: patientPoint(0, 0, z * 5) }, values: new Int16Array(64 * 64), slope: 1, intercept: -1024 }));
    const made = paintOnto(slices, {
      id: 'x', seed: 1, patient: { name: 'SYNTHETIC^X', id: 'X', birthDate: '', sex: 'O' }, scan: { kernel: 'B', contrast: null, kilovolts: 120, bodyPart: 'CHEST', sliceThicknessMm: 5 },
      timepoints: [{ id: 'W0', description: 'Baseline', date: '20260105', time: '101500', shift: [0, 0, 0], flare: false }], lesions: [],
    });
    return made.kind === 'painted' ? made.scans[0]!.file(2).bytes : new Uint8Array();
  };
  it.each([
    ['a teaching case', () => caseFile(caseScan(edition(scriptAt('true-progression/case.json'), { columns: 64 }), 1), 60).bytes],
    ['the small subject', () => caseFile(caseScan(smallSubject(), 0), 30).bytes],
    ['the arterial phase', () => caseFile(caseScan(edition(scriptAt('new-lesions-vanish/case.json'), { columns: 64, phase: 'arterial', kernel: 'sharp', thickness: 5 }), 0), 30).bytes],
    ['a painted scan', painted],
  ] as const)('%s: no errors', (_what, make) => {
    const lines = judged(make());
    expect(lines.some((line) => /CTImage/.test(line))).toBe(true);
    expect(lines.filter((line) => line.startsWith('Error'))).toEqual([]);
  });
});
