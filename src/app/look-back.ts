import { createStore } from 'zustand/vanilla';
import type { PatientPoint, Series } from '../dicom';
import type { Look, LookBackCandidate } from '../panels';
import type { LesionId, LookBackView, MarkPlace, TimepointId } from '../read';
import { aidAllowed } from './aids';
import { advance } from './lesion-steps';
import { registered } from './levels';
import { levelInWords, placeAt, placeSoFar, type Placed } from './places';
import { act, mayAct } from './room-acts';
import { seriesShown } from './room-show';
import { setSession, store, theRoom, type Room } from './state';

/** The look-back on screen: where the lesion's place lies on every earlier scan, as far as it has been found. */
export interface LookingBack {
  readonly lesion: LesionId;
  readonly timepoint: TimepointId;
  readonly placed: ReadonlyMap<TimepointId, Placed>;
}

export const lookingBack = createStore<{ readonly now: LookingBack | null }>(() => ({ now: null }));

/** Where the lesion was drawn first, and its timepoint. */
const origin = (room: Room, id: LesionId): { readonly timepoint: TimepointId; readonly at: PatientPoint } | null => {
  const lesion = room.read.lesions.find((one) => one.id === id);
  const drawn = room.read.timepoints.find(({ id: timepoint }) => lesion?.at.get(timepoint)?.caliper) ?? room.read.timepoints.find(({ id: timepoint }) => lesion?.at.get(timepoint)?.place);
  const at = drawn && lesion?.at.get(drawn.id)?.place?.at;
  return drawn && at ? { timepoint: drawn.id, at } : null;
};

const earlierThan = (room: Room, timepoint: TimepointId): Room['read']['timepoints'] =>
  room.read.timepoints.slice(0, Math.max(0, room.read.timepoints.findIndex((one) => one.id === timepoint)));

/** Starts to register the scan with every earlier one, so that the places are there when the reader asks for them. */
export const prepareLookBack = (timepoint: TimepointId): void => {
  const room = theRoom();
  if (!aidAllowed(room.read, 'look-back') || !aidAllowed(room.read, 'registration')) return;
  const here = seriesShown(room, timepoint);
  for (const { id } of earlierThan(room, timepoint)) {
    const there = seriesShown(room, id);
    if (here && there) void registered(here, there);
  }
};

const tellPlace = (id: LesionId, timepoint: TimepointId, placed: Placed): void => {
  const { now } = lookingBack.getState();
  if (now?.lesion === id) lookingBack.setState({ now: { ...now, placed: new Map([...now.placed, [timepoint, placed]]) } });
};

/** Asks "was it there before?" of a lesion: opens the look-back with the mapped place on every earlier scan. */
export const lookBack = (id: LesionId): void => {
  const room = theRoom();
  const from = origin(room, id);
  if (!from) return;
  if (!aidAllowed(room.read, 'look-back')) return setSession({ toast: { id: 'look-back-off', text: 'The look-back is switched off in this read', undo: false } });
  const earlier = earlierThan(room, from.timepoint);
  if (earlier.length === 0) return;
  const soFar = earlier.flatMap(({ id: to }) => {
    const placed = seriesShown(room, to) ? placeSoFar(room, from.timepoint, to, from.at) : null;
    return placed ? [[to, placed] as const] : [];
  });
  lookingBack.setState({ now: { lesion: id, timepoint: from.timepoint, placed: new Map(soFar) } });
  setSession({ sheet: 'look-back', asking: null, selected: id });
  void Promise.all(earlier.map(async ({ id: to }) => tellPlace(id, to, await placeAt(room, from.timepoint, to, from.at)))).then(() => logShown(id));
};

let logged: string | null = null;

/** What was shown goes to the log once per look-back: when every place has been found, or when the reader leaves before. */
const logShown = (id: LesionId): void => {
  const { now } = lookingBack.getState();
  const { room } = store.getState();
  if (!room || now?.lesion !== id) return;
  const label = (timepoint: TimepointId): string => room.read.timepoints.find((one) => one.id === timepoint)?.label ?? timepoint;
  const detail = [...now.placed].map(([timepoint, placed]) => `${label(timepoint)}: ${placed.lack ?? levelInWords(placed)}`).join('; ');
  const key = `${room.readId} ${id} ${detail}`;
  if (logged === key || room.following) return;
  logged = key;
  act({ kind: 'aidShown', v: 1, aid: 'look-back', timepoint: now.timepoint, lesion: id, detail });
};

