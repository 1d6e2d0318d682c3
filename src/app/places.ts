import { levelAnchored, mappedPlace, type LookBackView, type TimepointId } from '../read';
import { pixelFromPatient, type PatientPoint, type Series } from '../dicom';
import { mapPoint, SURE } from '../align';
import type { LevelKnown } from '../panels';
import { aidAllowed } from './aids';
import { placeOn, registered, registrationBetween } from './levels';
import { between, seriesShown } from './room-show';
import type { Room } from './state';

/** Where a place of one scan lies on another, and how that is known. */
export interface Placed {
  readonly at: PatientPoint | null;
  readonly by: LookBackView['by'];
  /** 0–1; null where no registration was used. */
  readonly confidence: number | null;
  /** Half width of where it may lie along the stack, mm. */
  readonly withinMm: number | null;
  readonly unsure: boolean;
  /** Why there is no place; null where there is one. */
  readonly lack: string | null;
}

const none = (lack: string): Placed => ({ at: null, by: 'none', confidence: null, withinMm: null, unsure: true, lack });

/** Whether a stack has a slice at a place, within one step of it. */
const covers = (series: Series, at: PatientPoint): boolean => {
  const step = Math.max(series.sliceSpacingMm ?? 0, series.sliceThicknessMm ?? 0, 1);
  return series.slices.some(({ plane }) => plane !== null && Math.abs(pixelFromPatient(plane, at).distanceMm) <= step);
};

const seenOnBoth = (room: Room, from: TimepointId, to: TimepointId): boolean =>
  room.read.lesions.some((lesion) => lesion.at.get(from)?.place && lesion.at.get(to)?.place);

/** How the level of one scan on another is known now; null while nothing has been found out. */
export const levelKnown = (room: Room) => (from: TimepointId, to: TimepointId): LevelKnown | null => {
  if (levelAnchored(room.read, from, to)) return { by: 'anchor', confidence: null, sure: true };
  const [a, b] = [seriesShown(room, from), seriesShown(room, to)];
  const found = a && b && aidAllowed(room.read, 'registration') ? registrationBetween(a, b) : null;
  if (found?.kind === 'found') return { by: 'registration', confidence: found.confidence, sure: found.confidence >= SURE };
  return found ? { by: seenOnBoth(room, from, to) ? 'lesions' : 'none', confidence: null, sure: false } : null;
};

/** What can be said before the scans have been registered; nothing where only a guess from the coverage is left. */
export const placeSoFar = (room: Room, from: TimepointId, to: TimepointId, point: PatientPoint): Placed | null => {
  const anchor = levelAnchored(room.read, from, to);
  const way = between(room)(from, to);
  if (!anchor && !way.registered && !seenOnBoth(room, from, to)) return null;
  return { at: mappedPlace(room.read, from, to, point, way), by: anchor ? 'anchor' : way.registered ? 'registration' : 'lesions', confidence: null, withinMm: null, unsure: !anchor && !way.registered, lack: null };
};

/** The place on another timepoint's scan: the reader's own anchor first, then registration with breathing followed, then the lesions seen on both, then coverage. Says so where there is none. */
export const placeAt = async (room: Room, from: TimepointId, to: TimepointId, point: PatientPoint): Promise<Placed> => {
  const [a, b] = [seriesShown(room, from), seriesShown(room, to)];
  const label = room.read.timepoints.find((one) => one.id === to)?.label ?? '';
  if (!b) return none(`The images of ${label} are not here.`);
  const found = a && aidAllowed(room.read, 'registration') ? await registered(a, b) : null;
  const placed = await placedBy(room, from, to, point, found);
  if (placed.at && !covers(b, placed.at)) return none(`This level was not scanned at ${label}.`);
  return placed;
};

const placedBy = async (room: Room, from: TimepointId, to: TimepointId, point: PatientPoint, found: Awaited<ReturnType<typeof registered>> | null): Promise<Placed> => {
  const way = between(room)(from, to);
  if (levelAnchored(room.read, from, to)) return { at: mappedPlace(room.read, from, to, point, way), by: 'anchor', confidence: null, withinMm: null, unsure: false, lack: null };
  const [a, b] = [seriesShown(room, from), seriesShown(room, to)];
  if (found?.kind === 'found' && a && b) {
    const near = await placeOn(a, b, found, point);
    const unsure = found.confidence < SURE || near?.sure === false;
    const withinMm = Math.max(1, Math.round(Math.hypot(found.returnMm, (b.sliceSpacingMm ?? 1) / 2)));
    return { at: near?.point ?? mapPoint(found, point), by: 'registration', confidence: found.confidence, withinMm, unsure, lack: null };
  }
  if (seenOnBoth(room, from, to)) return { at: mappedPlace(room.read, from, to, point, way), by: 'lesions', confidence: null, withinMm: null, unsure: true, lack: null };
  const label = room.read.timepoints.find((one) => one.id === to)?.label ?? '';
  if (found?.kind === 'declined' && found.why === 'no-overlap') return none(`No common level with ${label}: the scans may cover different regions. Link them by hand with Shift S.`);
  return { at: mappedPlace(room.read, from, to, point, way), by: 'coverage', confidence: null, withinMm: null, unsure: true, lack: null };
};

/** How the place was found, in a few words beside the image. */
export const levelInWords = ({ by, confidence, withinMm, unsure }: Placed): string => {
  switch (by) {
    case 'anchor': return 'Level linked by hand';
    case 'registration': return confidence === null ? 'Level by registration' : `${unsure ? 'Check the level' : 'Level'} ± ${withinMm ?? '?'} mm, ${confidence.toFixed(2)}`;
    case 'lesions': return 'Level by the lesions of both scans';
    case 'coverage': return 'Level by the table only, check it';
    case 'none': return '';
  }
};
