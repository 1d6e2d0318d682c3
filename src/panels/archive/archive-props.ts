import type { ArchiveStudyRow, ArchiveSubjectRow } from './rows';
import type { PageMessage } from '../pages-props';

/** What is looked for in an archive; empty fields are not asked about. Dates ISO yyyy-mm-dd. */
export interface ArchiveQuery {
  readonly patientId: string;
  readonly patientName: string;
  readonly accessionNumber: string;
  readonly from: string;
  readonly to: string;
}

/** An OpenID Connect provider, as the reader or the installation names it. */
export interface ProviderForm {
  readonly issuer: string;
  readonly clientId: string;
}

/** The subject whose studies are shown. */
export interface ChosenSubject {
  readonly subject: ArchiveSubjectRow;
  /** Earliest first; null while they are asked for. */
  readonly studies: readonly ArchiveStudyRow[] | null;
  /** Studies that are not to be opened. */
  readonly left: ReadonlySet<string>;
  readonly trouble: PageMessage | null;
}

export interface ArchiveTrouble extends PageMessage {
  readonly signIn: boolean;
}

export interface ArchiveScreenProps {
  readonly reader: string;
  readonly root: string;
  readonly signedIn: boolean;
  readonly query: ArchiveQuery;
  readonly asking: boolean;
  /** How long the last answer took, ms; null before the first. */
  readonly answeredMs: number | null;
  readonly trouble: ArchiveTrouble | null;
  /** Null before the first search. */
  readonly subjects: readonly ArchiveSubjectRow[] | null;
  readonly more: boolean;
  /** The archive does not page: there may be more than it shows. */
  readonly repeats: boolean;
  readonly chosen: ChosenSubject | null;
  readonly provider: ProviderForm;
  /** Reports of the chosen subject in the archive; null until they are asked for. */
  readonly reports: ArchiveReports | null;
  goHome(): void;
  connect(root: string): void;
  search(query: ArchiveQuery): void;
  showMore(): void;
  choose(key: string): void;
  leaveSubject(): void;
  setLeft(study: string, left: boolean): void;
  open(): void;
  takeToken(token: string): void;
  signIn(provider: ProviderForm): void;
  signOut(): void;
  listReports(): void;
  openReport(id: string): void;
}

export interface ArchiveReports {
  readonly asking: boolean;
  readonly trouble: PageMessage | null;
  readonly rows: readonly { readonly id: string; readonly date: string | null; readonly description: string }[];
}

/** What became of the report of one scan. */
export interface StoreRow {
  readonly label: string;
  readonly stored: boolean;
  readonly detail: string;
}

export interface StoreOutcome {
  readonly rows: readonly StoreRow[];
  readonly trouble: PageMessage | null;
}

export interface StoreSheetProps {
  readonly root: string;
  readonly scans: readonly { readonly id: string; readonly label: string; readonly date: string }[];
  /** Why nothing can be stored now; null where it can. */
  readonly hindrance: string | null;
  store(scans: readonly string[]): Promise<StoreOutcome>;
  close(): void;
}
