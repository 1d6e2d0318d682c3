import { createStore } from 'zustand/vanilla';
import { patientFromPixel, type PatientPoint, type Series } from '../dicom';
import { inside, middleOf, onLevel, stepped, volumeOf, type PlaneKind, type ScanSlice, type Volume } from '../align';
import type { ReformatTool } from '../panels';
import { mappedPlace, type TimepointId } from '../read';
import type { Side, StoredImage } from '../viewer';
import { traceAidOnce } from './aid-trace';
import { aidOff } from './aids';
import { pixelsOf } from './pixels-of';
import { reformatLack } from './reformat-words';
import { between, seriesShown } from './room-show';
import { setSession, store, theRoom, type Room } from './state';

/** One scan of the sheet. */
export interface CutScan {
  readonly side: Side;
  readonly timepoint: TimepointId;
  readonly series: Series | null;
  readonly volume: Volume | null;
  readonly loaded: number;
  readonly lack: string | null;
  /** The crosshair, patient mm. */
  readonly at: PatientPoint | null;
  /** What lies in the middle of its images. */
  readonly middle: PatientPoint | null;
}

export interface Reformatting {
  readonly scans: readonly CutScan[];
  readonly active: { readonly row: number; readonly plane: PlaneKind };
  readonly tool: ReformatTool;
  /** 1: the whole scan. */
  readonly zoom: number;
  readonly window: { readonly center: number; readonly width: number };
}

export const reformatting = createStore<{ readonly now: Reformatting | null }>(() => ({ now: null }));

const change = (by: (now: Reformatting) => Partial<Reformatting>): void => {
  const { now } = reformatting.getState();
  if (now) reformatting.setState({ now: { ...now, ...by(now) } });
};

const changeScan = (row: number, by: Partial<CutScan>): void => change(({ scans }) => ({ scans: scans.map((scan, index) => (index === row ? { ...scan, ...by } : scan)) }));

