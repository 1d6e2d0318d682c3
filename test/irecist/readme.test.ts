import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import * as irecist from '../../src/irecist';

it('the example of the room prints what it says', () => {
  const readme = readFileSync(new URL('../../src/irecist/README.md', import.meta.url), 'utf8');
  const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
  const printed: string[] = [];
  const code = block('js').replace(/import (\{.*\}) from 'nadir\/irecist';/, 'const $1 = irecist;');
  runInNewContext(code, { irecist, Error, console: { log: (...words: readonly unknown[]) => printed.push(words.map(String).join(' ')) } });
  expect(`${printed.join('\n')}\n`).toBe(block('text'));
  expect(code.split('\n').length).toBeLessThan(26);
});
