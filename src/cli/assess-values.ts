/** One JSON value of a stream, as text, and its place in it. */
export interface StreamedValue {
  readonly text: string;
  /** 1-based line on which the value begins. */
  readonly line: number;
}

/** Longest single value, UTF-16 units. Memory is bounded by it, not by the file. */
const MAX_VALUE = 64 * 2 ** 20;

const QUOTE = 34, BACKSLASH = 92, OPEN_LIST = 91, CLOSE_LIST = 93, OPEN_OBJECT = 123, CLOSE_OBJECT = 125, COMMA = 44, NEWLINE = 10;
const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === NEWLINE || code === 0xfeff;

/**
 * The objects of a stream of text: one value, values one after another (JSON Lines or not), or the elements of one list.
 * Text that is no object is given as it stands, up to the end of its line, for the caller to refuse.
 */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<StreamedValue> {
  let parts: string[] = [];
  let length = 0, depth = 0, line = 1, start = 1;
  let inText = false, isEscaped = false, inList = false, isStray = false;
  const taken = (rest: string): StreamedValue => {
    const value = { text: parts.join('') + rest, line: start };
    parts = [];
    length = 0;
    isStray = false;
    return value;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === NEWLINE) line += 1;
      if (depth > 0) {
        if (inText) {
          if (isEscaped) isEscaped = false;
          else if (code === BACKSLASH) isEscaped = true;
          else if (code === QUOTE) inText = false;
        } else if (code === QUOTE) inText = true;
        else if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1;
        else if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && (depth -= 1) === 0) {
          yield taken(chunk.slice(from, at + 1));
          from = at + 1;
        }
        continue;
      }
      if (isStray) {
        if (code !== NEWLINE) continue;
        yield taken(chunk.slice(from, at));
        from = at + 1;
      } else if (isSpace(code) || (code === COMMA && inList)) from = at + 1;
      else if (code === OPEN_LIST && !inList) {
        inList = true;
        from = at + 1;
      } else if (code === CLOSE_LIST && inList) {
        inList = false;
        from = at + 1;
      } else {
        start = line;
        from = at;
        if (code === OPEN_OBJECT || code === OPEN_LIST) depth = 1;
        else isStray = true;
      }
    }
    if (depth > 0 || isStray) {
      length += chunk.length - from;
      if (length > MAX_VALUE) throw new RangeError(`line ${start}: a value of more than ${MAX_VALUE / 2 ** 20} MB`);
      parts.push(chunk.slice(from));
    }
  }
  if (parts.length > 0) yield taken('');
}
