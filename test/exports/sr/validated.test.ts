import { describe, expect, it } from 'vitest';
import { patientFromPixel } from '../../../src/dicom';
import type { Act, LesionId } from '../../../src/read';
import { assessed, logOf, opened, placeOn, planeAt, reportAt, STORY, WEEKS } from './scene';
import { dciodvfy, dsr2xml, dsrdump, has, pixelmed, pydicom } from './validators';

const story = assessed(logOf(STORY));
const [above, under] = [planeAt(4), planeAt(9)].map((plane) => patientFromPixel(plane, { column: 200, row: 200 }));
const coronal: Act = { kind: 'lesionIdentified', v: 1, lesion: 'a', role: 'target', timepoint: 'w0', site: null, stroke: { kind: 'caliper', measured: { caliper: { long: [above!, under!], short: null }, place: { ...placeOn(0, 6), reformatted: 'coronal' } } }, equivocal: false };
const signed: Act = { kind: 'timepointSigned', v: 1, timepoint: 'w0', signature: { name: 'R', meaning: 'authored', head: '0'.repeat(64), algorithm: 'x', publicKey: '', value: '' } };

const first = reportAt(24, story);
const REPORTS: readonly (readonly [string, Uint8Array])[] = [
  ...WEEKS.map((week) => [`the story at W${week}`, reportAt(week, story).bytes] as const),
  ['an amendment', reportAt(24, story, { at: '2026-11-24T08:00:00Z', predecessors: [first.reference] }).bytes],
  ['a scan without any lesion, outside a trial', reportAt(8, assessed(logOf([opened])), { trial: null }).bytes],
  ['a caliper on a reformatted image', reportAt(0, assessed(logOf([opened, coronal]))).bytes],
  ['a signed timepoint', reportAt(0, assessed(logOf([...STORY, signed])), { reader: { name: 'READER^ONE', identifier: 'READER 1', role: 'reader', organization: 'Core lab', loginName: 'r1' } }).bytes],
];

describe.skipIf(!has.dicom3tools)('dciodvfy (skipped without the Debian package dicom3tools)', () => {
  it.each(REPORTS)('has no error and no warning for %s', (_, bytes) => {
    expect(dciodvfy(bytes)).toEqual([]);
  });
});

describe.skipIf(!has.dcmtk)('dsrdump and dsr2xml (skipped without the Debian package dcmtk)', () => {
  it.each(REPORTS)('read %s', (_, bytes) => {
    const dumped = dsrdump(bytes);
    expect([dumped.status, dumped.text.split('\n').filter((line) => /^[EF]:/.test(line))]).toEqual([0, []]);
    expect(dumped.text).toContain('(126000,DCM,"Imaging Measurement Report")');
    const xml = dsr2xml(bytes);
    expect([xml.status, xml.text.includes('</report>')]).toEqual([0, true]);
  });
});

describe.skipIf(!has.pixelmed)('DicomSRValidator (skipped without the Debian packages pixelmed-apps and a Java runtime)', () => {
  // A run takes seconds: the fullest report, and the one in space.
  it.each(REPORTS.filter(([what]) => what === 'the story at W16' || what === 'a caliper on a reformatted image'))('finds TID 1500 without errors in %s', { timeout: 120_000 }, (_, bytes) => {
    expect(pixelmed(bytes)).toEqual({ rootTemplate: true, errors: [] });
  });
});

describe.skipIf(!has.pydicom)('pydicom (skipped without the Debian package python3-pydicom)', () => {
  const name = (lesion: LesionId): string => story.read.lesions.find(({ id }) => id === lesion)?.name ?? '';

  it('puts every caliper where the read has it, in the patient, on tilted slices with unequal spacings', () => {
    const { sizes, title, longest } = pydicom(reportAt(8, story).bytes);
    expect(title).toBe('Imaging Measurement Report');
    expect(sizes.map(({ tracking, axis, unit }) => [tracking.split(':').at(-1), axis, unit])).toEqual(
      ['lung', 'node', 'liver', 'fresh'].flatMap((lesion) => [[name(lesion), 'Long Axis', 'mm'], [name(lesion), 'Short Axis', 'mm']]),
    );
    for (const { tracking, axis, world, mm } of sizes) {
      const drawn = story.read.lesions.find((one) => tracking.endsWith(`:${one.name}`))?.at.get('w8')?.caliper?.caliper;
      const line = axis === 'Long Axis' ? drawn?.long : drawn?.short;
      for (const end of [0, 1] as const) for (const coordinate of [0, 1, 2] as const) expect(world[end]?.[coordinate]).toBeCloseTo(line?.[end][coordinate] ?? Number.NaN, 3);
      const [a = [], b = []] = world;
      expect(Math.hypot(...a.map((value, index) => value - (b[index] ?? 0)))).toBeCloseTo(mm, 3);
    }
    // Code Meaning is a Long String, Code Value a Short String.
    expect(longest[0]).toBeLessThanOrEqual(64);
    expect(longest[1]).toBeLessThanOrEqual(16);
  });

  it('finds the same tracking UID for a lesion in all reports of a reader, another one for another reader', () => {
    const uidsAt = (week: number, more = {}): Readonly<Record<string, string>> => Object.fromEntries(pydicom(reportAt(week, story, more).bytes).sizes.map(({ tracking, uid }) => [tracking.split(':').at(-1) ?? '', uid]));
    const [w0, w8] = [uidsAt(0), uidsAt(8)];
    expect([w8['T1'], w8['T2']]).toEqual([w0['T1'], w0['T2']]);
    expect(uidsAt(16)['T2.1']).toBe(w0['T2']);
    expect(uidsAt(0, { reader: { name: 'READER^TWO', identifier: 'READER 2', role: 'reader' } })['T1']).not.toBe(w0['T1']);
  });

  it('finds the report that an amendment replaces', () => {
    const { predecessors, sop } = pydicom(REPORTS[4]?.[1] ?? new Uint8Array());
    expect(predecessors).toEqual([first.reference.sopInstanceUid]);
    expect(sop).not.toBe(first.reference.sopInstanceUid);
  });
});
