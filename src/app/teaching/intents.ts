import type { TeachingIntents } from '../../panels';
import { showHome } from '../home';
import { answerLabel, answerNext, clicked, countHands, reveal, step, toggleStopped } from './lesson-steps';
import { leaveCase, openBuiltIn } from './open-case';
import { openOwnCase, openOwnCaseFile } from './own-case';
import { saveClassResults } from './results';
import { jumpToSelected } from './show';
import { setLesson, teaching, theLesson } from './state';
import { undoStroke } from './student';

export const intents: TeachingIntents = {
  openCase: (id) => (teaching.getState().own.some((card) => card.id === id) ? openOwnCase(id) : openBuiltIn(id)),
  openOwnCase: (file) => void openOwnCaseFile(file),
  leave: leaveCase,
  goHome: () => {
    leaveCase();
    void showHome();
  },
  step,
  reveal,
  answer: answerLabel,
  answerNext,
  countHands,
  clicked,
  setClassSize: (size) => setLesson({ classSize: Math.max(0, Math.min(9999, Math.round(size) || 0)) }),
  answerQuiz: (question, choice) => {
    const { quiz } = theLesson().session;
    setLesson({ quiz: quiz.map((before, index) => (index === question && before === null ? choice : before)) });
  },
  toggleStopped,
  toggleProjector: () => {
    setLesson({ projector: !theLesson().session.projector });
    // The viewports change their size in the next frame; the lesion stays in view.
    requestAnimationFrame(() => requestAnimationFrame(() => { if (teaching.getState().session) jumpToSelected(); }));
  },
  openSheet: (sheet) => {
    const { opened, session } = theLesson();
    const ended = session.revealed.has(opened.story.scans.at(-1)?.label ?? '');
    if (sheet === 'quiz' && !ended) setLesson({ note: 'The questions come after the last scan: they tell what happened.' });
    else if (sheet === 'quiz' && opened.story.quiz.length === 0) setLesson({ note: 'This case has no questions.' });
    else setLesson({ sheet, note: null });
  },
  closeSheet: () => setLesson({ sheet: null }),
  takeHand: (hand) => setLesson({ hand: theLesson().session.hand === hand ? 'window' : hand }),
  undo: undoStroke,
  selectLesion: (selected) => {
    setLesson({ selected });
    jumpToSelected();
  },
  activateSide: (activeSide) => setLesson({ activeSide }),
  saveResults: saveClassResults,
};
