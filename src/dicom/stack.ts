import type { Frame } from './instance';
import { axisOf, measureSeries, sliceSpacing, type SeriesClaims } from './measure-series';
import type { Series, Slice } from './model';
import { phaseOf } from './phase';
import { orientationOf, positionAlongNormal } from './plane';
import { dominantAxis } from './vector';

const names = new Intl.Collator('en', { numeric: true });
export const byName = (a: string, b: string): number => names.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

interface Ordered {
  readonly slices: readonly Slice[];
  readonly by: SeriesClaims['orderedBy'];
}

const tieBreak = (a: Frame, b: Frame): number =>
  (a.slice.instanceNumber ?? 0) - (b.slice.instanceNumber ?? 0) || byName(a.instance.file, b.instance.file) || a.slice.frame - b.slice.frame;

/** Sorted along the normal: head to feet, front to back, right to left, as a reader scrolls; else by Instance Number, else by name. */
const ordered = (frames: readonly Frame[]): Ordered => {
  const axis = axisOf(frames.map(({ slice }) => slice));
  if (axis && frames.every(({ slice }) => slice.plane)) {
    const down = dominantAxis(axis) === 2 ? -1 : 1;
    const placed = frames.map((frame) => ({ frame, positionMm: frame.slice.plane ? positionAlongNormal(axis, frame.slice.plane.origin) : 0 }));
    placed.sort((a, b) => down * (a.positionMm - b.positionMm) || tieBreak(a.frame, b.frame));
    return { slices: placed.map(({ frame, positionMm }) => ({ ...frame.slice, positionMm })), by: 'position' };
  }
  const numbered = new Set(frames.map(({ slice }) => slice.instanceNumber)).size === frames.length && frames.every(({ slice }) => slice.instanceNumber !== null);
  const sorted = [...frames].sort(numbered ? tieBreak : (a, b) => byName(a.instance.file, b.instance.file) || a.slice.frame - b.slice.frame);
  return { slices: sorted.map(({ slice }) => slice), by: numbered ? 'instance-number' : 'file-name' };
};

/** Frames that belong on one stack → the series the reader sees. `framesOfReference` counts those of the whole DICOM series. */
export const stackOf = (frames: readonly Frame[], key: string, framesOfReference: number): Series => {
  const [first] = frames;
  if (!first) throw new RangeError('A series without images');
  const { slices, by } = ordered(frames);
  const { series, study } = first.instance;
  return {
    key, seriesInstanceUid: series.seriesInstanceUid, studyInstanceUid: study.studyInstanceUid, frameOfReferenceUid: first.frameOfReferenceUid,
    seriesNumber: series.seriesNumber, description: series.description, protocol: series.protocol, modality: series.modality || 'CT', manufacturer: series.manufacturer,
    kernel: first.kernel, contrast: series.contrast, phase: phaseOf(`${series.description} ${series.protocol}`, series.contrast), kilovolts: series.kilovolts,
    sliceThicknessMm: first.sliceThicknessMm, sliceSpacingMm: sliceSpacing(slices), orientation: orientationOf(slices.find((slice) => slice.plane)?.plane ?? null), slices,
    findings: measureSeries(slices, { sliceThicknessMm: first.sliceThicknessMm, spacingTagMm: series.spacingBetweenSlices, framesOfReference, orderedBy: by }),
    date: study.date, time: series.time, timePointId: study.timePointId, timePointOffsetDays: study.timePointOffsetDays,
  };
};
