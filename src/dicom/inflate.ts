import { Inflate } from 'fflate';

export type Inflated =
  /** `complete`: the stream ended by itself. False when it was cut short or `enough` bytes were there. */
  | { readonly kind: 'inflated'; readonly bytes: Uint8Array; readonly complete: boolean }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'damaged' };

const STEP = 1 << 16;

const joined = (chunks: readonly Uint8Array[], length: number): Uint8Array => {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, length - at);
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

/**
 * Inflates a raw deflate stream, in steps, so that a bomb is refused before it has unfolded.
 * Stops as soon as `enough` bytes are there; more than `limit` is 'too-large'.
 */
export const inflated = (deflated: Uint8Array, { enough = Infinity, limit }: { enough?: number; limit: number }): Inflated => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let complete = false;
  const stream = new Inflate((chunk, final) => {
    chunks.push(chunk);
    length += chunk.length;
    complete = final;
  });
  // A step of compressed bytes may unfold a thousandfold at most, so the overshoot past the limit is bounded too.
  try {
    for (let at = 0; at < deflated.length && length < enough && !complete; at += STEP) {
      stream.push(deflated.subarray(at, at + STEP), at + STEP >= deflated.length);
      if (length > limit) return { kind: 'too-large' };
    }
  } catch {
    return length > 0 ? { kind: 'inflated', bytes: joined(chunks, Math.min(length, limit)), complete: false } : { kind: 'damaged' };
  }
  return { kind: 'inflated', bytes: joined(chunks, Math.min(length, enough)), complete };
};
