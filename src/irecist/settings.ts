import { shown } from './case-fields';
import { DEFAULT_CHARTER, type Charter } from './charter';
import { SETTINGS, type Setting } from './settings-table';

/** What is wrong with a charter, by setting. */
export interface CharterProblem {
  readonly setting: string;
  readonly detail: string;
}

const domain = (setting: Setting): string => (setting.values.kind === 'choice'
  ? `one of ${setting.values.options.map(({ value }) => String(value)).join(', ')}`
  : `a ${setting.values.whole ? 'whole ' : ''}number from ${setting.values.least} to ${setting.values.most}`);

const isAllowed = (setting: Setting, value: unknown): boolean => {
  if (setting.values.kind === 'choice') return setting.values.options.some((option) => option.value === value);
  const { least, most, whole } = setting.values;
  return typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
};

/** Every setting whose value the rules do not know, and windows that contradict each other. */
export const charterProblems = (charter: Charter): readonly CharterProblem[] => {
  const values: Readonly<Record<string, unknown>> = { ...charter };
  const wrong = SETTINGS.filter((setting) => !isAllowed(setting, values[setting.name]))
    .map((setting): CharterProblem => ({ setting: setting.name, detail: `${domain(setting)} expected, ${shown(values[setting.name])} found` }));
  const unknown = Object.keys(values).filter((name) => !SETTINGS.some((setting) => setting.name === name))
    .map((setting): CharterProblem => ({ setting, detail: 'no setting of the rules has this name' }));
  const windows = wrong.length === 0 && charter.confirmMaxDays < charter.confirmMinDays
    ? [{ setting: 'confirmMaxDays', detail: `the window closes on day ${charter.confirmMaxDays}, before it opens on day ${charter.confirmMinDays}` }] : [];
  return [...wrong, ...unknown, ...windows];
};

/** A charter from parsed JSON that names only what differs from a base charter. Unknown names and values are problems, never ignored. */
export const charterFrom = (json: unknown, base: Charter = DEFAULT_CHARTER): { readonly charter: Charter; readonly problems: readonly CharterProblem[] } => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return { charter: base, problems: [{ setting: '', detail: 'an object of settings expected' }] };
  const charter: Charter = { ...base, ...json };
  const problems = charterProblems(charter);
  return { charter: problems.length === 0 ? charter : base, problems };
};
