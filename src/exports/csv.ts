/** A cell: text is guarded and quoted, a number is written as it is, null is empty. */
export type Cell = string | number | boolean | null;

/** A spreadsheet takes text that begins so for a formula; an apostrophe before it makes it text again. */
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
const quoted = (text: string): string => (/[",\r\n;]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text);

const written = (cell: Cell): string => {
  if (cell === null) return '';
  return typeof cell === 'string' ? quoted(guarded(cell)) : String(cell);
};

/** CSV after RFC 4180: comma, CRLF, a line of column names first. */
export const csv = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [columns, ...rows].map((row) => `${row.map(written).join(',')}\r\n`).join('');
