import { createStore } from 'zustand/vanilla';
import type { Series } from '../../dicom';
import { readFrom, type Log } from '../../read';
import type { TeachingCard, TeachingSession } from '../../panels';
import type { Stage } from '../../viewer';
import type { OpenedStory } from './story';

/** Session state of a lesson, without what derives from the student's log. */
export type LessonSession = Omit<TeachingSession, 'student'>;

export interface TeachingState {
  readonly own: readonly TeachingCard[];
  readonly problem: string | null;
  readonly opened: OpenedStory | null;
  readonly session: LessonSession | null;
  /** The student's own layer. */
  readonly student: Log;
  /** What can be shown of each scan, by label: at first one slice, then all of them. */
  readonly series: ReadonlyMap<string, Series>;
  readonly stage: Stage | null;
}

export const teaching = createStore<TeachingState>(() => ({ own: [], problem: null, opened: null, session: null, student: [], series: new Map(), stage: null }));

export const setTeaching = (change: Partial<TeachingState>): void => teaching.setState(change);

export const setLesson = (change: Partial<LessonSession>): void =>
  teaching.setState(({ session }) => (session ? { session: { ...session, ...change } } : {}));

/** The lesson on screen. Only called by what its own controls start. */
export const theLesson = (): { readonly opened: OpenedStory; readonly session: LessonSession } => {
  const { opened, session } = teaching.getState();
  if (!opened || !session) throw new Error('No teaching case is open');
  return { opened, session };
};

export const freshLesson = (opened: OpenedStory): LessonSession => ({
  step: 0, revealed: new Set(), stopped: false, projector: false, sheet: null, hand: 'window', activeSide: 'left',
  selected: opened.story.expert.lesions.find(({ role }) => role === 'target')?.id ?? null,
  answers: {}, classSize: 0, quiz: opened.story.quiz.map(() => null), rendered: {}, note: null,
});

let lastLog: Log = [];
let lastRead = readFrom([]);
/** The student's layer as a read. The same object while the log is the same. */
export const studentRead = (log: Log): TeachingSession['student'] => {
  if (log !== lastLog) [lastLog, lastRead] = [log, readFrom(log)];
  return lastRead;
};
