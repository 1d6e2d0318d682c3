import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import json from '../../sample-dicom/flare-classic/subject.json';
import { patientFromPixel, proposeTimepoints, readSources, type ByteSource, type GeometryFinding, type Library } from '../../src/dicom';
import { analyticSeries, caseScript, caseTruth, type AnalyticVariant, type NamedBytes } from '../../src/phantom';

const source = ({ name, bytes }: NamedBytes): ByteSource => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) });
const libraryOf = (files: readonly NamedBytes[]): Promise<Library> => readSources(files.map(source), {});
const onlySeries = (library: Library) => library.subjects[0]?.days[0]?.series[0];

describe('analytic series, read by the dicom room', () => {
  const findings: Partial<Record<AnalyticVariant, readonly GeometryFinding['kind'][]>> = { 'non-square': ['non-square-pixels'], tilted: ['gantry-tilt'], oblique: ['oblique-in-plane'] };
  it.each(['square', 'non-square', 'tilted', 'oblique', 'anisotropic'] as const)('%s: every known point is mapped from its pixel to its place', async (variant) => {
    const { files, truth } = analyticSeries(variant);
    const library = await libraryOf(files);
    expect(library.problems.filter(({ kind }) => kind !== 'geometry')).toEqual([]);
    const series = onlySeries(library);
    for (const point of truth.points) {
      const plane = series?.slices[point.slice - 1]?.plane;
      if (!plane) throw new Error('no plane');
      const place = patientFromPixel(plane, point.pixel);
      expect(Math.hypot(place[0] - point.patient[0], place[1] - point.patient[1], place[2] - point.patient[2])).toBeLessThan(1e-6);
    }
    expect(series?.findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...(findings[variant] ?? [])]));
  });
});

const zip = new URL('../../sample-dicom/flare-classic/subject.zip', import.meta.url);
describe.skipIf(!existsSync(zip))('subject.zip (made by npm run samples), read by the dicom room', async () => {
  const library = existsSync(zip) ? await libraryOf([{ name: 'subject.zip', bytes: new Uint8Array(readFileSync(zip)) }]) : { subjects: [], problems: [] };
  const subject = library.subjects[0];

  it('is one subject with three scans and nothing to complain about', () => {
    expect(library.problems.filter(({ kind }) => kind !== 'geometry')).toEqual([]);
    expect(library.subjects.length).toBe(1);
    expect(subject?.patientId).toBe('NADIR-SAMPLE-1');
    expect(subject?.days.map(({ date, series }) => [date, series.map(({ slices, sliceSpacingMm, phase, findings }) => [slices.length, sliceSpacingMm, phase, findings])])).toEqual([
      ['2026-01-05', [[61, 5, 'portal-venous', []]]], ['2026-03-02', [[63, 5, 'portal-venous', []]]], ['2026-04-20', [[61, 5, 'portal-venous', []]]],
    ]);
    if (subject === undefined) throw new Error('no subject');
    expect(proposeTimepoints(subject).length).toBe(3);
  });

  it('has the middle of every known lesion on the slice that the truth names', () => {
    const checked = caseScript(json);
    if (checked.kind === 'problem') throw new Error(checked.where);
    const slices = (subject?.days ?? []).flatMap(({ series }) => series.flatMap((one) => one.slices));
    for (const known of caseTruth(checked.script)) {
      const slice = slices.find(({ sopInstanceUid }) => sopInstanceUid === known.sopInstanceUid);
      expect(slice?.plane?.origin[2], `${known.timepoint} ${known.id}`).toBeCloseTo(known.long[0][2], 9);
    }
  });
});
