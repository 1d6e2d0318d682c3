import { createStore } from 'zustand/vanilla';
import { charterDocument, DEFAULT_CHARTER, type Assessment, type CharterDocument, type FindingsProblem } from '../irecist';
import type { Library, ReadingProgress, Series } from '../dicom';
import type { LesionId, Log, MarkId, Read, TimepointId } from '../read';
import type { KeptSpace, PageMessage, RecentRead, RoomSession, SubjectProposal } from '../panels';
import type { Stage } from '../viewer';
import type { Suggestion } from './caliper-suggestion';
import type { TrialReading } from './trial/reading';

/** The drop that is being opened. */
export interface Opening {
  readonly progress: ReadingProgress;
  readonly done: boolean;
  readonly library: Library;
  readonly proposals: readonly SubjectProposal[];
  /** Absent: files. */
  readonly from?: 'archive';
  /** A de-identified copy that is being made, or was. */
  readonly copying?: { readonly subjectKey: string; readonly told: string };
}

/** What the room remembers beside what the panels show. */
export interface Session extends RoomSession {
  /** The lesion to which the next stroke adds a part. */
  readonly adding: LesionId | null;
  /** The timepoint at which the lesion was selected: only there does a stroke mean it. */
  readonly selectedAt: TimepointId | null;
  /** A selected length, arrow or oval. */
  readonly selectedMark: MarkId | null;
  /** How many registrations have been found while the room was open; mapped places change with it. */
  readonly registrations: number;
  /** A caliper proposed by a click, not taken yet. */
  readonly suggestion?: Suggestion | null;
}

/** The read on screen. `read` and `assessment` are always derived from `log`. */
export interface Room {
  readonly readId: string;
  readonly log: Log;
  readonly read: Read;
  readonly assessment: Assessment | null;
  readonly problems: readonly FindingsProblem[];
  /** Every series of the subject, by key; empty while its images are not here. */
  readonly series: ReadonlyMap<string, Series>;
  readonly session: Session;
  readonly stage: Stage | null;
  /** Another tab writes to this read; this one only shows it. */
  readonly following: boolean;
  /** What binds a read of a trial; left out elsewhere. */
  readonly trial?: TrialReading;
}

/** Home, loading and room are the reader's; each other screen keeps what it shows in a store of its own. */
export type Screen = 'starting' | 'home' | 'loading' | 'room' | 'archive' | 'teaching' | 'study' | 'worklist' | 'adjudication' | 'agreement' | 'cohort';

export interface AppState {
  readonly screen: Screen;
  readonly reader: string;
  /** For the next read that begins. */
  readonly charter: CharterDocument;
  readonly recent: readonly RecentRead[];
  readonly space: KeptSpace | null;
  readonly message: PageMessage | null;
  readonly opening: Opening | null;
  readonly room: Room | null;
}

export const store = createStore<AppState>(() => ({
  screen: 'starting', reader: 'R1', charter: charterDocument(DEFAULT_CHARTER), recent: [], space: null, message: null, opening: null, room: null,
}));

export const set = (change: Partial<AppState>): void => store.setState(change);

/** Changes the room on screen; does nothing once it has been left. */
export const setRoom = (change: Partial<Room>): void =>
  store.setState(({ room }) => (room ? { room: { ...room, ...change } } : {}));

export const setSession = (change: Partial<Session>): void =>
  store.setState(({ room }) => (room ? { room: { ...room, session: { ...room.session, ...change } } } : {}));

/** The room on screen. Only called by what a room's own controls start. */
export const theRoom = (): Room => {
  const { room } = store.getState();
  if (!room) throw new Error('No read is open');
  return room;
};
