import type { ImagePlane, Vec3 } from './model';
import { scaled } from './vector';

export interface Letters {
  readonly top: string;
  readonly right: string;
  readonly bottom: string;
  readonly left: string;
}

const NAMES = [['L', 'R'], ['P', 'A'], ['H', 'F']] as const;
/** A second letter is added when the edge points this far towards it: sin 20°. */
const SECOND_LETTER = Math.sin((20 * Math.PI) / 180);

/** Letters of a direction in the patient frame, strongest first: "R", or "RA" when it is turned by more than 20°. */
export const lettersOfDirection = (direction: Vec3): string =>
  ([0, 1, 2] as const)
    .map((axis) => ({ size: Math.abs(direction[axis]), name: NAMES[axis][direction[axis] > 0 ? 0 : 1] }))
    .sort((a, b) => b.size - a.size)
    .filter(({ size }, rank) => rank === 0 || size > SECOND_LETTER)
    .map(({ name }) => name)
    .join('');

/** What part of the patient lies beyond each edge of the image as it is stored: R L, A P, H F (PS3.3 C.7.6.1.1.1). */
export const lettersOf = (plane: ImagePlane): Letters => ({
  top: lettersOfDirection(scaled(plane.columnDirection, -1)),
  right: lettersOfDirection(plane.rowDirection),
  bottom: lettersOfDirection(plane.columnDirection),
  left: lettersOfDirection(scaled(plane.rowDirection, -1)),
});
