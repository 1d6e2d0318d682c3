import type { Deidentified } from './deidentified';

/** One file of a copy, by its new name: old names may name a person. */
export interface DeidReportRow {
  readonly file: string;
  readonly result: Deidentified;
}

const cell = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
const line = (...cells: readonly string[]): string => `${cells.map(cell).join(',')}\r\n`;

/** What became of each attribute over all files, then the files that were held back and why. No value of any file stands in it. */
export const deidentificationCsv = (rows: readonly DeidReportRow[]): string => {
  const totals = new Map<string, { readonly cells: readonly string[]; files: number; times: number }>();
  for (const { result } of rows) {
    if (result.kind !== 'deidentified') continue;
    for (const { tag, vr, became, count } of result.report) {
      const key = `${tag} ${vr} ${became}`;
      const total = totals.get(key) ?? { cells: [tag, vr, became], files: 0, times: 0 };
      totals.set(key, { ...total, files: total.files + 1, times: total.times + count });
    }
  }
  const tags = [...totals].sort(([a], [b]) => a.localeCompare(b)).map(([, { cells, files, times }]) => line('attribute', ...cells, String(files), String(times), ''));
  const held = rows.flatMap(({ file, result }) => (result.kind === 'quarantined' ? [line('held back', file, '', result.why, '1', '', result.detail)] : []));
  return line('what', 'attribute or file', 'vr', 'became', 'files', 'times', 'detail') + tags.join('') + held.join('');
};
