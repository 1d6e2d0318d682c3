import type { Series } from '../../dicom';
import { seriesShown } from '../room-show';
import type { Room } from '../state';

/** Made by a program, of nobody: Nadir writes it into every series that it renders. */
export const isSynthetic = (series: Series): boolean => /^SYNTHETIC\b/.test(series.description);

/** Why the images of a read cannot be packed, in one sentence; null where they can. */
export const unpackable = (room: Room): string | null => {
  const scans = room.read.timepoints.map(({ id, label }) => ({ label, series: seriesShown(room, id) }));
  const missing = scans.filter(({ series }) => series === null).map(({ label }) => label);
  if (missing.length > 0) return `The images of ${missing.join(', ')} are not here.`;
  const named = scans.filter(({ series }) => series !== null && !isSynthetic(series)).map(({ label }) => label);
  return named.length > 0 ? `Those of ${named.join(', ')} are of a person, and nothing here takes the name out of them yet: only synthetic images can be packed.` : null;
};
