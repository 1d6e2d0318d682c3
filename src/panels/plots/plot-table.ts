import { percent, shown } from '../numbers';
import { millimetres, signedMillimetres } from './scan-note';
import type { PlotScan, SubjectPlot } from './subject-plot';

/** What a cell says, and the value that a spreadsheet takes. */
export interface Cell { readonly text: string; readonly value: number | string | null; readonly faint?: boolean }
export interface TableRow { readonly head: string; readonly cells: readonly Cell[]; readonly strong?: boolean }
export interface PlotTable { readonly name: string; readonly corner: string; readonly columns: readonly string[]; readonly rows: readonly TableRow[] }

const NOTHING: Cell = { text: '–', value: null, faint: true };
export const said = (text: string | null): Cell => (text === null ? NOTHING : { text, value: text });
export const number = (value: number | null, words: (value: number) => string): Cell => (value === null ? NOTHING : { text: words(value), value: shown(value) });

const tenths = (value: number): string => shown(value).toFixed(1).replace('-', '−');

const fromNadir = ({ response }: PlotScan): Cell => {
  const { changeFromNadirMm: mm, changeFromNadirPercent: share } = response;
  return mm === null ? NOTHING : { text: `${signedMillimetres(mm)} mm${share === null ? '' : `, ${percent(share)}`}`, value: shown(mm) };
};

/** The numbers behind the sum plot and its lanes, a column for each scan. */
export const sumTable = (plot: SubjectPlot): PlotTable => {
  const { scans } = plot;
  const row = (head: string, cell: (scan: PlotScan) => Cell, strong = false): TableRow => ({ head, cells: scans.map(cell), strong });
  const own = scans.some(({ lanes }) => lanes?.chosen);
  return {
    name: 'Sum and labels', corner: 'Values behind the plot', columns: scans.map(({ label }) => label),
    rows: [
      row('Sum, mm', ({ sumMm, complete }) => ({ ...number(sumMm, millimetres), ...(complete || sumMm === null ? {} : { text: `${millimetres(sumMm)} incomplete` }) }), true),
      row('vs baseline', ({ response }) => number(response.changeFromBaselinePercent, percent)),
      row('vs nadir', fromNadir),
      row('PD from, mm', ({ response }) => number(response.pdFromMm, tenths)),
      row('RECIST 1.1', ({ lanes }) => (lanes?.afterPd && plot.stop ? { text: 'after PD', value: 'after PD', faint: true } : said(lanes?.recist11 ?? null))),
      ...(plot.both ? [row('iRECIST', ({ lanes }) => said(lanes?.irecist ?? null))] : []),
      ...(own ? [row('Set by the reader', ({ lanes }) => said(lanes?.chosen ? [lanes.chosen.recist11, lanes.chosen.irecist].filter((one) => one !== null).join(', ') : null))] : []),
    ],
  };
};

/** The numbers behind the plots of the lesions and the new lesions. */
export const lesionTable = (plot: SubjectPlot): PlotTable => {
  const { scans, lesions, statuses, burden } = plot;
  return {
    name: 'Lesions', corner: 'Each lesion, mm', columns: scans.map(({ label }) => label),
    rows: [
      ...lesions.map(({ name, site, isNode, runs }): TableRow => ({
        head: `${name} ${site}${isNode ? ', short axis' : ''}`,
        cells: scans.map(({ timepoint }) => number(runs.flat().find((point) => point.timepoint === timepoint)?.mm ?? null, millimetres)),
      })),
      ...statuses.map(({ name, site, marks }): TableRow => ({ head: `${name} ${site}`, cells: scans.map(({ timepoint }) => said(marks.find((mark) => mark.timepoint === timepoint)?.word ?? null)) })),
      { head: 'New lesions, sum of the measured', cells: scans.map(({ timepoint }) => number(burden.find((one) => one.timepoint === timepoint)?.sumMm ?? null, millimetres)) },
      { head: 'New lesions, count', cells: scans.map(({ timepoint }) => number(burden.find((one) => one.timepoint === timepoint)?.count ?? null, String)) },
    ],
  };
};