const FINDING: Placed = { at: null, by: 'none', confidence: null, withinMm: null, unsure: false, lack: null };

/** The scans as the panel shows them. */
export const looksOf = (room: Room, now: LookingBack): { readonly earlier: readonly Look[]; readonly here: Look } | null => {
  const from = origin(room, now.lesion);
  const timepoint = room.read.timepoints.find((one) => one.id === now.timepoint);
  if (!from || !timepoint) return null;
  const earlier = earlierThan(room, now.timepoint).map((one): Look => {
    const placed = now.placed.get(one.id) ?? FINDING;
    return { timepoint: one, series: seriesShown(room, one.id), at: placed.at, level: placed.lack === null && placed.at ? levelInWords(placed) : '', unsure: placed.unsure && placed.at !== null, lack: placed.lack };
  });
  const series = seriesShown(room, now.timepoint);
  return { earlier, here: { timepoint, series, at: from.at, level: 'Drawn here', unsure: false, lack: series ? null : `The images of ${timepoint.label} are not here.` } };
};

const placeOf = (series: Series | null, index: number | null): MarkPlace | null => {
  const slice = index === null ? undefined : series?.slices[index];
  return series && slice ? { seriesKey: series.key, sopInstanceUid: slice.sopInstanceUid, frame: slice.frame, sliceThicknessMm: series.sliceThicknessMm } : null;
};

/** The act of an answer, with the evidence: each earlier scan as it was shown. */
export const lookedBackAct = (room: Room, now: LookingBack, { answer, firstSeen, benign, looked }: LookBackCandidate) => ({
  kind: 'lookedBack', v: 1, lesion: now.lesion, timepoint: now.timepoint, answer, firstSeen, benign, note: '',
  shown: looked.map(({ timepoint, index, at }): LookBackView => {
    const placed = now.placed.get(timepoint) ?? FINDING;
    const place = placeOf(seriesShown(room, timepoint), index);
    return { timepoint, place, at: place ? at : null, by: placed.by, confidence: placed.confidence };
  }),
} as const);

const nameOf = (id: LesionId): string => theRoom().read.lesions.find((one) => one.id === id)?.name ?? 'Lesion';

/** Records the answer. One that adds to a signed timepoint opens it again first: an amendment with its reason. */
export const recordLookBack = (candidate: LookBackCandidate): void => {
  const room = theRoom();
  const { now } = lookingBack.getState();
  if (!now || !mayAct()) return;
  const before = nameOf(now.lesion);
  logShown(now.lesion);
  const here = room.read.timepoints.find((one) => one.id === now.timepoint)?.label ?? '';
  if (candidate.firstSeen !== null && room.read.signed.has(candidate.firstSeen)) {
    act({ kind: 'timepointReopened', v: 1, timepoint: candidate.firstSeen, reason: `${before} of ${here} was there already, found by looking back` });
  }
  act(lookedBackAct(room, now, candidate));
  const after = nameOf(now.lesion);
  closeLookBack();
  const answered = theRoom().read.lesions.find((one) => one.id === now.lesion);
  setSession({ toast: { id: 'looked-back', text: after === before ? `${before}: ${theRoom().read.undo?.what.replace(`${before}: `, '') ?? 'recorded'}` : `${before} is now ${after}, missed before`, undo: true } });
  if (answered) advance(answered.id);
};

/** The stroke was no lesion after all. */
export const removeLookedAt = (): void => {
  const { now } = lookingBack.getState();
  if (!now) return;
  const name = nameOf(now.lesion);
  logShown(now.lesion);
  if (!act({ kind: 'lesionWithdrawn', v: 1, lesion: now.lesion, reason: 'not a lesion, after looking back' })) return;
  closeLookBack();
  setSession({ selected: null, asking: null, note: null, toast: { id: 'withdrawn', text: `${name} withdrawn`, undo: true } });
};

/** Leaves without an answer; the lesion stays marked as not looked back. */
export const closeLookBack = (): void => {
  const { now } = lookingBack.getState();
  if (now) logShown(now.lesion);
  lookingBack.setState({ now: null });
  setSession({ sheet: null });
};
