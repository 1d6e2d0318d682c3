import type { ReactNode } from 'react';
import type { Assessment, CharterDocument, FindingsProblem, IrecistResponse, Recist11Response } from '../irecist';
import type { Series } from '../dicom';
import type { AidKind, LesionId, NewLesionAnswer, NonTargetAnswer, PlannedTimepoint, Read, Site, TimepointId } from '../read';
import type { Hand, Side, Stage } from '../viewer';

/** One line under the viewports; at most one at a time, the highest rank wins. */
export interface Note {
  readonly id: string;
  readonly rank: 'information' | 'caution' | 'fault';
  /** Bold fact first, then what follows. */
  readonly fact: string;
  readonly follows: string;
  readonly actions: readonly { readonly label: string; readonly key?: string; readonly press: () => void }[];
  readonly dismiss: (() => void) | null;
  /** What in the read it is about: then it is dismissed only with a reason, which is kept. Left out: a matter of the screen. */
  readonly about?: NoteAbout;
}

export interface NoteAbout {
  readonly timepoint: TimepointId;
  readonly lesion: LesionId | null;
  /** Offered first; the reader's own words are always possible. */
  readonly reasons: readonly string[];
  /** What dismissing is called where it is a decision: "Keep as target". */
  readonly label?: string;
}

export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly undo: boolean;
}

/** The question "where is it?" after a stroke that identified a lesion. */
export interface SiteQuestion {
  readonly lesion: LesionId;
  readonly proposals: readonly Site[];
}

/** A page laid over the room; one at a time. */
export type SheetName = 'charter' | 'outcomes' | 'look-back' | 'unequivocal' | 'clinical' | 'audit' | 'report' | 'plots' | 'plain' | 'quality' | 'sign' | 'export' | 'store' | 'reformat' | 'teaching-case';

/** Aids of the hand and the window, as the reader has switched them in this browser. */
export interface RoomAids {
  readonly magnifier: boolean;
  readonly windowPerOrgan: boolean;
  /** Window presets of the reader's own, by key. */
  readonly ownWindows: Readonly<Partial<Record<'7' | '8', { readonly center: number; readonly width: number }>>>;
  /** Aids that the reader has switched off, beside those of the charter. */
  readonly off?: readonly AidKind[];
  /** The window that the last jump put on, and whose it is, e.g. "lung"; null where it put on none. */
  readonly windowOf: { readonly name: string; readonly center: number; readonly width: number } | null;
}

/** Session state of the reading room: never part of the read. */
export interface RoomSession {
  readonly reader: string;
  readonly left: TimepointId;
  readonly right: TimepointId;
  readonly activeSide: Side;
  readonly hand: Hand;
  readonly linked: boolean;
  readonly ghost: boolean;
  readonly marksVisible: boolean;
  readonly selected: LesionId | null;
  readonly asking: SiteQuestion | null;
  readonly note: Note | null;
  readonly toast: Toast | null;
  /** When the last act was kept in this browser, ISO; null before the first. */
  readonly keptAt: string | null;
  readonly keeping: 'kept' | 'keeping' | 'not-kept';
  readonly keysShown: boolean;
  readonly whyShown: boolean;
  readonly sheet: SheetName | null;
  readonly aids?: RoomAids;
  /** Study days in place of dates, and nothing that another reader or an earlier scan says before this reader's own answer. */
  readonly blinded?: boolean;
  /** The charter hides labels from the reader: they are nowhere on the page. */
  readonly labelHidden?: boolean;
}

