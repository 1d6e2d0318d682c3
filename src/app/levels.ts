import { inverted, mapPoint, openAligner, SURE, type Aligner, type FoundRegistration, type Registration } from '../align';
import type { PatientPoint, Series } from '../dicom';
import type { Side, Stage } from '../viewer';

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

const handOver = async (stage: Stage, side: Side, series: Series): Promise<boolean> => {
  if (handed.has(series.key)) return true;
  aligner ??= openAligner();
  for (const [index, slice] of series.slices.entries()) {
    if (index % 4 === 0) await idle(); // scrolling goes first
    if (stage.view(side).series !== series) {
      aligner.forget(series.key);
      return false;
    }
    const image = stage.storedValues(side, index);
    if (image && slice.plane) aligner.add(series.key, { plane: slice.plane, values: image.values, slope: image.slope, intercept: image.intercept });
  }
  await aligner.complete(series.key);
  handed.add(series.key);
  return true;
};

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
  const both = (await handOver(stage, 'left', left)) && (await handOver(stage, 'right', right));
  if (!both || !aligner) {
    asked.delete(key);
    return;
  }
  const registration = await aligner.register(left.key, right.key, null).catch((): Registration => ({ kind: 'declined', why: 'no-structure' }));
  found.set(key, registration);
  if (registration.kind === 'found') told(registration);
};

/** Registers what the stage shows as soon as both scans are in memory, now and after every change. Call the result to stop. */
export const followLevels = (stage: Stage, told: (registration: FoundRegistration) => void): (() => void) => {
  const look = (): void => void registerShown(stage, told);
  const stops = [stage.subscribe('left', look), stage.subscribe('right', look)];
  look();
  return () => stops.forEach((stop) => stop());
};
