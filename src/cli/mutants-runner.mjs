// A test runner for Stryker that loads the instrumented rules and their tests once and then runs only the tests that reach a mutant.
// Its packages are those of the scratch folder that it is copied to, so they are named here and not imported by name.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const scratch = (name) => import(name);
const tests = [];
const path = [];

const describe = (name, body) => {
  path.push(name);
  body();
  path.pop();
};
describe.skipIf = (isSkipped) => (isSkipped ? () => undefined : describe);
describe.each = (table) => (name, body) => table.forEach((row, index) => describe(`${name} #${index}`, () => body(...[row].flat())));
const it = (name, body) => tests.push({ id: [...path, name].join(' > '), body });
it.each = (table) => (name, body) => table.forEach((row, index) => it(`${name} #${index}`, () => body(...(Array.isArray(row) ? row : [row]))));

/** The matchers of the project's own test runner, with the snapshot file only compared. */
const expectFrom = async (folder) => {
  const [chai, matchers] = [await scratch('chai'), await scratch('@vitest/expect')];
  for (const plugin of [matchers.JestExtend, matchers.JestChaiExpect, matchers.JestAsymmetricMatchers]) chai.use(plugin);
  chai.Assertion.addMethod('toMatchFileSnapshot', function compare(name) {
    if (chai.util.flag(this, 'object') !== readFileSync(join(folder, name), 'utf8')) throw new Error(`${name} differs`);
  });
  const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect);
  globalThis[matchers.GLOBAL_EXPECT] = expect;
  matchers.setState({ assertionCalls: 0 }, expect);
  return expect;
};

class RulesRunner {
  static inject = [];
  #file = null;
  #loads = 0;
  /** The mutant that was active while the modules were loaded: undefined for none, null before the first time. */
  #loadedWith = null;

  /** Modules can be loaded anew, under another address, for a mutant in a table that is built when they are loaded. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** Bundles the tests with the instrumented rules beside the tests, where their relative paths hold. */
  async init() {
    const folder = join(process.cwd(), 'test', 'irecist');
    const shim = join(folder, 'runner-shim.mjs');
    globalThis.rulesRunner = { describe, it, expect: await expectFrom(folder) };
    writeFileSync(shim, 'export const { describe, it, expect } = globalThis.rulesRunner; export const test = it;');
    const { rolldown } = await scratch('rolldown');
    const bundle = await rolldown({ input: join(folder, 'all.ts'), platform: 'node', external: ['fast-check'], resolve: { alias: { vitest: shim } }, tsconfig: false, logLevel: 'silent' });
    this.#file = join(folder, `all-${process.pid}.mjs`);
    await bundle.write({ file: this.#file, format: 'esm' });
    // Shrinking a counterexample is of no use here: the first failure has killed the mutant.
    (await scratch('fast-check')).default.configureGlobal({ endOnFailure: true });
  }

  async #load(mutant) {
    if (this.#loadedWith === mutant) return;
    this.#loadedWith = mutant;
    tests.length = 0;
    path.length = 0;
    (globalThis.__stryker__ ??= {}).activeMutant = mutant;
    await import(`${pathToFileURL(this.#file).href}?${mutant ?? ''}&${(this.#loads += 1)}`);
    globalThis.__stryker__.activeMutant = undefined;
  }

  async #run({ id, body }) {
    const start = performance.now();
    try {
      await body();
      return { id, name: id, status: 0, timeSpentMs: performance.now() - start };
    } catch (error) {
      return { id, name: id, status: 1, failureMessage: String(error?.message ?? error), timeSpentMs: performance.now() - start };
    }
  }

  async dryRun() {
    await this.#load(undefined);
    const state = globalThis.__stryker__;
    const results = [];
    for (const test of tests) {
      state.currentTestId = test.id;
      results.push(await this.#run(test));
    }
    state.currentTestId = undefined;
    return { status: 'complete', tests: results, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, hitLimit, testFilter, mutantActivation }) {
    try {
      await this.#load(mutantActivation === 'static' ? activeMutant.id : undefined);
    } catch (error) {
      return { status: 'killed', killedBy: ['loading'], failureMessage: String(error), nrOfTests: 0 };
    }
    const state = globalThis.__stryker__;
    Object.assign(state, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const wanted = testFilter ? new Set(testFilter) : null;
    let count = 0;
    try {
      for (const test of tests) {
        if (wanted && !wanted.has(test.id)) continue;
        count += 1;
        const { status, failureMessage } = await this.#run(test);
        if (status === 1) return state.hitCount > hitLimit ? { status: 'timeout' } : { status: 'killed', killedBy: [test.id], failureMessage, nrOfTests: count };
      }
      return { status: 'survived', nrOfTests: count };
    } finally {
      state.activeMutant = undefined;
    }
  }
}

export const strykerPlugins = [{ kind: 'TestRunner', name: 'rules', injectableClass: RulesRunner }];
