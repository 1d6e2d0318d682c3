/** One record of a table: its cells and the line on which it begins. */
export interface CsvRecord {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Most lines of one record, so that a quote that is never closed is told near its place. */
const MOST_LINES = 200;

/** The cells of one record after RFC 4180; null while a quoted cell is still open. */
export const cellsOf = (text: string): readonly string[] | null => {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"[ \t]*|([^,]*))(?:,|$)/y;
  for (let at = 0; ; at = pattern.lastIndex) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (!match) return cells;
    const [whole, quoted, plain] = match;
    if (quoted === undefined && plain?.startsWith('"') && /^"(?:[^"]|"")*$/.test(text.slice(at))) return null;
    cells.push((quoted === undefined ? (plain ?? '').trim() : quoted.replaceAll('""', '"')).replace(/^'(?=[=+\-@])/, ''));
    if (!whole.endsWith(',')) return cells;
  }
};

/** The records of a table; blank lines are left out. */
export async function* recordsOf(lines: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  let line = 0, start = 1;
  let open: string | null = null;
  for await (const text of lines) {
    line += 1;
    if (open === null && text.trim() === '') continue;
    if (open === null) start = line;
    const whole: string = open === null ? text.replace(/^\uFEFF/, '') : `${open}\n${text}`;
    const cells = cellsOf(whole);
    open = cells ? null : whole;
    if (cells) yield { cells, line: start };
    else if (line - start >= MOST_LINES) break;
  }
  if (open !== null) throw new RangeError(`line ${start}: a quote that is never closed`);
}
