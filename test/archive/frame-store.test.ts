import { describe, expect, it } from 'vitest';
import { FrameStore } from '../../src/archive/frame-store';
import type { FrameContent } from '../../src/dicom';

const content = (megabytes: number): FrameContent => ({ bytes: new Uint8Array(megabytes << 20), transferSyntaxUid: '1.2.840.10008.1.2.1' });
const never = new AbortController().signal;

describe('frames fetched ahead', () => {
  it('are handed out once, and make room for others when they are', async () => {
    const store = new FrameStore();
    await store.keep('a', 1, content(100), never);
    let room = false;
    const waiting = store.keep('b', 1, content(100), never).then(() => (room = true));
    await Promise.resolve();
    expect(room).toBe(false);
    expect(store.take('a', 1)?.bytes.length).toBe(100 << 20);
    await waiting;
    expect([room, store.take('a', 1)]).toEqual([true, null]);
  });

  it('that somebody came for on their way are theirs, and take no room', async () => {
    const store = new FrameStore();
    let asked = 0;
    const ask = async (): Promise<FrameContent> => (asked++, content(200));
    const ahead = store.once('a', 1, true, ask);
    const wanted = store.once('a', 1, false, ask);
    await store.keep('a', 1, await ahead, never);
    expect([await wanted === (await ahead), asked, store.take('a', 1)]).toEqual([true, 1, null]);
  });

  it('waiting for room ends when the series is left', async () => {
    const store = new FrameStore();
    const left = new AbortController();
    const waiting = store.keep('a', 1, content(200), left.signal);
    left.abort();
    await waiting;
    expect(left.signal.aborted).toBe(true);
  });
});
