import type { Kind } from './fuzz-inputs';

/** Longest time that one input may take, ms of processor time: on a busy machine a clock on the wall measures the others. */
export const MOST_CPU_MS = 1000;
/** Longest silence before a worker is taken for hung and ended, ms on the wall. */
export const MOST_WALL_MS = 20_000;
/** Most memory that a worker may take over what it started with, MB of resident set, at its peak. */
export const MOST_RSS_MB = 600;

export interface ChildOrder {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly only: Kind | null;
  /** Folder of real files, with zoo, synthetic and sr in it. */
  readonly data: string;
  /** Where the worker notes which input it is at, and since when. */
  readonly placeFile: string;
  readonly failures: string;
}

export type ChildWord =
  | { readonly kind: 'fault'; readonly index: number; readonly fault: 'threw' | 'slow' | 'memory'; readonly from: string; readonly steps: readonly string[]; readonly what: string }
  | { readonly kind: 'end'; readonly next: number; readonly done: Readonly<Record<Kind, number>>; readonly slowest: { readonly index: number; readonly ms: number }; readonly startMb: number; readonly peakMb: number };
