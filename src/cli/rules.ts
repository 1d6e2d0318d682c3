// npm run rules: writes the rule book to public/rules.html, each rule with a worked example from test/cases.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WorkedCase } from './rules-examples';
import { rulesPage } from './rules-page';

const root = join(import.meta.dirname, '..', '..');
const folder = join(root, 'test', 'cases');

export const workedCases = (): readonly WorkedCase[] => readdirSync(folder).filter((name) => name.endsWith('.json')).sort().map((name) => {
  const json = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Omit<WorkedCase, 'json'>;
  return { json, description: json.description, why: json.why, source: json.source, rules: json.rules };
});

if (process.argv[1] === import.meta.filename) {
  const page = join(root, 'public', 'rules.html');
  writeFileSync(page, rulesPage(workedCases()));
  process.stdout.write(`${page}\n`);
}
