/** Who waits for which instance. */
export class Arrivals {
  readonly #waiting = new Map<string, Set<() => void>>();

  /** Settles when the instance is here, when no more will come, or when patience is over (ms; null for as long as it takes). */
  wait(sop: string, patienceMs: number | null): Promise<void> {
    return new Promise((resolve) => {
      const own = this.#waiting.get(sop) ?? new Set();
      this.#waiting.set(sop, own);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const wake = (): void => {
        clearTimeout(timer);
        own.delete(wake);
        resolve();
      };
      if (patienceMs !== null) timer = setTimeout(wake, patienceMs);
      own.add(wake);
    });
  }

  here(sop: string): void {
    for (const wake of [...(this.#waiting.get(sop) ?? [])]) wake();
  }

  noMore(): void {
    for (const sop of this.#waiting.keys()) this.here(sop);
  }
}
