import * as dicomParser from 'dicom-parser';
import { describe, expect, it } from 'vitest';
import { edition, middleFirst, phantomOn, renderDesk, type RenderOrder, type RenderPort, type RenderReply } from '../../src/phantom';
import { smallSubject } from './scripts';

/** A thread that is none: the worker's side of the conversation, answering a little later. */
const port = (log: RenderOrder[] = [], spoil: (order: RenderOrder) => RenderOrder = (order) => order): RenderPort => {
  const replyTo = renderDesk();
  const self: RenderPort = {
    onmessage: null, onerror: null, terminate: () => undefined,
    postMessage: (order) => {
      log.push(order);
      setTimeout(() => {
        const reply = replyTo(spoil(order));
        if (reply) self.onmessage?.({ data: reply } as MessageEvent<RenderReply>);
      });
    },
  };
  return self;
};

const script = edition(smallSubject(), { columns: 64 });

describe('rendering in other threads', () => {
  it('gives every slice that was asked for once, the first one first, and tells each thread the script once', async () => {
    const logs: RenderOrder[][] = [[], []];
    const phantom = phantomOn(logs.map((log) => port(log)));
    const order = middleFirst(script, 0).slice(0, 9);
    const seen: number[] = [];
    for await (const { index, bytes } of phantom.scan(script, 0, { order })) {
      seen.push(index);
      expect(dicomParser.parseDicom(bytes).string('x00200013')).toBe(String(index + 1));
    }
    expect(seen[0]).toBe(30); // the middle of 61 slices
    expect(seen.toSorted((a, b) => a - b)).toEqual(order.toSorted((a, b) => a - b));
    for (const log of logs) expect(log.filter(({ kind }) => kind === 'script').length).toBe(1);
    expect(logs.every((log) => log.length > 3)).toBe(true);
  });

  it('stops when it is told to, and when nobody listens any longer', async () => {
    const log: RenderOrder[] = [];
    const phantom = phantomOn([port(log)]);
    const stop = new AbortController();
    const read = async (): Promise<void> => {
      for await (const slice of phantom.scan(script, 0, { signal: stop.signal })) if (slice.index === 1) stop.abort(new Error('enough'));
    };
    await expect(read()).rejects.toThrow('enough');
    for await (const slice of phantom.scan(script, 1)) if (slice.index >= 0) break;
    expect(log.length).toBeLessThan(12);
  });

  it('hands a fault of a thread to the one who asked', async () => {
    const phantom = phantomOn([port([], (order) => (order.kind === 'slice' ? { ...order, key: 'never told' } : order))]);
    await expect(phantom.scan(script, 0)[Symbol.asyncIterator]().next()).rejects.toThrow('no script');
  });
});
