/** Everything that can go wrong between the reader and an archive. */
export type ArchiveProblemKind =
  | 'down' // nobody answers
  | 'timed-out' // no answer, or an answer that stopped coming
  | 'cors' // the archive answers, but does not let pages of this origin read its answer
  | 'unauthorised' // 401: signed out, or never signed in
  | 'sign-in-failed' // the identity provider refused, or its answer is not one to this sign-in
  | 'forbidden' // 403: signed in, but not allowed
  | 'not-found' // 404, 410
  | 'conflict' // 409: not one instance was stored
  | 'busy' // 429 or 503, still after all retries
  | 'server-fault' // 500 and its kin
  | 'unsupported' // 400, 405, 406, 415, 501: the archive does not do this
  | 'html-instead-of-json' // a sign-in page or a front page in place of data
  | 'malformed-json'
  | 'malformed-multipart'
  | 'truncated-multipart'
  | 'lying-count' // fewer or more than the archive itself said
  | 'changed-between-metadata-and-frames'
  | 'malformed-image' // an image came, and cannot be read
  | 'partly-stored'
  | 'foreign-address' // would have sent the reader's request, and token, to another server
  | 'cancelled';

/** What helps: ask again, sign in (again), open the series anew, ask whoever runs the archive, nothing to do. */
export type ArchiveRemedy = 'retry' | 'sign-in' | 'reopen' | 'ask-the-archive' | 'none';

export interface ArchiveProblem {
  readonly kind: ArchiveProblemKind;
  readonly remedy: ArchiveRemedy;
  /** One plain sentence without a full stop: what happened, with names and numbers. */
  readonly detail: string;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
}

const REMEDIES: Readonly<Record<ArchiveProblemKind, ArchiveRemedy>> = {
  down: 'retry', 'timed-out': 'retry', cors: 'ask-the-archive', unauthorised: 'sign-in', 'sign-in-failed': 'sign-in', forbidden: 'ask-the-archive', 'not-found': 'none',
  conflict: 'ask-the-archive', busy: 'retry', 'server-fault': 'retry', unsupported: 'ask-the-archive', 'html-instead-of-json': 'ask-the-archive', 'malformed-json': 'ask-the-archive',
  'malformed-multipart': 'ask-the-archive', 'truncated-multipart': 'retry', 'lying-count': 'reopen', 'changed-between-metadata-and-frames': 'reopen', 'malformed-image': 'ask-the-archive',
  'partly-stored': 'retry', 'foreign-address': 'none', cancelled: 'none',
};

export const archiveProblem = (kind: ArchiveProblemKind, detail: string, status: number | null = null): ArchiveProblem => ({ kind, remedy: REMEDIES[kind], detail, status });

/** A result, or the one thing that is in its way. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | { readonly kind: 'problem'; readonly problem: ArchiveProblem };

export const ok = <T>(value: T): Answer<T> => ({ kind: 'ok', value });
export const failed = (problem: ArchiveProblem): { readonly kind: 'problem'; readonly problem: ArchiveProblem } => ({ kind: 'problem', problem });

/** A problem on its way through code that can only reject: streams, and sources of frames. */
export class ArchiveFault extends Error {
  constructor(readonly problem: ArchiveProblem) {
    super(problem.detail);
  }
}

export const problemOf = (error: unknown): ArchiveProblem | null => (error instanceof ArchiveFault ? error.problem : null);

const BY_STATUS: Readonly<Record<number, ArchiveProblemKind>> = {
  400: 'unsupported', 401: 'unauthorised', 403: 'forbidden', 404: 'not-found', 405: 'unsupported', 406: 'unsupported', 409: 'conflict', 410: 'not-found', 413: 'unsupported', 415: 'unsupported',
  408: 'timed-out', 429: 'busy', 501: 'unsupported', 502: 'down', 503: 'busy', 504: 'timed-out',
};

/** What an HTTP status that is no success means. A proxy's 502 is an archive that is down; 504 one that does not answer in time. */
export const problemOfStatus = (status: number, what: string): ArchiveProblem => {
  const kind = BY_STATUS[status] ?? (status >= 500 ? 'server-fault' : 'unsupported');
  return archiveProblem(kind, `The archive answered ${status} to ${what}`, status);
};
