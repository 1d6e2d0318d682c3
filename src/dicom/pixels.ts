import { code, has, integer, items, number, numbers, rawBytes, text, type Attributes } from './attributes';
import { pixelElement, type Header } from './header';
import type { FramePixels, LoadProblemKind, PixelPlace } from './model';
import { bytesInWords, plural, shareInWords } from './problem';
import { DEFLATED, displayable, isEncapsulated, transferSyntaxName } from './transfer-syntax';

export type PixelsReading =
  | { readonly kind: 'pixels'; readonly pixels: FramePixels }
  | { readonly kind: 'problem'; readonly problem: LoadProblemKind; readonly detail: string };

const refused = (problem: LoadProblemKind, detail: string): PixelsReading => ({ kind: 'problem', problem, detail });

const frameOffsetsOf = (a: Attributes): readonly number[] | null => {
  const raw = rawBytes(a, 'x7fe00001');
  if (!raw) return null;
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength);
  return Array.from({ length: Math.floor(raw.length / 8) }, (_, i) => Number(view.getBigUint64(i * 8, true)));
};

const placeOf = (header: Header, offset: number, length: number, vr: string | undefined): PixelPlace => ({
  offset, length: length === 0xffffffff ? null : length, deflatedFrom: header.transferSyntaxUid === DEFLATED ? header.dataSetStart : null,
  bigEndian: header.encoding.bigEndian, words: vr !== 'OB', frameOffsets: frameOffsetsOf(header.attributes),
});

/** Bytes of one uncompressed frame. */
export const frameLength = (p: Pick<FramePixels, 'rows' | 'columns' | 'samplesPerPixel' | 'bitsAllocated'>): number => p.rows * p.columns * p.samplesPerPixel * (p.bitsAllocated / 8);

/** How far the first fragment reaches past the end of the file, in words; null when it does not, or lies beyond the head that was read. */
const firstFragmentShortfall = (head: Uint8Array, place: PixelPlace, fileSize: number): string | null => {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (place.offset + 8 > head.length) return null;
  const at = place.offset + 8 + view.getUint32(place.offset + 4, true);
  if (at + 8 > head.length) return at > fileSize ? 'Pixel data cut short in their offset table' : null;
  const length = view.getUint32(at + 4, true);
  const there = fileSize - at - 8;
  return length > there ? `Pixel data cut short, ${shareInWords(there, length)}` : null;
};

/** What stands in the file against what the header promises, "Pixel data cut short, 12 of 25 kB"; null when all of it is there. */
const shortfall = (pixels: FramePixels, place: PixelPlace, head: Uint8Array, fileSize: number): string | null => {
  if (place.deflatedFrom !== null) {
    // Deflate folds 1032 to 1 at best.
    const most = (fileSize - place.deflatedFrom) * 1032;
    const promised = frameLength(pixels) * pixels.numberOfFrames;
    return promised > most ? `Pixel data cut short, ${bytesInWords(promised)} cannot be in ${bytesInWords(fileSize)}` : null;
  }
  const inFile = fileSize - place.offset;
  if (place.length === null) {
    // Every frame is at least one fragment, and every fragment has an item header of 8 bytes.
    return inFile < 16 + 8 * pixels.numberOfFrames ? `Pixel data cut short, ${bytesInWords(inFile)} for ${plural(pixels.numberOfFrames, 'frame')}` : firstFragmentShortfall(head, place, fileSize);
  }
  const promised = Math.max(frameLength(pixels) * pixels.numberOfFrames, Math.min(place.length, inFile));
  const there = Math.min(place.length, inFile);
  if (inFile >= place.length && there >= promised) return null;
  const whole = Math.max(promised, place.length);
  return whole - there < 1 ? null : `Pixel data cut short, ${shareInWords(there, whole)}`;
};

