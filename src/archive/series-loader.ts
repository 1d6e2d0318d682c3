import type { FrameContent, Slice } from '../dicom';
import { askFrame, askInstance, frameIn, slicesIn, type FrameHabits, type InstanceAddress } from './frame-ways';
import { Arrivals } from './arrivals';
import { FrameStore } from './frame-store';
import { HeldFiles } from './held-files';
import { paying, withFrame, withoutStream, withStream, type Pace } from './pace';
import { passing } from './back-off';
import { archiveProblem, ArchiveFault, failed, ok, problemOf, type Answer, type ArchiveProblem } from './problem';
import type { Desk } from './request';
import { differenceOf } from './same-image';
import { REFUSALS, streamSeries, type Streamed, type StreamedFile } from './series-stream';

export interface SeriesProgress {
  readonly imagesDone: number;
  readonly imagesTotal: number;
  readonly bytesDone: number;
}

export interface LoaderOptions {
  readonly priority: number;
  readonly signal: AbortSignal;
  onProgress(progress: SeriesProgress): void;
  onProblem(problem: ArchiveProblem): void;
}

/** What an archive was found to be like, shared by all its series. */
export interface Habits extends FrameHabits {
  pace: Pace;
}

/** How long an image that is asked for may wait for the stream to bring it, ms. */
const PATIENCE_MS = 120;
/** Requests beside the stream: the images the reader looks at, not the whole series twice. */
const BESIDE_STREAM = 2;
/** A CT series of which nothing is known yet. */
const USUAL_IMAGES = 200;
const USUAL_BYTES = 527_000;
const SMALL_BYTES = 48_000_000;

interface Known {
  readonly address: InstanceAddress;
  readonly slices: Slice[];
  /** Its exact size once its file has come. */
  size: number | null;
  fault: ArchiveProblem | null;
  here: boolean;
}

/**
 * Gets the images of one series: all of them in one stream where that pays, those that are looked at by themselves where the stream is late, and
 * by frames what the stream did not bring.
 */
export class SeriesLoader {
  readonly #known = new Map<string, Known>();
  readonly #held = new HeldFiles();
  readonly #frames = new FrameStore();
  readonly #arrivals = new Arrivals();
  /** Files that came before the metadata did; null once the metadata are here. */
  #early: StreamedFile[] | null = [];
  #unread: ArchiveProblem[] = [];
  #streamed: Promise<Answer<Streamed>> | null = null;
  #streaming = false;
  #loading = false;
  #beside = 0;
  readonly #besideWaiting: (() => void)[] = [];
  #bytes = 0;
  #strangers = 0;

  constructor(readonly desk: Desk, readonly habits: Habits, readonly study: string, readonly series: string, readonly options: LoaderOptions) {}

  /** Starts the stream of a small series beside the request for its metadata. A large one would hold the metadata up, and the first image with them. */
  beginEarly(expected: number | null): boolean {
    if (expected !== null && expected * USUAL_BYTES <= SMALL_BYTES) this.#begin(expected);
    return this.#streamed !== null;
  }

