import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

// The rules as a stranger gets them: packed, unpacked into an empty folder, and used with nothing of the project near.
const root = join(import.meta.dirname, '..', '..');
const stranger = mkdtempSync(join(tmpdir(), 'nadir-library-'));
const packed = join(stranger, 'node_modules', 'nadir');
const ran = (command: string, args: readonly string[], cwd: string): string => {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } });
  expect(status, `${stdout}${stderr}`).toBe(0);
  return stdout;
};

beforeAll(() => {
  mkdirSync(packed, { recursive: true });
  ran('npm', ['pack', '--silent', '--pack-destination', stranger], root);
  const archive = readdirSync(stranger).find((name) => name.endsWith('.tgz')) ?? '';
  ran('tar', ['-xzf', archive, '-C', packed, '--strip-components=1'], stranger);
}, 120_000);
afterAll(() => rmSync(stranger, { recursive: true, force: true }));

it('is modules and types alone, and imports nothing from outside', () => {
  const files = readdirSync(join(packed, 'dist-lib'));
  expect(files.filter((name) => !/\.(js|d\.ts)$/.test(name))).toEqual([]);
  const imported = files.flatMap((name) => [...readFileSync(join(packed, 'dist-lib', name), 'utf8').matchAll(/(?:\bfrom\s+|\bimport\()['"]([^'"]+)['"]/g)].map(([, from]) => from ?? ''));
  expect(imported.length).toBeGreaterThan(50);
  expect(imported.filter((from) => !/^\.\/[a-z-]+\.js$/.test(from) && from !== 'nadir/irecist')).toEqual([]);
});

it('prints what its README says, in plain Node', () => {
  const readme = readFileSync(join(packed, 'src', 'irecist', 'README.md'), 'utf8');
  const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1] ?? '';
  writeFileSync(join(stranger, 'example.mjs'), block('js'));
  expect(ran(process.execPath, ['example.mjs'], stranger)).toBe(block('text'));
});

it('is typed for a strict consumer without a browser or Node', () => {
  writeFileSync(join(stranger, 'consumer.mts'), `import { assess, PRESETS, type Assessment, type IrecistResponse, type SubjectFindings } from 'nadir/irecist';
const findings: SubjectFindings = { timepoints: [] };
const outcome = assess(findings, PRESETS[0]?.charter);
const assessment: Assessment | null = outcome.kind === 'assessed' ? outcome.assessment : null;
export const ibor: IrecistResponse | null = assessment?.ibor ?? null;
// @ts-expect-error a day is a number: the types are there and are no any
export const wrong: SubjectFindings = { timepoints: [{ id: 'W0', day: '0', date: '2026-01-05', symptomDriven: false, targets: [], nonTargets: [], newLesions: [] }] };
`);
  const options = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true, skipLibCheck: false, noEmit: true, target: 'ES2022', lib: ['ES2023'], types: [], module: 'NodeNext', moduleResolution: 'NodeNext' };
  writeFileSync(join(stranger, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['consumer.mts'] }));
  ran(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', '.'], stranger);
}, 60_000);