const greyscale = (a: Attributes, pixels: FramePixels): string | null => {
  const { samplesPerPixel, photometricInterpretation, bitsAllocated, bitsStored, highBit } = pixels;
  if (photometricInterpretation === 'PALETTE COLOR') return 'Palette colour, not greyscale';
  if (samplesPerPixel !== 1) return `Colour (${photometricInterpretation || `${samplesPerPixel} samples per pixel`}), not greyscale`;
  if (!photometricInterpretation.startsWith('MONOCHROME')) return `Photometric interpretation ${photometricInterpretation || 'missing'}`;
  if (bitsAllocated !== 8 && bitsAllocated !== 16) return `${bitsAllocated} bits per pixel`;
  if (bitsStored < 1 || bitsStored > bitsAllocated || highBit !== bitsStored - 1) return `${bitsStored} bits stored with high bit ${highBit} in ${bitsAllocated}`;
  if ([...numbers(a, 'x00281053'), ...numbers(a, 'x00281052')].some((value) => !Number.isFinite(value)) || pixels.rescaleSlope === 0) return 'Rescale slope or intercept is not a usable number, so there are no HU';
  if (!has(a, 'x00281053') && items(a, 'x00283000').length > 0) return 'Values through a modality look-up table, not a slope';
  return null;
};

/** No scan is larger, 11,000 pixels wide in 16 bits; a small file may promise it all the same. */
const LARGEST_FRAME = 1 << 28;
/** No scan has more; a larger number is damage, and a slice would be made for each. */
const MOST_FRAMES = 100_000;

/** The pixel description of a whole file; the value transformation may differ per frame. */
export const pixelsOf = (header: Header, fileSize: number): PixelsReading => {
  const a = header.attributes;
  const element = pixelElement(header);
  if (!element) return refused('no-pixel-data', 'No pixel data');
  if (element.tag !== 'x7fe00010') return refused('unsupported-pixels', 'Floating point pixels');
  const rows = integer(a, 'x00280010') ?? 0;
  const columns = integer(a, 'x00280011') ?? 0;
  const bitsAllocated = integer(a, 'x00280100') ?? 16;
  const bitsStored = integer(a, 'x00280101') ?? bitsAllocated;
  const place = header.pixelsElsewhere ? null : placeOf(header, element.dataOffset, element.length, element.vr);
  const modality = code(a, 'x00080060');
  const pixels: FramePixels = {
    ...(place ? { place } : {}), transferSyntaxUid: header.transferSyntaxUid, rows, columns,
    samplesPerPixel: integer(a, 'x00280002') ?? 1, photometricInterpretation: code(a, 'x00280004'), planarConfiguration: integer(a, 'x00280006') ?? 0,
    bitsAllocated, bitsStored, highBit: integer(a, 'x00280102') ?? bitsStored - 1, pixelRepresentation: integer(a, 'x00280103') === 1 ? 1 : 0,
    rescaleSlope: number(a, 'x00281053') ?? 1, rescaleIntercept: number(a, 'x00281052') ?? 0,
    rescaleType: text(a, 'x00281054') || (modality === 'CT' ? 'HU' : ''),
    pixelPaddingValue: integer(a, 'x00280120', integer(a, 'x00280103') === 1), numberOfFrames: Math.max(1, Math.trunc(number(a, 'x00280008') ?? 1)),
  };
  if (rows < 1 || columns < 1) return refused('malformed', `Image of ${columns} × ${rows} pixels`);
  if (pixels.numberOfFrames > MOST_FRAMES) return refused('malformed', `${pixels.numberOfFrames} frames in one file`);
  if (!displayable(pixels.transferSyntaxUid)) return refused('unsupported-transfer-syntax', `${transferSyntaxName(pixels.transferSyntaxUid)} cannot be decoded`);
  const colour = greyscale(a, pixels);
  if (colour) return refused('unsupported-pixels', colour);
  if (!place) return { kind: 'pixels', pixels };
  const encapsulated = isEncapsulated(pixels.transferSyntaxUid);
  if (encapsulated !== (place.length === null)) {
    return refused('malformed', encapsulated ? `${transferSyntaxName(pixels.transferSyntaxUid)}, but the pixel data are not in fragments` : 'Pixel data in fragments, but the transfer syntax is uncompressed');
  }
  const missing = shortfall(pixels, place, a.elements.bytes, fileSize);
  if (missing) return refused('truncated', missing);
  return frameLength(pixels) > LARGEST_FRAME ? refused('malformed', `Image of ${columns} × ${rows} pixels, more than any scan has`) : { kind: 'pixels', pixels };
};
