// Bends inputs by the ten thousand and tells of those that a reader throws on, hangs over, blows up with, or gives untrue millimetres for.
import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { KINDS, kindOf, type Kind } from './fuzz-inputs';
import { MOST_CPU_MS, MOST_RSS_MB, MOST_WALL_MS, type ChildOrder, type ChildWord } from './fuzz-words';

const root = join(import.meta.dirname, '..', '..');
const { values } = parseArgs({ options: { count: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' }, only: { type: 'string' }, replay: { type: 'string' }, data: { type: 'string', default: join(root, '..', 'shared', 'data') } } });

const stop = (words: string): never => {
  process.stderr.write(`${words}\n`);
  process.exit(2);
};
const whole = (text: string, name: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : stop(`--${name} ${text}: a whole number expected`));
const replayed = values.replay?.split(':');
const seed = whole(replayed?.[0] ?? values.seed, 'seed');
const first = replayed ? whole(replayed[1] ?? '', 'replay') : 0;
const last = replayed ? first + 1 : whole(values.count, 'count');
const only = values.only === undefined ? null : (KINDS.find((kind) => kind === values.only) ?? stop(`--only ${values.only}: one of ${KINDS.join(', ')} expected`));

const scratch = mkdtempSync(join(tmpdir(), 'nadir-fuzz-'));
const placeFile = join(scratch, 'place');
writeFileSync(placeFile, '');
const failures = join(root, 'test-results', 'fuzz');
const started = Date.now();
const done: Record<Kind, number> = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
let [faults, peakMb, overMb] = [0, 0, 0];
let slowest = { index: -1, ms: 0 };

const told = (index: number, fault: string, what: string): void => {
  faults += 1;
  process.stdout.write(`FAILED ${seed}:${index} ${kindOf(index)} ${fault}: ${what}\n`);
};

/** Which input the worker is at, and since when; null before the first. */
const placeOf = (): { readonly index: number; readonly since: number } | null => {
  const [index, since] = readFileSync(placeFile, 'utf8').trim().split(/\s+/).map(Number);
  return index === undefined || since === undefined || !(since > 0) ? null : { index, since };
};

/** Runs inputs in a worker of their own until it is done or ends; gives the input to go on with. */
const runFrom = (from: number): Promise<number> => new Promise((resolve) => {
  // What the last worker was at is not what this one is at.
  writeFileSync(placeFile, '');
  const order: ChildOrder = { seed, from, to: last, only, data: values.data, placeFile, failures };
  const child = fork(join(import.meta.dirname, 'fuzz-child.ts'), [JSON.stringify(order)], { execArgv: ['--import', 'tsx', '--max-old-space-size=1024'] });
  let next: number | null = null;
  let hung = false;
  const watch = setInterval(() => {
    const place = placeOf();
    if (!place || Date.now() - place.since < MOST_WALL_MS) return;
    hung = true;
    child.kill('SIGKILL');
  }, 1000);
  child.on('message', (message) => {
    const word = message as ChildWord;
    if (word.kind === 'fault') return told(word.index, word.fault, `${word.from}, ${word.steps.join(' + ')}\n  ${word.what.replaceAll('\n', '\n  ')}`);
    next = word.next;
    for (const kind of KINDS) done[kind] += word.done[kind];
    peakMb = Math.max(peakMb, word.peakMb);
    overMb = Math.max(overMb, word.peakMb - word.startMb);
    if (word.slowest.ms > slowest.ms) slowest = word.slowest;
  });
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    const place = placeOf();
    if (next === null && !place) stop(`The worker ended with ${code ?? signal} before its first input`);
    if (next === null && place) told(place.index, hung ? 'hung' : 'died', hung ? `no end after ${MOST_WALL_MS / 1000} s` : `the worker ended with ${code ?? signal}`);
    resolve(next ?? (place?.index ?? from) + 1);
  });
});

for (let from = first; from < last;) from = await runFrom(from);
rmSync(scratch, { recursive: true });
const seconds = (Date.now() - started) / 1000;
const total = KINDS.reduce((sum, kind) => sum + done[kind], 0);
process.stdout.write([
  `${total} inputs of seed ${seed} in ${seconds.toFixed(0)} s: ${KINDS.map((kind) => `${kind} ${done[kind]}`).join(', ')}`,
  `Slowest ${Math.round(slowest.ms)} ms of processor time (${seed}:${slowest.index}; at most ${MOST_CPU_MS}); peak ${Math.round(peakMb)} MB resident, ${Math.round(overMb)} MB over the start (at most ${MOST_RSS_MB})`,
  faults === 0 ? 'No failure.' : `${faults} failures; each again with npm run fuzz -- --replay SEED:INDEX, and in test-results/fuzz.`, '',
].join('\n'));
process.exitCode = faults === 0 ? 0 : 1;
