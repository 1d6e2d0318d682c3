/** One JSON value of a stream, as text, and its place in it. */
export interface StreamedValue {
  readonly text: string;
  /** 1-based line on which the value begins. */
  readonly line: number;
}

/** Longest single value, UTF-16 units. Memory is bounded by it, not by the file. */
const MAX_VALUE = 64 * 2 ** 20;

const QUOTE = 34, BACKSLASH = 92, OPEN_LIST = 91, CLOSE_LIST = 93, OPEN_OBJECT = 123, CLOSE_OBJECT = 125, COMMA = 44, COLON = 58, NEWLINE = 10;
const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 13 || code === NEWLINE || code === 0xfeff;
const MAY_HOLD_NEXT: ReadonlySet<number> = new Set([COLON, COMMA, OPEN_LIST]);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** What a value that was never closed, or closed wrongly, has swallowed: each line that begins an object is given by itself, so that one bad line costs no other. */
const salvaged = (text: string, line: number): readonly StreamedValue[] => {
  if (!text.includes('\n{') || isJson(text)) return [{ text, line }];
  let at = line;
  return text.split(/\n(?=\{)/).map((piece) => {
    const value = { text: piece.replace(/[\s,]+$/, ''), line: at };
    at += piece.split('\n').length;
    return value;
  });
};

/**
 * The objects of a stream of text: one value, values one after another (JSON Lines or not), or the elements of one list.
 * Text that is no object is given as it stands, up to the end of its line or list element, for the caller to refuse.
 */
export async function* jsonValues(chunks: AsyncIterable<string>): AsyncGenerator<StreamedValue> {
  let parts: string[] = [];
  let length = 0, depth = 0, line = 1, start = 1, last = 0, before = NEWLINE;
  let inText = false, isEscaped = false, inList = false, isStray = false;
  const taken = (rest: string): readonly StreamedValue[] => {
    const values = salvaged((parts.join('') + rest).trimEnd(), start);
    parts = [];
    length = 0;
    isStray = inText = isEscaped = false;
    return values;
  };
  /** Steps over one character of a text. */
  const inside = (code: number): void => {
    if (isEscaped) isEscaped = false;
    else if (code === BACKSLASH) isEscaped = true;
    else if (code === QUOTE) inText = false;
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = 0; at < chunk.length; at += 1) {
      const code = chunk.charCodeAt(at);
      const isLineStart = before === NEWLINE;
      before = code;
      if (code === NEWLINE) line += 1;
      // No text of JSON holds a line break, and no object follows another without a comma: what is open here was cut short.
      if (depth > 0 && isLineStart && code === OPEN_OBJECT && (inText || !MAY_HOLD_NEXT.has(last))) {
        yield* taken(chunk.slice(from, at));
        from = at;
        depth = 0;
      }
      if (depth > 0) {
        if (inText) inside(code);
        else if (code === QUOTE) inText = true;
        else if (code === OPEN_OBJECT || code === OPEN_LIST) depth += 1;
        else if ((code === CLOSE_OBJECT || code === CLOSE_LIST) && (depth -= 1) === 0) {
          yield* taken(chunk.slice(from, at + 1));
          from = at + 1;
        }
        if (!isSpace(code)) last = code;
        continue;
      }
      if (isStray) {
        const isEnd = code === NEWLINE || (inList && !inText && (code === COMMA || code === CLOSE_LIST));
        if (inText) inside(code);
        else if (code === QUOTE) inText = true;
        if (!isEnd) continue;
        yield* taken(chunk.slice(from, at));
        if (code === CLOSE_LIST) inList = false;
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
        last = code;
        if (code === OPEN_OBJECT || code === OPEN_LIST) depth = 1;
        else {
          isStray = true;
          inText = code === QUOTE;
        }
      }
    }
    if (depth > 0 || isStray) {
      length += chunk.length - from;
      if (length > MAX_VALUE) throw new RangeError(`line ${start}: a value of more than ${MAX_VALUE / 2 ** 20} MB`);
      parts.push(chunk.slice(from));
    }
  }
  if (parts.length > 0) yield* taken('');
}
