import type { Study, WorklistRow } from '../../trial';
import type { IdentityIntents, IdentityKept } from './sign-props';

export interface WorklistEntry {
  /** ISO instant. */
  readonly at: string;
  readonly code: string;
  readonly what: string;
}

export interface WorklistProps extends IdentityIntents {
  /** Name for an identity that is made here. */
  readonly reader: string;
  readonly identity: IdentityKept | null;
  /** Null until a package was opened. */
  readonly study: Study | null;
  /** First letters of the hash of the coordinator's key: to compare with what the coordinator says. */
  readonly coordinator: string | null;
  readonly rows: readonly WorklistRow[];
  /** How far each begun subject is, in words, by code. */
  readonly drafts: ReadonlyMap<string, string>;
  readonly entries: readonly WorklistEntry[];
  readonly sound: boolean;
  readonly fault: string | null;
  /** The code that is being opened. */
  readonly busy: string | null;
  openPackage(file: File): void;
  openRow(code: string): void;
  goHome(): void;
}
