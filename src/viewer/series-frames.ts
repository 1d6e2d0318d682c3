import type { Series } from '../dicom';
import { decodedFrame, type Decoded } from './decode-frame';
import type { ShowProblem } from './stage';
import type { Frame } from './stored-values';

const LET_GO: Decoded = { kind: 'problem', problem: { kind: 'no-images', detail: 'the series was let go' } };

/** An archive comes back, a disk is mounted again; a damaged file stays damaged. */
const MAY_PASS: readonly ShowProblem[] = ['file-gone', 'not-sent', 'timed-out'];

const AT_ONCE = 3;
/** Decoded pixels kept per series. A longer one is held around the slice on screen and read anew where the reader comes back to. */
const LARGEST_BYTES = 1 << 30;

/** How many slices of this size are kept. */
const slicesKept = ({ slices: [first] }: Series): number => (first ? Math.max(16, Math.floor(LARGEST_BYTES / (first.pixels.rows * first.pixels.columns * 2))) : 1);

/** Lets painting and input have their turn between two images. */
const breath = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });

/** The decoded images of one series while it is on a viewport: the wanted slice first, then its neighbours outwards. Let go as a whole. */
export class SeriesFrames {
  readonly #decoded: (Decoded | undefined)[];
  readonly #waiting = new Map<number, ((decoded: Decoded) => void)[]>();
  readonly #running = new Set<number>();
  readonly #listeners = new Set<() => void>();
  #around = 0;
  #mayFill = false;
  #loaded = 0;
  #closed = false;

  constructor(readonly series: Series, readonly kept: number = slicesKept(series)) {
    this.#decoded = new Array<Decoded | undefined>(series.slices.length).fill(undefined);
  }

  /** Slices whose pixels are in memory. */
  get loaded(): number {
    return this.#loaded;
  }

  /** Null while it is not there (yet). */
  frame(index: number): Frame | null {
    const decoded = this.#decoded[index];
    return decoded?.kind === 'frame' ? decoded.frame : null;
  }

  decoded(index: number): Decoded | undefined {
    return this.#decoded[index];
  }

  /** Loads this slice before all others. */
  want(index: number): Promise<Decoded> {
    this.#around = index;
    if (this.#closed) return Promise.resolve(LET_GO);
    const ready = this.#decoded[index];
    if (ready) return Promise.resolve(ready);
    return new Promise((resolve) => {
      this.#waiting.set(index, [...(this.#waiting.get(index) ?? []), resolve]);
      if (!this.#running.has(index)) void this.#load(index);
    });
  }

  /** Loads the rest, outwards from this slice; called when the first image is on screen, and whenever the reader moves. */
  lookAt(index: number): void {
    this.#around = index;
    this.#fill();
  }

  /** Forgets what failed in a way that may pass, so that it is asked for again. */
  retry(): void {
    for (const [index, decoded] of this.#decoded.entries()) if (decoded?.kind === 'problem' && MAY_PASS.includes(decoded.problem.kind)) this.#decoded[index] = undefined;
    if (this.#mayFill) this.#fill();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops loading and forgets every pixel; whoever still waits is told. */
  close(): void {
    this.#closed = true;
    this.#decoded.fill(undefined);
    this.#listeners.clear();
    const waiting = [...this.#waiting.values()].flat();
    this.#waiting.clear();
    for (const resolve of waiting) resolve(LET_GO);
    this.#loaded = 0;
  }

  async #load(index: number): Promise<void> {
    const slice = this.series.slices[index];
    if (!slice) return;
    this.#running.add(index);
    const decoded = await decodedFrame(slice);
    this.#running.delete(index);
    if (this.#closed) return;
    this.#decoded[index] = decoded;
    if (decoded.kind === 'frame') {
      this.#loaded++;
      this.#letGoFarthest();
    }
    const waiting = this.#waiting.get(index) ?? [];
    this.#waiting.delete(index);
    for (const resolve of waiting) resolve(decoded);
    for (const listener of this.#listeners) listener();
    await breath();
    if (this.#mayFill) this.#fill();
  }

  #fill(): void {
    this.#mayFill = true;
    while (!this.#closed && this.#running.size < AT_ONCE) {
      const next = this.#nearestMissing();
      if (next === null) return;
      void this.#load(next);
    }
  }

  #letGoFarthest(): void {
    while (this.#loaded > this.kept) {
      const held = this.#decoded.flatMap((decoded, index) => (decoded?.kind === 'frame' ? [index] : []));
      const farthest = held.reduce((far, index) => (Math.abs(index - this.#around) > Math.abs(far - this.#around) ? index : far));
      this.#decoded[farthest] = undefined;
      this.#loaded--;
    }
  }

  #nearestMissing(): number | null {
    const { length } = this.#decoded;
    const reach = length > this.kept ? Math.floor(this.kept / 2) : length;
    for (let step = 0; step < reach; step++) {
      for (const index of [this.#around + step, this.#around - step]) {
        if (index >= 0 && index < length && !this.#decoded[index] && !this.#running.has(index)) return index;
      }
    }
    return null;
  }
}
