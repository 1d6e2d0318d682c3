import { lesionCrop, type LesionCrop } from '../exports';
import type { Slice } from '../dicom';
import { longAxis, type Lesion, type MarkPlace, type Timepoint } from '../read';
import { pixelsOf } from './pixels-of';
import type { Room } from './state';
import { USUAL_WINDOW, windowGroup } from './window-fit';

/** No crop is narrower than this, mm, so that small lesions are seen among what is around them; none wider than a chest. */
const [NARROWEST, WIDEST] = [70, 260] as const;
/** A lesion fills this share of its row's width at most. */
const SHARE = 0.55;

export const sliceOf = ({ series }: Room, { seriesKey, sopInstanceUid, frame }: MarkPlace): Slice | undefined =>
  series.get(seriesKey)?.slices.find((slice) => slice.sopInstanceUid === sopInstanceUid && slice.frame === frame);

/** One width and one window for all scans of a lesion, or they cannot be compared. */
const rowOf = (lesion: Lesion, timepoints: readonly Timepoint[]): { readonly widthMm: number; readonly window: LesionCrop['window'] } => {
  const drawn = timepoints.flatMap(({ id }) => lesion.at.get(id)?.caliper ?? []);
  const longest = Math.max(0, ...drawn.map(({ caliper }) => longAxis(caliper)));
  return {
    widthMm: Math.round(Math.min(WIDEST, Math.max(NARROWEST, longest / SHARE))),
    window: drawn[0]?.place.window ?? USUAL_WINDOW[windowGroup(lesion.site?.organ ?? 'other')],
  };
};

const cropAt = async (room: Room, lesion: Lesion, timepoint: Timepoint, row: ReturnType<typeof rowOf>): Promise<readonly LesionCrop[]> => {
  const at = lesion.at.get(timepoint.id);
  if (!at?.place || at.place.place.reformatted !== undefined) return [];
  const slice = sliceOf(room, at.place.place);
  const pixels = await pixelsOf(slice);
  if (!slice?.plane || !pixels) return [];
  const measured = at.answer?.kind === 'measured' ? at.answer.measured.caliper : at.answer?.kind === 'parts' ? (at.answer.parts[0]?.caliper ?? null) : (at.caliper?.caliper ?? null);
  return [lesionCrop({ lesion: lesion.name, timepoint: timepoint.label, plane: slice.plane, pixels, lowIsWhite: slice.pixels.photometricInterpretation === 'MONOCHROME1', middle: at.place.at, caliper: measured, ...row })];
};

/** A crop of every target and new lesion at every scan at which it was marked and whose images are here; the others are left out. */
export const lesionCrops = async (room: Room, timepoints: readonly Timepoint[]): Promise<readonly LesionCrop[]> => {
  const crops: LesionCrop[] = [];
  for (const lesion of room.read.lesions.filter(({ role }) => role !== 'non-target')) {
    const row = rowOf(lesion, timepoints);
    for (const timepoint of timepoints) crops.push(...await cropAt(room, lesion, timepoint, row));
  }
  return crops;
};
