import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Connection } from '../../src/storage/database';
import { Logs } from '../../src/storage/logs';
import { logOf } from './log-of';
import { MemoryDisk } from './memory-database';

vi.mock('idb', () => ({ openDB: vi.fn<typeof openDB>() }));

/** The browser's part is played by a disk in memory; the connection, the chain and the logs are the real ones. */
let disk: MemoryDisk;
let open: { closed: boolean } | null;
let lost: () => void;
let logs: Logs;
const written = vi.fn<(read: string) => void>();

beforeEach(() => {
  disk = new MemoryDisk();
  vi.stubGlobal('indexedDB', {});
  vi.stubGlobal('IDBKeyRange', { bound: ([of]: string[]) => ({ of }) });
  vi.mocked(openDB).mockImplementation((async (_name: string, _version: number, events: { terminated: () => void }) => {
    lost = events.terminated;
    return (open = disk.connection());
  }) as unknown as typeof openDB);
  logs = new Logs(new Connection('test'), written);
});
afterEach(() => vi.unstubAllGlobals());

const log = logOf(6);
const entry = (index: number) => log.slice(index, index + 1);
const append = (index: number) => logs.append('r', entry(index));
const stored = async () => {
  const loaded = await new Logs(new Connection('test'), written).load('r');
  return loaded.kind === 'log' ? loaded.log : [];
};
/** The browser closes the connection without a word; the next transaction throws. */
const closeSilently = (): void => {
  if (open) open.closed = true;
};

describe('a connection that was closed', () => {
  it('costs no entry: what failed as closed is written with the next one', async () => {
    expect(await append(0)).toEqual({ kind: 'kept' });
    closeSilently();
    expect(await append(1)).toMatchObject({ kind: 'problem', problem: { kind: 'closed' } });
    expect(await append(2)).toEqual({ kind: 'kept' });
    expect(await stored()).toEqual(log.slice(0, 3));
  });

  it('costs no entry when the database cannot be opened again at once, nor when two follow in one breath', async () => {
    await append(0);
    closeSilently();
    await append(1);
    vi.mocked(openDB).mockRejectedValueOnce(new DOMException('not now', 'UnknownError'));
    expect(await append(2)).toMatchObject({ kind: 'problem', problem: { kind: 'unavailable' } });
    expect(await Promise.all([append(3), append(4)])).toEqual([{ kind: 'kept' }, { kind: 'kept' }]);
    expect(await stored()).toEqual(log.slice(0, 5));
  });

  it('is tried again without a new entry', async () => {
    await append(0);
    closeSilently();
    await append(1);
    expect(await logs.append('r', [])).toEqual({ kind: 'kept' });
    expect(await stored()).toEqual(log.slice(0, 2));
  });
});

describe('a store that was emptied under an open read', () => {
  const emptied = [
    ['with its connection', () => { disk.empty(); lost(); }],
    ['with its connection, unheard', () => { disk.empty(); closeSilently(); }],
    ['while the connection stays', () => disk.empty()],
  ] as const;

  it.each(emptied)('%s: the next append tells that nothing is stored, and the own log heals it', async (_title, empty) => {
    for (const index of [0, 1, 2]) await append(index);
    empty();
    const first = await append(3);
    const told = first.kind === 'problem' ? await append(4) : first;
    expect(told).toEqual({ kind: 'conflict', stored: [] });
    expect(await logs.keep('r', log.slice(0, 5))).toEqual({ kind: 'kept' });
    expect(await stored()).toEqual(log.slice(0, 5));
    expect(await append(5)).toEqual({ kind: 'kept' });
    expect(await stored()).toEqual(log);
  });

  it('is not announced to other tabs as growth', async () => {
    await append(0);
    written.mockClear();
    disk.empty();
    await append(1);
    expect(written).not.toHaveBeenCalled();
  });

  it('is told also when only what failed before is tried again', async () => {
    await append(0);
    closeSilently();
    await append(1);
    disk.empty();
    expect(await logs.append('r', [])).toEqual({ kind: 'conflict', stored: [] });
  });
});

describe('a write that fails', () => {
  it('is told, and made good by the next append', async () => {
    await append(0);
    disk.failure = new DOMException('disk full', 'QuotaExceededError');
    expect(await append(1)).toMatchObject({ kind: 'problem', problem: { kind: 'quota-exceeded' } });
    expect(await append(2)).toEqual({ kind: 'kept' });
    expect(await stored()).toEqual(log.slice(0, 3));
  });

  it('is made good by keeping the whole log, which goes on behind what is due', async () => {
    await append(0);
    disk.failure = new DOMException('disk full', 'QuotaExceededError');
    await append(1);
    expect(await logs.keep('r', log.slice(0, 4))).toEqual({ kind: 'kept' });
    expect(await stored()).toEqual(log.slice(0, 4));
  });

  it('because another tab has gone on is a conflict, and what that tab wrote stays', async () => {
    await append(0);
    const other = logOf(2, 'b', log.slice(0, 1));
    await new Logs(new Connection('test'), written).append('r', other.slice(1));
    expect(await append(1)).toEqual({ kind: 'conflict', stored: other });
    expect(await logs.keep('r', log.slice(0, 2))).toEqual({ kind: 'conflict', stored: other });
  });
});
