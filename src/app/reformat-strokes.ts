import { pixelFromPatient, type PixelPoint } from '../dicom';
import { isAcquired, onLevel, planeThrough, type PlaneKind } from '../align';
import type { Caliper, Line, MarkPlace } from '../read';
import { markId } from './drawn-marks';
import { reformatting, takeReformatTool, type CutScan } from './reformat';
import { sliceOf } from './reformat-marks';
import { middleOfLine } from './reformat-words';
import { setSession, theRoom } from './state';
import { upright } from './short-axis-angle';
import { stageEvents } from './strokes';

const placeOn = ({ series, volume }: CutScan, kind: PlaneKind, line: Line): MarkPlace | null => {
  const slice = series && volume ? sliceOf(series, volume, middleOfLine(line)) : undefined;
  const window = reformatting.getState().now?.window;
  if (!series || !volume || !slice) return null;
  return {
    seriesKey: series.key, sopInstanceUid: slice.sopInstanceUid, frame: slice.frame, sliceThicknessMm: series.sliceThicknessMm,
    ...(window ? { window } : {}), ...(isAcquired(volume, kind) ? {} : { reformatted: kind }),
  };
};

/** Whether two lines of one plane cross within both of them. */
const crosses = (one: Line, other: Line, kind: PlaneKind): boolean => {
  const plane = planeThrough(kind, one[0], one[0], 1, 1, 1);
  const at = (point: Line[0]): PixelPoint => pixelFromPatient(plane, point);
  const [a, b, c, d] = [at(one[0]), at(one[1]), at(other[0]), at(other[1])];
  const side = (p: PixelPoint, q: PixelPoint, r: PixelPoint): number => Math.sign((q.column - p.column) * (r.row - p.row) - (q.row - p.row) * (r.column - p.column));
  return side(a, b, c) !== side(a, b, d) && side(c, d, a) !== side(c, d, b);
};

/** The long axis just drawn here that this stroke crosses, while it has no short axis. */
const openLong = (scan: CutScan, kind: PlaneKind, line: Line): { readonly id: string; readonly caliper: Caliper; readonly place: MarkPlace } | null => {
  const { read } = theRoom();
  for (const lesion of read.lesions) {
    const measured = lesion.at.get(scan.timepoint)?.caliper;
    if (!measured || measured.caliper.short !== null) continue;
    const { long } = measured.caliper;
    const here = measured.place.reformatted === kind || (measured.place.reformatted === undefined && scan.volume && isAcquired(scan.volume, kind));
    if (here && crosses(long, line, kind)) return { id: markId(lesion.id), caliper: { long, short: line }, place: measured.place };
  }
  return null;
};

/** A line drawn on a plane of the sheet becomes what a stroke on a slice would be: a length, a target, or the short axis of one. */
export const drawOnPlane = (row: number, kind: PlaneKind, drawn: Line): void => {
  const { now } = reformatting.getState();
  const scan = now?.scans[row];
  if (!now || !scan?.volume) return;
  const line = drawn.map((point) => (scan.volume ? onLevel(scan.volume, kind, point) : point)) as unknown as Line;
  const place = placeOn(scan, kind, line);
  if (!place || now.tool === 'crosshair') return;
  setSession({ activeSide: scan.side });
  if (now.tool === 'length') {
    stageEvents.strokeEnded({ side: scan.side, tool: 'length', place, shape: { kind: 'length', line }, millimetres: true, surroundings: null });
    return;
  }
  const open = openLong(scan, kind, line);
  if (open) {
    stageEvents.markEdited({ side: scan.side, id: open.id, place: open.place, shape: { kind: 'caliper', caliper: upright(open.caliper) } });
    return takeReformatTool('crosshair');
  }
  stageEvents.strokeEnded({ side: scan.side, tool: 'target', place, shape: { kind: 'caliper', caliper: { long: line, short: null } }, millimetres: true, surroundings: null });
  // At the baseline the room asks where the new target is.
  if (theRoom().session.asking) {
    reformatting.setState({ now: null });
    setSession({ sheet: null });
  }
};
