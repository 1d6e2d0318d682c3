/** What is wrong with a file of cases or measurements, and where in it. */
export interface FileProblem {
  readonly path: string;
  readonly detail: string;
}

/** Reads fields of unknown JSON and notes each that is missing or of another type. */
export interface Fields {
  readonly problems: FileProblem[];
  /** What is odd but leaves no doubt about what counts. */
  readonly remarks: FileProblem[];
}

/** The meaning of a word in a table; undefined for what is no text or stands there only by inheritance ("constructor"). */
export const wordIn = <Word>(words: Readonly<Record<string, Word>>, value: unknown): Word | undefined =>
  (typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined);

export type Json = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects and lists are named, not shown: they may be deeper than can be written. */
export const shown = (value: unknown): string => (typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : (JSON.stringify(value)?.slice(0, 60) ?? 'nothing'));

const wrong = (fields: Fields, path: string, expected: string, value: unknown): void => {
  fields.problems.push({ path, detail: value === undefined ? `missing, ${expected} expected` : `${expected} expected, ${shown(value)} found` });
};

export const textAt = (fields: Fields, from: Json, name: string, path: string): string => {
  const value = from[name];
  if (typeof value === 'string' && value.length > 0) return value;
  wrong(fields, `${path}.${name}`, 'text', value);
  return '';
};

export const numberAt = (fields: Fields, from: Json, name: string, path: string): number => {
  const value = from[name];
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  wrong(fields, `${path}.${name}`, 'a number', value);
  return 0;
};

/** A number of millimetres, or null where the field is absent or null. */
export const lengthOrNullAt = (fields: Fields, from: Json, name: string, path: string): number | null => {
  const value = from[name];
  if (value === undefined || value === null) return null;
  if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return value;
  wrong(fields, `${path}.${name}`, 'millimetres', value);
  return null;
};

export const flagAt = (fields: Fields, from: Json, name: string, path: string): boolean => {
  const value = from[name];
  if (value !== undefined && value !== null && typeof value !== 'boolean') wrong(fields, `${path}.${name}`, 'true or false', value);
  return value === true;
};

export const oneOfAt = <Word extends string>(fields: Fields, from: Json, name: string, path: string, words: readonly Word[]): Word => {
  const value = from[name];
  const word = words.find((one) => one === value);
  if (word === undefined) wrong(fields, `${path}.${name}`, `one of ${words.join(', ')}`, value);
  return word ?? (words[0] as Word);
};

/** The objects of an array; anything else in it is a problem. */
export const objectsAt = (fields: Fields, from: Json, name: string, path: string): readonly { readonly item: Json; readonly path: string }[] => {
  const value = from[name];
  if (!Array.isArray(value)) {
    wrong(fields, `${path}.${name}`, 'a list', value);
    return [];
  }
  return value.flatMap((item: unknown, index) => {
    const at = path === '' ? `${name}[${index}]` : `${path}.${name}[${index}]`;
    if (isObject(item)) return [{ item, path: at }];
    wrong(fields, at, 'an object', item);
    return [];
  });
};

export const note = wrong;
