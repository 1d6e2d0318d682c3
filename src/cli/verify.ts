// npm run --silent verify -- FILE… [--study FILE] [--roster FILE] [--reader ID] [--anchor HASH:ENTRIES]: computes the chain of a read again
// from the file alone (a read file, or an audit trail in JSONL), checks every signature in it, and every act against the locks.
// Exit status 0: it holds; 1: it does not, with the entries that do not fit, first to last; 2: no read could be read.
import { webcrypto } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Subtle } from '../trial';
import { againstFrom, verdictOn } from './verify-file';

const USAGE = 'npm run --silent verify -- FILE… [--study FILE] [--roster FILE] [--reader ID] [--anchor HASH:ENTRIES]';
const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
const text = (file: string): string => readFileSync(file, 'utf8');

const statusOf = async (file: string, against: Parameters<typeof verdictOn>[1]): Promise<0 | 1 | 2> => {
  const verdict = await verdictOn(text(file), against, digest);
  if (verdict.kind === 'unreadable') {
    process.stderr.write(`${file}: ${verdict.why}\n`);
    return 2;
  }
  if (verdict.kind === 'broken') {
    process.stdout.write(verdict.lines.map((line) => `${file}: ${line}\n`).join(''));
    return 1;
  }
  const { log } = verdict;
  const signatures = log.filter(({ act }) => act.kind === 'timepointSigned').length;
  process.stdout.write(`${file}: holds, ${log.length} entries, ${signatures} signature${signatures === 1 ? '' : 's'}, ${log.at(-1)?.hash ?? ''}:${log.length}\n`);
  return 0;
};

const run = async (): Promise<number> => {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { study: { type: 'string' }, roster: { type: 'string' }, reader: { type: 'string' }, anchor: { type: 'string' } } });
    const found = againstFrom({ ...values, ...(values.study ? { study: text(values.study) } : {}), ...(values.roster ? { roster: text(values.roster) } : {}) });
    if ('why' in found) throw new Error(found.why);
    if (positionals.length === 0) throw new Error(USAGE);
    let worst = 0;
    for (const file of positionals) worst = Math.max(worst, await statusOf(file, { subtle: webcrypto.subtle as Subtle, ...found.against }));
    return worst;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
};

process.exitCode = await run();