/** What the reader can ask for. Panels never change anything themselves. */
export interface RoomIntents {
  takeHand(hand: Hand): void;
  undo(): void;
  redo(): void;
  saveRead(): void;
  openRead(file: File): void;
  goHome(): void;
  selectLesion(lesion: LesionId | null): void;
  stepLesion(by: 1 | -1): void;
  /** Answers for the timepoint; the stroke itself comes from the stage. */
  answerTooSmall(lesion: LesionId, at: TimepointId): void;
  answerAbsent(lesion: LesionId, at: TimepointId): void;
  answerNotEvaluable(lesion: LesionId, at: TimepointId, reason: string): void;
  answerMerged(lesion: LesionId, at: TimepointId, into: LesionId): void;
  /** The next stroke adds a part instead of replacing the measurement. */
  addPart(lesion: LesionId, at: TimepointId): void;
  assessNonTarget(lesion: LesionId, at: TimepointId, answer: NonTargetAnswer): void;
  assessNewLesion(lesion: LesionId, at: TimepointId, answer: NewLesionAnswer): void;
  setEquivocal(lesion: LesionId, at: TimepointId, equivocal: boolean): void;
  clearAnswer(lesion: LesionId, at: TimepointId): void;
  describe(lesion: LesionId, site: Site): void;
  /** "Was it there before?" of a new lesion. */
  lookBack(lesion: LesionId): void;
  /** Marks where a lesion is on the slice that the active side shows; it wins over every map. */
  placeHere(lesion: LesionId): void;
  /** A target that its size alone would allow becomes a non-target, with the reason. */
  notMeasurable(lesion: LesionId, reason: string): void;
  /** Dismisses the note on screen; one about the read is kept with the reason. */
  dismissNote(reason: string): void;
  /** To the first thing that waits for an answer at a timepoint. */
  openFirstMatter(timepoint: TimepointId): void;
  /** Ticks the next system that has no answer. */
  answerNextSystem(): void;
  askSite(lesion: LesionId): void;
  closeSiteQuestion(): void;
  withdraw(lesion: LesionId, reason: string): void;
  reassign(lesion: LesionId, role: 'target' | 'non-target' | 'new'): void;
  /** The reader's own label beside the computed one; null keeps the computed one, both null take it back. */
  overrideLabel(timepoint: TimepointId, recist11: Recist11Response | null, irecist: IrecistResponse | null, reason: string): void;
  showTimepoint(timepoint: TimepointId, side: Side): void;
  stepTimepoint(by: 1 | -1): void;
  chooseSeries(timepoint: TimepointId, seriesKey: string): void;
  arrangeTimepoints(timepoints: readonly PlannedTimepoint[]): void;
  activateSide(side: Side): void;
  setWindow(window: { readonly center: number; readonly width: number } | 'file' | 'auto'): void;
  fit(): void;
  invert(): void;
  toggleLinked(): void;
  reAnchor(): void;
  toggleGhost(): void;
  /** Runs through the images until a key, the wheel or a press stops it. */
  startCine(): void;
  setAid(aid: 'magnifier' | 'windowPerOrgan', on: boolean): void;
  /** The reader's own switch of an aid, of this browser; what the charter has off stays off. */
  switchAid?(aid: AidKind, on: boolean): void;
  /** Keeps the window shown now as a preset of the reader's own. */
  keepOwnWindow(key: '7' | '8'): void;
  toggleMarks(): void;
  toggleSearched(timepoint: TimepointId, system: string): void;
  toggleKeys(): void;
  toggleWhy(): void;
  openSheet(sheet: SheetName): void;
  /** The page on which a timepoint is signed, or was; without one, the first up to the one on screen that is not signed. */
  openSigning(timepoint?: TimepointId): void;
  closeSheet(): void;
  dismissToast(): void;
}

/** How the level of two scans is known. */
export interface LevelKnown {
  readonly by: 'anchor' | 'registration' | 'lesions' | 'none';
  /** 0–1; null where it was not registered. */
  readonly confidence: number | null;
  readonly sure: boolean;
}

export interface ReadingRoomProps {
  readonly read: Read;
  /** Null while the findings cannot be assessed; then `problems` says why. */
  readonly assessment: Assessment | null;
  readonly problems: readonly FindingsProblem[];
  /** The series that can be read at a timepoint, the chosen one first. */
  readonly seriesOf: (timepoint: TimepointId) => readonly Series[];
  readonly session: RoomSession;
  /** Short hash of a charter for the strip; without it only the name is shown. */
  readonly charterHash?: (document: CharterDocument) => string;
  /** ISO yyyy-mm-dd where the reader is; the confirmation window is told against it when no later scan answers it. */
  readonly today?: string;
  /** Null until the viewer has been loaded. */
  readonly stage: Stage | null;
  readonly intents: RoomIntents;
  /** What about the series of a timepoint may change sizes, as short facts: "slice 2.5 → 5.0 mm". */
  readonly cautionsOf?: (timepoint: TimepointId) => readonly string[];
  /** How sure the level of one scan on another is; null while nothing is known. */
  readonly levelOf?: (from: TimepointId, to: TimepointId) => LevelKnown | null;
  /** The page laid over the room, when one is. */
  readonly sheet?: ReactNode;
}
