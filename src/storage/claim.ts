import { alone } from './folders';

/** Who may write to a read among the tabs of this browser. */
export interface Claim {
  readonly role: 'writer' | 'follower';
  /** Lets another tab write. */
  release(): void;
}

const lockOf = (read: string): string => `nadir-read-${read}`;

/**
 * One tab writes to a read, the others follow. The lock goes with the tab, also when it crashes; a follower is told by
 * `promoted` when the writer is gone and it now holds the read. Where the browser has no locks every tab may write: the
 * stored chain still refuses a fork.
 */
export const claimRead = async (read: string, promoted: () => void): Promise<Claim> => {
  if (!('locks' in navigator)) return { role: 'writer', release: () => undefined };
  const ended = new AbortController();
  let release = (): void => ended.abort();
  const held = new Promise<void>((resolve) => {
    release = () => {
      resolve();
      ended.abort();
    };
  });
  const role = await new Promise<Claim['role']>((resolve) => {
    void navigator.locks.request(lockOf(read), { ifAvailable: true }, (lock) => {
      resolve(lock ? 'writer' : 'follower');
      return lock ? held : undefined;
    }).catch(() => resolve('writer')); // refused, as where site data is blocked: the same as having none
  });
  if (role === 'follower') {
    navigator.locks.request(lockOf(read), { signal: ended.signal }, () => {
      promoted();
      return held;
    }).catch(() => undefined); // released before the turn came
  }
  return { role, release: () => release() };
};

/** Does something with a read that nobody has open; null where a tab holds it. */
export const whileUnclaimed = <Value>(read: string, work: () => Promise<Value>): Promise<Value | null> => alone(lockOf(read), work, true);

/** Tells the other tabs that a read has grown, and hears it from them. */
export class Announcements {
  readonly #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('nadir-reads');
  readonly #listeners = new Map<string, Set<() => void>>();

  constructor() {
    this.#channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
      for (const listener of this.#listeners.get(String(event.data)) ?? []) listener();
    });
  }

  announce(read: string): void {
    this.#channel?.postMessage(read);
  }

  /** Calls the listener when another tab has written to the read. Call the result to stop. */
  hear(read: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(read) ?? new Set();
    this.#listeners.set(read, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  close(): void {
    this.#channel?.close();
  }
}
