import type { CssPoint } from './camera';

/** What the reader does between pressing and letting go. Points are CSS pixels of the viewport. */
export interface Drag {
  readonly kind: 'grip' | 'stroke' | 'view';
  /** `free`: the reader holds Alt, which lets go of what snaps. */
  move(to: CssPoint, free: boolean): void;
  /** `moved`: further than a click. */
  end(to: CssPoint, moved: boolean, free: boolean): void;
  cancel(): void;
}
