import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../src/dicom';
import { fingerprint } from '../../src/storage/fingerprint';
import { folderOf, PACK_BYTES } from '../../src/storage/packs';
import { writePack, type Queue } from '../../src/storage/write-pack';
import { bytesOf, memoryFolder, sourceOf } from './memory-folder';

const queueOf = (...sources: ByteSource[]): Queue & { readonly became: [string, string][] } => {
  const became: [string, string][] = [];
  return { sources, prints: new Set(), printOf: fingerprint, became, step: (source, what) => became.push([source.name, what]) };
};
const live = new AbortController().signal;

describe('a pack', () => {
  it('holds the files one after the other, byte for byte', async () => {
    const { folder, files } = memoryFolder();
    const contents = [bytesOf(1000, 1), bytesOf(0, 2), bytesOf(70_000, 3)];
    const written = await writePack(folder, 0, queueOf(...contents.map((bytes, index) => sourceOf(`${index}`, bytes))), live);
    expect(written).toMatchObject({ bytes: 71_000, problem: null });
    for (const [index, file] of written.files.entries()) expect(files.get('pack-0')?.slice(file.offset, file.offset + file.size)).toEqual(contents[index]);
  });

  it('takes the same content once, whatever it is called, and tells different content under one name apart', async () => {
    const { folder } = memoryFolder();
    const queue = queueOf(sourceOf('CT/1', bytesOf(500, 1)), sourceOf('copy', bytesOf(500, 1)), sourceOf('CT/1', bytesOf(500, 2)));
    expect((await writePack(folder, 0, queue, live)).files.map((file) => file.name)).toEqual(['CT/1', 'CT/1']);
    expect(queue.became).toEqual([['CT/1', 'written'], ['copy', 'there-already'], ['CT/1', 'written']]);
  });

  it('keeps the whole files when the browser has no more room', async () => {
    const { folder, files } = memoryFolder(1200);
    const written = await writePack(folder, 0, queueOf(sourceOf('a', bytesOf(1000, 1)), sourceOf('b', bytesOf(1000, 2))), live);
    expect(written).toMatchObject({ bytes: 1000, problem: { kind: 'quota-exceeded' } });
    expect(files.get('pack-0')).toEqual(bytesOf(1000, 1));
  });

  it('leaves no empty file behind', async () => {
    const { folder, files } = memoryFolder(10);
    expect((await writePack(folder, 0, queueOf(sourceOf('a', bytesOf(1000, 1))), live)).files).toEqual([]);
    expect(files.size).toBe(0);
  });

  it('goes on after a file that cannot be read, also when it fails in the middle', async () => {
    const { folder, files } = memoryFolder();
    const gone: ByteSource = { name: 'gone', size: 20 * 2 ** 20, read: async (start, end) => {
      if (start >= 8 * 2 ** 20 && end < 20 * 2 ** 20) throw new DOMException('moved', 'NotReadableError');
      return bytesOf(end - start, 5);
    } };
    const queue = queueOf(gone, sourceOf('b', bytesOf(900, 2)));
    expect(await writePack(folder, 0, queue, live)).toMatchObject({ bytes: 900, problem: null, files: [{ name: 'b', offset: 0 }] });
    expect(files.get('pack-0')).toEqual(bytesOf(900, 2));
    expect(queue.became).toEqual([['gone', 'unreadable'], ['b', 'written']]);
  });

  it('stops when asked to, and keeps what was whole by then', async () => {
    const { folder } = memoryFolder();
    const stop = new AbortController();
    const queue: Queue = { ...queueOf(sourceOf('a', bytesOf(10, 1)), sourceOf('b', bytesOf(10, 2))), step: () => stop.abort() };
    expect(await writePack(folder, 0, queue, stop.signal)).toMatchObject({ bytes: 10, problem: { kind: 'cancelled' } });
  });

  it('is closed when it has reached its size; the rest waits for the next', async () => {
    const { folder } = memoryFolder();
    const queue = queueOf(sourceOf('a', new Uint8Array(PACK_BYTES)), sourceOf('b', bytesOf(10, 2)));
    expect((await writePack(folder, 0, queue, live)).files.map((file) => file.name)).toEqual(['a']);
    expect(queue.sources.map((source) => source.name)).toEqual(['b']);
  });
});

describe('names in the file system', () => {
  it('escapes what a file system might mind, and keeps ids apart', () => {
    expect(folderOf('4f1c-9a_b')).toBe('4f1c-9a_b');
    expect(folderOf('../é')).toBe('%2e%2e%2f%c3%a9');
    expect(new Set(['a/b', 'a%2fb', 'a\\b', 'a.b'].map(folderOf)).size).toBe(4);
  });

  it('tells files apart that differ only in size, head or end', async () => {
    const base = bytesOf(200_000, 1);
    const changed = (at: number): Uint8Array => base.map((byte, index) => (index === at ? byte ^ 1 : byte));
    const prints = await Promise.all([base, changed(3), changed(199_999), base.slice(0, 199_999)].map((bytes) => fingerprint(sourceOf('x', bytes))));
    expect(new Set(prints).size).toBe(4);
  });
});
