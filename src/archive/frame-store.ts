import type { FrameContent, Slice } from '../dicom';

/** Frames that came before anybody asked for them. */
const MOST_BYTES = 1 << 27;

const keyOf = (sop: string, frame: number): string => `${sop}/${frame}`;

/** Frames fetched ahead, nearest to the reader first; each is handed out once, and asked for once however many wait for it. */
export class FrameStore {
  readonly #kept = new Map<string, FrameContent>();
  readonly #asking = new Map<string, Promise<FrameContent>>();
  readonly #tried = new Set<string>();
  /** Fetched ahead, but somebody came for it on its way: it is theirs. */
  readonly #claimed = new Set<string>();
  readonly #room = new Set<() => void>();
  #bytes = 0;
  #aroundMm: number | null = null;

  /** The reader looks at this position of the stack, mm along its normal. */
  around(positionMm: number | null): void {
    this.#aroundMm = positionMm;
  }

  /** The next one to fetch ahead: the nearest to the reader that nobody has asked for. Each is given out once. */
  next(slices: readonly Slice[]): Slice | null {
    const distance = ({ positionMm }: Slice): number => (this.#aroundMm === null || positionMm === null ? 0 : Math.abs(positionMm - this.#aroundMm));
    const open = slices.filter(({ sopInstanceUid, frame }) => !this.#tried.has(keyOf(sopInstanceUid, frame)));
    const [first] = open;
    if (!first) return null;
    const nearest = open.reduce((best, slice) => (distance(slice) < distance(best) ? slice : best), first);
    this.#tried.add(keyOf(nearest.sopInstanceUid, nearest.frame));
    return nearest;
  }

  /** `ahead`: for nobody yet. */
  once(sop: string, frame: number, ahead: boolean, ask: () => Promise<FrameContent>): Promise<FrameContent> {
    const key = keyOf(sop, frame);
    const running = this.#asking.get(key);
    if (running) {
      if (!ahead) this.#claimed.add(key);
      return running;
    }
    this.#tried.add(key);
    const asked = ask().finally(() => this.#asking.delete(key));
    this.#asking.set(key, asked);
    return asked;
  }

  take(sop: string, frame: number): FrameContent | null {
    const key = keyOf(sop, frame);
    const kept = this.#kept.get(key);
    if (!kept) return null;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes.length;
    for (const wake of [...this.#room]) wake();
    return kept;
  }

  /** Keeps a frame; settles when there is room for another. */
  async keep(sop: string, frame: number, content: FrameContent, signal: AbortSignal): Promise<void> {
    const key = keyOf(sop, frame);
    if (this.#claimed.delete(key)) return;
    this.#kept.set(key, content);
    this.#bytes += content.bytes.length;
    while (this.#bytes > MOST_BYTES && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          this.#room.delete(wake);
          signal.removeEventListener('abort', wake);
          resolve();
        };
        this.#room.add(wake);
        signal.addEventListener('abort', wake, { once: true });
      });
    }
  }

  /** What failed may be tried again. */
  forgive(): void {
    this.#tried.clear();
  }

  clear(): void {
    this.#kept.clear();
    this.#bytes = 0;
    this.#aroundMm = null;
  }
}
