import type { ReactElement } from 'react';
import type { AuditRow } from '../../trial';

const MOST = 160;
const short = (text: string | null): string => (text === null ? '' : text.length > MOST ? `${text.slice(0, MOST)}…` : text);

/** One entry a row, first to last: when, who, what, from what to what, why, and its hash. */
export const AuditTable = ({ rows }: { readonly rows: readonly AuditRow[] }): ReactElement => (
  <div className="audit-rows" tabIndex={0} role="region" aria-label="Entries">
    <table className="plain-table">
      <thead><tr><th scope="col" className="num">Entry</th><th scope="col">UTC</th><th scope="col">By</th><th scope="col">What</th><th scope="col">Scan</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Reason</th><th scope="col">Hash</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.index} className={row.undone ? 'undone' : ''}>
            <td className="num">{row.index + 1}</td>
            <td className="nowrap">{row.at.slice(0, 10)} {row.at.slice(11, 19)}</td>
            <td>{row.by}{row.role && <span className="muted"> {row.role}</span>}</td>
            <th scope="row">{short(row.what)}{row.undone && <span className="muted"> (taken back)</span>}</th>
            <td>{row.timepoint}</td>
            <td className="value" title={row.before ?? undefined}>{short(row.before)}</td>
            <td className="value" title={row.after ?? undefined}>{short(row.after)}</td>
            <td>{row.reason}</td>
            <td className="mono" title={row.hash}>{row.hash.slice(0, 8)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
