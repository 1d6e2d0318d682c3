import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isThere, REQUIREMENTS, testsByRequirement, traceability } from '../../src/cli/traceability';
import { TRIAL_WORDS } from '../../src/trial';

const root = join(import.meta.dirname, '..', '..');
const sources = (folder: string): readonly string[] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? sources(path) : [path];
});

describe('traceability', () => {
  const tests = testsByRequirement();

  it('R9: every requirement from R1 to R20 is shown by a test, or its list says what is missing', () => {
    expect(REQUIREMENTS.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => `R${index + 1}`));
    const silent = REQUIREMENTS.filter(({ number, elsewhere, missing }) => !tests.has(number) && !elsewhere && !missing);
    expect(silent.map(({ number }) => number)).toEqual([]);
    const unshown = REQUIREMENTS.filter(({ number, elsewhere }) => !tests.has(number) && !elsewhere).map(({ number }) => number);
    expect(unshown).toEqual(['R19']);
  });

  it('R9: no test names a requirement that there is not, and what is shown elsewhere is still there', () => {
    expect([...tests.keys()].filter((number) => !REQUIREMENTS.some((one) => one.number === number))).toEqual([]);
    for (const { elsewhere } of REQUIREMENTS) if (elsewhere) expect([elsewhere.file, isThere(elsewhere)]).toEqual([elsewhere.file, true]);
  });

  it('R9: the page lists each requirement with its tests', () => {
    const page = traceability();
    for (const { number } of REQUIREMENTS) expect(page).toContain(`## ${number} `);
    expect(page).toContain('(`test/trial/verify.test.ts`)');
    expect((tests.get('R6') ?? []).length).toBeGreaterThan(5);
  });

  it('R20: the words support processes and never claim to meet a rule; they say what the operator must add', () => {
    const claims = sources(join(root, 'src', 'trial')).filter((path) => /complian(t|ce)/i.test(readFileSync(path, 'utf8')));
    expect(claims).toEqual([]);
    expect(TRIAL_WORDS.map(({ title }) => title)).toContain('What the operator must add');
    expect(TRIAL_WORDS[0]?.text).toMatch(/not a medical device.*supports/);
  });
});
