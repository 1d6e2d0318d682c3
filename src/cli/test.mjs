// npm test: installs what is missing, then types, lint, unit and architecture tests, and the browser tests on the built page.
// Arguments narrow it: npm test -- unit, npm test -- browser.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages, run } from './ensure-packages.mjs';

ensurePackages();
const only = process.argv.slice(2);
const wanted = (part) => only.length === 0 || only.includes(part);
const scratch = mkdtempSync(join(tmpdir(), 'nadir-test-'));
const count = { passed: 0, failed: 0, skipped: 0 };

const check = (name, script) => {
  console.log(`\n— ${name}`);
  if (run('npm', ['run', '--silent', script]) === 0) count.passed += 1;
  else count.failed += 1;
};

const resultsOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

/** A runner that ends badly without a result, or without having run a test, has failed. */
const add = (status, passed, failed, skipped) => {
  count.passed += passed;
  count.skipped += skipped;
  count.failed += status !== 0 && failed === 0 ? 1 : passed + failed === 0 ? 1 : failed;
};

if (wanted('types')) check('Types', 'types');
if (wanted('lint')) check('Lint and unused code', 'lint');
if (wanted('unit')) {
  console.log('\n— Unit, property and architecture tests');
  const file = join(scratch, 'unit.json');
  const status = run('npx', ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const results = resultsOf(file);
  add(status, results?.numPassedTests ?? 0, results?.numFailedTests ?? 0, (results?.numPendingTests ?? 0) + (results?.numTodoTests ?? 0));
}
if (wanted('browser')) {
  const { ensureBrowser } = await import('./ensure-browser.mjs');
  const browser = ensureBrowser();
  const { ensureBuild } = await import('./ensure-build.mjs');
  await ensureBuild();
  console.log('\n— Browser tests');
  const file = join(scratch, 'browser.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file, ...(browser ? { NADIR_CHROMIUM: browser } : {}) };
  const status = run('npx', ['playwright', 'test', '-c', 'test/playwright.config.ts', '--reporter=list,json'], { env });
  const stats = resultsOf(file)?.stats;
  add(status, (stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected ?? 0, stats?.skipped ?? 0);
}

rmSync(scratch, { recursive: true, force: true });
console.log(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed === 0 ? 0 : 1);
