import { windowState, type ConfirmationWindow, type IrecistResponse, type WindowState } from '../../irecist';
import type { Timepoint } from '../../read';
import { counted } from '../numbers';
import { readFollowUps, type Seen } from './seen';

/** One unconfirmed progression with the window in which it was, or is, to be imaged again. */
export interface Episode {
  readonly since: Timepoint;
  readonly window: ConfirmationWindow;
  /** The scan that confirmed it or took it back; null while it is open. */
  readonly answered: { readonly at: Timepoint; readonly label: IrecistResponse } | null;
}

/** Every unconfirmed progression of a read, in order. */
export const episodesOf = (seen: Seen): readonly Episode[] => {
  const episodes: Episode[] = [];
  const followUps = readFollowUps(seen);
  for (const at of followUps) {
    const window = seen.assessment.timepoints[at.index]?.confirmation;
    const since = followUps.find(({ date }) => date === window?.since);
    if (!window || !since || seen.assessment.timepoints[since.index]?.irecist !== 'iUPD' || episodes.some((one) => one.window.since === window.since)) continue;
    const closing = followUps.find(({ index }) => {
      const response = seen.assessment.timepoints[index];
      return index > since.index && response?.confirmation?.since !== window.since && response?.irecist !== 'NE' && response?.irecist !== null;
    });
    const label = closing ? (seen.assessment.timepoints[closing.index]?.irecist ?? null) : null;
    episodes.push({ since, window, answered: closing && label ? { at: closing, label } : null });
  }
  return episodes;
};

/** Where a scan stands to the window, in words that fit after its name. */
const scanInWords = (state: WindowState): string => {
  switch (state.kind) {
    case 'not-yet': return `${counted(state.daysUntilOpen, 'day')} before it opens`;
    case 'early-tolerated': return `${counted(state.daysUntilOpen, 'day')} early, within the tolerance`;
    case 'open': return 'in the window';
    case 'overdue': return `${counted(state.daysOver, 'day')} after it closed`;
  }
};

/** Where today stands to the window: not yet, open or overdue, in days. */
const stateInWords = (state: WindowState): string => {
  switch (state.kind) {
    case 'not-yet': return `not yet open, ${counted(state.daysUntilOpen, 'day')} before`;
    case 'early-tolerated': return `${counted(state.daysUntilOpen, 'day')} early, within the tolerance`;
    case 'open': return state.daysLeft === 0 ? 'open, last day' : `open, ${counted(state.daysLeft, 'day')} left`;
    case 'overdue': return `overdue by ${counted(state.daysOver, 'day')}`;
  }
};

/** The state of a window: against the scan that answered it, else against the next scan of the read and today. */
export const episodeStates = (seen: Seen, { since, window, answered }: Episode, today: string | null): readonly string[] => {
  const stateOn = (date: string): WindowState => windowState(window, date, seen.charter.confirmToleranceDays);
  if (answered) return [`${answered.at.label}: ${scanInWords(stateOn(answered.at.date))}`];
  const next = seen.read.timepoints.find(({ index }) => index > since.index && !seen.begun[index]);
  return [...(next ? [`${next.label}, not read yet: ${scanInWords(stateOn(next.date))}`] : []), ...(today ? [`Today: ${stateInWords(stateOn(today))}`] : [])];
};
