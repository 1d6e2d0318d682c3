import type { ArchiveProblem } from './problem';

/** How to wait between attempts; random and sleep come in from outside, so that tests are exact. */
export interface BackOff {
  /** Wait before the second attempt, ms; doubled each time. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** 0 ≤ random < 1. */
  random(): number;
  /** Rejects with the signal's reason when it is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const sleep = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });

/** Jitter spreads clients out; nothing secret depends on it. */
export const gently: BackOff = { firstMs: 400, longestMs: 30_000, random: Math.random, sleep };

/** Retry-After (RFC 9110 10.2.3) in ms from `now` (ms since 1970); null where there is none or it is not understood. */
export const retryAfterMs = (header: string | null, now: number): number | null => {
  if (header === null || header.trim() === '') return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
};

/** Wait before attempt `attempt` + 1 (attempts count from 1): half fixed, half random; never sooner than the archive asked, and no longer than the longest. */
export const waitMs = ({ firstMs, longestMs, random }: BackOff, attempt: number, askedMs: number | null): number => {
  const most = Math.min(longestMs, firstMs * 2 ** (attempt - 1));
  const own = most / 2 + (most / 2) * random();
  return Math.min(longestMs, Math.max(own, askedMs ?? 0));
};

/** Reading again may help. Not so for what the archive refuses or does not have. */
export const passing = ({ kind }: ArchiveProblem): boolean => ['down', 'timed-out', 'busy', 'truncated-multipart'].includes(kind);
