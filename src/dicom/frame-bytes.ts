import { fragmentsOf, fragmentsOfFrame, type Fragments } from './fragments';
import { readHeader } from './header';
import { inflated } from './inflate';
import type { ByteSource, FrameContent, FramePixels, LoadProblem, LoadProblemKind, PixelPlace, Slice } from './model';
import { swapped, withoutSpareBits } from './native-pixels';
import { frameLength, pixelsOf } from './pixels';
import { problem, shareInWords } from './problem';
import { DEFLATED, EXPLICIT_BIG, EXPLICIT_LITTLE, isEncapsulated } from './transfer-syntax';

type FrameBytes =
  | {
      readonly kind: 'bytes';
      /** The caller's own: may be changed or handed to a worker without harm to the source. */
      readonly bytes: Uint8Array;
      /** Of these bytes, not of the file: big endian is swapped and deflated inflated before they are handed on. */
      readonly transferSyntaxUid: string;
    }
  | { readonly kind: 'problem'; readonly problem: LoadProblem };

const refused = (source: ByteSource, kind: LoadProblemKind, detail: string): FrameBytes => ({ kind: 'problem', problem: problem(kind, source.name, detail) });

const owned = (bytes: Uint8Array): Uint8Array => (bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice());

const placeOf = async (source: ByteSource, pixels: FramePixels): Promise<PixelPlace | null> => {
  if (pixels.place) return pixels.place;
  const header = await readHeader(source);
  if (header.kind !== 'header') return null;
  const reading = pixelsOf(header.header, source.size);
  return reading.kind === 'pixels' ? (reading.pixels.place ?? null) : null;
};

// One walk per multi-frame file, not one per frame; forgotten with the slices.
const walked = new WeakMap<PixelPlace, Promise<Fragments>>();
const fragmentsAt = (source: ByteSource, place: PixelPlace): Promise<Fragments> => {
  const known = walked.get(place);
  if (known) return known;
  const walk = fragmentsOf(source, place);
  walked.set(place, walk);
  walk.catch(() => walked.delete(place));
  return walk;
};

const compressedFrame = async (source: ByteSource, pixels: FramePixels, place: PixelPlace, frame: number): Promise<FrameBytes> => {
  const fragments = await fragmentsAt(source, place);
  const own = await fragmentsOfFrame(source, pixels, place, fragments, frame);
  if (!own) return refused(source, fragments.cutShort ? 'truncated' : 'malformed', `Frame ${frame} of ${pixels.numberOfFrames} cannot be found in ${fragments.all.length} fragments`);
  const length = own.reduce((sum, fragment) => sum + fragment.length, 0);
  const end = own.reduce((last, fragment) => Math.max(last, fragment.start + fragment.length), 0);
  if (end > source.size) return refused(source, 'truncated', `Pixel data cut short, ${shareInWords(Math.max(0, length - (end - source.size)), length)}`);
  const parts = await Promise.all(own.map((fragment) => source.read(fragment.start, fragment.start + fragment.length)));
  const [only] = parts;
  if (parts.length === 1 && only) return { kind: 'bytes', bytes: only, transferSyntaxUid: pixels.transferSyntaxUid };
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return { kind: 'bytes', bytes, transferSyntaxUid: pixels.transferSyntaxUid };
};

/** A deflated data set is unfolded from its start for each frame: one that unfolds to more would take all memory. */
const MOST_UNFOLDED = 2 ** 29;

const deflatedRange = async (source: ByteSource, from: number, start: number, end: number): Promise<Uint8Array | null> => {
  if (end > MOST_UNFOLDED) return null;
  const unfolded = inflated(await source.read(from, source.size), { enough: end, limit: end + (1 << 26) });
  return unfolded.kind === 'inflated' ? unfolded.bytes.subarray(start, end) : null;
};

const plainFrame = async (source: ByteSource, pixels: FramePixels, place: PixelPlace, frame: number): Promise<FrameBytes> => {
  const length = frameLength(pixels);
  const start = place.offset + (frame - 1) * length;
  const read = place.deflatedFrom === null ? await source.read(start, start + length) : await deflatedRange(source, place.deflatedFrom, start, start + length);
  if (!read) return refused(source, 'malformed', 'Deflated data set is damaged');
  if (read.length < length) return refused(source, 'truncated', `Pixel data cut short, ${shareInWords(read.length, length)}`);
  const little = place.bigEndian && (place.words || pixels.bitsAllocated === 16) ? swapped(read) : read;
  const syntax = [DEFLATED, EXPLICIT_BIG].includes(pixels.transferSyntaxUid) ? EXPLICIT_LITTLE : pixels.transferSyntaxUid;
  return { kind: 'bytes', bytes: withoutSpareBits(little, pixels), transferSyntaxUid: syntax };
};

/** A frame as an archive hands it out. */
const handedFrame = (source: ByteSource, pixels: FramePixels, { bytes, transferSyntaxUid }: FrameContent): FrameBytes => {
  if (isEncapsulated(transferSyntaxUid)) return bytes.length > 0 ? { kind: 'bytes', bytes, transferSyntaxUid } : refused(source, 'truncated', 'The frame is empty');
  const length = frameLength(pixels);
  if (bytes.length < length) return refused(source, 'truncated', `Pixel data cut short, ${shareInWords(bytes.length, length)}`);
  return { kind: 'bytes', bytes: withoutSpareBits(bytes.subarray(0, length), pixels), transferSyntaxUid };
};

/**
 * The pixel bytes of one frame, as the viewer's decoder takes them: compressed as they stand in the file, or plain little endian with the
 * bits above High Bit cleared. Only that frame is read. What cannot be given comes back as a problem; nothing rejects.
 */
export const frameBytes = async ({ source, pixels, frame }: Slice): Promise<FrameBytes> => {
  try {
    if (source.frame) {
      const handed = handedFrame(source, pixels, await source.frame(frame));
      return handed.kind === 'bytes' ? { ...handed, bytes: owned(handed.bytes) } : handed;
    }
    const place = await placeOf(source, pixels);
    if (!place) return refused(source, 'malformed', 'No pixel data where the header said');
    const found = place.length === null ? await compressedFrame(source, pixels, place, frame) : await plainFrame(source, pixels, place, frame);
    return found.kind === 'bytes' ? { ...found, bytes: owned(found.bytes) } : found;
  } catch (error) {
    if (source.frame && error instanceof Error) return refused(source, 'unreadable', error.message);
    return refused(source, 'unreadable', `Cannot be read any more${error instanceof Error && error.message ? ` (${error.message})` : ''}`);
  }
};
