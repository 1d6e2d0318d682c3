import { pixelFromPatient, type ImagePlane, type PatientPoint, type Series } from '../dicom';
import { isAcquired, onLevel, planeThrough, sliceNear, type PlaneKind, type Volume } from '../align';
import type { ReformatMark } from '../panels';
import { lineLength, longAxis, shortAxis, type Line, type MarkPlace, type Read, type TimepointId } from '../read';
import { calipersOf } from './ghost';
import { middleOfLine, PLANE_SHORT } from './reformat-words';

/** A mark lies in a plane within this, mm: the crosshair was set there by hand or by the mark itself. */
const IN_PLANE_MM = 0.75;
/** A lesion is pointed out on planes as near as this, mm. */
const NEAR_MM = 4;

/** The slice that an acquired plane shows, or the one nearest to a place of a computed plane. */
export const sliceOf = (series: Series, volume: Volume, at: PatientPoint) => {
  const { plane } = volume.slices[sliceNear(volume, at)] ?? {};
  return series.slices.find((slice) => slice.plane === plane) ?? series.slices[0];
};

const lies = (plane: ImagePlane, line: Line): boolean => line.every((point) => Math.abs(pixelFromPatient(plane, point).distanceMm) <= IN_PLANE_MM);

/** What was drawn at a timepoint, as one of its planes shows it: lines where they lie in the plane, else only the place of a lesion. */
export const reformatMarks = (read: Read, timepoint: TimepointId, series: Series, volume: Volume, kind: PlaneKind, at: PatientPoint): readonly ReformatMark[] => {
  const level = onLevel(volume, kind, at);
  const plane = planeThrough(kind, level, level, 3, 3, 1);
  const shown = isAcquired(volume, kind) ? sliceOf(series, volume, level)?.sopInstanceUid : undefined;
  const seen = (place: MarkPlace, line: Line): boolean => (place.reformatted === undefined ? place.sopInstanceUid === shown : place.reformatted === kind && lies(plane, line));
  const suffix = ({ reformatted }: MarkPlace): string => (reformatted === undefined ? '' : ` ${PLANE_SHORT[reformatted]}`);
  const free = read.marks.filter((mark) => mark.timepoint === timepoint).flatMap(({ id, place, shape }): readonly ReformatMark[] => (
    shape.kind === 'length' && seen(place, shape.line)
      ? [{ id, text: `${lineLength(shape.line).toFixed(1)} mm${suffix(place)}`, lines: [shape.line], at: middleOfLine(shape.line), computed: place.reformatted !== undefined }] : []));
  const lesions = read.lesions.flatMap((lesion) => {
    const calipers = calipersOf(lesion, timepoint);
    const drawn = calipers.filter(({ place, caliper }) => seen(place, caliper.long)).map(({ place, caliper }, part): ReformatMark => {
      const short = shortAxis(caliper);
      return {
        id: `${lesion.id} ${part}`, text: `${lesion.name} ${longAxis(caliper).toFixed(1)}${short === null ? '' : ` × ${short.toFixed(1)}`} mm${suffix(place)}`,
        lines: [caliper.long, ...(caliper.short ? [caliper.short] : [])], at: middleOfLine(caliper.long), computed: place.reformatted !== undefined,
      };
    });
    if (drawn.length > 0) return drawn;
    const where = calipers[0] ? middleOfLine(calipers[0].caliper.long) : lesion.at.get(timepoint)?.place?.at;
    return where && Math.abs(pixelFromPatient(plane, where).distanceMm) <= NEAR_MM ? [{ id: lesion.id, text: lesion.name, lines: [], at: where, computed: false }] : [];
  });
  return [...free, ...lesions];
};
