import { fileProblem, type FileProblem } from './file-problem';

const FORBIDDEN: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

interface Open {
  /** Keys seen so far; null in an array. */
  readonly keys: Set<string> | null;
  /** In an object: a string here is a key. */
  expectsKey: boolean;
}

/** Index after the closing quote of the string that begins at `start`. */
const stringEnd = (text: string, start: number): number => {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
};

const keyOf = (text: string): string => {
  const key: unknown = JSON.parse(text);
  return typeof key === 'string' ? key : '';
};

/**
 * What a parser would pass over in silence: nesting without end, keys that come twice, keys that reach into prototypes.
 * Reads the text once, without recursion. Expects text that JSON.parse takes.
 */
export const textProblem = (text: string, maxDepth: number): FileProblem | null => {
  const open: Open[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const inside = open.at(-1);
    const character = text[at];
    if (character === '{' || character === '[') {
      open.push(character === '{' ? { keys: new Set(), expectsKey: true } : { keys: null, expectsKey: false });
      if (open.length > maxDepth) return fileProblem('too-deep', '', `More than ${maxDepth} levels inside one another`);
    } else if (character === '}' || character === ']') {
      open.pop();
    } else if (character === ',' && inside?.keys) {
      inside.expectsKey = true;
    } else if (character === '"') {
      const end = stringEnd(text, at);
      if (inside?.keys && inside.expectsKey) {
        const key = keyOf(text.slice(at, end));
        if (FORBIDDEN.has(key)) return fileProblem('forbidden-key', '', `The key "${key}" has no place here`);
        if (inside.keys.has(key)) return fileProblem('duplicate-key', '', `The key "${key}" comes twice in one object`);
        inside.keys.add(key);
        inside.expectsKey = false;
      }
      at = end - 1;
    }
  }
  return null;
};
