import type { Series } from '../dicom';
import { SeriesFrames } from './series-frames';

/** The series on the viewports. The same series on both sides is decoded once; one that no side shows any more is let go at once. */
export class FramesInUse {
  readonly #held = new Map<SeriesFrames, number>();

  take(series: Series): SeriesFrames {
    const frames = [...this.#held.keys()].find((each) => each.series === series) ?? new SeriesFrames(series);
    this.#held.set(frames, (this.#held.get(frames) ?? 0) + 1);
    return frames;
  }

  giveBack(frames: SeriesFrames): void {
    const rest = (this.#held.get(frames) ?? 1) - 1;
    if (rest > 0) {
      this.#held.set(frames, rest);
      return;
    }
    this.#held.delete(frames);
    frames.close();
  }
}
