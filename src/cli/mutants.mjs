// npm run mutants [-- FILE…]: changes the rules one small step at a time and counts how many of the changes a test notices.
// Stryker is no package of the project: this version is installed once in a scratch folder, with the matchers of the project's test runner.
// Mutants of tables that are built when a module is loaded cost a load each and are left out, unless NADIR_MUTANTS=all asks for them.
// Prints a table and every mutant that lived; ends with 1 when a rule file, or all of them, stay under the least score.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensurePackages, root, run } from './ensure-packages.mjs';
import { LEAST_SCORE, mutatedFiles, printScores, SLOW_TESTS } from './mutants-scores.mjs';

const STRYKER = '9.5.1';
const room = join(root, 'src', 'irecist');

/** The scratch packages: Stryker, and what the tests import, in the project's versions. */
const packagesFor = (versions) => {
  const wanted = { '@stryker-mutator/core': STRYKER, vitest: versions.vitest, 'fast-check': versions['fast-check'] };
  const folder = join(tmpdir(), `nadir-mutants-${createHash('sha256').update(JSON.stringify(wanted)).digest('hex').slice(0, 12)}`);
  if (!existsSync(join(folder, 'ready'))) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies: wanted }));
    console.log(`Installing Stryker ${STRYKER} in ${folder} …`);
    if (run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder }) !== 0) throw new Error('Stryker could not be installed.');
    writeFileSync(join(folder, 'ready'), '');
  }
  return folder;
};

/** A copy of the room and its tests, one file that loads them all, and the runner that loads it once for all mutants. */
const copyTo = (work, packages) => {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(join(work, 'test'), { recursive: true });
  for (const folder of ['src/irecist', 'test/irecist', 'test/cases']) cpSync(join(root, folder), join(work, folder), { recursive: true });
  rmSync(join(work, 'src', 'irecist', 'tsconfig.json'));
  cpSync(join(root, 'package.json'), join(work, 'package.json'));
  symlinkSync(join(packages, 'node_modules'), join(work, 'node_modules'), 'dir');
  const tests = readdirSync(join(work, 'test', 'irecist')).filter((name) => name.endsWith('.test.ts') && !SLOW_TESTS.has(name)).sort();
  const [first, last] = [tests.filter((name) => name !== 'formal-engine.test.ts'), tests.filter((name) => name === 'formal-engine.test.ts')];
  writeFileSync(join(work, 'test', 'irecist', 'all.ts'), [...first, ...last].map((name) => `import './${name.slice(0, -3)}';\n`).join(''));
  for (const name of ['wording', 'runner']) cpSync(join(import.meta.dirname, `mutants-${name}.mjs`), join(work, `${name}.mjs`));
};

const configure = (work, files, report) => writeFileSync(join(work, 'stryker.config.json'), JSON.stringify({
  testRunner: 'rules', plugins: ['./runner.mjs', './wording.mjs'], ignorers: ['wording'],
  mutate: files.map((name) => `src/irecist/${name}`), coverageAnalysis: 'perTest', ignoreStatic: process.env.NADIR_MUTANTS !== 'all', disableTypeChecks: false, concurrency: 2, timeoutMS: 30_000,
  checkers: [], reporters: ['json', 'progress-append-only'], jsonReporter: { fileName: report }, allowConsoleColors: false, tempDirName: '.mutated',
}));

ensurePackages();
const wanted = process.argv.slice(2);
const files = mutatedFiles(readdirSync(room), wanted);
if (files.length === 0) {
  console.error(`No rule file of src/irecist is named ${wanted.join(' or ')}.`);
  process.exit(2);
}
const packages = packagesFor(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).devDependencies);
const work = join(packages, `run-${process.pid}`);
const report = join(work, 'mutation.json');
copyTo(work, packages);
configure(work, files, report);
const { status } = spawnSync(process.execPath, [join(packages, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run', 'stryker.config.json'], { cwd: work, stdio: 'inherit', env: { FC_RUNS: '100', ...process.env } });
if (!existsSync(report)) throw new Error(`Stryker ended with ${status} and without a report.`);
const passed = printScores(JSON.parse(readFileSync(report, 'utf8')), LEAST_SCORE);
rmSync(work, { recursive: true, force: true });
process.exitCode = passed ? 0 : 1;
