import { levelOffset, mappedPlace, type Between, type Lesion, type LesionId, type TimepointId } from '../read';
import { patientFromPixel, type PatientPoint, type Series } from '../dicom';
import type { DrawnMark, Side, Stage } from '../viewer';
import { SURE, type FoundRegistration } from '../align';
import { traceAidOnce } from './aid-trace';
import { aidAllowed, aidState } from './aids';
import { traceShownAids } from './aids-shown';
import { dropSuggestion, suggestionNow } from './caliper-suggestion';
import { drawnMarks, placeHints } from './drawn-marks';
import { followLevels, sureMap } from './levels';
import { setSession, store, theRoom, type Room } from './state';
import { showAids } from './window-per-organ';

const SIDES: readonly Side[] = ['left', 'right'];

export const seriesShown = (room: Room, timepoint: TimepointId): Series | null => {
  const key = room.read.timepoints.find((one) => one.id === timepoint)?.seriesKey;
  return (key && room.series.get(key)) || null;
};

const extent = (series: Series | null): readonly [number, number] | null => {
  const positions = series?.slices.flatMap((slice) => (slice.plane ? [slice.plane.origin[2]] : [])) ?? [];
  return positions.length === 0 ? null : [Math.min(...positions), Math.max(...positions)];
};

/**
 * Offset between two scans from what they cover, mm: none where they overlap by half or more, because a table that was not moved is the likelier
 * case; else top to top.
 */
const coverageOffset = (from: Series | null, to: Series | null): number => {
  const a = extent(from);
  const b = extent(to);
  if (!a || !b) return 0;
  const overlap = Math.min(a[1], b[1]) - Math.max(a[0], b[0]);
  const shorter = Math.min(a[1] - a[0], b[1] - b[0]);
  return overlap >= shorter / 2 && overlap >= 0 ? 0 : b[1] - a[1];
};

/** What is known of the way from one timepoint's scan to another's. */
export const between = (room: Room) => (from: TimepointId, to: TimepointId): Between => {
  const [a, b] = [seriesShown(room, from), seriesShown(room, to)];
  return { coverageOffsetMm: coverageOffset(a, b), registered: aidAllowed(room.read, 'registration') ? sureMap(a, b, room.series.values()) : null };
};

const onSide = (room: Room, side: Side): TimepointId => (side === 'left' ? room.session.left : room.session.right);

/** Hangs what the session says, draws what the read says, links what is to be scrolled together. Called after every change of the room. */
const shownOn: Record<Side, Series | null | undefined> = { left: undefined, right: undefined };
let stageShown: Stage | null = null;
let indexWanted: Partial<Record<Side, number>> = {};

/** Which slice a side is to open at when its series is hung next (restoring a session). */
export const openAt = (indices: Partial<Record<Side, number>>): void => {
  indexWanted = { ...indices };
};

export const forgetShown = (): void => {
  stageShown = null;
  shownOn.left = undefined;
  shownOn.right = undefined;
};

const hang = (room: Room, stage: Stage): void => {
  for (const side of SIDES) {
    const series = seriesShown(room, onSide(room, side));
    if (shownOn[side] === series) continue;
    const before = shownOn[side];
    const level = before ? stage.view(side).slice?.plane?.origin ?? null : null;
    shownOn[side] = series;
    const index = before && series ? sameLevel(room, before, series, level) : indexWanted[side];
    // Images that come later, from an archive, open where the screen was left.
    if (series) delete indexWanted[side];
    void stage.show(side, series, index);
  }
};

/** Another scan on the same side opens where the earlier one was, not in its middle. */
const sameLevel = (room: Room, before: Series, series: Series, level: PatientPoint | null): number | undefined => {
  if (!level) return undefined;
  const map = aidAllowed(room.read, 'registration') ? sureMap(before, series, room.series.values()) : null;
  const z = map ? map(level)[2] : level[2] + coverageOffset(before, series);
  const distances = series.slices.map((slice) => Math.abs((slice.plane?.origin[2] ?? Number.POSITIVE_INFINITY) - z));
  const nearest = distances.indexOf(Math.min(...distances));
  return nearest < 0 ? undefined : nearest;
};

/** Once for each lesion and timepoint the log says that the earlier measurement was shown. */
const traceGhosts = (marks: readonly DrawnMark[], timepoint: TimepointId, lesion: LesionId | null): void => {
  const ghost = marks.find(({ style }) => style === 'ghost');
  if (ghost) queueMicrotask(() => { if (store.getState().room) traceAidOnce('ghost', timepoint, lesion, ghost.suffix.replace('@ ', '')); });
};

