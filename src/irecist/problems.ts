import type { FindingsProblem } from './assessment';
import type { Charter } from './charter';
import { dayNumber } from './dates';
import { charterProblems } from './settings';
import { shapeProblems } from './shape';
import type { LesionKind, SubjectFindings, TargetFinding, TimepointFindings, NewLesionFinding } from './findings';

/** B8: at most five targets. E09 4.2. */
export const MOST_TARGETS = 5;

/** No body holds a longer one, mm; a figure above it is of another unit or a slip. */
const LONGEST = 3000;

const NONE: readonly FindingsProblem[] = [];

const lengthProblem = (mm: number, path: () => string, isBaselineTarget: boolean): readonly FindingsProblem[] => {
  if (!Number.isFinite(mm)) return [{ kind: 'length-not-a-number', path: path(), detail: `${String(mm)} is not a length in millimetres.` }];
  if (mm > LONGEST) return [{ kind: 'length-too-long', path: path(), detail: `${mm} mm is longer than a body.` }];
  return mm < 0 || (mm === 0 && isBaselineTarget) ? [{ kind: 'length-not-positive', path: path(), detail: `${mm} mm is not ${isBaselineTarget ? 'a positive' : 'a'} length.` }] : NONE;
};

const lengthProblems = (finding: TargetFinding | NewLesionFinding, path: () => string, isBaselineTarget: boolean): readonly FindingsProblem[] => {
  if (finding.kind !== 'parts') return 'mm' in finding && finding.mm !== undefined ? lengthProblem(finding.mm, () => `${path()}.mm`, isBaselineTarget) : NONE;
  if (finding.mm.length === 0) return [{ kind: 'length-not-a-number', path: `${path()}.mm`, detail: 'No part has a length.' }];
  return finding.mm.flatMap((mm, index) => lengthProblem(mm, () => `${path()}.mm[${index}]`, isBaselineTarget));
};

const dateProblems = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const numbers = timepoints.map(({ date }) => dayNumber(date));
  const [start] = numbers;
  return timepoints.flatMap(({ date, day }, index): readonly FindingsProblem[] => {
    const [number, last] = [numbers[index] ?? null, numbers[index - 1] ?? null];
    if (number === null) return [{ kind: 'date-invalid', path: `timepoints[${index}].date`, detail: `"${date}" is not a date (yyyy-mm-dd).` }];
    if (last !== null && number <= last) return [{ kind: 'dates-out-of-order', path: `timepoints[${index}].date`, detail: `${date} is not after ${timepoints[index - 1]?.date ?? ''}.` }];
    return typeof start === 'number' && day !== number - start ? [{ kind: 'day-disagrees', path: `timepoints[${index}].day`, detail: `Day ${day}, but ${date} is day ${number - start}.` }] : NONE;
  });
};

const timepointProblems = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const first = new Map<string, number>();
  return timepoints.flatMap(({ id }, index): readonly FindingsProblem[] => {
    const before = first.get(id);
    if (before === undefined) first.set(id, index);
    return before === undefined ? NONE : [{ kind: 'duplicate-timepoint', path: `timepoints[${index}].id`, detail: `${id} is also timepoints[${before}].` }];
  });
};

const CATEGORIES = ['targets', 'nonTargets', 'newLesions'] as const;
type Category = (typeof CATEGORIES)[number];
interface Listed { readonly category: Category; readonly kind: LesionKind; readonly index: number; readonly place: number }
const pathOf = (index: number, category: Category, place: number): string => `timepoints[${index}].${category}[${place}]`;

