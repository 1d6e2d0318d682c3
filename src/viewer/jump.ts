import { pixelFromPatient, type PatientPoint } from '../dicom';
import { wellInView } from './camera';
import type { Pane } from './pane';
import { nearestSlice } from './slice-place';

/** To the slice nearest to the point; when zoomed in, the image moves only if the point would not be well in view. */
export const jump = (pane: Pane, point: PatientPoint): void => {
  const { series } = pane.view;
  const near = series && nearestSlice(series, point);
  const plane = near && series.slices[near.index]?.plane;
  if (!near || !plane) return;
  const at = pixelFromPatient(plane, point);
  const { looking } = pane;
  if (looking && !pane.fitted && !wellInView(looking, at)) pane.look({ centre: at, zoom: looking.camera.zoom });
  pane.scrollTo(near.index);
};
