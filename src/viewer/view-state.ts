import { lettersOf, type Series, type Slice } from '../dicom';
import type { Camera } from './camera';
import type { Side, ViewState } from './stage';
import { inMillimetres } from './slice-place';

const NO_LETTERS = { top: '', right: '', bottom: '', left: '' } as const;

export const emptyView = (side: Side): ViewState => ({
  side,
  status: 'empty',
  problem: null,
  series: null,
  slice: null,
  index: 0,
  count: 0,
  loaded: 0,
  seen: [],
  window: { center: 40, width: 400 },
  inverted: false,
  zoom: 1,
  cssPixelsPerMm: null,
  letters: NO_LETTERS,
  probe: null,
});

/** What the shown slice and camera say on the image. */
export const sliceFacts = (series: Series, index: number, camera: Camera): Pick<ViewState, 'series' | 'slice' | 'index' | 'count' | 'zoom' | 'cssPixelsPerMm' | 'letters'> => {
  const slice: Slice | null = series.slices[index] ?? null;
  return {
    series,
    slice,
    index,
    count: series.slices.length,
    zoom: camera.zoom,
    cssPixelsPerMm: slice && slice.plane && inMillimetres(slice) ? camera.zoom / slice.plane.columnSpacing : null,
    letters: slice?.plane ? lettersOf(slice.plane) : NO_LETTERS,
  };
};
