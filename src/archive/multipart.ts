import { archiveProblem, ArchiveFault } from './problem';

/** One part of a multipart body; its bytes are its own. */
export interface Part {
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const ascii = new TextEncoder();
const latin = new TextDecoder('latin1');
const [CR, LF, DASH] = [13, 10, 45];
/** Longer heads are no heads. */
const LONGEST_HEAD = 1 << 16;

const indexOf = (bytes: Uint8Array, sought: Uint8Array, from: number): number => {
  const [first = 0] = sought;
  for (let at = bytes.indexOf(first, from); at >= 0 && at + sought.length <= bytes.length; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < sought.length && bytes[at + same] === sought[same]) same += 1;
    if (same === sought.length) return at;
  }
  return -1;
};

/** Where the empty line after the head of a part ends, and where the head does; CR LF or LF alone. */
const headEnd = (bytes: Uint8Array, from: number): { readonly head: number; readonly body: number } | null => {
  if (bytes[from] === LF) return { head: from, body: from + 1 };
  if (bytes[from] === CR && bytes[from + 1] === LF) return { head: from, body: from + 2 };
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return { head: at, body: at + 2 };
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return { head: at, body: at + 3 };
  }
  return null;
};

const headersIn = (head: string): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
};

/** A buffer that grows at its end and is eaten from its front, without copying the rest each time. */
class Window {
  #bytes = new Uint8Array(1 << 16);
  #from = 0;
  #to = 0;

