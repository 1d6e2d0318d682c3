import type { ReactElement } from 'react';
import type { ArchiveReports } from './archive-props';
import { fullDate } from '../dates';
import { NoteLine } from '../parts/NoteLine';

/** Structured reports of the subject in the archive. Only on request: a blinded reader must not meet other readers' results. */
export const ReportList = ({ reports, list, open }: { readonly reports: ArchiveReports | null; readonly list: () => void; readonly open: (id: string) => void }): ReactElement => (
  <div className="arch-reports">
    {reports === null
      ? <button type="button" className="as-link" onClick={list}>Reports in the archive</button>
      : <h3>Reports in the archive</h3>}
    {reports?.asking && <p className="muted">Asking for reports</p>}
    {reports?.trouble && <NoteLine note={reports.trouble} />}
    {reports && !reports.asking && !reports.trouble && reports.rows.length === 0 && <p className="muted">None.</p>}
    {reports && reports.rows.length > 0 && (
      <ul>{reports.rows.map(({ id, date, description }) => <li key={id}><button type="button" className="as-link" onClick={() => open(id)}>{description || 'Report'}{date === null ? '' : `, ${fullDate(date)}`}</button></li>)}</ul>
    )}
  </div>
);
