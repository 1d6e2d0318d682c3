import type { DocumentProblem, Role, Roster, Study } from '../../trial';
import type { IdentityIntents, IdentityKept } from './sign-props';

export interface PackingState {
  readonly reader: string;
  readonly done: number;
  readonly of: number;
}

export interface StudyPageProps extends IdentityIntents {
  readonly identity: IdentityKept | null;
  readonly study: Study;
  readonly problems: readonly DocumentProblem[];
  /** Hash of the document as it stands; null while it has problems. */
  readonly hash: string | null;
  readonly roster: Roster;
  /** Subjects that were dropped: their scans by count. */
  readonly subjects: readonly { readonly key: string; readonly code: string; readonly scans: number }[];
  readonly message: string | null;
  readonly packing: PackingState | null;
  change(study: Study): void;
  openStudy(file: File): void;
  saveStudy(): void;
  addPerson(file: File, role: Role): void;
  dropPerson(id: string): void;
  openSubjects(files: readonly File[]): void;
  dropSubjects(transfer: DataTransfer): void;
  makePackages(passphrase: string): void;
  goHome(): void;
}
