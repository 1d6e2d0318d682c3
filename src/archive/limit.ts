interface Waiting {
  readonly priority: number;
  readonly start: () => void;
}

/** Lets so many pieces of work run at once; who waits is let in by priority (lower first), then in order of coming. */
export class Limit {
  #running = 0;
  #waiting: Waiting[] = [];

  constructor(readonly most: number) {}

  /** Rejects with the signal's reason when it is aborted while waiting. */
  async run<T>(work: () => Promise<T>, priority: number, signal: AbortSignal): Promise<T> {
    signal.throwIfAborted();
    if (this.#running >= this.most) await this.#turn(priority, signal);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      const [next, ...rest] = this.#waiting;
      this.#waiting = rest;
      if (next) next.start();
      else this.#running -= 1;
    }
  }

  #turn(priority: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#waiting = this.#waiting.filter((each) => each !== me);
        reject(signal.reason as Error);
      };
      const me: Waiting = {
        priority,
        start: () => {
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      const at = this.#waiting.findIndex((each) => each.priority > priority);
      this.#waiting.splice(at < 0 ? this.#waiting.length : at, 0, me);
      signal.addEventListener('abort', leave, { once: true });
    });
  }
}
