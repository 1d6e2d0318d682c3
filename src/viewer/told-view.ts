import type { ViewState } from './stage';

/** The view state of one side. It is new at once; listeners are told once per animation frame, however often it changed. */
export class ToldView {
  readonly #listeners = new Set<() => void>();
  #now: ViewState;
  #asked = false;

  constructor(first: ViewState) {
    this.#now = first;
  }

  get now(): ViewState {
    return this.#now;
  }

  set(change: Partial<ViewState>): void {
    this.#now = { ...this.#now, ...change };
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      for (const listener of this.#listeners) listener();
    });
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  silence(): void {
    this.#listeners.clear();
  }
}
