import { isNodal, mappedPlace, type Between, type Caliper, type Lesion, type Line, type Measured, type Read, type TimepointId } from '../read';
import { patientPoint, type PatientPoint } from '../dicom';
import type { DrawnMark } from '../viewer';

/** The calipers of a lesion at a timepoint: several where it was measured in parts. */
export const calipersOf = (lesion: Lesion, timepoint: TimepointId): readonly Measured[] => {
  const at = lesion.at.get(timepoint);
  if (at?.answer?.kind === 'parts') return at.answer.parts;
  return at?.caliper ? [at.caliper] : [];
};

/** May the earlier measurement be shown here? A blinded reader must have answered alone first: what is seen before the stroke draws it. */
export const ghostAllowed = (read: Read, lesion: Lesion, timepoint: TimepointId, blinded: boolean): boolean => {
  const isHere = read.timepoints.some((one) => one.id === timepoint);
  const at = lesion.at.get(timepoint);
  return isHere && (!blinded || at?.caliper != null || at?.answer != null);
};

/** The nearest earlier timepoint at which a lesion was measured; null at the baseline and where there is none. */
export const measuredBefore = (read: Read, lesion: Lesion, timepoint: TimepointId): TimepointId | null => {
  const index = read.timepoints.findIndex((one) => one.id === timepoint);
  return read.timepoints.slice(0, Math.max(0, index)).findLast(({ id }) => calipersOf(lesion, id).length > 0)?.id ?? null;
};

const shifted = (caliper: Caliper, by: readonly [number, number, number]): Caliper => {
  const move = (point: PatientPoint): PatientPoint => patientPoint(point[0] + by[0], point[1] + by[1], point[2] + by[2]);
  const line = ([a, b]: Line): Line => [move(a), move(b)];
  return { long: line(caliper.long), short: caliper.short ? line(caliper.short) : null };
};

/** A lesion as it was measured before, moved to its mapped place, with its value and when it was. Shape and size are what they were. */
export const ghostsOf = (read: Read, lesion: Lesion, timepoint: TimepointId, way: (from: TimepointId, to: TimepointId) => Between): readonly DrawnMark[] => {
  const from = measuredBefore(read, lesion, timepoint);
  if (from === null) return [];
  const label = read.timepoints.find((one) => one.id === from)?.label ?? '';
  const parts = calipersOf(lesion, from);
  return parts.map(({ caliper, place }, part) => {
    const [a, b] = caliper.long;
    const middle = patientPoint((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2);
    const to = mappedPlace(read, from, timepoint, middle, way(from, timepoint));
    return {
      id: `ghost ${lesion.id} ${part}`, style: 'ghost', place, shape: { kind: 'caliper', caliper: shifted(caliper, [to[0] - middle[0], to[1] - middle[1], to[2] - middle[2]]) },
      name: '', counted: isNodal(lesion.site) ? 'short' : 'long', selected: false, editable: false, suffix: `@ ${label}${parts.length > 1 ? ` part ${part + 1}` : ''}`,
    };
  });
};
