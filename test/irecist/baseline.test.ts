import { describe, expect, it } from 'vitest';
import { assess, assessBaseline, classifyLesion, DEFAULT_CHARTER, minimumTargetMm, organOf, type BaselineLesion, type FindingsProblemKind, type SubjectFindings, type TimepointFindings } from '../../src/irecist';
import { scenario } from './scenario';

const lesion = (change: Partial<BaselineLesion>): BaselineLesion => ({
  id: 'A', organ: 'lung', lesionKind: 'nonnode', longestMm: 20, shortAxisMm: null, nature: 'solid', modality: 'CT', softTissue: null, priorLocalTherapy: false, progressedSince: false, ...change,
});
const node = (shortAxisMm: number | null): Partial<BaselineLesion> => ({ lesionKind: 'node', organ: 'lymph-node', longestMm: 30, shortAxisMm });

describe('what a lesion counts as at baseline', () => {
  // The truth is E09 3.1 and 3.2, by rule of the rule book.
  it.each<readonly [string, string, number | null, Partial<BaselineLesion>, number | null]>([
    ['B1', 'measurable', 5, { longestMm: 10 }, 10], ['B1', 'non-measurable', 5, { longestMm: 9.9 }, 10], ['B1', 'non-measurable', null, { longestMm: null }, 10],
    ['B2', 'non-measurable', 7.5, { longestMm: 14.9 }, 15], ['B2', 'measurable', 7.5, { longestMm: 15 }, 15], ['B1', 'measurable', 2, { longestMm: 10 }, 10],
    ['B1', 'non-measurable', 5, { longestMm: 19.9, modality: 'chest-x-ray' }, 20], ['B1', 'measurable', 8, { longestMm: 20, modality: 'chest-x-ray' }, 20], ['B1', 'measurable', 8, { longestMm: 10, modality: 'caliper' }, 10],
    ['B3', 'measurable', 5, node(15), 15], ['B3', 'measurable', 10, node(20), 15], ['B3', 'pathological-non-target', 5, node(14.9), 15], ['B3', 'pathological-non-target', 5, node(10), 15], ['B3', 'normal', 5, node(9.9), 15], ['B3', 'non-measurable', 5, node(null), 15],
    ['B4', 'non-measurable', 5, { nature: 'bone-lytic' }, null], ['B1', 'measurable', 5, { nature: 'bone-lytic', softTissue: { longestMm: null } }, 10], ['B1', 'non-measurable', 5, { nature: 'bone-mixed', softTissue: { longestMm: 9 } }, 10],
    ['B4', 'non-measurable', 5, { nature: 'bone-blastic', softTissue: { longestMm: 30 } }, null], ['B4', 'non-measurable', 5, { modality: 'PET' }, null], ['B7', 'non-measurable', 5, { modality: 'ultrasound' }, null],
    ['B5', 'not-disease', 5, { nature: 'simple-cyst' }, null], ['B1', 'measurable', 5, { nature: 'cystic-metastasis' }, 10],
    ['B6', 'non-measurable', 5, { priorLocalTherapy: true }, null], ['B1', 'measurable', 5, { priorLocalTherapy: true, progressedSince: true }, 10], ['B3', 'pathological-non-target', 5, { ...node(12), priorLocalTherapy: true }, 15],
    ['B7', 'non-measurable', 5, { nature: 'ascites', longestMm: 50 }, null], ['B7', 'non-measurable', 5, { nature: 'leptomeningeal', longestMm: 50 }, null],
  ])('%s: %s on %s mm slices, %j', (rule, lesionClass, slice, change, minimumMm) => {
    const found = classifyLesion(lesion(change), slice);
    expect(found).toMatchObject({ lesionClass, minimumMm, reason: { rule, result: lesionClass } });
    expect(found.reason.sentence).toMatch(/^A is [a-z -]+: .+\.$/);
  });

  it('counts a diameter as it is recorded', () => {
    expect(classifyLesion(lesion({ longestMm: 9.96 }), 5).lesionClass).toBe('measurable');
    expect(classifyLesion(lesion({ longestMm: 9.6 }), 5, { ...DEFAULT_CHARTER, precisionMm: 1 }).lesionClass).toBe('measurable');
  });
  it('has one minimum for node and slice', () => expect([minimumTargetMm('node', 10), minimumTargetMm('nonnode', 5), minimumTargetMm('nonnode', 5.1), minimumTargetMm('nonnode', null)]).toEqual([15, 10, 10.2, 10]));
  it('takes paired organs and all nodes for one', () => expect([organOf('Left lung', 'nonnode'), organOf('kidney, right', 'nonnode'), organOf('lung', 'nonnode'), organOf('axilla', 'node')]).toEqual(['lung', 'kidney', 'lung', 'lymph-node']));
});

describe('the choice of targets', () => {
  it('is at most five, two an organ, all measurable', () => {
    const chosen = ['left lung', 'right lung', 'lung', 'liver', 'liver', 'bone'].map((organ, index) => lesion({ id: `T${index + 1}`, organ, longestMm: index === 3 ? 8 : 20 }));
    const { errors, sumMm } = assessBaseline(chosen, chosen.map(({ id }) => id), 5);
    expect(sumMm).toBe(108);
    expect(errors.map(({ kind, lesion: id, rule }) => [kind, id, rule])).toEqual([['too-many-in-organ', 'T3', 'B8'], ['target-not-measurable', 'T4', 'B1'], ['too-many-targets', 'T6', 'B8']]);
  });
  it('has no sum without targets or lengths', () => {
    expect(assessBaseline([lesion({})], [], 5).sumMm).toBeNull();
    expect(assessBaseline([lesion({ longestMm: null })], ['A'], 5).sumMm).toBeNull();
    expect(assessBaseline([lesion({}), lesion({ id: 'B', ...node(18.4) })], ['A', 'B'], 5).sumMm).toBe(38.4);
  });
});

