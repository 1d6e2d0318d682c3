import type { AuditRow, LogFinding } from '../../trial';

/** A log that was held against itself: what does not fit, in the order of its entries. */
export type Verification =
  | { readonly kind: 'verified'; readonly name: string; readonly entries: number; readonly findings: readonly LogFinding[] }
  | { readonly kind: 'no-log'; readonly name: string; readonly detail: string };

export interface AuditSheetProps {
  readonly code: string;
  readonly rows: readonly AuditRow[];
  /** Hash of the last entry. */
  readonly head: string;
  verify(): Promise<Verification>;
  verifyFile(file: File): Promise<Verification>;
  saveJsonl(): void;
  /** The rows on screen. */
  saveCsv(rows: readonly AuditRow[]): void;
  close(): void;
}
