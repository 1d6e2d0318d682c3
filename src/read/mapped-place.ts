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

export type LevelSource = 'anchor' | 'lesions' | 'coverage';

/**
 * Offset for linked scrolling: position on `to` = position on `from` + offset, mm along z. The reader's own anchor wins; then the
 * lesions measured on both scans; then the given offset of the scans' coverage. Two scans rarely share a frame of reference, so zero is no answer.
 */
export const levelOffset = (read: Read, from: TimepointId, to: TimepointId, coverageOffsetMm: number): { readonly offsetMm: number; readonly source: LevelSource } => {
  if (from === to) return { offsetMm: 0, source: 'anchor' };
  for (const anchor of read.anchors) {
    if (anchor.from === from && anchor.to === to) return { offsetMm: anchor.offsetMm, source: 'anchor' };
    if (anchor.from === to && anchor.to === from) return { offsetMm: -anchor.offsetMm, source: 'anchor' };
  }
  const seen = pairs(read, from, to);
  if (seen.length > 0) return { offsetMm: median(seen.map(({ shift }) => shift[2])), source: 'lesions' };
  return { offsetMm: coverageOffsetMm, source: 'coverage' };
};

/**
 * The place on `to` that corresponds to a point on `from`, patient mm: shifted as the lesions seen on both scans are, the nearest counting most;
 * without any, shifted along z by the level offset.
 */
export const mappedPlace = (read: Read, from: TimepointId, to: TimepointId, point: PatientPoint, coverageOffsetMm: number): PatientPoint => {
  if (from === to) return point;
  const level = levelOffset(read, from, to, coverageOffsetMm);
  const seen = pairs(read, from, to);
  if (seen.length === 0) return patientPoint(point[0], point[1], point[2] + level.offsetMm);
  const sum = [0, 0, 0, 0];
  for (const { at, shift } of seen) {
    const weight = 1 / (25 + Math.hypot(at[0] - point[0], at[1] - point[1], at[2] - point[2])) ** 2;
    for (const axis of [0, 1, 2] as const) sum[axis] = (sum[axis] as number) + weight * shift[axis];
    sum[3] = (sum[3] as number) + weight;
  }
  const total = sum[3] as number;
  const z = level.source === 'anchor' ? level.offsetMm : (sum[2] as number) / total;
  return patientPoint(point[0] + (sum[0] as number) / total, point[1] + (sum[1] as number) / total, point[2] + z);
};
