import fc from 'fast-check';
import { assess, DEFAULT_CHARTER, type Assessment, type Charter, type NewLesionEntry, type NonTargetStatus, type SubjectFindings, type TargetFinding, type TimepointFindings } from '../../src/irecist';

/** Arbitrary subjects whose findings do not contradict themselves. */
const START = Date.UTC(2025, 0, 6);
const dateOf = (day: number): string => new Date(START + day * 86_400_000).toISOString().slice(0, 10);
const ORGANS = ['lung', 'liver', 'lymph-node', 'bone', 'adrenal'] as const;

const tenths = (least: number, most: number): fc.Arbitrary<number> => fc.integer({ min: least, max: most }).map((value) => value / 10);
// Values cluster around each other, so that thresholds are met often and not by accident only.
const length = fc.oneof(tenths(0, 400), fc.constantFrom(5, 9.9, 10, 10.1, 15, 20, 24, 30));

export const targetFinding: fc.Arbitrary<TargetFinding> = fc.oneof(
  { weight: 8, arbitrary: length.map((mm): TargetFinding => ({ kind: 'measured', mm })) },
  { weight: 2, arbitrary: fc.constantFrom<TargetFinding>({ kind: 'absent' }, { kind: 'too-small' }) },
  { weight: 1, arbitrary: fc.constantFrom<TargetFinding>({ kind: 'not-evaluable' }, { kind: 'not-answered' }, { kind: 'merged' }, { kind: 'parts', mm: [8, 7.5] }) },
);
const status: fc.Arbitrary<NonTargetStatus> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<NonTargetStatus>('present') },
  { weight: 4, arbitrary: fc.constantFrom<NonTargetStatus>('absent', 'increased', 'unequivocal', 'unequivocal-increased', 'not-evaluable', 'not-answered') },
);
type NewFinding = NewLesionEntry['finding'];
const newFinding = (measurable: boolean): fc.Arbitrary<NewFinding> => fc.oneof(
  { weight: 6, arbitrary: measurable ? length.map((mm): NewFinding => ({ kind: 'measured', mm })) : fc.constantFrom<NewFinding>({ kind: 'present' }, { kind: 'increased' }, { kind: 'unequivocal' }, { kind: 'unequivocal-increased' }) },
  { weight: 2, arbitrary: fc.constantFrom<NewFinding>({ kind: 'absent' }, { kind: 'equivocal' }) },
  { weight: 1, arbitrary: fc.constantFrom<NewFinding>({ kind: 'not-evaluable' }, { kind: 'not-answered' }) },
);

interface Appearing { readonly organ: (typeof ORGANS)[number]; readonly measurable: boolean; readonly from: number }
const appearing = (most: number): fc.Arbitrary<Appearing[]> => fc.array(fc.record({ organ: fc.constantFrom(...ORGANS), measurable: fc.boolean(), from: fc.integer({ min: 1, max: 6 }) }), { maxLength: most });

