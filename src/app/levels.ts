import { inverted, mapPoint, openAligner, SURE, type Aligner, type Enhancement, type FoundRegistration, type NearPlace, type Registration } from '../align';
import type { PatientPoint, Series } from '../dicom';
import type { Side, Stage, StoredImage } from '../viewer';
import { pixelsOf } from './pixels-of';

/**
 * Registration of the scans on the viewports, in a worker, once both are in memory. Found ones are kept for as long as the page lives:
 * they belong to two series, not to a read.
 */
const found = new Map<string, Registration>();
const handed = new Set<string>();
const asked = new Set<string>();
let aligner: Aligner | null = null;

const pairKey = (fixed: Series, moving: Series): string => `${fixed.key}\n${moving.key}`;

/** What registration says of two series, in either direction; null while it has not been made. */
export const registrationBetween = (from: Series, to: Series): Registration | null => {
  const there = found.get(pairKey(from, to));
  if (there) return there;
  const back = found.get(pairKey(to, from));
  return back?.kind === 'found' ? inverted(back) : (back ?? null);
};

type PointMap = (point: PatientPoint) => PatientPoint;

const direct = (from: Series, to: Series): PointMap | null => {
  const registration = registrationBetween(from, to);
  return registration?.kind === 'found' && registration.confidence >= SURE ? (point) => mapPoint(registration, point) : null;
};

/** The map of points between two scans where it may be used without a question: their own registration, or two by way of a third scan. */
export const sureMap = (from: Series | null, to: Series | null, others: Iterable<Series>): PointMap | null => {
  if (!from || !to || from === to) return null;
  const own = direct(from, to);
  if (own) return own;
  for (const other of others) {
    const [there, on] = other === from || other === to ? [null, null] : [direct(from, other), direct(other, to)];
    if (there && on) return (point) => on(there(point));
  }
  return null;
};

const idle = (): Promise<void> => new Promise((resolve) => ('requestIdleCallback' in window ? requestIdleCallback(() => resolve(), { timeout: 500 }) : setTimeout(resolve, 30)));

/** Hands a scan to the worker, slice by slice; false, and nothing is kept of it, where it is not wanted any more. */
const handOver = async (series: Series, valuesAt: (index: number) => StoredImage | null | Promise<StoredImage | null>, wanted: () => boolean): Promise<boolean> => {
  if (handed.has(series.key)) return true;
  aligner ??= openAligner();
  for (const [index, slice] of series.slices.entries()) {
    if (index % 4 === 0) await idle(); // scrolling goes first
    const image = await valuesAt(index);
    if (!wanted()) {
      aligner.forget(series.key);
      return false;
    }
    if (image && slice.plane) aligner.add(series.key, { plane: slice.plane, values: image.values, slope: image.slope, intercept: image.intercept });
  }
  await aligner.complete(series.key);
  handed.add(series.key);
  return true;
};

const handOverShown = (stage: Stage, side: Side, series: Series): Promise<boolean> =>
  handOver(series, (index) => (stage.view(side).series === series ? stage.storedValues(side, index) : null), () => stage.view(side).series === series);

let last: Promise<unknown> = Promise.resolve();
/** One at a time: two that hand over the same scan would mix their slices. */
const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
  const next = last.then(work, work);
  last = next.catch(() => undefined);
  return next;
};

const DECLINED: Registration = { kind: 'declined', why: 'no-structure' };

/** Registration of two scans wherever they are: on a viewport or not. What has been found is not searched for again. */
export const registered = (fixed: Series, moving: Series): Promise<Registration> => inTurn(async () => {
  const known = registrationBetween(fixed, moving);
  if (known) return known;
  for (const series of [fixed, moving]) await handOver(series, (index) => pixelsOf(series.slices[index]), () => true);
  const registration = aligner ? await aligner.register(fixed.key, moving.key, null).catch(() => DECLINED) : DECLINED;
  found.set(pairKey(fixed, moving), registration);
  return registration;
});

/** The place of one point on another scan with breathing followed, once both are with the worker; null where they are not. */
export const placeOn = async (fixed: Series, moving: Series, registration: FoundRegistration, point: PatientPoint): Promise<NearPlace | null> =>
  (aligner && handed.has(fixed.key) && handed.has(moving.key) ? aligner.place(fixed.key, moving.key, registration, point).catch(() => null) : null);

const isComplete = (stage: Stage, side: Side): boolean => {
  const { series, loaded, status } = stage.view(side);
  return status === 'ready' && series !== null && loaded === series.slices.length;
};

const registerShown = async (stage: Stage, told: (registration: FoundRegistration) => void): Promise<void> => {
  const [left, right] = [stage.view('left').series, stage.view('right').series];
  if (!left || !right || left === right || !isComplete(stage, 'left') || !isComplete(stage, 'right')) return;
  const key = pairKey(left, right);
  if (asked.has(key) || asked.has(pairKey(right, left))) return;
  asked.add(key);
  const registration = await inTurn(async () => {
    const known = registrationBetween(left, right);
    if (known) return known;
    const both = (await handOverShown(stage, 'left', left)) && (await handOverShown(stage, 'right', right));
    return both && aligner ? aligner.register(left.key, right.key, null).catch(() => DECLINED) : null;
  });
  if (!registration) {
    asked.delete(key);
    return;
  }
  found.set(key, registration);
  if (registration.kind === 'found') told(registration);
};

/** How strongly aorta and liver are enhanced, once the scan is with the worker; null before, and where nothing was found. */
export const enhancementOn = async (series: Series): Promise<Enhancement | null> => (aligner && handed.has(series.key) ? aligner.enhancement(series.key).catch(() => null) : null);

/** Registers what the stage shows as soon as both scans are in memory, now and after every change. Call the result to stop. */
export const followLevels = (stage: Stage, told: (registration: FoundRegistration) => void): (() => void) => {
  const look = (): void => void registerShown(stage, told);
  const stops = [stage.subscribe('left', look), stage.subscribe('right', look)];
  look();
  return () => stops.forEach((stop) => stop());
};
