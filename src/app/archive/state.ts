import { createStore } from 'zustand/vanilla';
import type { ArchivedSubject, Page } from '../../archive';
import type { ArchiveQuery, ArchiveReports, ArchiveTrouble, ChosenSubject, ProviderForm } from '../../panels';
import { lastRoot } from './remembered';

/** What the archive screen shows. Session state; gone with the page. */
export interface ArchiveState {
  readonly root: string;
  readonly query: ArchiveQuery;
  readonly asking: boolean;
  readonly answeredMs: number | null;
  readonly trouble: ArchiveTrouble | null;
  /** Null before the first search. */
  readonly subjects: readonly ArchivedSubject[] | null;
  readonly next: Page | null;
  readonly repeats: boolean;
  readonly chosen: ChosenSubject | null;
  readonly reports: ArchiveReports | null;
  readonly provider: ProviderForm;
  readonly signedIn: boolean;
}

export const NO_QUERY: ArchiveQuery = { patientId: '', patientName: '', accessionNumber: '', from: '', to: '' };

export const archiveStore = createStore<ArchiveState>(() => ({
  root: lastRoot(), query: NO_QUERY, asking: false, answeredMs: null, trouble: null, subjects: null, next: null, repeats: false, chosen: null, reports: null,
  provider: { issuer: '', clientId: '' }, signedIn: false,
}));

export const setArchive = (change: Partial<ArchiveState>): void => archiveStore.setState(change);