export const subject: fc.Arbitrary<SubjectFindings> = fc.record({
  targets: fc.array(fc.record({ node: fc.boolean(), mm: tenths(150, 400) }), { maxLength: 3 }),
  nonTargets: fc.array(fc.boolean(), { maxLength: 2 }),
  newLesions: fc.oneof({ weight: 3, arbitrary: appearing(3) }, { weight: 1, arbitrary: appearing(8) }),
  gaps: fc.array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(28, 42, 56) }, { weight: 2, arbitrary: fc.integer({ min: 7, max: 90 }) }), { minLength: 1, maxLength: 6 }),
  symptoms: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  // Complete responses are rare by chance: some visits show nothing at all.
  cleared: fc.array(fc.integer({ min: 0, max: 4 }).map((chance) => chance === 0), { minLength: 6, maxLength: 6 }),
}).chain(({ targets, nonTargets, newLesions, gaps, symptoms, cleared }) => fc.tuple(
  fc.array(fc.array(targetFinding, { minLength: targets.length, maxLength: targets.length }), { minLength: gaps.length, maxLength: gaps.length }),
  fc.array(fc.array(status, { minLength: nonTargets.length, maxLength: nonTargets.length }), { minLength: gaps.length, maxLength: gaps.length }),
  fc.array(fc.tuple(...newLesions.map(({ measurable }) => newFinding(measurable))), { minLength: gaps.length, maxLength: gaps.length }),
).map(([sizes, statuses, appearances]): SubjectFindings => {
  const organ = (node: boolean, index: number): string => (node ? 'lymph-node' : (ORGANS[index] ?? 'lung'));
  const baseline: TimepointFindings = {
    id: 'TP0', day: 0, date: dateOf(0), symptomDriven: false, newLesions: [],
    targets: targets.map(({ node, mm }, index) => ({ id: `T${index + 1}`, organ: organ(node, index), lesionKind: node ? 'node' : 'nonnode', finding: { kind: 'measured', mm } })),
    nonTargets: nonTargets.map((node, index) => ({ id: `NT${index + 1}`, lesionKind: node ? 'node' : 'nonnode', status: 'present' })),
  };
  let day = 0;
  return {
    timepoints: [baseline, ...gaps.map((gap, visit): TimepointFindings => {
      day += gap;
      return {
        id: `TP${visit + 1}`, day, date: dateOf(day), symptomDriven: symptoms[visit] ?? false,
        targets: baseline.targets.map((target, index) => ({ ...target, finding: cleared[visit] ? { kind: 'absent' } : (sizes[visit]?.[index] ?? { kind: 'not-answered' }) })),
        nonTargets: baseline.nonTargets.map((lesion, index) => ({ ...lesion, status: cleared[visit] ? 'absent' : (statuses[visit]?.[index] ?? 'not-answered') })),
        newLesions: newLesions.flatMap(({ organ: place, measurable, from }, index): readonly NewLesionEntry[] => (from > visit + 1 ? [] : [{
          id: `NL${index + 1}`, organ: place, lesionKind: place === 'lymph-node' ? 'node' : 'nonnode', measurable, finding: cleared[visit] ? { kind: 'absent' } : (appearances[visit]?.[index] ?? { kind: 'not-answered' }),
        }])),
      };
    })],
  };
}));

export const charter: fc.Arbitrary<Charter> = fc.record({
  prPersistence: fc.constantFrom('rwg', 'strict'), afterCR: fc.constantFrom('reappearance-is-PD', 'sum-only'), afterCRThroughProgression: fc.constantFrom('PD', 'directly-after-CR-only'),
  lateConfirmation: fc.constantFrom('allow', 'disallow'), confirmReference: fc.constantFrom('episode-min', 'last-timepoint', 'first-iupd'), furtherGrowth: fc.constantFrom('at-least-5-mm', 'more-than-5-mm'),
  firstNewLesionConfirms: fc.constantFrom('always', 'unless-targets-recover', 'never'), newLesionReset: fc.constantFrom('improved', 'resolved-only', 'any-non-pd'),
  nonTargetReset: fc.constantFrom('improved', 'table2', 'target-driven'), newLesionFreshBar: fc.constantFrom('recist', 'low'), nonTargetPartlyNE: fc.constantFrom('NE', 'Non-CR/Non-PD'),
  persistentNewLesionBlocksICR: fc.boolean(), newLesionRole: fc.constantFrom('first-appearance', 're-designate'),
}).map((settings) => ({ ...DEFAULT_CHARTER, ...settings }) as Charter);

export const assessmentOf = (findings: SubjectFindings, settings?: Charter): Assessment => {
  const outcome = assess(findings, settings);
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems));
  return outcome.assessment;
};

/** A visit some days after the last one, with its findings changed. */
export const visitAfter = (findings: SubjectFindings, days: number, change: (last: TimepointFindings) => Partial<TimepointFindings>): SubjectFindings => {
  const last = findings.timepoints[findings.timepoints.length - 1] as TimepointFindings;
  const day = last.day + days;
  return { timepoints: [...findings.timepoints, { ...last, id: `TP${findings.timepoints.length}`, day, date: dateOf(day), symptomDriven: false, ...change(last) }] };
};

