import type { Beside } from './image-scale';

/** What a viewport asks of, and tells, the pair it belongs to. */
export interface PaneKin {
  beside(): Beside;
  /** The size in which the whole image fits has changed. */
  fitChanged(): void;
  /** The first slice of a series has landed. */
  hung(): void;
}
