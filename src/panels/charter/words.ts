import { CHARTER_SCHEMA, DEFAULT_CHARTER, PRESETS, SETTINGS, type Charter, type CharterDocument, type Setting } from '../../irecist';

export type SettingValue = Charter[keyof Charter];

/** A value as it stands in a sentence: the meaning of a choice, a number with its unit. */
export const valueInWords = ({ values }: Setting, value: SettingValue): string => {
  if (values.kind === 'number') return `${typeof value === 'number' && Number.isFinite(value) ? value : '–'} ${values.unit}`;
  return values.options.find((option) => option.value === value)?.meaning ?? String(value);
};

export const settingOf = (name: string): Setting | undefined => SETTINGS.find((setting) => setting.name === name);

/** Settings of two charters that are not the same, in the order of the rule book. */
export const differences = (one: Charter, other: Charter): readonly Setting[] => SETTINGS.filter(({ name }) => one[name] !== other[name]);

/** Settings that hold every word that was typed, in their name, question, title, meaning, source, rules or options. */
export const settingsMatching = (text: string): readonly Setting[] => {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const haystack = ({ name, question, title, meaning, source, rules, values }: Setting): string =>
    [name, question ?? '', title, meaning, source, ...rules, ...(values.kind === 'choice' ? values.options.flatMap((option) => [String(option.value), option.meaning]) : [values.unit])].join(' ').toLowerCase();
  return SETTINGS.filter((setting) => words.every((word) => haystack(setting).includes(word)));
};

export const presetOf = (charter: Charter): (typeof PRESETS)[number] | null => PRESETS.find((preset) => differences(preset.charter, charter).length === 0) ?? null;

export const OWN = 'Own charter';

/** A name that only the trial's own charter may carry: a preset that was changed is no longer that preset. */
export const ownNameOf = (name: string): string => (PRESETS.some((preset) => preset.name === name.trim()) || name === OWN ? '' : name);

/** A charter under its name: that of the preset it equals, else the one the trial gave it. */
export const named = (settings: Charter, ownName: string): CharterDocument => ({
  schema: CHARTER_SCHEMA, name: presetOf(settings)?.name ?? (ownNameOf(ownName).trim() || OWN), settings,
});

/** e.g. "3 settings differ from iRECIST 2017". */
export const distanceInWords = (charter: Charter): string => {
  const count = differences(charter, DEFAULT_CHARTER).length;
  return count === 0 ? 'Every setting at its default.' : `${count} ${count === 1 ? 'setting differs' : 'settings differ'} from the default.`;
};
