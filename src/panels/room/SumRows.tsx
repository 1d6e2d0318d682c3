import type { ReactElement } from 'react';
import type { TimepointResponse } from '../../irecist';
import type { Read } from '../../read';
import { Chip } from '../parts/Chip';
import { Glyph } from '../parts/Glyph';
import { sizedTargets, sumRows, sumSoFarRow, type SumRow } from './sum-rows';

interface SumRowsProps {
  readonly read: Read;
  /** Null while the read cannot be assessed. */
  readonly responses: readonly TimepointResponse[] | null;
  readonly begun: readonly boolean[];
  readonly current: number;
  /** Whether repeatability and margin stand below. */
  readonly sure: boolean;
}

/** The target sum and what it means against baseline and nadir. */
export const SumRows = ({ read, responses, begun, current, sure }: SumRowsProps): ReactElement => {
  const targets = read.lesions.filter((lesion) => lesion.role === 'target').length;
  const rows = responses ? sumRows(responses, begun, current, sizedTargets(read), targets).filter(({ kind }) => sure || (kind !== 'repeatability' && kind !== 'margin')) : targets > 0 ? [sumSoFarRow(read)] : [];
  const nadir = responses?.[current]?.nadirTimepoint ?? null;
  const isNadir = (row: SumRow, index: number): boolean => row.kind === 'sum' && index > 0 && index < current && responses?.[index]?.id === nadir;
  return (
    <>
      {rows.map((row, place) => (
        row.kind === 'margin' ? <MarginRow key={row.kind} row={row} columns={read.timepoints.length + 2} /> : <tr key={row.kind} className={row.kind === 'sum' ? 'sum' : place === rows.length - 1 ? 'drv last' : 'drv'}>
          <th scope="row">{row.head}{row.detail !== '' && <> <span className="faint">{row.detail}</span></>}</th>
          {row.cells.map((cell, index) => (
            <td key={read.timepoints[index]?.id ?? index} className={[index === 0 ? 'stays-first' : '', index === current ? 'stays' : '', cell === '–' ? 'dash' : index !== current && row.kind === 'sum' ? 'prev' : '', row.decisive && index === current ? 'hit' : ''].filter(Boolean).join(' ')}>
              {row.partial[index] ? <abbr className="partial" title={row.partial[index] ?? undefined}>{cell}</abbr> : isNadir(row, index) ? <span className="nad" title="nadir">{cell}</span> : cell}
            </td>
          ))}
          <td className={row.decisive ? 'hit' : undefined} title={row.sure}>{row.kind === 'sum' && <Change text={row.delta} />}{row.delta}</td>
        </tr>
      ))}
    </>
  );
};

/** How near the next label is: a whole row, because a number alone would not say of what. */
const MarginRow = ({ row, columns }: { readonly row: SumRow; readonly columns: number }): ReactElement => (
  <tr className="drv last margin"><th scope="row" colSpan={columns}>{row.head}{row.sure !== undefined && row.sure !== '' && <Chip kind="open">{row.sure}</Chip>}</th></tr>
);

/** The thin triangle that doubles the sign of a change. */
export const Change = ({ text }: { readonly text: string }): ReactElement | null => (text.startsWith('+') ? <Glyph name="up" /> : text.startsWith('−') ? <Glyph name="down" /> : null);