  #begin(images: number): void {
    if (paying(this.habits.pace, images, images * USUAL_BYTES, this.desk.limit.most) === 'frames') return;
    this.#streaming = true;
    const { priority, signal } = this.options;
    this.#streamed = streamSeries(this.desk, this.study, this.series, priority, signal, (file) => this.#arrive(file), (problem) => this.#unread.push(problem)).finally(() => {
      this.#streaming = false;
      this.#arrivals.noMore();
    });
  }

  /** All files, once the stream has brought the whole series; a problem where it does not. */
  async files(): Promise<Answer<readonly StreamedFile[]>> {
    if (!this.#streamed) this.#begin(USUAL_IMAGES);
    if (!this.#streamed) return failed(archiveProblem('unsupported', 'The archive does not send whole series'));
    const answer = await this.#streamed;
    if (answer.kind === 'problem') return answer;
    return answer.value.broken ? failed(answer.value.broken) : ok(this.#early ?? []);
  }

  /** The instances of the series. Slices are known where the files told of them; else `promise` follows. */
  describe(addresses: readonly InstanceAddress[], slices: readonly Slice[]): void {
    for (const address of addresses) this.#known.set(address.sopInstanceUid, { address, slices: [], size: null, fault: null, here: false });
    if (slices.length > 0) this.promise(slices);
  }

  /** The slices that are promised. Instances that hold no image to read are neither waited for nor missed. */
  promise(slices: readonly Slice[]): void {
    for (const slice of slices) this.#known.get(slice.sopInstanceUid)?.slices.push(slice);
    const early = this.#early ?? [];
    this.#early = null;
    for (const file of early) this.#arrive(file);
  }

  /** Bytes of the file: exact once it was here, before that about what its pixels need. */
  size(sop: string): number {
    const known = this.#known.get(sop);
    const [first] = known?.slices ?? [];
    return known?.size ?? (first ? (first.pixels.rows * first.pixels.columns * first.pixels.bitsAllocated * first.pixels.numberOfFrames) / 8 + 4096 : USUAL_BYTES);
  }

  get #wanted(): readonly Known[] {
    return [...this.#known.values()].filter(({ slices }) => slices.length > 0);
  }

  /** Gets what is not here yet; settles when nothing more will come by itself. May be called again after a problem. */
  async load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    try {
      const none = this.#wanted.every(({ here }) => !here);
      if (!this.#streamed && none) this.#begin(this.#known.size);
      const streamed = this.#streamed;
      const goOn = streamed === null || this.#settle(await streamed);
      this.#streamed = null;
      this.#frames.forgive();
      if (goOn) await this.#fill();
    } finally {
      this.#loading = false;
    }
  }

  /** What the stream brought against what was promised; true where frames should go on with what is missing. */
  #settle(answer: Answer<Streamed>): boolean {
    const { onProblem } = this.options;
    if (answer.kind === 'problem') {
      const { kind, status } = answer.problem;
      const refused = REFUSALS.includes(kind);
      if (refused && status !== null && kind !== 'server-fault') this.habits.pace = withoutStream(this.habits.pace);
      if (!refused && kind !== 'cancelled') onProblem(answer.problem);
      return refused;
    }
    const { files, broken, firstMs, wholeMs, bytes } = answer.value;
    if (broken) {
      if (broken.kind !== 'cancelled') onProblem(broken);
      return broken.kind !== 'cancelled';
    }
    if (files > 1) this.habits.pace = withStream(this.habits.pace, firstMs, bytes, wholeMs);
    const wanted = this.#wanted;
    // What holds no image to read cannot be read as one.
    for (const problem of this.#unread.splice(0).slice(this.#known.size - wanted.length)) onProblem(problem);
    if (this.#strangers > 0) onProblem(archiveProblem('changed-between-metadata-and-frames', `The archive sent ${this.#strangers} images that it had not told of; open the series anew to read them`));
    const missing = wanted.filter(({ here }) => !here).length;
    if (missing > 0) onProblem(archiveProblem('lying-count', `The archive told of ${wanted.length} images and sent ${wanted.length - missing}; the others are asked for one by one`));
    return missing > 0;
  }

  /** Frames outwards from the one that was looked at last, a few at once, until all were here or the archive fails. */
  async #fill(): Promise<void> {
    const slices = [...this.#known.values()].flatMap((known) => (known.here ? [] : known.slices));
    let stopped = false;
    const work = async (): Promise<void> => {
      for (let slice = this.#frames.next(slices); slice && !stopped && !this.options.signal.aborted; slice = this.#frames.next(slices)) {
        const { sopInstanceUid: sop, frame } = slice;
        const known = this.#known.get(sop);
        const content = known?.fault || this.#held.get(sop) ? null : await this.#frames.once(sop, frame, true, () => this.#askFor(sop, frame, 1)).catch((error: unknown) => {
          const problem = problemOf(error);
          if (!problem) throw error;
          // One image that is gone does not stop the others; an archive that is down does.
          stopped ||= passing(problem) || problem.remedy === 'sign-in' || problem.kind === 'cancelled';
          return null;
        });
        if (content) await this.#frames.keep(sop, frame, content, this.options.signal);
      }
    };
    await Promise.all(Array.from({ length: Math.max(1, this.desk.limit.most - 2) }, work));
  }

  /** One frame: out of the file that came, off the stream if it is near, by itself otherwise. Rejects with an ArchiveFault. */
  async frame(sop: string, frame: number): Promise<FrameContent> {
    const known = this.#known.get(sop);
    if (!known) throw new RangeError(`no instance ${sop} in this series`);
    const early = await this.#fromFile(known, frame);
    if (early) return early;
    if (this.#streaming) {
      if (!known.here) await this.#arrivals.wait(sop, PATIENCE_MS);
      const late = await this.#fromFile(known, frame);
      if (late) return late;
    }
    this.#frames.around(known.slices.find((slice) => slice.frame === frame)?.positionMm ?? null);
    return this.#frames.take(sop, frame) ?? this.#frames.once(sop, frame, false, () => this.#ask(known, frame));
  }

  /** The whole file of an instance. Rejects with an ArchiveFault. */
  async file(sop: string): Promise<Uint8Array> {
    const known = this.#known.get(sop);
    if (!known) throw new RangeError(`no instance ${sop} in this series`);
    if (this.#streaming && !known.here) await this.#arrivals.wait(sop, null);
    if (known.fault) throw new ArchiveFault(known.fault);
    const held = this.#held.get(sop);
    if (held) return held.bytes;
    const answer = await askInstance(this.desk, known.address, this.options.priority + 1, this.options.signal);
    if (answer.kind === 'problem') throw new ArchiveFault(answer.problem);
    this.#arrive({ bytes: answer.value, slices: await slicesIn(sop, answer.value) });
    if (known.fault) throw new ArchiveFault(known.fault);
    return answer.value;
  }

  close(): void {
    this.#held.clear();
    this.#frames.clear();
  }

  async #fromFile(known: Known, frame: number): Promise<FrameContent | null> {
    if (known.fault) throw new ArchiveFault(known.fault);
    const sop = known.address.sopInstanceUid;
    const held = this.#held.get(sop);
    if (!held) return null;
    const content = await frameIn(held.slices, frame);
    if (held.slices.length === 1) this.#held.handedOn(sop);
    return content;
  }

  #arrive(file: StreamedFile): void {
    if (this.#early) {
      this.#early.push(file);
      return;
    }
    const { bytes, slices } = file;
    const sop = slices[0]?.sopInstanceUid ?? '';
    const known = this.#known.get(sop);
    if (!known) {
      this.#strangers += 1;
      return;
    }
    if (known.here && known.size === bytes.length) {
      this.#held.add(sop, { bytes, slices });
      return;
    }
    const difference = known.slices.map((told) => slices.find(({ frame }) => frame === told.frame)).map((came, index) => {
      const told = known.slices[index];
      return told && came ? differenceOf(told, came) : null;
    }).find((found) => found !== null);
    known.size = bytes.length;
    if (difference) {
      known.fault = archiveProblem('changed-between-metadata-and-frames', `Image ${slices[0]?.instanceNumber ?? sop} has ${difference}; open the series anew`);
      this.options.onProblem(known.fault);
    } else this.#held.add(sop, { bytes, slices });
    this.#count(known, bytes.length);
    this.#arrivals.here(sop);
  }

  #count(known: Known, bytes: number): void {
    if (known.here) return;
    known.here = true;
    this.#bytes += bytes;
    this.options.onProgress({ imagesDone: this.#wanted.filter(({ here }) => here).length, imagesTotal: this.#wanted.length, bytesDone: this.#bytes });
  }

  /** Beside a running stream only a few at once, in the order in which they were asked for. */
  async #ask(known: Known, frame: number): Promise<FrameContent> {
    if (this.#streaming && this.#beside >= BESIDE_STREAM) await new Promise<void>((resolve) => this.#besideWaiting.push(resolve));
    this.#beside += 1;
    try {
      return (await this.#fromFile(known, frame)) ?? (await this.#askFor(known.address.sopInstanceUid, frame, -1));
    } finally {
      this.#beside -= 1;
      this.#besideWaiting.shift()?.();
    }
  }

  async #askFor(sop: string, frame: number, later: number): Promise<FrameContent> {
    const known = this.#known.get(sop);
    const slice = known?.slices.find((each) => each.frame === frame);
    if (!known || !slice) throw new RangeError(`no frame ${frame} in ${sop}`);
    const started = performance.now();
    const { priority, signal, onProblem } = this.options;
    const answer = await askFrame(this.desk, this.habits, slice, known.address, priority + later, signal);
    if (answer.kind === 'problem') {
      // The metadata told of it a moment ago.
      const gone = answer.problem.kind === 'not-found';
      const problem = gone ? archiveProblem('changed-between-metadata-and-frames', `Image ${slice.instanceNumber ?? frame} is not in the archive any more`, answer.problem.status) : answer.problem;
      if (gone) known.fault = problem;
      if (problem.kind !== 'cancelled') onProblem(problem);
      throw new ArchiveFault(problem);
    }
    this.habits.pace = withFrame(this.habits.pace, performance.now() - started);
    if (slice.pixels.numberOfFrames === 1) this.#count(known, answer.value.bytes.length);
    return answer.value;
  }
}
