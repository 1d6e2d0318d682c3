import type { Slice } from '../dicom';
import type { StoredImage } from './stage';

/**
 * Stored values of any slice, also of a scan that hangs on no viewport; HU = value × slope + intercept. Read and decoded anew at every call.
 * Null where the file or the decoder refuses.
 */
export const slicePixels = async (slice: Slice): Promise<StoredImage | null> => {
  const { decodedFrame } = await import('./decode-frame');
  const decoded = await decodedFrame(slice);
  return decoded.kind === 'frame' ? decoded.frame : null;
};
