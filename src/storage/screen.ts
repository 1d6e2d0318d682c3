import type { Connection } from './database';

/** What was on screen, so that a reload brings it back. Session state: never part of the read. */
export interface KeptScreen {
  readonly left: { readonly timepoint: string; readonly slice: number };
  readonly right: { readonly timepoint: string; readonly slice: number };
  readonly activeSide: 'left' | 'right';
  readonly window: { readonly center: number; readonly width: number } | null;
  readonly linkOffsetMm: number | null;
  readonly selected: string | null;
}

const DEBOUNCE_MS = 300;

/** Screens of the reads, written when the reader has stopped scrolling for a moment and when the page is hidden or left. */
export class Screens {
  readonly #due = new Map<string, KeptScreen>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  readonly #flush = (): void => void this.flush();

  constructor(readonly connection: Connection) {
    globalThis.addEventListener?.('pagehide', this.#flush);
    globalThis.document?.addEventListener('visibilitychange', this.#flush);
  }

  keep(read: string, screen: KeptScreen): void {
    this.#due.set(read, screen);
    this.#timer ??= setTimeout(this.#flush, DEBOUNCE_MS);
  }

  async of(read: string): Promise<KeptScreen | null> {
    const due = this.#due.get(read);
    if (due) return due;
    const found = await this.connection.use('read-failed', (database) => database.get('screens', read));
    return found.kind === 'done' ? (found.value?.screen ?? null) : null;
  }

  /** Losing a scroll position is no fault worth telling: problems are swallowed here, and only here. */
  async flush(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const due = [...this.#due];
    this.#due.clear();
    if (due.length === 0) return;
    await this.connection.use('write-failed', async (database) => {
      const transaction = database.transaction('screens', 'readwrite', { durability: 'relaxed' });
      const requests: Promise<unknown>[] = due.map(([read, screen]) => transaction.store.put({ read, screen }));
      transaction.commit();
      await Promise.all([...requests, transaction.done]);
    });
  }

  drop(read: string): void {
    this.#due.delete(read);
  }

  close(): void {
    globalThis.removeEventListener?.('pagehide', this.#flush);
    globalThis.document?.removeEventListener('visibilitychange', this.#flush);
  }
}
