import type { Random } from './fuzz-random';
import { KEYS, PLAIN } from './fuzz-values';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const deep = (random: Random): unknown => {
  let value: unknown = random.pick(PLAIN);
  const array = random.chance(0.5);
  for (let n = random.pick([10, 100, 3000, 20_000]); n > 0; n -= 1) value = array ? [value] : { Value: [value], vr: 'SQ' };
  return value;
};

const entriesWith = (value: Json, key: string, put: unknown): Json => {
  // fromEntries makes __proto__ a property like any other, as JSON.parse does.
  const entries = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries([...entries, [key, put]]);
};

/** A value with one place in it changed, chosen by chance on the way down. */
const changed = (value: unknown, random: Random, depth = 0): unknown => {
  const stop = depth > 12 || random.chance(depth === 0 ? 0.01 : 0.12);
  if (Array.isArray(value) && value.length > 0 && !stop) {
    const items: readonly unknown[] = value;
    const at = random.below(items.length);
    if (random.chance(0.06)) return items.filter((_, index) => index !== at);
    if (random.chance(0.06)) return [...items, ...Array.from({ length: random.pick([1, 2, 300]) }, () => items[at])];
    return items.map((item, index) => (index === at ? changed(item, random, depth + 1) : item));
  }
  if (isObject(value) && Object.keys(value).length > 0 && !stop) {
    const key = random.pick(Object.keys(value));
    if (random.chance(0.06)) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
    if (random.chance(0.08)) return entriesWith(value, random.pick(KEYS), random.pick(PLAIN));
    return entriesWith(value, key, changed(value[key], random, depth + 1));
  }
  if (random.chance(0.04)) return deep(random);
  if (typeof value === 'number' && random.chance(0.5)) return random.pick([-value, value * 1e6, value + 0.5, 1e300, 0, value - 1]);
  if (typeof value === 'string' && random.chance(0.3)) return random.pick([`${value}${value}`, value.slice(1), value.toUpperCase(), `${value}\u0000`, '']);
  return random.pick(PLAIN);
};

/** One to three places changed. */
export const bentJson = (value: unknown, random: Random): unknown => {
  let out = value;
  for (let n = 1 + random.below(3); n > 0; n -= 1) out = changed(out, random);
  return out;
};

/** JSON.stringify goes by recursion and gives up on deep values, which a parser does not: such a text is written by hand. */
const written = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch {
    return `${'[{"Value":'.repeat(20_000)}null${'}]'.repeat(20_000)}`;
  }
};

/** The text of a bent value; sometimes the text itself is bent. */
export const bentText = (value: unknown, random: Random): string => {
  const text = written(bentJson(value, random));
  const at = random.below(text.length + 1);
  switch (random.below(16)) {
    case 0: return text.slice(0, at);
    case 1: return `${text.slice(0, at)}${random.pick(['"', '{', ']', ',', '\\u0000', '1e999', '//', '\ufeff', 'NaN', '"__proto__":{},'])}${text.slice(at)}`;
    case 2: return text.replace('{', '{"__proto__":{"polluted":true},');
    case 3: return text.replace(/"/g, random.pick(['"', "'", '""']));
    default: return text;
  }
};
