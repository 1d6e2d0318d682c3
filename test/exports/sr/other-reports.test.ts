import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { reportFrom, type ReportFrom } from '../../../src/exports';
import { DATA, haveData } from '../../dicom/shared-data';

const SR = join(DATA, 'sr');
const found = (name: string): Extract<ReportFrom, { kind: 'report' }> => {
  const reading = reportFrom(readFileSync(join(SR, name)));
  if (reading.kind !== 'report') throw new Error(`${name}: ${reading.problems[0]?.kind}`);
  return reading;
};
const kinds = (name: string): readonly string[] => found(name).problems.map(({ kind, path }) => `${kind} ${path}`);

/** What stands in the files, as dsrdump and dcmdump print them. */
describe.skipIf(!haveData)('reports that others wrote (needs the shared data beside the project)', () => {
  it('OHIF: a caliper in "px" is no length in millimetres', () => {
    const { measurements: [group], report } = found('dcmjs/sample-sr.dcm');
    expect(group?.sizes.map(({ axis, value, unit, mm }) => [axis, value, unit?.meaning, mm])).toEqual([['long', 64.4505437946691, 'px', null], ['short', 42.9670291964462, 'px', null]]);
    expect(kinds('dcmjs/sample-sr.dcm')).toEqual(['not-millimetres 1.5.1.3', 'not-millimetres 1.5.1.4']);
    expect(report.isOwn).toBe(false);
    // (580.719177, 1090.83582) in the file, whose first pixel has its centre at 0.5, 0.5.
    expect(group?.sizes[0]?.regions[0]).toMatchObject({ kind: 'image', graphic: 'POLYLINE', pixels: [{ column: 580.2191772460938, row: 1090.3358154296875 }, {}] });
  });

  it('dcmjs: old SNOMED codes, a number without a value, areas under the code of a length', () => {
    const { measurements } = found('dcmjs/structured_report.dcm');
    expect(measurements.map(({ sizes }) => sizes.map(({ axis, mm }) => [axis, mm]))).toEqual([
      [['other', null]], [['other', null]], [['long', 93.9], ['short', 47]], [['length', 39.366492911614]], [['length', 133.992062006165]], [['other', null]],
    ]);
    expect(measurements[2]?.sizes[0]?.name).toEqual({ value: '103339001', scheme: 'SCT', meaning: 'Long Axis' });
    expect(kinds('dcmjs/structured_report.dcm')).toEqual(['no-value 1.5.1.4']);
  });

  it('highdicom: circles on an image, a point in space, several groups', () => {
    const { measurements, notUnderstood } = found('highdicom/sr_document_with_multiple_groups.dcm');
    expect(measurements.map(({ name, organ, sizes: [size], regions: [region] }) => [name, organ, size?.mm, region?.kind, region?.graphic])).toEqual([
      ['Image0001', null, null, undefined, undefined], ['LungNodule0001', 'lung', 10, 'image', 'CIRCLE'], ['Aorta0001', null, 20, 'image', 'POLYLINE'], ['Vertebra0001', null, null, 'patient', 'POINT'],
    ]);
    expect(measurements[3]?.regions[0]).toMatchObject({ points: [[123.5, 234.1, -23.7].map(Math.fround)] });
    expect(notUnderstood.map(({ path }) => path)).toContain('1.7.1.4');
  });

  it('highdicom: sites in old codes with their modifier, and what hangs on a number is listed', () => {
    const { measurements: [group], notUnderstood, problems } = found('highdicom/sr_document.dcm');
    expect([group?.finding?.meaning, group?.site?.meaning, group?.sizes[0]?.value, group?.sizes[0]?.unit?.meaning]).toEqual(['Spinal cord', 'Cervico-thoracic spine', 1.7, 'square centimeter']);
    expect(notUnderstood.map(({ what }) => what)).toEqual(expect.arrayContaining(['CODE Normality: Normal']));
    expect(problems).toEqual([]);
  });

  it('dcmqi: a segmented tumour has numbers, none of them a length; the segment is listed as not understood', () => {
    const { measurements: [group], notUnderstood, problems } = found('dcmqi_qin_headneck/sr.dcm');
    expect(group?.sizes.length).toBeGreaterThan(15);
    expect(group?.sizes.every(({ mm }) => mm === null)).toBe(true);
    expect(group?.sizes[0]).toMatchObject({ value: 6.01529, name: { meaning: 'SUVbw' }, modifiers: [{ meaning: 'Mean' }] });
    expect(notUnderstood.map(({ what }) => what)).toContain('IMAGE Referenced Segment');
    expect(problems).toEqual([]);
  });

  it.each(['pydicom/reportsi.dcm', 'pydicom/reportsi_with_empty_number_tags.dcm', 'pydicom/test-SR.dcm'])('%s: text without measurements is listed, not shown as measurements', (name) => {
    expect(kinds(name)).toEqual(['no-measurements 1']);
    expect(found(name).notUnderstood.length).toBeGreaterThan(0);
  });

  it.each([
    ['dcmqi_qin_headneck/seg.dcm', 'not-a-report'], ['dcmqi_qin_headneck/rwvm.dcm', 'not-a-report'], ['highdicom/ct_image.dcm', 'not-a-report'], ['dcmqi_json/sr-tid1500-example.json', 'not-dicom'],
  ])('%s is refused: %s', (name, kind) => {
    expect(reportFrom(readFileSync(join(SR, name)))).toMatchObject({ kind: 'refused', problems: [{ kind }] });
  });
});