const placeHere = (room: Room, side: Side, timepoint: TimepointId): PatientPoint | null => {
  const lesion = room.read.lesions.find((one) => one.id === room.session.selected);
  const plane = room.stage?.view(side).slice?.plane;
  return lesion?.at.get(timepoint)?.place?.at ?? (plane ? patientFromPixel(plane, { column: plane.columns / 2, row: plane.rows / 2 }) : null);
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Stored values of a slice: those the viewport holds, once it has them; else read anew. */
const valuesAt = async (side: Side, series: Series, index: number): Promise<StoredImage | null> => {
  for (let turn = 0; ; turn += 1) {
    const stage = theRoom().stage;
    const view = stage?.view(side);
    const held = view?.series === series ? stage?.storedValues(side, index) : null;
    if (held) return held;
    const coming = view?.series === series && (view.status === 'loading' || view.loaded < series.slices.length) && turn < 200;
    if (!coming) return pixelsOf(series.slices[index]);
    await pause(50);
  }
};

const isOpen = (row: number, series: Series): boolean => store.getState().room !== null && reformatting.getState().now?.scans[row]?.series === series;

const readIn = async (row: number, side: Side, series: Series): Promise<void> => {
  const slices: ScanSlice[] = [];
  for (const [index, { plane }] of series.slices.entries()) {
    const image = await valuesAt(side, series, index);
    if (!isOpen(row, series)) return;
    if (image && plane) slices.push({ plane, values: image.values, slope: image.slope, intercept: image.intercept });
    if (index % 16 === 15) {
      changeScan(row, { loaded: index + 1 });
      await pause(0);
    }
  }
  if (!isOpen(row, series)) return;
  const volume = volumeOf(slices);
  if (volume.kind !== 'volume') return changeScan(row, { lack: 'Its images could not be read.' });
  const at = reformatting.getState().now?.scans[row]?.at;
  changeScan(row, { volume, loaded: series.slices.length, middle: middleOf(volume), at: inside(volume, at ?? middleOf(volume)) });
};

/** Both scans in three planes, through the selected lesion or the middle of what is shown. */
export const openReformat = (): void => {
  const room = theRoom();
  const { session, read, stage } = room;
  if (!stage) return;
  if (aidOff(read, 'reformat')) return setSession({ toast: { id: 'reformat-off', text: 'Other planes are switched off in this read', undo: false } });
  const sides: readonly Side[] = session.left === session.right ? [session.activeSide] : ['left', 'right'];
  const from = session.activeSide;
  const start = placeHere(room, from, session[from]);
  const scans = sides.map((side): CutScan => {
    const timepoint = session[side];
    const series = seriesShown(room, timepoint);
    const own = room.read.lesions.find((one) => one.id === session.selected)?.at.get(timepoint)?.place?.at;
    const at = side === from || !start ? (start ?? placeHere(room, side, timepoint)) : (own ?? mappedPlace(read, session[from], timepoint, start, between(room)(session[from], timepoint)));
    return { side, timepoint, series, volume: null, loaded: 0, lack: series ? reformatLack(series) : 'Its images are not here.', at, middle: null };
  });
  reformatting.setState({ now: { scans, active: { row: Math.max(0, sides.indexOf(from)), plane: 'coronal' }, tool: 'crosshair', zoom: 1, window: stage.view(from).window } });
  setSession({ sheet: 'reformat', asking: null });
  for (const [row, { series, side, lack, timepoint }] of scans.entries()) {
    if (!series || lack !== null) continue;
    traceAidOnce('reformat', timepoint, session.selected, 'axial, coronal and sagittal planes');
    void readIn(row, side, series);
  }
};

export const closeReformat = (): void => {
  reformatting.setState({ now: null });
  setSession({ sheet: null });
};

/** Moves the crosshair of one scan; that of the other goes to the mapped place while they move together. */
export const pointAt = (row: number, at: PatientPoint): void => {
  const { now } = reformatting.getState();
  const scan = now?.scans[row];
  if (!now || !scan?.volume) return;
  const room = theRoom();
  const place = inside(scan.volume, at);
  change(({ scans }) => ({
    scans: scans.map((one, index) => {
      if (index === row) return { ...one, at: place };
      if (!room.session.linked || !one.volume) return one;
      return { ...one, at: inside(one.volume, mappedPlace(room.read, scan.timepoint, one.timepoint, place, between(room)(scan.timepoint, one.timepoint))) };
    }),
  }));
};

export const stepPlane = (row: number, plane: PlaneKind, by: number): void => {
  const scan = reformatting.getState().now?.scans[row];
  if (scan?.volume && scan.at) pointAt(row, stepped(scan.volume, plane, onLevel(scan.volume, plane, scan.at), by));
};

export const activatePlane = (row: number, plane: PlaneKind): void => {
  change(() => ({ active: { row, plane } }));
  const side = reformatting.getState().now?.scans[row]?.side;
  if (side && theRoom().session.activeSide !== side) setSession({ activeSide: side });
};

export const takeReformatTool = (tool: ReformatTool): void => change(() => ({ tool }));

const LARGEST = 8;

/** Larger or smaller about the crosshair; 0 shows the whole scan again. */
export const zoomReformat = (factor: number): void => change(({ zoom, scans }) => {
  const next = factor === 0 ? 1 : Math.max(1, Math.min(LARGEST, zoom * factor));
  return { zoom: next < 1.01 ? 1 : next, scans: scans.map((scan) => (scan.volume ? { ...scan, middle: next < 1.01 ? middleOf(scan.volume) : scan.at } : scan)) };
});

export const windowReformat = (window: Reformatting['window']): void => {
  change(() => ({ window }));
  theRoom().stage?.setWindow('both', window);
};

/** To the selected lesion, on the scans where it was marked. */
export const goToSelected = (): void => {
  const { now } = reformatting.getState();
  const { read, session } = theRoom();
  const lesion = read.lesions.find((one) => one.id === session.selected);
  for (const row of now?.scans.keys() ?? []) {
    const at = lesion?.at.get(now?.scans[row]?.timepoint ?? '')?.place?.at;
    if (at) pointAt(row, at);
  }
  if (now && now.zoom > 1) zoomReformat(1);
};
