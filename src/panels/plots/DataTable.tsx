import type { ReactElement } from 'react';
import type { PlotTable } from './plot-table';

/** The numbers behind a plot; for who does not see the plot they are always there. */
export const DataTable = ({ table, shown, under }: { readonly table: PlotTable; readonly shown: boolean; /** Said faint beside the column heads. */ readonly under?: readonly string[] }): ReactElement => (
  <div className={shown ? 'dtab-wrap' : 'sr'}>
    <table className="dtab" aria-label={table.name}>
      <thead><tr><th scope="col">{table.corner}</th>{table.columns.map((column, index) => <th key={column} scope="col" className="num">{column}{under?.[index] !== undefined && <span className="muted"> · {under[index]}</span>}</th>)}</tr></thead>
      <tbody>
        {table.rows.map(({ head, cells, strong }) => (
          <tr key={head}><th scope="row">{head}</th>{cells.map((cell, index) => <td key={table.columns[index]} className={cell.faint ? 'num faint' : 'num'}>{strong && !cell.faint ? <b>{cell.text}</b> : cell.text}</td>)}</tr>
        ))}
      </tbody>
    </table>
  </div>
);