const STEPS = fc.constantFrom(0, 0.6, 0.9, 1, 1, 1.04, 1.1, 1.25);
const sizeAfter = (steps: readonly number[], start: number, visit: number): number => Math.round(10 * steps.slice(0, visit + 1).reduce((size, step) => size * step || start * step, start)) / 10;

/** Subjects whose lesions change little by little: episodes that stay open, are confirmed late, are taken back, with visits that were missed. */
export const steadySubject: fc.Arbitrary<SubjectFindings> = fc.array(fc.record({
  gap: fc.constantFrom(28, 42, 42, 56, 63), target: STEPS, other: STEPS, missed: fc.integer({ min: 0, max: 9 }),
  status: fc.constantFrom<NonTargetStatus>('present', 'present', 'unequivocal', 'unequivocal', 'unequivocal-increased', 'increased', 'absent', 'not-evaluable'),
  first: STEPS, second: fc.constantFrom<NewFinding>({ kind: 'present' }, { kind: 'present' }, { kind: 'increased' }, { kind: 'unequivocal' }, { kind: 'equivocal' }, { kind: 'absent' }),
}), { minLength: 3, maxLength: 8 }).chain((visits) => fc.record({ from: fc.integer({ min: 0, max: 9 }), second: fc.integer({ min: 0, max: 9 }), withTargets: fc.integer({ min: 0, max: 4 }), withNonTargets: fc.boolean() }).map(({ from, second: secondFrom, withTargets, withNonTargets }): SubjectFindings => {
  const measured = (mm: number): { readonly kind: 'measured'; readonly mm: number } => ({ kind: 'measured', mm });
  const days = visits.map((_visit, index) => visits.slice(0, index + 1).reduce((sum, { gap }) => sum + gap, 0));
  const target = (id: string, organ: string, finding: TargetFinding): TimepointFindings['targets'][number] => ({ id, organ, lesionKind: 'nonnode', finding });
  const timepoint = (id: string, day: number, rest: Pick<TimepointFindings, 'targets' | 'nonTargets' | 'newLesions'>): TimepointFindings => ({
    id, day, date: dateOf(day), symptomDriven: false, targets: withTargets > 0 ? rest.targets : [], nonTargets: withNonTargets ? rest.nonTargets : [], newLesions: rest.newLesions,
  });
  return {
    timepoints: [
      timepoint('TP0', 0, { targets: [target('T1', 'lung', measured(50)), target('T2', 'liver', measured(30))], nonTargets: [{ id: 'NT1', lesionKind: 'nonnode', status: 'present' }], newLesions: [] }),
      ...visits.map(({ missed, status: seen, second }, index) => timepoint(`TP${index + 1}`, days[index] ?? 0, {
        targets: [target('T1', 'lung', missed === 0 ? { kind: 'not-evaluable' } : measured(sizeAfter(visits.map((one) => one.target), 50, index))), target('T2', 'liver', missed < 2 ? { kind: 'not-evaluable' } : measured(sizeAfter(visits.map((one) => one.other), 30, index)))],
        nonTargets: [{ id: 'NT1', lesionKind: 'nonnode', status: missed === 0 ? 'not-evaluable' : seen }],
        newLesions: [
          ...(index >= from ? [{ id: 'NL1', organ: 'liver', lesionKind: 'nonnode' as const, measurable: true, finding: missed === 2 ? { kind: 'not-evaluable' as const } : measured(sizeAfter(visits.slice(from).map((one) => one.first), 20, index - from)) }] : []),
          ...(index >= secondFrom ? [{ id: 'NL2', organ: 'bone', lesionKind: 'nonnode' as const, measurable: false, finding: second }] : []),
        ],
      })),
    ],
  };
}));
