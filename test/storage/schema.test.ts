import { describe, expect, it } from 'vitest';
import { migrate, MIGRATIONS, versionAfter, type Migration } from '../../src/storage/schema';

describe('schema', () => {
  it('numbers its steps 1, 2, 3 … without a gap: a released step is never taken out', () => {
    expect(MIGRATIONS.map((step) => step.to)).toEqual(MIGRATIONS.map((_, index) => index + 1));
    expect(versionAfter(MIGRATIONS)).toBe(MIGRATIONS.length);
  });

  const steps: readonly Migration<string[]>[] = [1, 2, 3].map((to) => ({ to, what: `step ${to}`, run: (done) => done.push(`step ${to}`) }));
  it.each([
    [0, ['step 1', 'step 2', 'step 3']],
    [1, ['step 2', 'step 3']],
    [2, ['step 3']],
    [3, []],
  ])('takes a database of version %i through the steps it lacks, in order', (version, expected) => {
    const done: string[] = [];
    migrate(steps, version, done);
    expect(done).toEqual(expected);
  });

  it('builds from nothing the stores that reads and images need', () => {
    const made: [string, unknown][] = [];
    const database = { createObjectStore: (name: string, options?: { keyPath?: unknown }) => made.push([name, options?.keyPath]) };
    migrate(MIGRATIONS, 0, { database, upgrade: null } as unknown as Parameters<(typeof MIGRATIONS)[0]['run']>[0]);
    expect(Object.fromEntries(made)).toEqual({ reads: 'id', entries: ['read', 'prev'], screens: 'read', packs: ['read', 'pack'], settings: undefined, intended: 'read', packages: 'id' });
  });
});
