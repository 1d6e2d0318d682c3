import { patientFromPixel, pixelFromPatient, type PatientPoint, type Slice } from '../dicom';
import { cssFromPixel, insideImage, pixelFromCss, type CssPoint, type Looking } from './camera';
import type { Drag } from './drag';
import { editedShape } from './edit-mark';
import { strokedMark, type Grip } from './mark-strokes';
import { isMeasuringTool, needsMillimetres, strokePreview, strokeShape } from './new-stroke';
import type { Pane } from './pane';
import { rimStatistics } from './pixel-statistics';
import { drawingPlane, inMillimetres } from './slice-place';
import type { DrawnMark, DrawTool, StageEvents, Stroke } from './stage';

/** What is shorter is a click with a hand that shook. */
const SHORTEST_STROKE_CSS = 4;

/** The point of the patient under a place in the viewport, held inside the image. */
const patientAt = (looking: Looking, slice: Slice, at: CssPoint): PatientPoint => {
  const { column, row } = pixelFromCss(looking, at);
  const { rows, columns } = looking.lattice;
  return patientFromPixel(drawingPlane(slice), { column: Math.min(Math.max(column, -0.5), columns - 0.5), row: Math.min(Math.max(row, -0.5), rows - 0.5) });
};

const preview = (pane: Pane, looking: Looking, slice: Slice, mark: DrawnMark, at: CssPoint | null): void => {
  const plane = drawingPlane(slice);
  const { segments } = strokedMark(mark, plane, (point) => cssFromPixel(looking, pixelFromPatient(plane, point)));
  pane.marks.setLive(mark, at && { at, segments: mark.shape.kind === 'point' || mark.shape.kind === 'oval' ? [] : segments });
};

/** Moves one handle. The mark is shown as it will be; it is reported once, when let go. A click takes the handle in hand (`hold`). */
export const dragGrip = (pane: Pane, mark: DrawnMark, grip: Grip, from: CssPoint, events: StageEvents, hold: () => void): Drag | null => {
  const { looking } = pane;
  const { slice } = pane.view;
  if (!looking || !slice) return null;
  const off = { x: grip.at.x - from.x, y: grip.at.y - from.y };
  const shapeAt = (to: CssPoint, free: boolean): DrawnMark => ({
    ...mark,
    shape: editedShape(mark.shape, grip.part, patientAt(looking, slice, { x: to.x + off.x, y: to.y + off.y }), drawingPlane(slice), free),
  });
  // A click on an end of the dashed line says that it is right as it lies.
  const takesProposal = mark.shape.kind === 'caliper' && mark.shape.caliper.short === null && grip.part.startsWith('short');
  return {
    kind: 'grip',
    move: (to, free) => preview(pane, looking, slice, shapeAt(to, free), { x: to.x + off.x, y: to.y + off.y }),
    end: (to, moved, free) => {
      pane.marks.setLive(null);
      if (!moved && !takesProposal) return hold();
      const { id, place, shape } = shapeAt(to, free);
      events.markEdited({ side: pane.side, id, place: { ...place, window: pane.view.window }, shape });
    },
    cancel: () => pane.marks.setLive(null),
  };
};

/** What lies around a line on the slice shown. */
export const surroundings = (pane: Pane, from: PatientPoint, to: PatientPoint): Stroke['surroundings'] => {
  const { frame, looking, view: { slice } } = pane;
  if (!frame || !looking || slice?.pixels.rescaleType !== 'HU') return null;
  const plane = drawingPlane(slice);
  return rimStatistics(frame, pixelFromPatient(plane, from), pixelFromPatient(plane, to), looking.lattice.aspect);
};

/**
 * Draws a new mark. Refusals are reported with their reason. A click on `marked`, the mark that was pressed, selects it instead; any other click with a
 * measuring tool points at a lesion; a non-target is placed by a click, and pointed at with Shift (`outlined`).
 */
export const dragStroke = (pane: Pane, tool: DrawTool, from: CssPoint, events: StageEvents, marked: DrawnMark | null, outlined: boolean): Drag | null => {
  const { looking } = pane;
  const { slice, series } = pane.view;
  if (!looking || !slice || !series || !pane.frame) {
    events.refused(pane.side, 'nothing-shown');
    return null;
  }
  const millimetres = inMillimetres(slice);
  const place = { seriesKey: series.key, sopInstanceUid: slice.sopInstanceUid, frame: slice.frame, sliceThicknessMm: series.sliceThicknessMm, window: pane.view.window };
  const start = patientAt(looking, slice, from);
  const within = insideImage(looking.lattice, pixelFromCss(looking, from));
  const allowed = within && (millimetres || !needsMillimetres(tool));
  return {
    kind: 'stroke',
    move: (to) => {
      if (!allowed || Math.hypot(to.x - from.x, to.y - from.y) < SHORTEST_STROKE_CSS) return;
      preview(pane, looking, slice, strokePreview(tool, strokeShape(tool, start, patientAt(looking, slice, to), millimetres), place), to);
    },
    end: (to) => {
      pane.marks.setLive(null);
      const clicked = Math.hypot(to.x - from.x, to.y - from.y) < SHORTEST_STROKE_CSS;
      if (clicked && marked) return events.markSelected(pane.side, marked.id);
      if (within && !allowed) return events.refused(pane.side, 'no-millimetres');
      if (clicked && (tool !== 'non-target' || outlined)) {
        return within && millimetres && isMeasuringTool(tool) && events.pointed ? events.pointed({ side: pane.side, tool, place, at: start }) : events.markSelected(pane.side, null);
      }
      if (!within) return events.refused(pane.side, 'outside-image');
      const end = patientAt(looking, slice, to);
      events.strokeEnded({ side: pane.side, tool, place, shape: strokeShape(tool, start, end, millimetres), millimetres, surroundings: surroundings(pane, start, end) });
    },
    cancel: () => pane.marks.setLive(null),
  };
};
