import { createHash } from 'node:crypto';
import { nextEntry, type Act, type Log } from '../../src/read';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const opening: Act = { kind: 'readOpened', v: 1, subject: { key: 'k', code: 'Case 014' }, timepoints: [], charter: 'c' };

/** A log of `length` entries; `branch` makes the entries after `from` other ones. */
export const logOf = (length: number, branch = 'a', from: Log = []): Log => {
  const log = [...from];
  while (log.length < length) {
    const at = new Date(Date.UTC(2026, 0, 5, 9, 0, log.length)).toISOString();
    log.push(nextEntry(log, log.length === 0 ? opening : { kind: 'markErased', v: 1, mark: branch }, { id: `${branch}${log.length}`, at, by: 'R1' }, digest));
  }
  return log;
};