const drawOn = (room: Room, stage: Stage): void => {
  const { session, read } = room;
  const way = between(room);
  const suggestion = suggestionNow(room);
  if (session.suggestion && !suggestion) queueMicrotask(() => { if (store.getState().room) dropSuggestion(); });
  for (const side of SIDES) {
    const timepoint = onSide(room, side);
    const marks = drawnMarks(read, {
      timepoint, way, selected: session.selected, ghost: session.ghost && side === session.activeSide && aidAllowed(read, 'ghost'), blinded: session.blinded === true || aidState(read, 'ghost') === 'after-own-stroke', suggestion: suggestion?.side === side ? suggestion : null,
    });
    stage.setMarks(side, marks);
    traceGhosts(marks, timepoint, session.selected);
    stage.setHints(side, session.marksVisible ? placeHints(read, timepoint, way) : []);
  }
  const plane = stage.view('left').slice?.plane;
  const middle = plane ? patientFromPixel(plane, { column: plane.columns / 2, row: plane.rows / 2 }) : null;
  stage.link(session.linked ? levelOffset(read, session.left, session.right, middle, way(session.left, session.right)) : null);
  stage.setHand(session.hand);
  stage.setMarksVisible(session.marksVisible);
};

/** Keeps the stage at what the room says, for as long as the room is open. */
export const followRoom = (): (() => void) => {
  let last: Room | null = null;
  const follow = (): void => {
    const { room } = store.getState();
    if (!room?.stage || room === last) return;
    if (room.stage !== stageShown) {
      forgetShown();
      stageShown = room.stage;
    }
    const changed = !last || last.read !== room.read || last.stage !== room.stage || last.series !== room.series || last.session.left !== room.session.left || last.session.right !== room.session.right;
    const session = room.session;
    const drawn = changed || !last || last.session.selected !== session.selected || last.session.ghost !== session.ghost || last.session.linked !== session.linked || last.session.hand !== session.hand || last.session.marksVisible !== session.marksVisible || last.session.activeSide !== session.activeSide || last.session.registrations !== session.registrations || last.session.suggestion !== session.suggestion || last.session.blinded !== session.blinded;
    last = room;
    if (changed) hang(room, room.stage);
    if (drawn) drawOn(room, room.stage);
  };
  follow();
  showAids();
  const stopFollowing = store.subscribe(follow);
  const { stage } = theRoom();
  const stopLevels = stage ? followLevels(stage, tellLevel) : () => undefined;
  const stopTracing = traceShownAids();
  return () => {
    stopFollowing();
    stopTracing();
    stopLevels();
  };
};

/** A registration has been found: everything that is mapped is drawn anew. An unsure one is told, and not used. */
const tellLevel = ({ confidence }: FoundRegistration): void => {
  if (!store.getState().room) return;
  setSession({ registrations: theRoom().session.registrations + 1 });
  if (confidence >= SURE || theRoom().session.note || !aidAllowed(theRoom().read, 'registration')) return;
  setSession({
    note: {
      id: 'level-unsure', rank: 'caution', fact: `The levels of the two scans match with ${confidence.toFixed(2)} confidence only.`, follows: 'Scroll both to the same place and link them there: Shift S.',
      actions: [], dismiss: () => setSession({ note: null }), about: { timepoint: theRoom().session.right, lesion: null, reasons: ['levels checked by eye', 'linked by hand', 'the scans cover different regions'] },
    },
  });
};

/** Both viewports to a lesion: to where it was marked, else to its mapped place. */
export const jumpToLesion = (lesion: Lesion): void => {
  const room = theRoom();
  const { stage, read } = room;
  if (!stage) return;
  const way = between(room);
  for (const side of SIDES) {
    const timepoint = onSide(room, side);
    const here = lesion.at.get(timepoint)?.place;
    if (here) {
      stage.jumpTo(side, here.at);
      continue;
    }
    const index = (id: TimepointId): number => read.timepoints.findIndex((one) => one.id === id);
    const seen = [...lesion.at.values()].filter((at) => at.place).sort((a, b) => Math.abs(index(a.timepoint) - index(timepoint)) - Math.abs(index(b.timepoint) - index(timepoint)))[0];
    if (seen?.place) stage.jumpTo(side, mappedPlace(read, seen.timepoint, timepoint, seen.place.at, way(seen.timepoint, timepoint)));
  }
};

export const showTimepoint = (timepoint: TimepointId, side: Side): void => {
  setSession({ ...(side === 'left' ? { left: timepoint } : { right: timepoint }), activeSide: side, selected: theRoom().session.selected, asking: null });
};
