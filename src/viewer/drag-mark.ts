import { patientFromPixel, pixelFromPatient, type PatientPoint, type Slice } from '../dicom';
import { cssFromPixel, insideImage, pixelFromCss, type CssPoint, type Looking } from './camera';
import type { Drag } from './drag';
import { editedShape } from './edit-mark';
import { strokedMark, type Grip } from './mark-strokes';
import { needsMillimetres, strokePreview, strokeShape } from './new-stroke';
import type { Pane } from './pane';
import { rimStatistics } from './pixel-statistics';
import { drawingPlane, inMillimetres } from './slice-place';
import type { DrawnMark, DrawTool, StageEvents, Stroke } from './stage';

const SHORTEST_STROKE_CSS = 2;

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

/** Moves one handle. The mark is shown as it will be; it is reported once, when let go. */
export const dragGrip = (pane: Pane, mark: DrawnMark, grip: Grip, from: CssPoint, events: StageEvents): Drag | null => {
  const { looking } = pane;
  const { slice } = pane.view;
  if (!looking || !slice) return null;
  const hold = { x: grip.at.x - from.x, y: grip.at.y - from.y };
  const shapeAt = (to: CssPoint): DrawnMark => ({
    ...mark,
    shape: editedShape(mark.shape, grip.part, patientAt(looking, slice, { x: to.x + hold.x, y: to.y + hold.y }), drawingPlane(slice)),
  });
  // A click on an end of the dashed line says that it is right as it lies.
  const takesProposal = mark.shape.kind === 'caliper' && mark.shape.caliper.short === null && grip.part.startsWith('short');
  return {
    kind: 'grip',
    move: (to) => preview(pane, looking, slice, shapeAt(to), { x: to.x + hold.x, y: to.y + hold.y }),
    end: (to, moved) => {
      pane.marks.setLive(null);
      if (!moved && !takesProposal) return;
      const { id, place, shape } = shapeAt(to);
      events.markEdited({ side: pane.side, id, place, shape });
    },
    cancel: () => pane.marks.setLive(null),
  };
};

const surroundings = (pane: Pane, looking: Looking, slice: Slice, from: CssPoint, to: CssPoint): Stroke['surroundings'] =>
  pane.frame && slice.pixels.rescaleType === 'HU' ? rimStatistics(pane.frame, pixelFromCss(looking, from), pixelFromCss(looking, to), looking.lattice.aspect) : null;

/** Draws a new mark. Refusals are reported with their reason. A click on `marked`, the mark that was pressed, selects it instead; a click on nothing lets go of the selection. */
export const dragStroke = (pane: Pane, tool: DrawTool, from: CssPoint, events: StageEvents, marked: DrawnMark | null): Drag | null => {
  const { looking } = pane;
  const { slice, series } = pane.view;
  if (!looking || !slice || !series || !pane.frame) {
    events.refused(pane.side, 'nothing-shown');
    return null;
  }
  const millimetres = inMillimetres(slice);
  const place = { seriesKey: series.key, sopInstanceUid: slice.sopInstanceUid, frame: slice.frame, sliceThicknessMm: series.sliceThicknessMm };
  const start = patientAt(looking, slice, from);
  const within = insideImage(looking.lattice, pixelFromCss(looking, from));
  const allowed = within && (millimetres || !needsMillimetres(tool));
  return {
    kind: 'stroke',
    move: (to) => {
      if (!allowed || Math.hypot(to.x - from.x, to.y - from.y) < SHORTEST_STROKE_CSS) return;
      preview(pane, looking, slice, strokePreview(tool, strokeShape(tool, start, patientAt(looking, slice, to), millimetres), place), to);
    },
    end: (to, moved) => {
      pane.marks.setLive(null);
      if (!moved && marked) return events.markSelected(pane.side, marked.id);
      if (within && !allowed) return events.refused(pane.side, 'no-millimetres');
      // A click is no stroke that failed, but a reader letting go; only a non-target is placed by a click.
      if (tool !== 'non-target' && Math.hypot(to.x - from.x, to.y - from.y) < SHORTEST_STROKE_CSS) return events.markSelected(pane.side, null);
      if (!within) return events.refused(pane.side, 'outside-image');
      const shape = strokeShape(tool, start, patientAt(looking, slice, to), millimetres);
      events.strokeEnded({ side: pane.side, tool, place, shape, millimetres, surroundings: surroundings(pane, looking, slice, from, to) });
    },
    cancel: () => pane.marks.setLive(null),
  };
};