describe('findings that contradict themselves', () => {
  const sound = scenario({ week: 0, T: [60, 40], NT: ['present'] }, { week: 8, T: [60, 40], NT: ['present'], NL: [12] }, { week: 14, T: [60, 40], NT: ['present'], NL: [12] });
  const spoiled = (index: number, change: (visit: TimepointFindings) => Partial<TimepointFindings>): SubjectFindings => ({ timepoints: sound.timepoints.map((visit, place) => (place === index ? { ...visit, ...change(visit) } : visit)) });
  const target = (mm: number | readonly number[]) => ({ targets }: TimepointFindings): Partial<TimepointFindings> => ({ targets: targets.map((one, index) => (index === 1 ? { ...one, finding: typeof mm === 'number' ? { kind: 'measured', mm } : { kind: 'parts', mm } } : one)) });
  const wrong: readonly (readonly [FindingsProblemKind, string, SubjectFindings])[] = [
    ['no-timepoints', 'timepoints', { timepoints: [] }],
    ['length-not-positive', 'timepoints[1].targets[1].finding.mm', spoiled(1, target(-0.1))], ['length-not-positive', 'timepoints[0].targets[1].finding.mm', spoiled(0, target(0))],
    ['length-not-a-number', 'timepoints[1].targets[1].finding.mm', spoiled(1, target(Number.NaN))], ['length-not-a-number', 'timepoints[2].targets[1].finding.mm', spoiled(2, target(Infinity))],
    ['length-not-a-number', 'timepoints[1].targets[1].finding.mm', spoiled(1, target([]))], ['length-not-positive', 'timepoints[1].targets[1].finding.mm[1]', spoiled(1, target([3, -3]))],
    ['length-not-positive', 'timepoints[2].newLesions[0].finding.mm', spoiled(2, ({ newLesions }) => ({ newLesions: newLesions.map((one) => ({ ...one, finding: { kind: 'measured', mm: -1 } })) }))],
    ['date-invalid', 'timepoints[1].date', spoiled(1, () => ({ date: '2025-3-3' }))], ['dates-out-of-order', 'timepoints[2].date', spoiled(2, () => ({ date: '2025-03-03', day: 56 }))], ['day-disagrees', 'timepoints[0].day', spoiled(0, () => ({ day: 1 }))],
    ['duplicate-lesion', 'timepoints[1].newLesions[0].id', spoiled(1, ({ newLesions }) => ({ newLesions: newLesions.map((one) => ({ ...one, id: 'T1' })) }))],
    ['target-not-in-baseline', 'timepoints[1].nonTargets[1]', spoiled(1, ({ nonTargets }) => ({ nonTargets: [...nonTargets, { id: 'NT2', lesionKind: 'node', status: 'present' }] }))],
    ['target-missing', 'timepoints[2].targets', spoiled(2, ({ targets }) => ({ targets: targets.slice(1) }))],
    ['lesion-changed-kind', 'timepoints[2].newLesions[0]', spoiled(2, ({ newLesions }) => ({ newLesions: newLesions.map((one) => ({ ...one, lesionKind: 'node' })) }))],
    ['new-lesion-at-baseline', 'timepoints[0].newLesions[0]', spoiled(0, () => ({ newLesions: sound.timepoints[1]?.newLesions ?? [] }))],
    ['baseline-not-measured', 'timepoints[0].targets[0].finding', spoiled(0, ({ targets }) => ({ targets: targets.map((one, index) => (index === 0 ? { ...one, finding: { kind: 'not-evaluable' } } : one)) }))],
    ['unknown-value', 'timepoints[1].newLesions[0].finding.kind', spoiled(1, ({ newLesions }) => ({ newLesions: newLesions.map((one) => ({ ...one, finding: { kind: 'gone' as 'absent' } })) }))],
    ['unknown-value', 'timepoints[1].nonTargets[0].status', spoiled(1, ({ nonTargets }) => ({ nonTargets: nonTargets.map((one) => ({ ...one, status: 'worse' as 'present' })) }))],
    ['unknown-value', '', null as unknown as SubjectFindings], ['unknown-value', 'timepoints', {} as SubjectFindings], ['unknown-value', 'timepoints[1].targets', spoiled(1, () => ({ targets: null as unknown as [] }))],
    ['duplicate-timepoint', 'timepoints[2].id', spoiled(2, () => ({ id: 'W8' }))], ['length-too-long', 'timepoints[1].targets[1].finding.mm', spoiled(1, target(1e15))],
    ['too-many-targets', 'timepoints[0].targets[5]', scenario({ week: 0, T: [20, 20, 20, 20, 20], G: [20] })],
  ];
  it.each(wrong)('%s at %s', (kind, path, findings) => expect(assess(findings)).toMatchObject({ kind: 'refused', problems: [expect.objectContaining({ kind, path })] }));
  it('leave sound ones alone', () => {
    expect(assess(sound).kind).toBe('assessed');
    expect(assess(spoiled(1, target(0))).kind).toBe('assessed');
    expect(assess(scenario({ week: 0, T: [20, 20, 20, 20], G: [20] })).kind).toBe('assessed');
  });
});
