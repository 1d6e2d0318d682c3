import type { CssPoint } from './camera';

/** What the reader does between pressing and letting go. Points are CSS pixels of the viewport. */
export interface Drag {
  readonly kind: 'grip' | 'stroke' | 'view';
  move(to: CssPoint): void;
  /** `moved`: further than a click. */
  end(to: CssPoint, moved: boolean): void;
  cancel(): void;
}
