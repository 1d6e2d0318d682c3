import type { AuditRow } from '../trial';
import { csv } from './csv';

/** The audit trail as a table: one row an entry, with its hash, so that a row can be found in the log again. Text that a spreadsheet would take for a formula is guarded. */
export const auditCsv = (rows: readonly AuditRow[]): string => csv(
  ['entry', 'time', 'by', 'role', 'act', 'what', 'timepoint', 'lesion', 'before', 'after', 'reason', 'taken back', 'sha256'],
  rows.map(({ index, at, by, role, kind, what, timepoint, lesion, before, after, reason, undone, hash }) => [index + 1, at, by, role, kind, what, timepoint, lesion, before, after, reason, undone, hash]),
);
