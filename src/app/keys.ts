import { cineTook, startCine } from './cine';
import { dropSuggestion } from './caliper-suggestion';
import type { Lesion, NonTargetAnswer, TimepointId } from '../read';
import { currentTimepoint } from './lesion-steps';
import { deleteSelected, intents, jumpToLevel } from './room-intents';
import { setSession, store, theRoom } from './state';
import { takeSuggestion } from './strokes';
import { putOnOwnWindow, setAid } from './window-per-organ';

export const WINDOWS: Readonly<Record<string, { readonly center: number; readonly width: number } | 'file' | 'auto'>> = {
  1: { width: 400, center: 40 }, 2: { width: 1500, center: -600 }, 3: { width: 150, center: 90 }, 4: { width: 2500, center: 480 },
  5: { width: 80, center: 40 }, 6: { width: 350, center: 50 }, 0: 'auto', '~': 'file', '`': 'file',
};

const scroll = (by: number): void => {
  const { stage, session } = theRoom();
  stage?.scrollBy(session.activeSide, by);
};

const toEnd = (end: 'first' | 'last'): void => {
  const { stage, session } = theRoom();
  const count = stage?.view(session.activeSide).count ?? 0;
  stage?.scrollBy(session.activeSide, end === 'first' ? -count : count);
};

const escape = (): void => {
  const { stage, session } = theRoom();
  if (stage?.cancelStroke() || stage?.letGoOfEnd() || dropSuggestion()) return;
  if (session.keysShown) return intents.toggleKeys();
  if (session.asking) return intents.closeSiteQuestion();
  if (session.adding) return setSession({ adding: null, note: null });
  if (session.hand !== 'window') return setSession({ hand: 'window' });
  setSession({ selected: null, selectedMark: null });
};

const WHY_NOT: readonly string[] = ['not imaged', 'motion or artefact', 'obscured', 'treated locally'];

/** Not evaluable is answered with a reason only. */
const askWhyNotEvaluable = (lesion: Lesion, timepoint: TimepointId): void =>
  setSession({
    note: {
      id: 'why-not-evaluable', rank: 'information', fact: `${lesion.name} not evaluable:`, follows: 'why?',
      actions: WHY_NOT.map((reason) => ({ label: reason, press: () => { setSession({ note: null }); intents.answerNotEvaluable(lesion.id, timepoint, reason); } })),
      dismiss: () => setSession({ note: null }),
    },
  });

/** P A U E and I answer for the selected lesion where a status is asked; elsewhere the letters keep their own meaning. */
const answered = (key: string): boolean => {
  const { read, session } = theRoom();
  const lesion = read.lesions.find((one) => one.id === session.selected);
  if (!lesion || lesion.role === 'target') return false;
  const timepoint = currentTimepoint();
  if (key === 'e') {
    askWhyNotEvaluable(lesion, timepoint);
    return true;
  }
  const answers: Readonly<Record<string, NonTargetAnswer>> = { p: 'present', a: 'absent', u: 'unequivocal' };
  const answer = answers[key];
  if (!answer) return false;
  if (lesion.role === 'non-target') intents.assessNonTarget(lesion.id, timepoint, answer);
  else intents.assessNewLesion(lesion.id, timepoint, answer);
  return true;
};

const SINGLE: Readonly<Record<string, () => void>> = {
  t: () => intents.takeHand('target'), n: () => intents.takeHand('non-target'), x: () => intents.takeHand('new-lesion'),
  l: () => intents.takeHand('length'), b: () => intents.takeHand('target'), q: () => intents.takeHand('arrow'), e: () => intents.takeHand('oval'),
  w: () => setSession({ hand: 'window' }), m: () => intents.takeHand('move'), z: () => intents.takeHand('zoom'),
  o: () => intents.openSheet('outcomes'), r: () => intents.openSheet('report'),
  i: intents.invert, f: intents.fit, g: intents.toggleGhost, h: intents.toggleMarks, j: jumpToLevel, s: intents.toggleLinked, y: intents.answerNextSystem,
  ']': () => intents.stepLesion(1), '[': () => intents.stepLesion(-1), '.': () => intents.stepTimepoint(1), ',': () => intents.stepTimepoint(-1),
  '?': intents.toggleKeys, c: startCine, k: () => void nextEnd(1), v: () => setAid('magnifier', theRoom().session.aids?.magnifier === false),
  7: () => putOnOwnWindow('7'), 8: () => putOnOwnWindow('8'),
  ArrowUp: () => scroll(-1), ArrowDown: () => scroll(1), PageUp: () => scroll(-5), PageDown: () => scroll(5),
  Home: () => toEnd('first'), End: () => toEnd('last'),
  ArrowLeft: () => intents.activateSide('left'), ArrowRight: () => intents.activateSide('right'),
  Backspace: deleteSelected, Delete: deleteSelected, Escape: escape,
};

const nextEnd = (by: 1 | -1): boolean => {
  const { stage, session } = theRoom();
  return stage?.stepEnd(session.activeSide, by) ?? false;
};

/** Tenths of an image pixel; whole ones with Shift. */
const NUDGES: Readonly<Record<string, readonly [columns: number, rows: number]>> = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] };

/** With an end in hand the arrows move it and Tab goes to the next one; every other key keeps its meaning, once the end has come to rest. */
const nudged = (event: KeyboardEvent): boolean => {
  const { stage } = theRoom();
  if (!stage?.holdsEnd()) return false;
  const nudge = NUDGES[event.key];
  const times = event.shiftKey ? 10 : 1;
  if (nudge && !event.ctrlKey && !event.metaKey) return stage.nudgeEnd(nudge[0] * times, nudge[1] * times);
  if (event.key === 'Tab') return nextEnd(event.shiftKey ? -1 : 1);
  if (event.key !== 'Shift' && event.key !== 'Control') stage.restEnd();
  return false;
};

const withControl = (event: KeyboardEvent): (() => void) | undefined => {
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? intents.redo : intents.undo;
  if (key === 'y') return intents.redo;
  if (key === 's') return intents.saveRead;
  if (key === 'enter') return () => intents.openSigning();
  return undefined;
};

/** Text fields, menus and dialogs have the keyboard to themselves. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, select, textarea, [role="menu"], [role="listbox"], [role="dialog"]') !== null);

const onKey = (event: KeyboardEvent): void => {
  if (store.getState().screen !== 'room' || event.defaultPrevented || event.altKey) return;
  if (isTyping(event.target) && event.key !== 'Escape') return;
  const control = event.ctrlKey || event.metaKey;
  const lower = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const { asking, keysShown, sheet } = theRoom().session;
  if (sheet) return event.key === 'Escape' ? intents.closeSheet() : undefined; // a sheet has the keyboard to itself
  if (keysShown && event.key !== 'Escape' && event.key !== '?') return;
  if (cineTook(event.key) || nudged(event) || (event.key === 'Enter' && !control && takeSuggestion())) return event.preventDefault();
  // The question "where is it?" takes digits and Enter for itself.
  if (asking && !control && (/^[0-9/]$/.test(event.key) || event.key === 'Enter')) return;
  if (!control && answered(lower)) return event.preventDefault();
  const window = control ? undefined : WINDOWS[event.key];
  const press = control ? withControl(event) : window ? () => intents.setWindow(window) : event.shiftKey && lower === 's' ? intents.reAnchor : event.shiftKey && lower === 'r' ? () => intents.openSheet('reformat') : SINGLE[lower];
  if (!press) return;
  event.preventDefault();
  press();
};

/** One keyboard map for the reading room; single keys rest while the reader types. */
export const listenToKeys = (): void => window.addEventListener('keydown', onKey);
