import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { againstFrom, verdictOn } from '../../src/cli/verify-file';
import { readFile } from '../../src/exports';
import type { Log } from '../../src/read';
import { auditJsonl } from '../../src/trial';
import { digest, onRoster, PROGRESSION, readOf, signer, STUDY, subtle } from './a-read';

const python = spawnSync('python3', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'nadir-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

const fileOf = (log: Log): string => readFile(log);

describe('a read file verified from the file alone', () => {
  let log: Log;
  let text: string;
  let roster: string;
  const kindOf = async (file: string): Promise<string> => (await verdictOn(file, { subtle }, digest)).kind;
  beforeAll(async () => {
    const who = await signer('R1', 'Reader One');
    log = await readOf(PROGRESSION, who);
    text = fileOf(log);
    roster = JSON.stringify([onRoster(who, 'reader')]);
  });

  it('R6: a read file and its trail in JSONL both hold', async () => {
    expect(await verdictOn(text, { subtle }, digest)).toMatchObject({ kind: 'holds' });
    expect(await verdictOn(auditJsonl(log), { subtle }, digest)).toMatchObject({ kind: 'holds' });
    expect(await verdictOn('no read', { subtle }, digest)).toMatchObject({ kind: 'unreadable' });
    expect(await verdictOn('{"format":"other"}', { subtle }, digest)).toMatchObject({ kind: 'unreadable' });
  });

  it('R6: mutation: a bit flipped anywhere in the file is found', async () => {
    const bytes = Buffer.from(text);
    for (let place = 0; place < bytes.length - 1; place += 97) {
      const mutant = Buffer.from(bytes);
      mutant[place] = (mutant[place] ?? 0) ^ 1;
      expect([place, await kindOf(mutant.toString('utf8'))]).not.toEqual([place, 'holds']);
    }
  });

  it('R6: the first entry that does not fit is named', async () => {
    const edited = log.map((entry, index) => (index === 7 ? { ...entry, by: 'R9' } : entry));
    expect(await verdictOn(fileOf(edited), { subtle }, digest)).toMatchObject({ kind: 'broken', lines: [expect.stringMatching(/^entry 8: broken-chain/)] });
    const shaped = log.map((entry, index) => (index === 3 ? { ...entry, act: { ...entry.act, v: 2 } } : entry));
    expect(await verdictOn(fileOf(shaped as unknown as Log), { subtle }, digest)).toMatchObject({ kind: 'broken', lines: [expect.stringMatching(/^entry 4: /)] });
  });

  it('R6: study, roster, reader and anchor are taken from files and told when they are none', async () => {
    const found = againstFrom({ study: JSON.stringify(STUDY), roster, reader: 'R1', anchor: `${log.at(-1)?.hash}:${log.length}` });
    if (!('against' in found)) throw new Error(found.why);
    expect(await verdictOn(text, { subtle, ...found.against }, digest)).toMatchObject({ kind: 'holds' });
    expect(await verdictOn(fileOf(log.slice(0, -1)), { subtle, ...found.against }, digest)).toMatchObject({ kind: 'broken', lines: [expect.stringMatching(/^anchor-missing/)] });
    expect(await verdictOn(text, { subtle, ...found.against, reader: 'R2' }, digest)).toMatchObject({ kind: 'broken', lines: [expect.stringMatching(/other-reader/)] });
    expect(againstFrom({ roster: '{}' })).toMatchObject({ why: expect.stringMatching(/^roster/) });
    expect(againstFrom({ anchor: 'x' })).toMatchObject({ why: expect.stringMatching(/^anchor/) });
  });

  it('R6: the command says so by its exit status', () => {
    const [whole, broken] = [join(folder, 'whole.json'), join(folder, 'broken.json')];
    writeFileSync(whole, text);
    writeFileSync(broken, fileOf(log.filter((_, index) => index !== 9)));
    const root = join(import.meta.dirname, '..', '..');
    const run = (...args: readonly string[]): { readonly status: number | null; readonly stdout: string } => spawnSync(process.execPath, [join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), join(root, 'src', 'cli', 'verify.ts'), ...args], { encoding: 'utf8', cwd: root });
    const both = run(whole, broken);
    expect(both.stdout).toContain(`holds, ${log.length} entries, 3 signatures, ${log.at(-1)?.hash}:${log.length}`);
    expect(both.stdout).toContain('broken.json: entry 10: broken-chain');
    expect(both.status).toBe(1);
    expect(run(join(folder, 'missing.json')).status).toBe(2);
  }, 60_000);
});

describe.skipIf(!python)('the second verifier, in Python (skipped where there is no python3)', () => {
  const verified = (...texts: readonly string[]): readonly string[] => {
    const files = texts.map((text, index) => {
      const file = join(folder, `python-${index}.json`);
      writeFileSync(file, text);
      return file;
    });
    const { stdout } = spawnSync('python3', [join(import.meta.dirname, 'verify.py'), ...files], { encoding: 'utf8' });
    return stdout.trim().split('\n').map((line) => line.replace(' (signatures not verified)', ''));
  };

  it('R6: agrees on a whole log, its trail, and every kind of mutant', async () => {
    const log = await readOf(PROGRESSION, await signer('R1', 'Reader One'));
    const swapped = [...log.slice(0, 8), ...log.slice(8, 10).reverse(), ...log.slice(10)];
    const mutants: readonly (readonly [string, Log])[] = [
      ['entry 8: was changed', log.map((entry, index) => (index === 7 ? { ...entry, by: 'R9' } : entry))],
      ['entry 10: does not follow the entry before it', log.filter((_, index) => index !== 9)],
      ['entry 9: does not follow the entry before it', swapped],
      ['entry 6: does not follow the entry before it', [...log.slice(0, 5), ...log.slice(4)]],
      ['entry 1: does not open the read', log.slice(1)],
      [`holds ${log.length - 1} ${log.at(-2)?.hash}`, log.slice(0, -1)], // only an anchor tells
    ];
    expect(verified(fileOf(log), auditJsonl(log), ...mutants.map(([, mutant]) => fileOf(mutant)))).toEqual([`holds ${log.length} ${log.at(-1)?.hash}`, `holds ${log.length} ${log.at(-1)?.hash}`, ...mutants.map(([said]) => said)]);
  });

  it('R6: writes numbers and text as ECMAScript does', () => {
    const values = [0, -0, 1, -1.5, 0.1, 1e21, 1e-7, 123456789012345680000, 1.7976931348623157e308, 5e-324, 0.000001, 100, 1e20, 12.5e-9, 'é\u2028\u0007"\\\ud800/', '😀', [], {}, { b: 1, a: null, é: true }];
    const script = `import sys, json; sys.path.insert(0, ${JSON.stringify(import.meta.dirname)}); sys.dont_write_bytecode = True; import verify; print(json.dumps([verify.canonical(v) for v in json.loads(sys.stdin.read())]))`;
    const written = JSON.parse(execFileSync('python3', ['-c', script], { input: JSON.stringify(values), encoding: 'utf8' })) as readonly string[];
    expect(written).toEqual(values.map((value) => (typeof value === 'object' && 'b' in value ? '{"a":null,"b":1,"é":true}' : JSON.stringify(value))));
  });
});
