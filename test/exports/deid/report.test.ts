import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { reportFrom } from '../../../src/exports';
import { deidentified } from '../../../src/exports/deid/deidentified';
import { deidentificationCsv } from '../../../src/exports/deid/report-csv';
import { assessed, logOf, opened, reportAt, STORY } from '../sr/scene';
import { dciodvfy, has } from '../sr/validators';
import { sings } from './canaries';

const mac = (text: string): Uint8Array => new Uint8Array(createHmac('sha256', 'secret').update(text).digest());
const OPTIONS = { mac, shiftDays: -100, code: 'CASE-014' };
const scene = assessed(logOf([opened, ...STORY]));
const own = reportAt(8, scene, { reader: { name: 'Nightingale^Florence', identifier: 'Nightingale', role: 'reader', loginName: 'fnightingale', organization: 'St Thomas' } });

describe('a structured report of our own', () => {
  const result = deidentified(own.bytes, OPTIONS);
  if (result.kind === 'quarantined') throw new Error(result.detail);

  it('names neither subject nor reader any more', () => {
    expect(sings(own.bytes, 'Nightingale')).toBe(true);
    for (const word of ['Nightingale', 'nightingale', 'Thomas', 'subject-1a2b', 'SUBJ-014']) expect(sings(result.bytes, word), word).toBe(false);
  });

  it('keeps its sizes, its lesions and where they point', () => {
    const [before, after] = [own.bytes, result.bytes].map((bytes) => reportFrom(bytes));
    if (before?.kind !== 'report' || after?.kind !== 'report') throw new Error('not a report');
    expect(after.measurements.map(({ name, sizes }) => [name, sizes.map(({ mm }) => mm)])).toEqual(before.measurements.map(({ name, sizes }) => [name, sizes.map(({ mm }) => mm)]));
    expect(after.measurements.length).toBeGreaterThan(0);
    const uid = (text: string): string => (text === '' ? '' : `2.25.${mac(`uid:${text}`).subarray(0, 16).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)}`);
    expect(after.measurements.map(({ trackingUid }) => trackingUid)).toEqual(before.measurements.map(({ trackingUid }) => uid(trackingUid)));
    expect(after.report.timepoint.studyUids).toEqual(before.report.timepoint.studyUids.map(uid));
  });

  it.skipIf(!has.dicom3tools)('has no error for dciodvfy that it did not have before (needs dicom3tools)', () => {
    const before = dciodvfy(own.bytes); // warnings aside: a code is no name in parts
    expect(dciodvfy(result.bytes).filter((line) => line.startsWith('Error') && !before.includes(line))).toEqual([]);
  });
});

describe('the report of a copy', () => {
  it('counts what became of each attribute and names what was held back, by its new name', () => {
    const csv = deidentificationCsv([{ file: 'images/00001.dcm', result: deidentified(own.bytes, OPTIONS) }, { file: 'images/00002.dcm', result: deidentified(new Uint8Array(9), OPTIONS) }]);
    expect(csv).toContain('attribute,"(0010,0010)",PN,replaced,1,1,\r\n');
    expect(csv).toContain('held back,images/00002.dcm,,not-dicom,1,,The file is not a DICOM Part 10 file\r\n');
    expect(csv).not.toContain('Nightingale');
  });
});
