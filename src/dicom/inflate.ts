import { Inflate } from 'fflate';

export type Inflated =
  /** At most `enough` bytes; fewer when the stream ended, was cut short or is damaged further on. */
  | { readonly kind: 'inflated'; readonly bytes: Uint8Array }
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
  const stream = new Inflate((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  try {
    // A step of compressed bytes may unfold a thousandfold at most, so the overshoot past the limit is bounded too.
    for (let at = 0; at < deflated.length && length < enough; at += STEP) {
      // Never marked as final: of a final piece that is cut short nothing would be given back.
      stream.push(deflated.subarray(at, at + STEP), false);
      if (length > limit) return { kind: 'too-large' };
    }
  } catch {
    if (length === 0) return { kind: 'damaged' };
  }
  return { kind: 'inflated', bytes: joined(chunks, Math.min(length, enough)) };
};
