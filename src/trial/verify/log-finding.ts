import type { ChainFault, Digest, Entry } from '../../read';
import type { Refusal } from '../lock/refusal';
import type { Roster } from '../sign/identity';
import type { Subtle } from '../sign/web-crypto';
import type { Study } from '../study/study';

export type LogFault =
  | ChainFault | 'empty' | 'anchor-missing' | 'second-opening' | 'time-unreadable' | 'time-backwards' | 'time-ahead' | 'other-reader' | 'other-study' | 'unknown-signer' | 'signer-differs'
  | 'signature-displaced' | 'signature-repeated' | 'signature-false' | 'not-allowed';

/** One thing that does not fit. */
export interface LogFinding {
  readonly kind: LogFault;
  /** 0-based place in the log; null for the log as a whole. */
  readonly index: number | null;
  readonly entry: string | null;
  /** One sentence. */
  readonly detail: string;
  /** With "not-allowed": why the act was not to be done. */
  readonly refusal: Refusal | null;
}

/** The end of a log as it was told elsewhere: on a signature page, in an export, to a server. */
export interface Anchor {
  readonly head: string;
  /** Entries up to and including it. */
  readonly entries: number;
}

/** What a log is held against. More of it finds more: a chain alone can be made anew by anyone, a signature cannot. */
export interface Against {
  readonly digest: Digest;
  readonly subtle: Subtle;
  readonly study?: Study;
  readonly roster?: Roster;
  /** Whose read it is said to be. */
  readonly reader?: string;
  readonly anchor?: Anchor;
  /** ISO 8601 instant: nothing was done after it. */
  readonly now?: string;
}

export const finding = (kind: LogFault, index: number | null, entry: Pick<Entry, 'id'> | null, detail: string, refusal: Refusal | null = null): LogFinding =>
  ({ kind, index, entry: entry?.id ?? null, detail, refusal });
