// One worker of the fuzzer: runs a range of inputs, notes before each which one it is, and tells of those that fail.
import { mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inputsOf, kindOf, KINDS, tried, type FuzzInput, type Kind } from './fuzz-inputs';
import { folderGroups, madeGroups, phantomGroups } from './fuzz-seeds';
import { MOST_CPU_MS, MOST_RSS_MB, type ChildOrder, type ChildWord } from './fuzz-words';

const order = JSON.parse(process.argv[2] ?? '{}') as ChildOrder;
const tell = (word: ChildWord): void => void process.send?.(word);
const place = openSync(order.placeFile, 'w');
const peakMb = (): number => process.resourceUsage().maxRSS / 1024;
const cpuMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

const reports = folderGroups(join(order.data, 'sr'));
const images = [...madeGroups(), ...phantomGroups(), ...folderGroups(join(order.data, 'zoo')), ...folderGroups(join(order.data, 'synthetic'))];
const inputAt = await inputsOf({ images, reports: reports.length > 0 ? reports : madeGroups() }, order.seed);

const now: { index: number; input: FuzzInput | null } = { index: -1, input: null };

/** The input as files beside what went wrong, so that it can be looked at without the fuzzer. */
const keep = (index: number, { files, from, steps }: FuzzInput, what: string): void => {
  mkdirSync(order.failures, { recursive: true });
  writeFileSync(join(order.failures, `${order.seed}-${index}.txt`), `${kindOf(index)}: ${from}: ${steps.join(', ')}\n${what}\n`);
  for (const { name, bytes } of files) writeFileSync(join(order.failures, `${order.seed}-${index}-${basename(name).replace(/[^\w.-]/g, '_')}`), bytes);
};

const fail = (index: number, input: FuzzInput, fault: 'threw' | 'slow' | 'memory', what: string): void => {
  keep(index, input, `${fault}: ${what}`);
  tell({ kind: 'fault', index, fault, from: input.from, steps: input.steps, what });
};

const wordsOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error)).split('\n').slice(0, 6).join('\n');
for (const event of ['unhandledRejection', 'uncaughtException'] as const) process.on(event, (error: unknown) => { if (now.input) fail(now.index, now.input, 'threw', `nobody waited: ${wordsOf(error)}`); });

/** Processor time of one run, ms; -1 when it failed. */
const timed = async (index: number): Promise<number> => {
  const input = inputAt(index);
  Object.assign(now, { index, input });
  const before = cpuMs();
  try {
    await tried(input);
  } catch (error) {
    fail(index, input, 'threw', wordsOf(error));
    return -1;
  }
  return cpuMs() - before;
};

const wanted = order.only ? (index: number): boolean => kindOf(index) === order.only : (): boolean => true;
const done: Record<Kind, number> = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
const startMb = peakMb();
let slowest = { index: -1, ms: 0 };
let index = order.from;
for (; index < order.to; index += 1) {
  if (!wanted(index)) continue;
  writeSync(place, `${String(index).padStart(12)} ${String(Date.now()).padStart(15)}`, 0);
  let ms = await timed(index);
  // The first run may have paid for loading, compiling and other inputs' garbage.
  if (ms > MOST_CPU_MS) ms = Math.min(ms, await timed(index));
  if (ms > MOST_CPU_MS && now.input) fail(index, now.input, 'slow', `${Math.round(ms)} ms of processor time`);
  if (ms > slowest.ms) slowest = { index, ms };
  done[kindOf(index)] += 1;
  if (peakMb() - startMb > MOST_RSS_MB) {
    if (now.input) fail(index, now.input, 'memory', `${Math.round(peakMb() - startMb)} MB over the start`);
    index += 1;
    break;
  }
}
tell({ kind: 'end', next: index, done, slowest, startMb, peakMb: peakMb() });
process.disconnect?.();