const identityProblems = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const first = new Map<string, Listed>();
  const problems: FindingsProblem[] = [];
  for (const [index, timepoint] of timepoints.entries()) {
    const here = new Set<string>();
    for (const category of CATEGORIES) {
      for (const [place, { id, lesionKind: kind }] of timepoint[category].entries()) {
        const before = first.get(id);
        if (here.has(id)) problems.push({ kind: 'duplicate-lesion', path: `${pathOf(index, category, place)}.id`, detail: `${id} is listed twice at this timepoint.` });
        else if (!before) first.set(id, { category, kind, index, place });
        else if (before.category !== category || before.kind !== kind) {
          const detail = `${id} was a ${before.kind} among ${before.category} at ${pathOf(before.index, before.category, before.place)}.`;
          problems.push({ kind: 'lesion-changed-kind', path: pathOf(index, category, place), detail });
        }
        here.add(id);
      }
    }
  }
  return problems;
};

const baselineProblems = (baseline: TimepointFindings): readonly FindingsProblem[] => [
  ...baseline.newLesions.map((lesion, index): FindingsProblem => ({ kind: 'new-lesion-at-baseline', path: `timepoints[0].newLesions[${index}]`, detail: `${lesion.id} cannot be new at baseline.` })),
  ...baseline.targets.slice(MOST_TARGETS).map((target, index): FindingsProblem => ({ kind: 'too-many-targets', path: `timepoints[0].targets[${index + MOST_TARGETS}]`, detail: `${target.id} is target ${index + MOST_TARGETS + 1}; at most ${MOST_TARGETS} (B8).` })),
  ...baseline.targets.flatMap(({ id, finding }, index): readonly FindingsProblem[] => (finding.kind === 'not-evaluable' || finding.kind === 'absent' || finding.kind === 'merged'
    ? [{ kind: 'baseline-not-measured', path: `timepoints[0].targets[${index}].finding`, detail: `${id} is a target but ${finding.kind} at baseline.` }] : [])),
];

const membershipProblems = (timepoints: readonly TimepointFindings[]): readonly FindingsProblem[] => {
  const problems: FindingsProblem[] = [];
  for (const category of ['targets', 'nonTargets'] as const) {
    const word = category === 'targets' ? 'target' : 'non-target';
    const expected = new Set(timepoints[0]?.[category].map((lesion) => lesion.id));
    for (const [index, timepoint] of timepoints.entries()) {
      const here = new Set(timepoint[category].map((lesion) => lesion.id));
      for (const [place, { id }] of timepoint[category].entries()) {
        if (!expected.has(id)) problems.push({ kind: 'target-not-in-baseline', path: `timepoints[${index}].${category}[${place}]`, detail: `${id} is no ${word} at baseline.` });
      }
      for (const id of expected) {
        if (!here.has(id)) problems.push({ kind: 'target-missing', path: `timepoints[${index}].${category}`, detail: `${word} ${id} is not listed; say that it was not evaluable.` });
      }
    }
  }
  return problems;
};

/** Everything that is wrong with findings, with its path. An answer that is missing is no problem: it makes the response provisional. */
export const findingsProblems = (findings: SubjectFindings, charter: Charter): readonly FindingsProblem[] => {
  const shape = shapeProblems(findings);
  if (shape.length > 0) return shape;
  const { timepoints } = findings;
  const baseline = timepoints[0];
  if (!baseline) return [{ kind: 'no-timepoints', path: 'timepoints', detail: 'There is no timepoint.' }];
  return [
    ...charterProblems(charter).map(({ setting, detail }): FindingsProblem => ({ kind: 'charter-invalid', path: `charter.${setting}`, detail })),
    ...dateProblems(timepoints), ...timepointProblems(timepoints), ...baselineProblems(baseline), ...identityProblems(timepoints), ...membershipProblems(timepoints),
    ...timepoints.flatMap((timepoint, index) => [
      ...timepoint.targets.flatMap((target, place) => lengthProblems(target.finding, () => `timepoints[${index}].targets[${place}].finding`, index === 0)),
      ...timepoint.newLesions.flatMap((lesion, place) => lengthProblems(lesion.finding, () => `timepoints[${index}].newLesions[${place}].finding`, false)),
    ]),
  ];
};
