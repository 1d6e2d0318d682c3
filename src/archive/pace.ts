/** What it costs to get a series from one archive, measured as it is used: one stream of the whole series, or one request per frame. */
export interface Pace {
  /** 'refused': the archive does not do it. */
  readonly stream: 'unknown' | 'refused' | { readonly firstMs: number; readonly bytesPerMs: number };
  /** Time of one frame request by itself. */
  readonly frameMs: number | null;
}

export const unknownPace: Pace = { stream: 'unknown', frameMs: null };

const mixed = (before: number | null, now: number): number => (before === null ? now : before * 0.6 + now * 0.4);

export const withStream = (pace: Pace, firstMs: number, bytes: number, wholeMs: number): Pace => {
  const bytesPerMs = bytes / Math.max(1, wholeMs - firstMs);
  const before = typeof pace.stream === 'object' ? pace.stream : null;
  return { ...pace, stream: { firstMs: mixed(before?.firstMs ?? null, firstMs), bytesPerMs: mixed(before?.bytesPerMs ?? null, bytesPerMs) } };
};

export const withFrame = (pace: Pace, ms: number): Pace => ({ ...pace, frameMs: mixed(pace.frameMs, ms) });

export const withoutStream = (pace: Pace): Pace => ({ ...pace, stream: 'refused' });

/** Frame requests run beside the stream when they are measured, and seem slower than they are: they must win clearly. */
const CLEARLY = 0.6;

/** Which way pays for a series of so many images and bytes. One stream unless the archive refuses it or frames were measured to be clearly quicker. */
export const paying = ({ stream, frameMs }: Pace, images: number, bytes: number, atOnce: number): 'stream' | 'frames' => {
  if (stream === 'refused') return 'frames';
  if (stream === 'unknown' || frameMs === null) return 'stream';
  const streamMs = stream.firstMs + bytes / stream.bytesPerMs;
  const framesMs = (images * frameMs) / atOnce;
  return framesMs < CLEARLY * streamMs ? 'frames' : 'stream';
};
