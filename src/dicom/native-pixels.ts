import type { FramePixels } from './model';

/** Swaps the two bytes of every 16-bit word (OW in big endian). */
export const swapped = (bytes: Uint8Array): Uint8Array => {
  const out = new Uint8Array(bytes.length);
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    out[i] = bytes[i + 1] ?? 0;
    out[i + 1] = bytes[i] ?? 0;
  }
  return out;
};

/**
 * Bits above High Bit may hold overlays or rubbish (PS3.5 8.1.1): they are cleared, or filled with the sign, so that what is left is the
 * stored value. Pixels that equal Pixel Padding Value as a whole word stay as they are. Little-endian 16-bit values; changed copies only.
 */
export const withoutSpareBits = (bytes: Uint8Array, pixels: FramePixels): Uint8Array => {
  const { bitsStored, bitsAllocated, pixelRepresentation, pixelPaddingValue } = pixels;
  if (bitsAllocated !== 16 || bitsStored === 16) return bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = 32 - bitsStored;
  const padding = pixelPaddingValue === null ? -1 : pixelPaddingValue & 0xffff;
  let out: DataView | null = null;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const word = view.getUint16(at, true);
    const value = (pixelRepresentation === 1 ? (word << shift) >> shift : (word << shift) >>> shift) & 0xffff;
    if (value === word || word === padding) continue;
    if (!out) {
      const copy = bytes.slice();
      out = new DataView(copy.buffer);
    }
    out.setUint16(at, value, true);
  }
  return out ? new Uint8Array(out.buffer) : bytes;
};
