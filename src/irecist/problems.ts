import type { FindingsProblem, FindingsProblemKind } from './assessment';
import type { Charter } from './charter';
import { dayNumber } from './dates';
import { charterProblems } from './settings';
import type { SubjectFindings, TargetFinding, TimepointFindings, NewLesionFinding } from './findings';

/** B8: at most five targets. E09 4.2. */
export const MOST_TARGETS = 5;

const lengthProblems = (finding: TargetFinding | NewLesionFinding, path: string, isBaselineTarget: boolean): readonly FindingsProblem[] => {
  const lengths = finding.kind === 'parts' ? finding.mm.map((mm, index) => ({ mm, path: `${path}.mm[${index}]` }))
    : 'mm' in finding && finding.mm !== undefined ? [{ mm: finding.mm, path: `${path}.mm` }] : [];
  const empty: readonly FindingsProblem[] = finding.kind === 'parts' && lengths.length === 0 ? [{ kind: 'length-not-a-number', path: `${path}.mm`, detail: 'No part has a length.' }] : [];
  return [...empty, ...lengths.flatMap(({ mm, path: at }): readonly FindingsProblem[] => {
    if (!Number.isFinite(mm)) return [{ kind: 'length-not-a-number', path: at, detail: `${String(mm)} is not a length in millimetres.` }];
    if (mm < 0 || (mm === 0 && isBaselineTarget)) return [{ kind: 'length-not-positive', path: at, detail: `${mm} mm is not ${isBaselineTarget ? 'a positive' : 'a'} length.` }];
    return [];
  })];
};

const dateProblems = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const start = dayNumber(timepoints[0]?.date ?? '');
  return timepoints.flatMap(({ date, day }, index): readonly FindingsProblem[] => {
    const at = `timepoints[${index}]`;
    const number = dayNumber(date);
    if (number === null) return [{ kind: 'date-invalid', path: `${at}.date`, detail: `"${date}" is not a date (yyyy-mm-dd).` }];
    const before = timepoints[index - 1];
    const last = before ? dayNumber(before.date) : null;
    if (last !== null && number <= last) return [{ kind: 'dates-out-of-order', path: `${at}.date`, detail: `${date} is not after ${before?.date ?? ''}.` }];
    return start !== null && day !== number - start ? [{ kind: 'day-disagrees', path: `${at}.day`, detail: `Day ${day}, but ${date} is day ${number - start}.` }] : [];
  });
};

interface Listed { readonly id: string; readonly category: string; readonly kind: string; readonly path: string }

const listed = (timepoint: TimepointFindings, index: number): readonly Listed[] => (['targets', 'nonTargets', 'newLesions'] as const).flatMap((category) =>
  timepoint[category].map((lesion, place) => ({ id: lesion.id, category, kind: lesion.lesionKind, path: `timepoints[${index}].${category}[${place}]` })));

const identityProblems = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const first = new Map<string, Listed>();
  return timepoints.flatMap((timepoint, index) => {
    const here = new Set<string>();
    return listed(timepoint, index).flatMap((lesion): readonly FindingsProblem[] => {
      if (here.has(lesion.id)) return [{ kind: 'duplicate-lesion', path: `${lesion.path}.id`, detail: `${lesion.id} is listed twice at this timepoint.` }];
      here.add(lesion.id);
      const before = first.get(lesion.id);
      if (!before) first.set(lesion.id, lesion);
      else if (before.category !== lesion.category || before.kind !== lesion.kind) {
        return [{ kind: 'lesion-changed-kind', path: lesion.path, detail: `${lesion.id} was a ${before.kind} among ${before.category} at ${before.path}.` }];
      }
      return [];
    });
  });
};

const baselineProblems = (baseline: TimepointFindings): readonly FindingsProblem[] => [
  ...baseline.newLesions.map((lesion, index): FindingsProblem => ({ kind: 'new-lesion-at-baseline', path: `timepoints[0].newLesions[${index}]`, detail: `${lesion.id} cannot be new at baseline.` })),
  ...baseline.targets.slice(MOST_TARGETS).map((target, index): FindingsProblem => ({ kind: 'too-many-targets', path: `timepoints[0].targets[${index + MOST_TARGETS}]`, detail: `${target.id} is target ${index + MOST_TARGETS + 1}; at most ${MOST_TARGETS} (B8).` })),
  ...baseline.targets.flatMap(({ id, finding }, index): readonly FindingsProblem[] => (finding.kind === 'not-evaluable' || finding.kind === 'absent' || finding.kind === 'merged'
    ? [{ kind: 'baseline-not-measured', path: `timepoints[0].targets[${index}].finding`, detail: `${id} is a target but ${finding.kind} at baseline.` }] : [])),
];

const membershipProblems = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const baseline = timepoints[0];
  if (!baseline) return [];
  return timepoints.slice(1).flatMap((timepoint, place) => (['targets', 'nonTargets'] as const).flatMap((category) => {
    const path = `timepoints[${place + 1}].${category}`;
    const word = category === 'targets' ? 'target' : 'non-target';
    const expected = new Set(baseline[category].map((lesion) => lesion.id));
    const here = new Set(timepoint[category].map((lesion) => lesion.id));
    const problem = (kind: FindingsProblemKind, at: string, detail: string): FindingsProblem => ({ kind, path: at, detail });
    return [
      ...timepoint[category].flatMap((lesion, index) => (expected.has(lesion.id) ? [] : [problem('target-not-in-baseline', `${path}[${index}]`, `${lesion.id} is no ${word} at baseline.`)])),
      ...[...expected].filter((id) => !here.has(id)).map((id) => problem('target-missing', path, `${word} ${id} is not listed; say that it was not evaluable.`)),
    ];
  }));
};

/** Everything that is wrong with findings, with its path. An answer that is missing is no problem: it makes the response provisional. */
export const findingsProblems = (findings: SubjectFindings, charter: Charter): readonly FindingsProblem[] => {
  const { timepoints } = findings;
  const baseline = timepoints[0];
  if (!baseline) return [{ kind: 'no-timepoints', path: 'timepoints', detail: 'There is no timepoint.' }];
  return [
    ...charterProblems(charter).map(({ setting, detail }): FindingsProblem => ({ kind: 'charter-invalid', path: `charter.${setting}`, detail })), ...dateProblems(timepoints), ...baselineProblems(baseline), ...identityProblems(timepoints), ...membershipProblems(timepoints),
    ...timepoints.flatMap((timepoint, index) => [
      ...timepoint.targets.flatMap((target, place) => lengthProblems(target.finding, `timepoints[${index}].targets[${place}].finding`, index === 0)),
      ...timepoint.newLesions.flatMap((lesion, place) => lengthProblems(lesion.finding, `timepoints[${index}].newLesions[${place}].finding`, false)),
    ]),
  ];
};
