import { store } from '../state';
import { CARDS } from './cards';
import { intents } from './intents';
import { advance, currentLabel, stepLesion } from './lesson-steps';
import { setLesson, teaching, theLesson } from './state';
import type { NextChoice } from '../../panels';

const NEXT: Readonly<Record<string, NextChoice>> = { 5: 'scan-again', 6: 'off-study', 7: 'biopsy' };

const scroll = (by: number): void => {
  const { stage } = teaching.getState();
  stage?.scrollBy(theLesson().session.activeSide, by);
};

const escape = (): void => {
  const { stage } = teaching.getState();
  if (stage?.cancelStroke() || stage?.letGoOfEnd()) return;
  if (theLesson().session.hand !== 'window') setLesson({ hand: 'window' });
};

const SINGLE: Readonly<Record<string, () => void>> = {
  h: intents.reveal, k: intents.toggleStopped, b: () => intents.openSheet('mistakes'), q: () => intents.openSheet('quiz'), c: () => intents.openSheet('class'), p: () => intents.openSheet('plain'),
  v: intents.toggleProjector, '.': () => intents.step(1), ',': () => intents.step(-1), t: () => intents.takeHand('target'), w: () => setLesson({ hand: 'window' }),
  m: () => intents.takeHand('move'), z: () => intents.takeHand('zoom'), f: () => teaching.getState().stage?.fit(theLesson().session.activeSide),
  ']': () => stepLesion(1), '[': () => stepLesion(-1), '?': () => intents.openSheet('keys'), Escape: escape,
  PageDown: advance, PageUp: () => intents.step(-1), ArrowUp: () => scroll(-1), ArrowDown: () => scroll(1),
};

/** Digits: 1 to 4 the label, 5 to 7 what comes next. */
const digit = (key: string): boolean => {
  const { opened } = theLesson();
  const choice = opened.story.prompts[currentLabel()]?.choices[Number(key) - 1];
  if (NEXT[key]) intents.answerNext(NEXT[key]);
  else if (choice) intents.answer(choice);
  else return false;
  return true;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, select, textarea, [role="menu"], [role="dialog"], dialog') !== null);

const onKey = (event: KeyboardEvent): void => {
  if (store.getState().screen !== 'teaching' || event.defaultPrevented || event.altKey || isTyping(event.target)) return;
  const control = event.ctrlKey || event.metaKey;
  const { session } = teaching.getState();
  if (!session) {
    const card = CARDS.find(({ number }) => String(number) === event.key);
    if (card && !control) intents.openCase(card.id);
    else if (event.key === 'Escape') intents.goHome();
    return;
  }
  if (session.sheet) return event.key === 'Escape' ? intents.closeSheet() : undefined;
  const lower = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control) {
    if (lower !== 'z') return;
    event.preventDefault();
    return intents.undo();
  }
  if (/^[1-7]$/.test(event.key)) {
    if (digit(event.key)) event.preventDefault();
    return;
  }
  const press = SINGLE[lower];
  if (!press) return;
  event.preventDefault();
  press();
};

/** The keys of a lesson; a presenter's clicker sends Page Down and Page Up. */
export const listenToLessonKeys = (): (() => void) => {
  window.addEventListener('keydown', onKey);
  return () => window.removeEventListener('keydown', onKey);
};
