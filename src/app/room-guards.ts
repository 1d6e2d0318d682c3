import type { RoomIntents } from '../panels';
import { mappedPlace, openMatters, type LesionId, type OpenMatter, type TimepointId } from '../read';
import { patientFromPixel, pixelFromPatient, type PatientPoint } from '../dicom';
import { currentTimepoint, selectLesion } from './lesion-steps';
import { lookBack } from './look-back';
import { act } from './room-acts';
import { between, seriesShown, showTimepoint } from './room-show';
import { setSession, theRoom } from './state';

/** Where a lesion is expected on the scan of a timepoint, from wherever it was marked nearest in time. */
const expected = (id: LesionId, timepoint: TimepointId): PatientPoint | null => {
  const room = theRoom();
  const lesion = room.read.lesions.find((one) => one.id === id);
  const index = (one: TimepointId): number => room.read.timepoints.findIndex((each) => each.id === one);
  const seen = [...(lesion?.at.values() ?? [])].filter((at) => at.place).sort((a, b) => Math.abs(index(a.timepoint) - index(timepoint)) - Math.abs(index(b.timepoint) - index(timepoint)))[0];
  return seen?.place ? mappedPlace(room.read, seen.timepoint, timepoint, seen.place.at, between(room)(seen.timepoint, timepoint)) : null;
};

/** The level is the one on screen; left, right, front and back are kept where the map has them. */
const placeHere: RoomIntents['placeHere'] = (id) => {
  const room = theRoom();
  const timepoint = currentTimepoint();
  const side = room.session.activeSide;
  const slice = room.stage?.view(side).slice;
  const series = seriesShown(room, timepoint);
  if (!slice?.plane || !series) return;
  const from = expected(id, timepoint);
  const pixel = from ? pixelFromPatient(slice.plane, from) : { column: slice.plane.columns / 2, row: slice.plane.rows / 2 };
  const name = room.read.lesions.find((one) => one.id === id)?.name ?? 'Lesion';
  const place = { seriesKey: series.key, sopInstanceUid: slice.sopInstanceUid, frame: slice.frame, sliceThicknessMm: series.sliceThicknessMm };
  if (act({ kind: 'located', v: 1, lesion: id, timepoint, place, at: patientFromPixel(slice.plane, pixel) })) setSession({ selected: id, toast: { id: 'placed', text: `${name} placed on this slice`, undo: true } });
};

const openMatter = (matter: OpenMatter, timepoint: TimepointId): void => {
  const { session } = theRoom();
  if (session.left !== timepoint && session.right !== timepoint) showTimepoint(timepoint, 'right');
  setSession({ activeSide: session.left === timepoint && session.right !== timepoint ? 'left' : session.right === timepoint && session.left !== timepoint ? 'right' : theRoom().session.activeSide });
  switch (matter.kind) {
    case 'quality': return setSession({ sheet: 'quality' });
    case 'lesion':
    case 'short-axis': return selectLesion(matter.lesion);
    case 'look-back': return lookBack(matter.lesion);
    case 'system': document.querySelector<HTMLElement>('.search .sys:not(.done)')?.focus();
  }
};

export const guardIntents: Pick<RoomIntents, 'lookBack' | 'placeHere' | 'notMeasurable' | 'dismissNote' | 'openFirstMatter' | 'answerNextSystem'> = {
  lookBack,
  placeHere,
  notMeasurable: (lesion, reason) => {
    if (!act({ kind: 'lesionReassigned', v: 1, lesion, role: 'non-target' })) return;
    act({ kind: 'noteDismissed', v: 1, note: 'not-measurable', timepoint: currentTimepoint(), lesion, reason });
    setSession({ note: null });
  },
  dismissNote: (reason) => {
    const { note } = theRoom().session;
    if (!note) return;
    if (note.about) act({ kind: 'noteDismissed', v: 1, note: note.id, timepoint: note.about.timepoint, lesion: note.about.lesion, reason });
    note.dismiss?.();
    if (theRoom().session.note === note) setSession({ note: null });
  },
  openFirstMatter: (timepoint) => {
    const [first] = openMatters(theRoom().read, timepoint);
    if (first) openMatter(first, timepoint);
  },
  answerNextSystem: () => {
    const timepoint = currentTimepoint();
    const next = openMatters(theRoom().read, timepoint).find((matter) => matter.kind === 'system');
    if (next?.kind === 'system') act({ kind: 'systemSearched', v: 1, timepoint, system: next.system, done: true });
  },
};
