import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RULE_BOOK, ruleOf, SETTINGS } from '../../src/irecist';
import { rulesPage } from '../../src/cli/rules-page';
import { workedCases } from '../../src/cli/rules';
import { assessmentOf, charter, subject } from './subjects';

const all = RULE_BOOK.flatMap(({ rules }) => rules);
const room = join(import.meta.dirname, '..', '..', 'src', 'irecist');

describe('rule book', () => {
  it('numbers its rules without gaps or doubles', () => {
    const numbered = Object.entries({ B: 12, F: 10, R: 22, I: 27, E: 7, K: 5 }).flatMap(([letter, count]) => Array.from({ length: count }, (_none, index) => `${letter}${index + 1}`));
    expect(all.map(({ number }) => number)).toEqual(numbered);
  });

  it('holds every rule that a reason, a setting, a case or the source names', () => {
    fc.assert(fc.property(subject, charter, (findings, settings) => {
      for (const { reasons } of assessmentOf(findings, settings).timepoints) for (const { rule } of reasons) expect(ruleOf(rule)?.number).toBe(rule);
    }), { seed: 3, numRuns: 150 });
    for (const { name, rules } of SETTINGS) for (const rule of rules) expect(ruleOf(rule), name).toBeDefined();
    for (const { rules, description } of workedCases()) for (const rule of rules) expect(ruleOf(rule), description).toBeDefined();
    const source = readdirSync(room).filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join(room, name), 'utf8')).join('\n');
    const cited = [...source.matchAll(/rule: '([A-Z]\d+)'/g)].map(([, rule]) => rule ?? '');
    expect(new Set(cited).size).toBeGreaterThan(25);
    for (const rule of cited) expect(ruleOf(rule), rule).toBeDefined();
  });

  it('is printed as the page that the app shows', () => {
    const page = rulesPage(workedCases());
    expect(readFileSync(join(room, '..', '..', 'public', 'rules.html'), 'utf8'), 'npm run rules').toBe(page);
    expect(page.match(/<article/g)?.length).toBe(all.length);
    // Every rule with a worked example from the cases.
    const articles = page.split('<article id="').slice(1);
    expect(articles.filter((article) => !article.includes('<details>')).map((article) => article.slice(0, article.indexOf('"')))).toEqual([]);
  });
});
