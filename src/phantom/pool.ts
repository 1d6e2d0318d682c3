import type { CaseScript } from './case-script';
import { slicesOf } from './case-place';
import { timepointOf } from './case-header';
import type { RenderOrder, RenderReply } from './render-desk';

/** One slice of a scan as Part 10 bytes; `index` from 0, head first. */
export interface RenderedSlice {
  readonly index: number;
  readonly bytes: Uint8Array;
}

export interface RenderOptions {
  /** Slices by index, the one that is wanted first first; head first unless told. What is not named is not rendered. */
  readonly order?: readonly number[];
  /** Stops what has not begun; the iteration then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** Renders cases in other threads. */
export interface Phantom {
  /** Slices as they are ready, about in the order asked for. Throws a RangeError for a time point that the script has not. */
  scan(script: CaseScript, timepoint: number, options?: RenderOptions): AsyncIterable<RenderedSlice>;
  /** Ends the threads; what was asked and not answered rejects. */
  close(): void;
}

/** The part of a Worker that is used. */
export interface RenderPort {
  postMessage(order: RenderOrder): void;
  onmessage: ((event: MessageEvent<RenderReply>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  terminate(): void;
}

interface Job {
  readonly script: CaseScript;
  readonly timepoint: number;
  readonly index: number;
  readonly done: (slice: RenderedSlice) => void;
  readonly failed: (fault: Error) => void;
}

/** The middle slice first, then outwards: what a viewport shows first is there first. */
export const middleFirst = (script: CaseScript, timepoint: number): readonly number[] => {
  const count = slicesOf(script, timepointOf(script, timepoint));
  const middle = Math.floor(count / 2);
  return Array.from({ length: count }, (_, k) => k).toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle));
};

/** A slice ahead for each thread, so that none waits for the next order. */
const AHEAD = 2;

/** Spreads slices over threads; each thread is told a script once. */
export const phantomOn = (ports: readonly RenderPort[]): Phantom => {
  const queue: Job[] = [];
  const running = new Map<number, Job>();
  const told = new Map<RenderPort, Set<CaseScript>>(ports.map((port) => [port, new Set()]));
  const load = new Map<RenderPort, number>(ports.map((port) => [port, 0]));
  const keys = new Map<CaseScript, string>();
  let last = 0;

  const give = (port: RenderPort, job: Job): void => {
    const key = keys.get(job.script) ?? String(keys.size);
    keys.set(job.script, key);
    if (!told.get(port)?.has(job.script)) port.postMessage({ kind: 'script', key, script: job.script });
    told.get(port)?.add(job.script);
    last += 1;
    running.set(last, job);
    load.set(port, (load.get(port) ?? 0) + 1);
    port.postMessage({ kind: 'slice', id: last, key, timepoint: job.timepoint, index: job.index });
  };
  const feed = (): void => {
    for (let most = 0; most < AHEAD; most += 1) {
      for (const port of ports) if (load.get(port) === most && queue.length > 0) give(port, queue.shift() as Job);
    }
  };
  const failAll = (why: string): void => {
    for (const job of [...running.values(), ...queue]) job.failed(new Error(why));
    running.clear();
    queue.length = 0;
  };
  for (const port of ports) {
    port.onmessage = ({ data }) => {
      const job = running.get(data.id);
      running.delete(data.id);
      load.set(port, (load.get(port) ?? 1) - 1);
      feed();
      if (data.kind === 'slice') job?.done({ index: job.index, bytes: data.bytes });
      else job?.failed(new Error(data.detail));
    };
    port.onerror = ({ message }) => failAll(message || 'A rendering worker stopped');
  }

  async function* rendered(script: CaseScript, timepoint: number, order: readonly number[], signal: AbortSignal | undefined): AsyncGenerator<RenderedSlice> {
    const ready: RenderedSlice[] = [];
    let fault: Error | null = null;
    let wake = (): void => undefined;
    const jobs = order.map((index): Job => ({
      script, timepoint, index,
      done: (slice) => { ready.push(slice); wake(); },
      failed: (why) => { fault ??= why; wake(); },
    }));
    const mine = new Set(jobs);
    const stop = (): void => wake();
    signal?.addEventListener('abort', stop);
    try {
      queue.push(...jobs);
      feed();
      for (let left = order.length; left > 0; left -= 1) {
        while (ready.length === 0 && fault === null && !signal?.aborted) await new Promise<void>((resolve) => { wake = resolve; });
        signal?.throwIfAborted();
        if (fault !== null) throw fault as Error;
        yield ready.shift() as RenderedSlice;
      }
    } finally {
      signal?.removeEventListener('abort', stop);
      queue.splice(0, queue.length, ...queue.filter((job) => !mine.has(job)));
    }
  }

  return {
    scan: (script, timepoint, { order, signal } = {}) => {
      const count = slicesOf(script, timepointOf(script, timepoint));
      return rendered(script, timepoint, order ?? Array.from({ length: count }, (_, k) => k), signal);
    },
    close: () => {
      for (const port of ports) port.terminate();
      failAll('The rendering was closed');
    },
  };
};

/** Starts the threads: one for each processor, six at the most. Browser only. */
export const openPhantom = (threads = Math.max(1, Math.min(6, navigator.hardwareConcurrency))): Phantom =>
  phantomOn(Array.from({ length: threads }, () => new Worker(new URL('./render-worker.ts', import.meta.url), { type: 'module' })));
