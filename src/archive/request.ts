import { passing, retryAfterMs, waitMs, type BackOff } from './back-off';
import type { Limit } from './limit';
import { archiveProblem, ArchiveFault, failed, ok, problemOf, problemOfStatus, type Answer, type ArchiveProblem } from './problem';

/** Who the reader is to the archive. Tokens live in memory only. */
export interface Auth {
  /** Value of the Authorization header, or null for none. */
  header(): Promise<string | null>;
  /** Called once after a 401: gets a new token without the reader, if it can. False: the reader has to sign in. */
  renew?(): Promise<boolean>;
}

export interface Desk {
  /** Absolute address of the DICOMweb root, without a slash at its end. */
  readonly root: string;
  readonly auth: Auth | null;
  readonly fetch: typeof fetch;
  readonly limit: Limit;
  readonly backOff: BackOff;
  /** Longest wait for an answer to begin, and between two pieces of it, ms. */
  readonly timeoutMs: number;
  /** ms since 1970. */
  readonly now: () => number;
  /** Aborted when the archive is left. */
  readonly signal: AbortSignal;
  /** Origin of the page, to tell an archive that is down from one that forbids this page to read; null outside a browser. */
  readonly origin: string | null;
}

export interface Asked {
  /** What is asked for, in the words of a sentence: "the list of studies". */
  readonly what: string;
  /** Below the root, with its leading slash and query. */
  readonly path: string;
  readonly accept: string;
  readonly signal?: AbortSignal | undefined;
  /** Lower goes first; 0 is ordinary. */
  readonly priority?: number;
  readonly attempts?: number;
  readonly post?: { readonly body: Blob; readonly contentType: string };
  /** Statuses that are answers here although they are no successes. */
  readonly alsoTake?: readonly number[];
}

/** An answer whose body comes in pieces; a piece that does not come in time, or breaks off, is an ArchiveFault. */
export interface Arrived {
  readonly status: number;
  readonly headers: Headers;
  readonly body: AsyncIterable<Uint8Array>;
}

const aborted = (what: string): ArchiveProblem => archiveProblem('cancelled', `Loading of ${what} was stopped`);

/** A cross-origin archive that answers a request nobody may read is up: what is missing is its permission. */
const unreachable = async (desk: Desk, url: string, what: string): Promise<ArchiveProblem> => {
  const { origin } = new URL(url);
  if (desk.origin !== null && desk.origin !== origin) {
    const answers = await desk.fetch(url, { mode: 'no-cors', credentials: 'omit', signal: AbortSignal.any([desk.signal, AbortSignal.timeout(3000)]) }).then(() => true, () => false);
    if (answers) return archiveProblem('cors', `${origin} answers, but does not allow pages of ${desk.origin} to read ${what}`);
  }
  return archiveProblem('down', `${origin} cannot be reached for ${what}`);
};

async function* pieces(response: Response, watch: { arm(): void; disarm(): void }, fault: (error: unknown) => ArchiveFault): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      watch.arm();
      const { done, value } = await reader.read().catch((error: unknown) => Promise.reject(fault(error)));
      watch.disarm();
      if (done) return;
      yield value;
    }
  } finally {
    watch.disarm();
    void reader.cancel().catch(() => undefined);
  }
}

/** One attempt: sends, hands the answer to `take`, and calls off whatever `take` left unread. */
const attempt = async <T>(desk: Desk, asked: Asked, signal: AbortSignal, take: (arrived: Arrived) => Promise<T>): Promise<{ readonly value: T } | { readonly problem: ArchiveProblem; readonly waitMs: number | null }> => {
  const { what, accept, post } = asked;
  const late = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = {
    arm: (): void => {
      timer = setTimeout(() => late.abort(), desk.timeoutMs);
    },
    disarm: (): void => clearTimeout(timer),
  };
  const tooLate = archiveProblem('timed-out', `The archive did not answer for ${Math.round(desk.timeoutMs / 1000)} s while ${what} was asked for`);
  const url = desk.root + asked.path;
  const authorization = await desk.auth?.header();
  try {
    watch.arm();
    const response = await desk.fetch(url, {
      method: post ? 'POST' : 'GET', signal: AbortSignal.any([signal, late.signal]), credentials: 'omit', referrerPolicy: 'no-referrer',
      headers: { Accept: accept, ...(authorization ? { Authorization: authorization } : {}), ...(post ? { 'Content-Type': post.contentType } : {}) },
      ...(post ? { body: post.body } : {}),
    });
    watch.disarm();
    if (!response.ok && !asked.alsoTake?.includes(response.status)) {
      void response.body?.cancel().catch(() => undefined);
      return { problem: problemOfStatus(response.status, `the request for ${what}`), waitMs: retryAfterMs(response.headers.get('Retry-After'), desk.now()) };
    }
    const broken = (): ArchiveFault => new ArchiveFault(signal.aborted ? aborted(what) : late.signal.aborted ? tooLate : archiveProblem('down', `The connection to the archive broke off while ${what} came in`));
    const body = pieces(response, watch, broken);
    try {
      return { value: await take({ status: response.status, headers: response.headers, body }) };
    } finally {
      await body.return(undefined);
    }
  } catch (error) {
    watch.disarm();
    if (signal.aborted) return { problem: aborted(what), waitMs: null };
    const known = problemOf(error);
    if (known) return { problem: known, waitMs: null };
    if (late.signal.aborted) return { problem: tooLate, waitMs: null };
    // fetch rejects with a TypeError and says no more (Fetch standard 5.6); anything else is a bug of ours.
    if (error instanceof TypeError) return { problem: await unreachable(desk, url, what), waitMs: null };
    throw error;
  }
};

/**
 * Asks the archive, with retries and in its turn. Everything asked for may be asked for twice without harm: reads change nothing, and what is stored
 * again is the same instance. Never rejects because of the archive; rejects on bugs.
 */
export const ask = async <T>(desk: Desk, asked: Asked, take: (arrived: Arrived) => Promise<T>): Promise<Answer<T>> => {
  const signal = asked.signal ? AbortSignal.any([asked.signal, desk.signal]) : desk.signal;
  const attempts = asked.attempts ?? 3;
  let renewed = false;
  try {
    for (let number = 1; ; number += 1) {
      const outcome = await desk.limit.run(() => attempt(desk, asked, signal, take), asked.priority ?? 0, signal);
      if ('value' in outcome) return ok(outcome.value);
      if (outcome.problem.kind === 'unauthorised' && !renewed && desk.auth?.renew) {
        renewed = true;
        if (await desk.auth.renew()) continue;
      }
      if (!passing(outcome.problem) || number >= attempts) return failed(outcome.problem);
      await desk.backOff.sleep(waitMs(desk.backOff, number, outcome.waitMs), signal);
    }
  } catch (error) {
    if (signal.aborted) return failed(aborted(asked.what));
    throw error;
  }
};

/** The whole body; for answers that are small. */
export const wholeBody = async ({ body }: Arrived): Promise<Uint8Array<ArrayBuffer>> => {
  const parts: Uint8Array[] = [];
  for await (const part of body) parts.push(part);
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
