import { createImage } from '@cornerstonejs/dicom-image-loader';
import { displayable, frameBytes, transferSyntaxName, type Slice } from '../dicom';
import { describeImage, forgetImage } from './image-metadata';
import type { ShowProblem } from './stage';
import { frameOf, inHeaderSign, isRaw, storedValues, type Frame } from './stored-values';

export interface NotShown {
  readonly kind: ShowProblem;
  readonly detail: string;
}
export type Decoded = { readonly kind: 'frame'; readonly frame: Frame } | { readonly kind: 'problem'; readonly problem: NotShown };

const problem = (kind: ShowProblem, detail: string): Decoded => ({ kind: 'problem', problem: { kind, detail } });

/** A worker that fails to start or a codec that never answers must not leave a viewport waiting for ever. */
const DECODE_MS = 20_000;

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T | 'timed-out'> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'timed-out'>((resolve) => (timer = setTimeout(() => resolve('timed-out'), milliseconds)));
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

const withCodec = async (slice: Slice, bytes: Uint8Array, transferSyntaxUid: string): Promise<ArrayLike<number>> => {
  const imageId = describeImage(slice);
  try {
    const image = await createImage(imageId, bytes, transferSyntaxUid, { preScale: { enabled: false } });
    return 'getPixelData' in image ? image.getPixelData() : image.pixelData;
  } finally {
    forgetImage(imageId);
  }
};

const framed = (slice: Slice, values: ArrayLike<number> | null): Decoded => {
  const { rows, columns } = slice.pixels;
  if (!values || values.length < rows * columns) return problem('decode-failed', `fewer pixels than ${columns} × ${rows}`);
  if (values.length !== rows * columns) return problem('decode-failed', 'colour images are not shown');
  const frame = frameOf(slice.pixels, values);
  return frame ? { kind: 'frame', frame } : problem('decode-failed', 'values beyond 16 bits');
};

/** Reads and decodes the pixels of one slice. Every failure is a value; nothing waits longer than the limit. */
export const decodedFrame = async (slice: Slice): Promise<Decoded> => {
  const { transferSyntaxUid } = slice.pixels;
  if (!displayable(transferSyntaxUid)) return problem('unsupported-transfer-syntax', transferSyntaxName(transferSyntaxUid));
  try {
    const read = await within(DECODE_MS, frameBytes(slice));
    if (read === 'timed-out') return problem('timed-out', `reading ${slice.source.name}`);
    if (read.kind === 'problem') return problem(read.problem.kind !== 'unreadable' ? 'decode-failed' : slice.source.frame ? 'not-sent' : 'file-gone', read.problem.detail);
    if (isRaw(slice.pixels, read.transferSyntaxUid)) return framed(slice, storedValues(read.bytes, slice.pixels));
    const values = await within(DECODE_MS, withCodec(slice, read.bytes, read.transferSyntaxUid));
    return values === 'timed-out' ? problem('timed-out', `decoding ${slice.source.name}`) : framed(slice, inHeaderSign(values, slice.pixels));
  } catch (failure) {
    return problem('decode-failed', failure instanceof Error ? failure.message : `${slice.source.name} could not be decoded`);
  }
};
