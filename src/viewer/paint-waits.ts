/** Who waits for the next picture on the screen. A hidden page paints nothing: then nobody waits. */
export class PaintWaits {
  readonly #waiting = new Set<() => void>();

  painted(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  next(): Promise<void> {
    if (document.hidden) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.add(resolve);
      setTimeout(resolve, 2000);
    });
  }
}