  get view(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(this.#from, this.#to);
  }

  get length(): number {
    return this.#to - this.#from;
  }

  push(chunk: Uint8Array): void {
    if (this.#to + chunk.length > this.#bytes.length) {
      const rest = this.view;
      const room = rest.length + chunk.length;
      const grown = room > this.#bytes.length ? new Uint8Array(Math.max(room, 2 * this.#bytes.length)) : this.#bytes;
      grown.set(rest, 0);
      this.#bytes = grown;
      [this.#from, this.#to] = [0, rest.length];
    }
    this.#bytes.set(chunk, this.#to);
    this.#to += chunk.length;
  }

  drop(count: number): void {
    this.#from += count;
    if (this.#from === this.#to) [this.#from, this.#to] = [0, 0];
  }
}

/**
 * Parses a multipart body (RFC 2046 5.1) by bytes, as they come. Content-Length of a part is used where it leads to a boundary; else the body is
 * searched. Preambles, epilogues, LF-only line ends and extra empty lines around boundaries are read over. A missing final boundary ends
 * the last part only where Content-Length or the end of its stream shows that it is whole.
 */
export class MultipartReader {
  readonly #window = new Window();
  readonly #delimiter: Uint8Array;
  #state: 'preamble' | 'head' | 'body' | 'over' = 'preamble';
  #headers: ReadonlyMap<string, string> = new Map();
  #lineFeeds = false;
  /** Where the search for the next delimiter goes on. */
  #searched = 0;
  /** The part's Content-Length until it proved wrong. */
  #promised: number | null = null;

  constructor(boundary: string) {
    if (boundary === '') throw new ArchiveFault(archiveProblem('malformed-multipart', 'The archive named no boundary between the parts of its answer'));
    this.#delimiter = ascii.encode(`--${boundary}`);
  }

  /** The parts that these bytes complete. */
  push(chunk: Uint8Array): readonly Part[] {
    if (this.#state === 'over') return [];
    this.#window.push(chunk);
    const parts: Part[] = [];
    while (this.#step(parts, false));
    return parts;
  }

  /** The last part, where only the final boundary is missing. Throws 'truncated-multipart' where the body ends inside a part. */
  end(): readonly Part[] {
    const parts: Part[] = [];
    while (this.#step(parts, true));
    if (this.#state === 'over') return parts;
    const rest = this.#window.view;
    if (this.#state === 'preamble') {
      throw new ArchiveFault(archiveProblem(rest.length === 0 ? 'truncated-multipart' : 'malformed-multipart', rest.length === 0 ? 'The answer of the archive is empty' : 'The answer of the archive has no part with the boundary it named'));
    }
    // A boundary was the last thing: it only lacks its two dashes.
    if (this.#state === 'head' && latin.decode(rest).trim() === '') return parts;
    if (this.#state === 'body' && this.#promised !== null && this.#wholeByLength(rest)) return [...parts, this.#part(this.#promised)];
    throw new ArchiveFault(archiveProblem('truncated-multipart', `The answer of the archive ends inside a part${this.#promised === null ? '' : `, after ${rest.length} of ${this.#promised} bytes`}`));
  }

  /** Everything that the head of the part promised is there, and nothing else. */
  #wholeByLength(rest: Uint8Array): boolean {
    return this.#promised !== null && rest.length >= this.#promised && latin.decode(rest.subarray(this.#promised)).trim() === '';
  }

  #step(parts: Part[], last: boolean): boolean {
    const bytes = this.#window.view;
    if (this.#state === 'preamble') return this.#skipTo(bytes, this.#find(bytes, this.#searched, last));
    if (this.#state === 'head') {
      const end = headEnd(bytes, 0);
      if (!end) {
        if (bytes.length > LONGEST_HEAD) throw new ArchiveFault(archiveProblem('malformed-multipart', 'A part of the archive’s answer has no end of its head'));
        return false;
      }
      const head = latin.decode(bytes.subarray(0, end.head));
      this.#headers = headersIn(head);
      // Where heads end in line feeds alone, a carriage return before the boundary is the last byte of the body.
      this.#lineFeeds = bytes[end.body - 2] !== CR && !head.includes('\r');
      // An empty line is an empty head, or one too many between boundary and head.
      if (end.head === 0 && !last && bytes.length < end.body + 8) return false;
      const oneTooMany = end.head === 0 && /^content-/i.test(latin.decode(bytes.subarray(end.body, end.body + 8)));
      this.#window.drop(end.body);
      if (oneTooMany) return true;
      const length = Number(this.#headers.get('content-length') ?? Number.NaN);
      this.#promised = Number.isSafeInteger(length) && length >= 0 ? length : null;
      this.#state = 'body';
      this.#searched = 0;
      return true;
    }
    return this.#state === 'body' && this.#finishBody(bytes, parts, last);
  }

  #finishBody(bytes: Uint8Array, parts: Part[], last: boolean): boolean {
    if (this.#promised !== null) {
      const tail = this.#promised + 6 + this.#delimiter.length;
      if (bytes.length < tail && !last) return false;
      const at = this.#find(bytes, Math.max(0, this.#promised - 1), last);
      const between = at < 0 ? null : latin.decode(bytes.subarray(this.#promised, at));
      if (between !== null && /^[\r\n]{0,4}$/.test(between)) {
        parts.push(this.#part(this.#promised));
        return this.#skipTo(this.#window.view, at - this.#promised);
      }
      if (last && at < 0 && this.#wholeByLength(bytes)) return false;
      // The length is not true: search.
      this.#promised = null;
      this.#searched = 0;
    }
    const at = this.#find(bytes, this.#searched, last);
    if (at < 0) return false;
    const end = bytes[at - 1] === LF ? (!this.#lineFeeds && bytes[at - 2] === CR ? at - 2 : at - 1) : at;
    parts.push(this.#part(end));
    return this.#skipTo(this.#window.view, at - end);
  }

  /** A delimiter at the start of a line; -1 where there is none yet. */
  #find(bytes: Uint8Array, from: number, last: boolean): number {
    for (let at = indexOf(bytes, this.#delimiter, from); at >= 0; at = indexOf(bytes, this.#delimiter, at + 1)) {
      const after = at + this.#delimiter.length;
      if (after + 2 > bytes.length && !last) break;
      const next = bytes[after];
      // A longer boundary that only begins with ours, or pixels that look like one, are no delimiter.
      const ends = next === undefined || next === CR || next === LF || next === DASH || next === 32 || next === 9;
      if (ends && (at === 0 || bytes[at - 1] === LF)) return at;
    }
    this.#searched = Math.max(from, bytes.length - this.#delimiter.length - 4);
    return -1;
  }

  /** Eats everything up to the delimiter and the delimiter itself; false when there is none. */
  #skipTo(bytes: Uint8Array, at: number): boolean {
    if (at < 0) return false;
    let after = at + this.#delimiter.length;
    const final = bytes[after] === DASH && bytes[after + 1] === DASH;
    while (bytes[after] === 32 || bytes[after] === 9) after += 1;
    if (!final) after += bytes[after] === CR && bytes[after + 1] === LF ? 2 : bytes[after] === LF ? 1 : 0;
    this.#state = final ? 'over' : 'head';
    this.#searched = 0;
    this.#window.drop(Math.min(after, bytes.length));
    return !final;
  }

  #part(length: number): Part {
    const bytes = this.#window.view.slice(0, length);
    this.#window.drop(length);
    return { headers: this.#headers, bytes };
  }
}
