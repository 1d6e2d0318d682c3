import type { Frame } from './instance';
import { measureSeries, sliceSpacing, type SeriesClaims } from './measure-series';
import type { Orientation, Series, Slice, Vec3 } from './model';
import { phaseOf } from './phase';
import { orientationOf, positionAlongNormal, stackAxis, usableOrientation, usablePosition } from './plane';
import { cross, dominantAxis } from './vector';

const names = new Intl.Collator('en', { numeric: true });
export const byName = (a: string, b: string): number => names.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

interface Ordered {
  readonly slices: readonly Slice[];
  readonly by: SeriesClaims['orderedBy'];
  readonly orientation: Orientation;
}

const tieBreak = (a: Frame, b: Frame): number =>
  (a.slice.instanceNumber ?? 0) - (b.slice.instanceNumber ?? 0) || byName(a.instance.file, b.instance.file) || a.slice.frame - b.slice.frame;

/** Direction in which a stack is counted, and each frame's place along it; null unless every frame has position and orientation. */
const placedAlong = (frames: readonly Frame[]): { readonly normal: Vec3; readonly positions: readonly number[] } | null => {
  const directions = frames.map(({ orientation }) => usableOrientation(orientation)).find((found) => found !== null);
  if (!directions) return null;
  const normal = stackAxis({ normal: cross(directions.row, directions.column) });
  const positions = frames.flatMap(({ position, orientation }) => {
    const place = usableOrientation(orientation) && usablePosition(position);
    return place ? [positionAlongNormal(normal, place)] : [];
  });
  return positions.length === frames.length ? { normal, positions } : null;
};

/** Sorted along the normal: head to feet, front to back, right to left, as a reader scrolls; else by Instance Number, else by name. */
const ordered = (frames: readonly Frame[]): Ordered => {
  const along = placedAlong(frames);
  if (along) {
    const down = dominantAxis(along.normal) === 2 ? -1 : 1;
    const placed = frames.map((frame, i) => ({ frame, positionMm: along.positions[i] ?? 0 }));
    placed.sort((a, b) => down * (a.positionMm - b.positionMm) || tieBreak(a.frame, b.frame));
    return { slices: placed.map(({ frame, positionMm }) => ({ ...frame.slice, positionMm })), by: 'position', orientation: orientationOf(along) };
  }
  const numbered = new Set(frames.map(({ slice }) => slice.instanceNumber)).size === frames.length && frames.every(({ slice }) => slice.instanceNumber !== null);
  const sorted = [...frames].sort(numbered ? tieBreak : (a, b) => byName(a.instance.file, b.instance.file) || a.slice.frame - b.slice.frame);
  return { slices: sorted.map(({ slice }) => slice), by: numbered ? 'instance-number' : 'file-name', orientation: 'unknown' };
};

/** Frames that belong on one stack → the series the reader sees. `framesOfReference` counts those of the whole DICOM series. */
export const stackOf = (frames: readonly Frame[], key: string, framesOfReference: number): Series => {
  const [first] = frames;
  if (!first) throw new RangeError('A series without images');
  const { slices, by, orientation } = ordered(frames);
  const { series, study } = first.instance;
  return {
    key, seriesInstanceUid: series.seriesInstanceUid, studyInstanceUid: study.studyInstanceUid, frameOfReferenceUid: first.frameOfReferenceUid,
    seriesNumber: series.seriesNumber, description: series.description, protocol: series.protocol, bodyPart: series.bodyPart, modality: series.modality || 'CT', manufacturer: series.manufacturer,
    kernel: first.kernel, contrast: series.contrast, phase: phaseOf(`${series.description} ${series.protocol}`, series.contrast) ?? (series.withoutContrast ? 'non-contrast' : null), kilovolts: series.kilovolts,
    sliceThicknessMm: first.sliceThicknessMm, sliceSpacingMm: sliceSpacing(slices), orientation, slices,
    findings: measureSeries(slices, { sliceThicknessMm: first.sliceThicknessMm, spacingTagMm: series.spacingBetweenSlices, framesOfReference, orderedBy: by }),
    date: study.date, time: series.time, timePointId: study.timePointId, timePointOffsetDays: study.timePointOffsetDays,
  };
};
