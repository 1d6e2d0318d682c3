import { patientPoint, type PatientPoint } from '../dicom';
import type { TimepointId } from './acts';
import type { Read } from './read';

type Shift = readonly [number, number, number];

/** Where the same lesion was seen on both scans: its place on the first and how far it lies on the second, mm. */
const pairs = (read: Read, from: TimepointId, to: TimepointId): readonly { readonly at: PatientPoint; readonly shift: Shift }[] =>
  read.lesions.flatMap((lesion) => {
    const a = lesion.at.get(from)?.place?.at;
    const b = lesion.at.get(to)?.place?.at;
    return a && b ? [{ at: a, shift: [b[0] - a[0], b[1] - a[1], b[2] - a[2]] as const }] : [];
  });

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? (sorted[half] as number) : ((sorted[half - 1] as number) + (sorted[half] as number)) / 2;
};

/** What is known of two scans beside the read itself. */
export interface Between {
  /** Offset of their coverage along z, mm: the last resort. */
  readonly coverageOffsetMm: number;
  /** The map of points that registration found, where it is sure; else null. */
  readonly registered: ((point: PatientPoint) => PatientPoint) | null;
}

/** The reader's own anchor between two timepoints, mm; null where there is none. The latest wins. */
const anchored = (read: Read, from: TimepointId, to: TimepointId): number | null => {
  const anchor = read.anchors.findLast((one) => (one.from === from && one.to === to) || (one.from === to && one.to === from));
  if (!anchor) return null;
  return anchor.from === from ? anchor.offsetMm : -anchor.offsetMm;
};

/** Whether the reader has linked the levels of two timepoints by hand. */
export const levelAnchored = (read: Read, from: TimepointId, to: TimepointId): boolean => anchored(read, from, to) !== null;

/**
 * Offset for linked scrolling at a place: position on `to` = position on `from` + offset, mm along z. The reader's own anchor wins; then
 * registration; then the lesions measured on both scans; then coverage. Two scans rarely share a frame of reference, so zero is no answer.
 */
export const levelOffset = (read: Read, from: TimepointId, to: TimepointId, at: PatientPoint | null, between: Between): number => {
  if (from === to) return 0;
  const anchor = anchored(read, from, to);
  if (anchor !== null) return anchor;
  if (between.registered && at) return between.registered(at)[2] - at[2];
  const seen = pairs(read, from, to);
  return seen.length > 0 ? median(seen.map(({ shift }) => shift[2])) : between.coverageOffsetMm;
};

/**
 * The place on `to` that corresponds to a point on `from`, patient mm: by registration where it is sure; else shifted as the lesions seen on
 * both scans are, the nearest counting most; else along z by the coverage. The reader's anchor always decides the level.
 */
export const mappedPlace = (read: Read, from: TimepointId, to: TimepointId, point: PatientPoint, between: Between): PatientPoint => {
  if (from === to) return point;
  const anchor = anchored(read, from, to);
  const shift = between.registered ? difference(between.registered(point), point) : (lesionShift(read, from, to, point) ?? [0, 0, between.coverageOffsetMm]);
  return patientPoint(point[0] + shift[0], point[1] + shift[1], point[2] + (anchor ?? shift[2]));
};

const difference = (a: PatientPoint, b: PatientPoint): Shift => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

const lesionShift = (read: Read, from: TimepointId, to: TimepointId, point: PatientPoint): Shift | null => {
  const seen = pairs(read, from, to).map(({ at, shift }) => ({ shift, weight: 1 / (25 + Math.hypot(...difference(at, point))) ** 2 }));
  if (seen.length === 0) return null;
  const total = seen.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (axis: 0 | 1 | 2): number => seen.reduce((sum, { shift, weight }) => sum + weight * shift[axis], 0) / total;
  return [mean(0), mean(1), mean(2)];
};
