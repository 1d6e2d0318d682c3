import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { assess, assessBaseline, caseFrom, combinations, kineticsOf, sequenceEndpoints, type Assessment, type Case } from '../../src/irecist';

// The truth is in the cases: each names its published source and says why.
const folder = new URL('../cases/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json')).sort();
type Worked = Readonly<Record<string, unknown>> & { readonly id: string; readonly kind: string; readonly why: string };
const cases = files.map((name): Worked => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Worked);
const ofKind = (kind: string): readonly Worked[] => cases.filter((one) => one.kind === kind);

const read = <Kind extends Case['kind']>(worked: Worked, kind: Kind): Extract<Case, { kind: Kind }> => {
  const reading = caseFrom(worked);
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.problems));
  if (reading.case.kind !== kind) throw new Error(`${worked.id} is a ${reading.case.kind}`);
  return reading.case as Extract<Case, { kind: Kind }>;
};

const assessed = (worked: Worked): Assessment => {
  const { findings, charter } = read(worked, 'lesion');
  const outcome = assess(findings, charter);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.assessment;
};

interface Expected { readonly target: string; readonly confirmedBy?: readonly string[]; readonly flags?: readonly string[] }

describe('worked cases', () => {
  it('has all four kinds', () => {
    for (const kind of ['lesion', 'label-sequence', 'baseline', 'kinetics']) expect(ofKind(kind).length).toBeGreaterThan(1);
  });

  it.each(ofKind('lesion').map((worked) => [worked.id, worked] as const))('%s', (_id, worked) => {
    const assessment = assessed(worked);
    const expected = worked['expected'] as readonly (Expected | null)[];
    expect(assessment.timepoints.length).toBe(expected.length);
    expected.forEach((labels, index) => {
      const response = assessment.timepoints[index];
      if (!labels) {
        expect(response).toMatchObject({ target: null, nonTarget: null, newLesion: null, recist11: null, irecist: null });
        return;
      }
      const { flags = [], ...exact } = labels;
      expect(response, worked.why).toMatchObject(exact);
      expect(response?.flags).toEqual(expect.arrayContaining([...flags]));
    });
    expect({ ibor: assessment.ibor, progression: assessment.progressionDate, recist: assessment.recist11ProgressionDate }, worked.why)
      .toEqual({ ibor: worked['expectedIbor'], progression: worked['expectedProgressionDate'], recist: worked['expectedRecist11ProgressionDate'] });
  });

  it.each(ofKind('label-sequence').map((worked) => [worked.id, worked] as const))('%s', (_id, worked) => {
    const all = [...combinations(read(worked, 'label-sequence').labelOptions)];
    expect(all.length).toBe(worked['combinations']);
    for (const labels of all) {
      const { ibor, progressionIndex } = sequenceEndpoints(labels);
      expect(ibor, labels.join(', ')).toBe(worked['expectedIbor']);
      if (worked['expectedProgressionIndex'] !== undefined) expect(progressionIndex, worked.why).toBe(worked['expectedProgressionIndex']);
    }
  });

  it.each(ofKind('baseline').map((worked) => [worked.id, worked] as const))('%s', (_id, worked) => {
    const { lesions, targets, sliceThicknessMm } = read(worked, 'baseline');
    const { lesions: classified, sumMm, errors } = assessBaseline(lesions, targets, sliceThicknessMm);
    expect(Object.fromEntries(Object.entries(classified).map(([id, one]) => [id, one.lesionClass])), worked.why).toEqual(worked['expectedLesions']);
    expect(sumMm).toBe(worked['expectedBaselineSum'] ?? null);
    expect(errors).toEqual([]);
  });

  it.each(ofKind('kinetics').map((worked) => [worked.id, worked] as const))('%s', (_id, worked) => {
    const { before, baseline, first, monthDays } = read(worked, 'kinetics');
    const result: Readonly<Record<string, number | boolean | null>> = { ...kineticsOf(before, baseline, first, monthDays) };
    const tolerance = worked['tolerance'] as Readonly<Record<'tgr' | 'ratio' | 'tgk', number>>;
    for (const [name, expected] of Object.entries(worked['expected'] as Readonly<Record<string, number | boolean | null>>)) {
      const value = result[name];
      if (typeof expected !== 'number' || typeof value !== 'number') expect(value, name).toBe(expected);
      else expect(Math.abs(value - expected), name).toBeLessThanOrEqual(name.includes('PctPerMonth') ? tolerance.tgr : name.endsWith('Ratio') ? tolerance.ratio : tolerance.tgk);
    }
  });
});
