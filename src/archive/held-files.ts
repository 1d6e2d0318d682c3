import type { Slice } from '../dicom';

/** One instance as it came: its file, and the slices in it. */
export interface HeldFile {
  readonly bytes: Uint8Array;
  readonly slices: readonly Slice[];
}

/** Bytes kept of what was handed on already (in case it is asked for twice), and of everything. */
const HANDED_ON = 1 << 26;
const IN_ALL = 1 << 29;

/** Files that came before they were asked for. Within limits: what falls out is asked for again. */
export class HeldFiles {
  readonly #waiting = new Map<string, HeldFile>();
  readonly #handedOn = new Map<string, HeldFile>();
  #waitingBytes = 0;
  #handedOnBytes = 0;

  add(sop: string, file: HeldFile): void {
    if (this.get(sop)) return;
    this.#waiting.set(sop, file);
    this.#waitingBytes += file.bytes.length;
    this.#letGo();
  }

  get(sop: string): HeldFile | null {
    return this.#waiting.get(sop) ?? this.#handedOn.get(sop) ?? null;
  }

  /** Its pixels are with whoever asked: it may go before others. */
  handedOn(sop: string): void {
    const file = this.#waiting.get(sop);
    if (!file) return;
    this.#waiting.delete(sop);
    this.#waitingBytes -= file.bytes.length;
    this.#handedOn.set(sop, file);
    this.#handedOnBytes += file.bytes.length;
    this.#letGo();
  }

  clear(): void {
    this.#waiting.clear();
    this.#handedOn.clear();
    [this.#waitingBytes, this.#handedOnBytes] = [0, 0];
  }

  #letGo(): void {
    for (const [sop, { bytes }] of this.#handedOn) {
      if (this.#handedOnBytes <= HANDED_ON) break;
      this.#handedOn.delete(sop);
      this.#handedOnBytes -= bytes.length;
    }
    for (const [sop, { bytes }] of this.#waiting) {
      if (this.#waitingBytes <= IN_ALL) break;
      this.#waiting.delete(sop);
      this.#waitingBytes -= bytes.length;
    }
  }
}
