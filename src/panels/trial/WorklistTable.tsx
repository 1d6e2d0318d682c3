import type { ReactElement } from 'react';
import type { WorklistRow } from '../../trial';
import { Icon } from '../parts/Icon';
import { actionInWords, agoInWords, gateInWords, stateInWords } from './worklist-words';

/** Scans that may be known of: signed, to read, stale. A later one is not here, not even as a place. */
export const ScanChips = ({ row }: { readonly row: WorklistRow }): ReactElement => (
  <span className="scan-chips">
    {row.scans.map(({ label, studyDay, state }) => <i key={label} className={state} title={`${label}, study day ${studyDay}, ${state}`}>{label}</i>)}
    {row.scans.length === 0 && <i className="open">V1</i>}
  </span>
);

const StateGlyph = ({ state }: Pick<WorklistRow, 'state'>): ReactElement => (state === 'amendment' || state === 'rejected' ? <Icon name="caution" /> : (
  <svg className="i" viewBox="0 0 16 16" aria-hidden="true">
    {state === 'done' ? <><circle cx="8" cy="8" r="6" fill="currentColor" stroke="none" /><path d="M5 8.2 7.2 10.4 11 6" stroke="var(--bg)" /></> : <circle cx="8" cy="8" r="6" />}
    {state === 'draft' && <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" stroke="none" />}
  </svg>
));

interface WorklistTableProps {
  readonly rows: readonly WorklistRow[];
  readonly selected: string | null;
  readonly drafts: ReadonlyMap<string, string>;
  readonly now: Date;
  /** The washout still runs: what is done can be viewed, nothing else opened. */
  readonly waits: boolean;
  readonly open: (code: string) => void;
}

/** A row per subject, by code, in this reader's order. */
export const WorklistTable = ({ rows, selected, drafts, now, waits, open }: WorklistTableProps): ReactElement => (
  <table className="worklist-table">
    <thead><tr><th scope="col">Subject</th><th scope="col">Scans so far</th><th scope="col">State</th><th scope="col">Quality gate</th><th scope="col" className="num">Last signed</th><th scope="col">Note</th><th scope="col"><span className="sr">Open</span></th></tr></thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.code} className={row.code === selected ? 'sel' : row.state}>
          <th scope="row">{row.code}</th>
          <td><ScanChips row={row} /></td>
          <td><span className="state"><StateGlyph state={row.state} />{stateInWords(row)}</span></td>
          <td>{gateInWords(row)}</td>
          <td className="num muted">{row.lastSigned ? `${row.lastSigned.label}, ${agoInWords(row.lastSigned.at, now)}` : 'never'}</td>
          <td className="muted">{row.state === 'draft' || row.state === 'amendment' ? drafts.get(row.code) : ''}</td>
          <td className="num"><button type="button" className="lk" disabled={waits && row.state !== 'done'} aria-label={`${actionInWords(row)} of ${row.code}`} onClick={() => open(row.code)}>{actionInWords(row)}</button></td>
        </tr>
      ))}
    </tbody>
  </table>
);
