/** Longest line, UTF-16 units, so that a file without line breaks cannot fill the memory. */
const MAX_LINE = 2 ** 20;

/** Bytes as text. Anything but UTF-8 is refused: a replaced letter would be another name. */
export async function* utf8(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decoded = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new RangeError('not UTF-8; save it as UTF-8');
    }
  };
  for await (const chunk of chunks) yield decoded(chunk);
  yield decoded();
}

/** The lines of a text, without their ends. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let open = '';
  for await (const chunk of chunks) {
    const lines = (open + chunk).split('\n');
    open = lines.pop() ?? '';
    if (open.length > MAX_LINE) throw new RangeError(`a line of more than ${MAX_LINE} characters`);
    for (const line of lines) yield line.replace(/\r$/, '');
  }
  if (open !== '') yield open.replace(/\r$/, '');
}
