import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ByteSource } from '../../src/dicom';
import type { Connection } from '../../src/storage/database';
import { forgetImages, keepImages, keptSources } from '../../src/storage/images';
import type { IntendedRow } from '../../src/storage/intended';
import type { PackRow } from '../../src/storage/packs';
import { bytesOf, memoryFolder, sourceOf } from './memory-folder';

/** The index of packs and of what was intended, in memory; each action gets all of it, as a transaction would. */
const memoryIndex = (): Connection => {
  const packs = new Map<number, PackRow>();
  const intended = new Map<string, IntendedRow>();
  const store = {
    get: async (read: string) => intended.get(read),
    put: async (row: IntendedRow) => void intended.set(row.read, row),
    delete: async (key: unknown) => (typeof key === 'string' ? void intended.delete(key) : packs.clear()),
  };
  const database = {
    getAll: async () => [...packs.values()],
    put: async (_store: string, row: PackRow) => void packs.set(row.pack, row),
    get: async (_store: string, read: string) => intended.get(read),
    transaction: () => ({ store, objectStore: () => store, done: Promise.resolve() }),
  };
  return { use: async (_otherwise: string, action: (on: unknown) => Promise<unknown>) => ({ kind: 'done', value: await action(database) }) } as unknown as Connection;
};

let root: ReturnType<typeof memoryFolder>;
let connection: Connection;
beforeEach(() => {
  root = memoryFolder();
  connection = memoryIndex();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => root.folder } });
  vi.stubGlobal('FileSystemFileHandle', class { createWritable(): void {} });
  vi.stubGlobal('IDBKeyRange', { bound: (...range: unknown[]) => range });
});
afterEach(() => vi.unstubAllGlobals());

const slices: readonly ByteSource[] = Array.from({ length: 64 }, (_, index) => sourceOf(`CT/${index}`, bytesOf(1000 + index, index)));
const bytes = slices.reduce((sum, { size }) => sum + size, 0);

/** Keeps until `after` files are done, then is stopped, as by leaving the read. */
const keepUntil = async (after: number) => {
  const stop = new AbortController();
  return keepImages(connection, 'r', slices, { signal: stop.signal, onProgress: ({ filesDone }) => filesDone === after && stop.abort() });
};

describe('images that were to be kept', () => {
  it('are all there after keeping them, byte for byte, and nothing is missed', async () => {
    expect(await keepImages(connection, 'r', slices, {})).toEqual({ files: 64, bytes, unreadable: [], problem: null });
    const { sources, ...said } = await keptSources(connection, 'r');
    expect(said).toEqual({ kept: { files: 64, bytes }, intended: { files: 64, bytes }, problem: null });
    expect(await sources[63]?.read(0, 2000)).toEqual(bytesOf(1063, 63));
  });

  it('are missed when keeping them was interrupted, until asking again has brought the rest', async () => {
    await keepUntil(29);
    expect(await keptSources(connection, 'r')).toMatchObject({
      sources: { length: 29 }, intended: { files: 64, bytes }, problem: { kind: 'images-missing', detail: '29 of 64 images are kept here' },
    });
    // A part of them under other names: known by content, so nothing counts twice and the rest is still missed.
    await keepImages(connection, 'r', slices.slice(20, 40).map((slice) => ({ ...slice, name: `copy ${slice.name}` })), {});
    expect((await keptSources(connection, 'r')).problem?.detail).toBe('40 of 64 images are kept here');
    await keepImages(connection, 'r', slices, {});
    expect(await keptSources(connection, 'r')).toMatchObject({ sources: { length: 64 }, problem: null });
  });

  it('are missed when the browser has thrown some away, and are kept anew from the same files', async () => {
    await keepUntil(29);
    await keepImages(connection, 'r', slices, {});
    const folder = await (await root.folder.getDirectoryHandle('images')).getDirectoryHandle('r');
    await folder.removeEntry('pack-0');
    expect((await keptSources(connection, 'r')).problem?.detail).toBe('35 of 64 images are kept here');
    await keepImages(connection, 'r', slices, {});
    expect(await keptSources(connection, 'r')).toMatchObject({ sources: { length: 64 }, problem: null });
  });

  it('are not missed any more once they were forgotten, nor where none were to be kept', async () => {
    await keepUntil(29);
    expect(await forgetImages(connection, 'r')).toBeNull();
    expect(await keptSources(connection, 'r')).toEqual({ sources: [], kept: { files: 0, bytes: 0 }, intended: { files: 0, bytes: 0 }, problem: null });
  });

  it('do not count what could not be read in the first place; that is told when keeping', async () => {
    const gone: ByteSource = { name: 'gone', size: 10, read: async () => { throw new DOMException('moved', 'NotReadableError'); } };
    expect(await keepImages(connection, 'r', [gone, ...slices], {})).toMatchObject({ files: 64, unreadable: ['gone'], problem: { kind: 'source-unreadable' } });
    expect((await keptSources(connection, 'r')).problem).toBeNull();
  });
});
