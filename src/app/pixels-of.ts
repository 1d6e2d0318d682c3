import type { Slice } from '../dicom';
import type { StoredImage } from '../viewer';

/** Stored values of any slice of the read, hung or not; the viewer's code comes with the first. Null where they cannot be had. */
export const pixelsOf = async (slice: Slice | undefined): Promise<StoredImage | null> => (slice ? (await import('../viewer')).slicePixels(slice) : null);
