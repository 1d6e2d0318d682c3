/** What is wrong with a document, by path. */
export interface DocumentProblem {
  readonly path: string;
  readonly detail: string;
}

/** Looks at one value; tells what is wrong with it. */
export type Check = (value: unknown, path: string) => readonly DocumentProblem[];

const wrong = (path: string, detail: string): readonly DocumentProblem[] => [{ path, detail }];
/** Objects and lists are named, not shown: they may be deeper than can be written. */
const shown = (value: unknown): string => (typeof value === 'object' && value !== null ? (Array.isArray(value) ? 'a list' : 'an object') : (JSON.stringify(value)?.slice(0, 60) ?? 'nothing'));

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

export const text = (most: number, least = 1): Check => (value, path) =>
  (typeof value === 'string' && value.trim().length >= least && value.length <= most ? [] : wrong(path, `text of ${least} to ${most} characters expected, ${shown(value)} found`));

export const truth: Check = (value, path) => (typeof value === 'boolean' ? [] : wrong(path, `true or false expected, ${shown(value)} found`));

export const number = (least: number, most: number, whole = false): Check => (value, path) =>
  (typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most && (!whole || Number.isInteger(value))
    ? [] : wrong(path, `a ${whole ? 'whole ' : ''}number from ${least} to ${most} expected, ${shown(value)} found`));

export const oneOf = (options: readonly unknown[]): Check => (value, path) =>
  (options.includes(value) ? [] : wrong(path, `one of ${options.join(', ')} expected, ${shown(value)} found`));

/** A list without repeats. */
export const listOf = (item: Check, least: number, most: number): Check => (value, path) => {
  if (!Array.isArray(value)) return wrong(path, `a list expected, ${shown(value)} found`);
  if (value.length < least || value.length > most) return wrong(path, `${least} to ${most} items expected, ${value.length} found`);
  const items: readonly unknown[] = value;
  const twice = items.findIndex((one, index) => items.indexOf(one) !== index);
  return [...items.flatMap((one, index) => item(one, `${path}[${index}]`)), ...(twice < 0 ? [] : wrong(`${path}[${twice}]`, `${shown(items[twice])} is listed twice`))];
};

export const orNull = (check: Check): Check => (value, path) => (value === null ? [] : check(value, path));

/** Exactly these fields: a missing one is not filled from today's defaults, an unknown one does not travel unread. */
export const record = (fields: Readonly<Record<string, Check>>): Check => (value, path) => {
  if (!isRecord(value)) return wrong(path, `an object expected, ${shown(value)} found`);
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
  return [
    ...Object.entries(fields).flatMap(([name, check]) => (Object.hasOwn(value, name) ? check(value[name], at(name)) : wrong(at(name), 'missing'))),
    ...Object.keys(value).filter((name) => !Object.hasOwn(fields, name)).flatMap((name) => wrong(at(name), 'no field has this name')),
  ];
};
