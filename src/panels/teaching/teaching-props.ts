import type { Assessment } from '../../irecist';
import type { LesionId, Read, TimepointId } from '../../read';
import type { Hand, Side, Stage } from '../../viewer';

/** What can be predicted of a scan before its label is shown. */
export type LabelChoice = 'iCR' | 'iPR' | 'iSD' | 'iUPD' | 'iCPD' | 'cannot-say';
export type NextChoice = 'scan-again' | 'off-study' | 'biopsy';

export interface QuizQuestion {
  readonly ask: string;
  readonly choices: readonly string[];
  /** Index of the right choice. */
  readonly right: number;
  readonly why: string;
}

/** What is asked at one scan, and what is told of the patient once its label is out. */
export interface Prompt {
  /** What can be seen, and the question: never the answer. */
  readonly ask: string;
  readonly choices: readonly LabelChoice[];
  readonly clue: string;
}

/** A case as the shelf shows it: never what it teaches. */
export interface TeachingCard {
  readonly id: string;
  /** "Case 1"; an educator's own cases have their own name. */
  readonly name: string;
  /** Tumour and treatment. */
  readonly about: string;
  /** Where disease is: "liver, lung, axilla". */
  readonly where: string;
  readonly scans: number;
  readonly progress: 'new' | 'started' | 'done';
  readonly own: boolean;
}

export interface TeachingScan {
  readonly label: string;
  /** ISO yyyy-mm-dd. */
  readonly date: string;
  /** Null: a scan from before the baseline, which has no label. */
  readonly timepoint: TimepointId | null;
}

/** Everything that a case tells, in the order in which it is told. */
export interface TeachingStory {
  readonly card: TeachingCard;
  readonly scans: readonly TeachingScan[];
  /** The expert's read, with every scan; the screen shows no more of it than has been revealed. */
  readonly expert: Read;
  readonly assessment: Assessment;
  /** Another defensible way to take the new lesions, where the images alone cannot tell. */
  readonly otherwise: { readonly how: string; readonly assessment: Assessment } | null;
  readonly prompts: Readonly<Record<string, Prompt>>;
  /** What happened, told after the last scan. */
  readonly afterwards: string;
  readonly mistakes: { readonly stoppedEarly: string; readonly waitedLong: string };
  readonly quiz: readonly QuizQuestion[];
  /** "Synthetic CT", told in the strip. */
  readonly images: string;
  /** Notes of the educator who made the case. */
  readonly notes: string;
}

/** Answers to one scan. */
export interface ScanAnswers {
  readonly label: LabelChoice | null;
  readonly next: NextChoice | null;
  /** Hands counted in the room, for each choice. */
  readonly hands: Readonly<Partial<Record<LabelChoice, number>>>;
  /** Answers with initials. The last one of a person holds. */
  readonly named: readonly { readonly who: string; readonly label: LabelChoice }[];
}

export type TeachingSheet = 'mistakes' | 'quiz' | 'class' | 'keys' | 'plain';

/** Session state of a lesson: gone with the page. */
export interface TeachingSession {
  /** Index of the scan on the right; 0 is shown alone. */
  readonly step: number;
  /** Scans whose label is out, by label. */
  readonly revealed: ReadonlySet<string>;
  /** Every scan after the one at which RECIST 1.1 would have ended is hidden. */
  readonly stopped: boolean;
  readonly projector: boolean;
  readonly sheet: TeachingSheet | null;
  readonly hand: Hand;
  readonly activeSide: Side;
  readonly selected: LesionId | null;
  readonly answers: Readonly<Record<string, ScanAnswers>>;
  readonly classSize: number;
  /** Index of the choice for each quiz question. */
  readonly quiz: readonly (number | null)[];
  /** The student's own layer. */
  readonly student: Read;
  /** Slices rendered of each scan, by label; left out where nothing was asked for. */
  readonly rendered: Readonly<Record<string, { readonly done: number; readonly total: number }>>;
  readonly note: string | null;
}

export interface TeachingIntents {
  openCase(id: string): void;
  openOwnCase(file: File): void;
  leave(): void;
  goHome(): void;
  step(by: 1 | -1): void;
  reveal(): void;
  answer(choice: LabelChoice): void;
  answerNext(choice: NextChoice): void;
  /** Hands counted for a choice at the scan on screen. */
  countHands(choice: LabelChoice, hands: number): void;
  /** The answer of a person, by initials. */
  clicked(who: string, choice: LabelChoice): void;
  setClassSize(size: number): void;
  answerQuiz(question: number, choice: number): void;
  toggleStopped(): void;
  toggleProjector(): void;
  openSheet(sheet: TeachingSheet): void;
  closeSheet(): void;
  takeHand(hand: Hand): void;
  undo(): void;
  selectLesion(lesion: LesionId): void;
  activateSide(side: Side): void;
  saveResults(): void;
}

export interface TeachingProps {
  readonly shelf: readonly TeachingCard[];
  /** Something that went wrong while a case was opened. */
  readonly problem: string | null;
  /** Null: the shelf is shown. */
  readonly story: TeachingStory | null;
  readonly session: TeachingSession | null;
  readonly stage: Stage | null;
  readonly intents: TeachingIntents;
}
