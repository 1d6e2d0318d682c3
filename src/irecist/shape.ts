import type { FindingsProblem } from './assessment';
import { isObject, shown } from './case-fields';

/** Findings come from callers whose types nobody checked: what is no finding must not become a label. */

const KINDS = ['node', 'nonnode'];
const TARGET = ['measured', 'parts', 'too-small', 'absent', 'merged', 'not-evaluable', 'not-answered'];
const NON_TARGET = ['absent', 'present', 'increased', 'unequivocal', 'unequivocal-increased', 'not-evaluable', 'not-answered'];
const NEW = ['measured', 'parts', 'too-small', 'present', 'increased', 'unequivocal', 'unequivocal-increased', 'equivocal', 'absent', 'not-evaluable', 'not-answered'];

const unknownValue = (path: string, expected: string, value: unknown): FindingsProblem => ({ kind: 'unknown-value', path, detail: `${expected} expected, ${shown(value)} found` });

const oneOf = (value: unknown, words: readonly string[], path: string): readonly FindingsProblem[] =>
  (typeof value === 'string' && words.includes(value) ? [] : [unknownValue(path, `one of ${words.join(', ')}`, value)]);

const ofType = (value: unknown, type: 'string' | 'number' | 'boolean', path: string): readonly FindingsProblem[] =>
  (typeof value === type ? [] : [unknownValue(path, type === 'string' ? 'text' : type === 'number' ? 'a number' : 'true or false', value)]);

/** Lengths that are no numbers are told as lengths (problems.ts); here only that they are where they belong. */
const findingShape = (finding: unknown, words: readonly string[], path: string): readonly FindingsProblem[] => {
  if (!isObject(finding)) return [unknownValue(path, 'an object', finding)];
  const kind = oneOf(finding['kind'], words, `${path}.kind`);
  if (kind.length > 0) return kind;
  if (finding['kind'] === 'parts') return Array.isArray(finding['mm']) ? [] : [unknownValue(`${path}.mm`, 'a list of millimetres', finding['mm'])];
  return finding['kind'] === 'measured' || finding['mm'] !== undefined ? ofType(finding['mm'], 'number', `${path}.mm`) : [];
};

type Shape = (entry: Readonly<Record<string, unknown>>, path: string) => readonly FindingsProblem[];

const lesionShape: Shape = (entry, path) => [...ofType(entry['id'], 'string', `${path}.id`), ...oneOf(entry['lesionKind'], KINDS, `${path}.lesionKind`)];

const CATEGORIES: readonly (readonly [string, Shape])[] = [
  ['targets', (entry, path) => [...lesionShape(entry, path), ...ofType(entry['organ'], 'string', `${path}.organ`), ...findingShape(entry['finding'], TARGET, `${path}.finding`)]],
  ['nonTargets', (entry, path) => [...lesionShape(entry, path), ...oneOf(entry['status'], NON_TARGET, `${path}.status`)]],
  ['newLesions', (entry, path) => [
    ...lesionShape(entry, path), ...ofType(entry['organ'], 'string', `${path}.organ`), ...ofType(entry['measurable'], 'boolean', `${path}.measurable`), ...findingShape(entry['finding'], NEW, `${path}.finding`),
  ]],
];

const each = (list: unknown, path: string, shape: Shape): readonly FindingsProblem[] => (Array.isArray(list)
  ? list.flatMap((entry: unknown, index) => (isObject(entry) ? shape(entry, `${path}[${index}]`) : [unknownValue(`${path}[${index}]`, 'an object', entry)]))
  : [unknownValue(path, 'a list', list)]);

/** Everything in findings that is of no known form, with its path. */
export const shapeProblems = (findings: unknown): readonly FindingsProblem[] => {
  if (!isObject(findings)) return [unknownValue('', 'findings', findings)];
  return each(findings['timepoints'], 'timepoints', (timepoint, path) => [
    ...ofType(timepoint['id'], 'string', `${path}.id`), ...ofType(timepoint['date'], 'string', `${path}.date`), ...ofType(timepoint['day'], 'number', `${path}.day`),
    ...ofType(timepoint['symptomDriven'], 'boolean', `${path}.symptomDriven`),
    ...CATEGORIES.flatMap(([category, shape]) => each(timepoint[category], `${path}.${category}`, shape)),
  ]);
};
