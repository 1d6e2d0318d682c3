import type { FramePixels } from '../dicom';

/** Stored values of one image, before rescale. */
export type StoredValues = Int16Array | Uint16Array;

/** One image in memory. A value in units is `stored × slope + intercept`. */
export interface Frame {
  readonly rows: number;
  readonly columns: number;
  readonly values: StoredValues;
  readonly minimum: number;
  readonly maximum: number;
  readonly slope: number;
  readonly intercept: number;
  readonly padding: number | null;
  /** MONOCHROME1: the lowest value is white. */
  readonly lowIsWhite: boolean;
}

const RAW = new Set(['1.2.840.10008.1.2', '1.2.840.10008.1.2.1']);

/** Little-endian stored values that need no decoder. */
export const isRaw = (pixels: FramePixels, transferSyntaxUid: string): boolean =>
  RAW.has(transferSyntaxUid) && pixels.samplesPerPixel === 1 && (pixels.bitsAllocated === 16 || pixels.bitsAllocated === 8);

const numberOfPixels = (pixels: FramePixels): number => pixels.rows * pixels.columns;

/** A view of the bytes as 16-bit words; copied only where the bytes start at an odd place or are single bytes. */
const words = (bytes: Uint8Array, pixels: FramePixels): Uint16Array => {
  const count = numberOfPixels(pixels);
  if (pixels.bitsAllocated === 8) return Uint16Array.from(bytes.subarray(0, count));
  if (bytes.byteOffset % 2 === 0) return new Uint16Array(bytes.buffer, bytes.byteOffset, count);
  return new Uint16Array(bytes.slice(0, count * 2).buffer, 0, count);
};

/**
 * Raw little-endian bytes of one frame → stored values, in place. Bits outside Bits Stored (old overlays, garbage) are cut and signed values extended.
 * Null when there are fewer bytes than the header promises.
 */
export const storedValues = (bytes: Uint8Array, pixels: FramePixels): StoredValues | null => {
  if (bytes.byteLength < (numberOfPixels(pixels) * pixels.bitsAllocated) / 8) return null;
  const raw = words(bytes, pixels);
  const signed = pixels.pixelRepresentation === 1;
  const stored = Math.min(pixels.bitsStored, 16);
  const values = signed ? new Int16Array(raw.buffer, raw.byteOffset, raw.length) : raw;
  if (stored === 16) return values;
  const up = 31 - Math.max(pixels.highBit, stored - 1);
  const down = 32 - stored;
  if (signed) for (let i = 0; i < raw.length; i++) values[i] = ((raw[i] ?? 0) << up) >> down;
  else for (let i = 0; i < raw.length; i++) values[i] = ((raw[i] ?? 0) << up) >>> down;
  return values;
};

/**
 * What a codec gives, in the sign the header promises: some compressed streams say otherwise, and their words come back with the wrong one.
 * Values already in range stay as they are.
 */
export const inHeaderSign = (values: ArrayLike<number>, pixels: FramePixels): ArrayLike<number> => {
  const stored = Math.min(pixels.bitsStored, 16);
  const signed = pixels.pixelRepresentation === 1;
  const [low, high] = signed ? [-(2 ** (stored - 1)), 2 ** (stored - 1) - 1] : [0, 2 ** stored - 1];
  const [minimum, maximum] = extremes(values);
  if (minimum >= low && maximum <= high) return values;
  const shift = 32 - stored;
  return Int32Array.from(values, (value) => (value >= low && value <= high ? value : signed ? (value << shift) >> shift : value < 0 ? (value << shift) >>> shift : high));
};

const extremes = (values: ArrayLike<number>): readonly [number, number] => {
  let minimum = Infinity;
  let maximum = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return [minimum, maximum];
};

/** Signed words wherever they can hold the values, so that neighbouring slices share one kind and one buffer is never converted. */
const asWords = (values: ArrayLike<number>, minimum: number, maximum: number): StoredValues | null => {
  if (minimum < -32768 || maximum > 65535 || (minimum < 0 && maximum > 32767)) return null;
  const fitsSigned = maximum <= 32767;
  if (values instanceof Int16Array && fitsSigned) return values;
  if (values instanceof Uint16Array) return fitsSigned ? new Int16Array(values.buffer, values.byteOffset, values.length) : values;
  return fitsSigned ? Int16Array.from(values) : Uint16Array.from(values);
};

/** Null when the values do not fit 16 bits. */
export const frameOf = (pixels: FramePixels, values: ArrayLike<number>): Frame | null => {
  const [minimum, maximum] = extremes(values);
  const held = asWords(values, minimum, maximum);
  return held && {
    rows: pixels.rows,
    columns: pixels.columns,
    values: held,
    minimum,
    maximum,
    slope: pixels.rescaleSlope === 0 ? 1 : pixels.rescaleSlope,
    intercept: pixels.rescaleIntercept,
    padding: pixels.pixelPaddingValue,
    lowIsWhite: pixels.photometricInterpretation === 'MONOCHROME1',
  };
};

/** Value in units (HU) at a pixel; null outside. */
export const valueAt = (frame: Frame, column: number, row: number): number | null => {
  if (column < 0 || row < 0 || column >= frame.columns || row >= frame.rows) return null;
  const stored = frame.values[row * frame.columns + column];
  return stored === undefined ? null : stored * frame.slope + frame.intercept;
};
