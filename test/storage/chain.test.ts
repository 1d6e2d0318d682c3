import { array, assert, integer, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chained, following, reconcile } from '../../src/storage/chain';
import { EMPTY_TAIL, extended, tailOf } from '../../src/storage/tail';
import { logOf } from './log-of';

describe('stored entries', () => {
  it('come back in the order of their chain, whatever order the store gives them in', () => {
    assert(property(integer({ min: 1, max: 12 }), array(nat(), { minLength: 12, maxLength: 12 }), (length, keys) => {
      const log = logOf(length);
      const shuffled = [...log].sort((a, b) => (keys[log.indexOf(a)] ?? 0) - (keys[log.indexOf(b)] ?? 0));
      expect(chained(shuffled)).toEqual({ log, loose: [] });
    }), { numRuns: 60 });
  });

  it('end where an entry is missing; what comes after is set apart, not shown', () => {
    const log = logOf(6);
    expect(chained(log.filter((_, index) => index !== 3))).toEqual({ log: log.slice(0, 3), loose: log.slice(4) });
  });

  it('do not run in circles when one names itself as its predecessor', () => {
    const [first] = logOf(1);
    if (!first) throw new Error('no entry');
    expect(following(first.hash, [{ ...first, prev: first.hash }])).toHaveLength(1);
  });
});

describe('a stored log and another of the same read', () => {
  const log = logOf(5);
  it.each([
    ['the other goes on', log.slice(0, 3), log, { kind: 'missing', entries: log.slice(3) }],
    ['both are the same', log, log, { kind: 'missing', entries: [] }],
    ['the other is an earlier part', log, log.slice(0, 2), { kind: 'missing', entries: [] }],
    ['nothing is stored', [], log, { kind: 'missing', entries: log }],
    ['they parted after three', log, logOf(6, 'b', log.slice(0, 3)), { kind: 'conflict', common: 3 }],
    ['they have nothing in common', log, logOf(4, 'z').map((entry) => Object.assign({}, entry, { hash: `other ${entry.hash}` })), { kind: 'conflict', common: 0 }],
  ])('%s', (_title, stored, other, expected) => {
    expect(reconcile(stored, other)).toEqual(expected);
  });
});

describe('the end of a log', () => {
  const log = logOf(5);
  it('counts its entries and shows the subject and the last change', () => {
    const { row, hash } = extended(EMPTY_TAIL, 'r', log);
    expect(row).toMatchObject({ id: 'r', subjectKey: 'k', code: 'Case 014', entries: 5, openedAt: log[0]?.at, changedAt: log[4]?.at });
    expect(row?.size).toBe(log.reduce((sum, entry) => sum + JSON.stringify(entry).length, 0));
    expect(hash).toBe(log[4]?.hash);
  });

  it('keeps due what failed and still follows the stored log', () => {
    expect(tailOf('r', log.slice(0, 3), log.slice(2)).unkept).toEqual(log.slice(3));
  });

  it('goes through what is stored already behind the entry that is due, and does not write it again', () => {
    expect(tailOf('r', log.slice(0, 3), log.slice(3, 4), log.slice(4))).toMatchObject({ unkept: log.slice(3, 4), hash: log[4]?.hash, row: { entries: 5 } });
  });

  it('drops what another tab has overtaken', () => {
    const other = logOf(5, 'b', log.slice(0, 3));
    expect(tailOf('r', other, log.slice(3))).toMatchObject({ unkept: [], hash: other[4]?.hash });
  });
});
