import type { Frame } from './instance';
import { usableOrientation } from './plane';
import { dot } from './vector';

/** Parts of one DICOM series that must not share a stack. */
export const byKey = <T>(values: readonly T[], key: (value: T) => string): readonly (readonly T[])[] => {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return [...groups.values()];
};

const SAME_DIRECTION = Math.cos(Math.PI / 180);

/** Same orientation within one degree; frames without orientation form their own part. */
const byOrientation = (frames: readonly Frame[]): readonly (readonly Frame[])[] => {
  const parts: { readonly directions: ReturnType<typeof usableOrientation>; readonly frames: Frame[] }[] = [];
  for (const frame of frames) {
    const directions = usableOrientation(frame.orientation);
    const part = parts.find((known) =>
      known.directions && directions
        ? dot(known.directions.row, directions.row) >= SAME_DIRECTION && dot(known.directions.column, directions.column) >= SAME_DIRECTION
        : known.directions === directions);
    if (part) part.frames.push(frame);
    else parts.push({ directions, frames: [frame] });
  }
  return parts.map((part) => part.frames);
};

const positionKey = ({ slice }: Frame): string => (slice.plane ? slice.plane.origin.map((mm) => mm.toFixed(2)).join() : `${slice.sopInstanceUid}/${slice.frame}`);

/** Several acquisitions over the same positions (phases in one series) are stacks of their own; one acquisition after the other along the body is not. */
const byAcquisition = (frames: readonly Frame[]): readonly (readonly Frame[])[] => {
  if (new Set(frames.map(positionKey)).size === frames.length) return [frames];
  const parts = byKey(frames, ({ acquisition }) => acquisition);
  const apart = parts.length > 1 && parts.every((part) => part.length > 1 && new Set(part.map(positionKey)).size === part.length);
  return apart ? parts : [frames];
};

const rounded = (values: readonly number[]): string => values.map((value) => value.toFixed(4)).join('\\');

/** Frames of one DICOM series of one study → stacks: one matrix, pixel spacing, orientation, frame of reference, kernel and image type each. */
export const stacksIn = (frames: readonly Frame[]): readonly (readonly Frame[])[] =>
  byKey(frames, (frame) => [frame.slice.pixels.rows, frame.slice.pixels.columns, rounded(frame.spacing), frame.frameOfReferenceUid, frame.kernel, frame.imageType].join('|'))
    .flatMap(byOrientation)
    .flatMap(byAcquisition);
