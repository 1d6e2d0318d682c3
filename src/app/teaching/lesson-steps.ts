import type { LabelChoice, NextChoice, ScanAnswers } from '../../panels';
import { renderNeeded } from './images';
import { rememberProgress } from './progress';
import { jumpToSelected } from './show';
import { setLesson, theLesson } from './state';

const NOTHING: ScanAnswers = { label: null, next: null, hands: {}, named: [] };

/** The scan that is read now: the one on the right, or the first one while it stands alone. */
export const currentLabel = (): string => {
  const { opened, session } = theLesson();
  return opened.story.scans[session.step]?.label ?? '';
};

const answerHere = (change: (before: ScanAnswers) => Partial<ScanAnswers>): void => {
  const { session } = theLesson();
  const label = currentLabel();
  if (session.revealed.has(label)) return; // answers can change until the reveal
  const before = session.answers[label] ?? NOTHING;
  setLesson({ answers: { ...session.answers, [label]: { ...before, ...change(before) } } });
};

/** The label that the rules give to the scan on screen; null for the baseline and a scan before it. */
const isFollowUp = (): boolean => (theLesson().opened.story.assessment.timepoints.find(({ id }) => id === currentLabel())?.irecist ?? null) !== null;

export const answerLabel = (choice: LabelChoice): void => {
  if (isFollowUp()) answerHere(() => ({ label: choice }));
};

export const answerNext = (choice: NextChoice): void => {
  if (isFollowUp()) answerHere(() => ({ next: choice }));
};

export const countHands = (choice: LabelChoice, hands: number): void => answerHere(({ hands: before }) => ({ hands: { ...before, [choice]: Math.max(0, Math.min(999, Math.round(hands) || 0)) } }));

export const clicked = (who: string, choice: LabelChoice): void => {
  const name = who.trim().toUpperCase().slice(0, 6);
  if (name !== '') answerHere(({ named }) => ({ named: [...named.filter((one) => one.who !== name), { who: name, label: choice }] }));
};

/** Shows label and lines. Slice, zoom and window stay as they are: a jump would be read as a change of the lesion. */
export const reveal = (): void => {
  const { opened, session } = theLesson();
  const { scans, card } = opened.story;
  const baseline = scans.find(({ timepoint }) => timepoint !== null)?.label ?? '';
  const label = currentLabel();
  const known = scans[session.step]?.timepoint === null ? [label] : [label, baseline];
  setLesson({ revealed: new Set([...session.revealed, ...known]), hand: 'window' });
  if (session.step === scans.length - 1) rememberProgress(card.id, 'done');
};

/** The scan at which RECIST 1.1 ended, as an index; null while that is not out, or never. */
export const stopAt = (): number | null => {
  const { opened, session } = theLesson();
  const first = opened.story.assessment.timepoints.find(({ recist11 }) => recist11 === 'PD')?.id;
  if (first === undefined || !session.revealed.has(first)) return null;
  const index = opened.story.scans.findIndex(({ label }) => label === first);
  return index < opened.story.scans.length - 1 ? index : null;
};

/** To the next or the previous scan. A scan is left forwards only once its label is out; later scans come back by going on. */
export const step = (by: 1 | -1): void => {
  const { opened, session } = theLesson();
  const next = session.step + by;
  if (next < 0 || next >= opened.story.scans.length) return;
  if (by === 1 && isFollowUp() && !session.revealed.has(currentLabel())) return setLesson({ note: 'Reveal this scan first (H): then go on.' });
  setLesson({ step: next, stopped: false, activeSide: next === 0 ? 'left' : 'right', note: null });
  jumpToSelected();
  void renderNeeded();
};

export const toggleStopped = (): void => {
  const { session } = theLesson();
  const at = stopAt();
  if (at === null) return;
  if (session.stopped) return setLesson({ stopped: false });
  const moved = session.step !== at;
  setLesson({ stopped: true, step: at });
  if (moved) jumpToSelected();
};

/** What a presenter's clicker does with its one key: reveal, then on. */
export const advance = (): void => {
  const { session } = theLesson();
  if (isFollowUp() && !session.revealed.has(currentLabel())) reveal();
  else step(1);
};

export const stepLesion = (by: 1 | -1): void => {
  const { opened, session } = theLesson();
  const shown = opened.story.expert.lesions.filter(({ role, at }) => role === 'target' || (role === 'new' && session.revealed.has(currentLabel()) && at.has(currentLabel())));
  const index = shown.findIndex(({ id }) => id === session.selected);
  const next = shown[(index + by + shown.length) % shown.length];
  if (!next) return;
  setLesson({ selected: next.id });
  jumpToSelected();
};
