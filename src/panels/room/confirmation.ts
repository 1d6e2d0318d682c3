import type { ConfirmationWindow } from '../../irecist';
import { daysBetween } from '../../read';
import { dateRange, fullDate } from '../dates';
import { counted } from '../numbers';

export type WindowState =
  | { readonly kind: 'not-open'; readonly days: number }
  | { readonly kind: 'open'; readonly days: number }
  | { readonly kind: 'overdue'; readonly days: number };

/** Where a day lies against the confirmation window: before it opens, in it (with the days that are left), or after it. */
export const windowState = (window: ConfirmationWindow, on: string): WindowState => {
  const untilOpen = daysBetween(on, window.opens);
  if (untilOpen > 0) return { kind: 'not-open', days: untilOpen };
  const left = daysBetween(on, window.closes);
  return left >= 0 ? { kind: 'open', days: left } : { kind: 'overdue', days: -left };
};

/** Beyond a year the days say nothing: the scans are read long after they were made. */
const LONG_AGO = 365;

/** The state against today, for a window that no later scan of the read answers. */
export const todayInWords = (state: WindowState): string => {
  switch (state.kind) {
    case 'not-open': return 'Not yet open.';
    case 'open': return state.days === 0 ? 'Open, last day.' : `Open, ${counted(state.days, 'day')} left.`;
    case 'overdue': return state.days > LONG_AGO ? 'The window has closed.' : `Overdue by ${counted(state.days, 'day')}; the label is still computed.`;
  }
};

/** The state against the scan that came next. */
export const scanInWords = (label: string, state: WindowState): string => {
  switch (state.kind) {
    case 'not-open': return `${label} comes ${counted(state.days, 'day')} before it opens.`;
    case 'open': return `${label} falls in it.`;
    case 'overdue': return `${label} comes ${counted(state.days, 'day')} after it closed.`;
  }
};

/** e.g. "4 to 8 weeks". */
export const windowWeeks = (window: ConfirmationWindow): string => {
  const from = daysBetween(window.since, window.opens);
  const to = daysBetween(window.since, window.closes);
  return from % 7 === 0 && to % 7 === 0 ? `${from / 7} to ${to / 7} weeks` : `${from} to ${to} days`;
};

export interface NextStep {
  readonly before: string;
  readonly strong: string;
  readonly after: string;
}

/**
 * What comes next after a scan, without advice: the window with its dates and its state. A scan that lies in the window itself is what the window
 * asked for: while it is being read, that is said; if the progression is still open after it, only what is left of the window comes next.
 */
export const confirmationStep = (
  window: ConfirmationWindow, scan: { readonly date: string; readonly isBeingRead: boolean }, following: { readonly label: string; readonly date: string } | null, today: string | null,
): NextStep => {
  const dates = dateRange(window.opens, window.closes);
  const state = following ? ` ${scanInWords(following.label, windowState(window, following.date))}` : today ? ` ${todayInWords(windowState(window, today))}` : '';
  const here = windowState(window, scan.date);
  if (here.kind === 'not-open') {
    const since = window.since === scan.date ? 'this scan' : fullDate(window.since);
    return { before: 'Next: repeat imaging ', strong: dates, after: `, ${windowWeeks(window)} from ${since}.${state}` };
  }
  if (here.kind === 'overdue') return { before: `The progression of ${fullDate(window.since)} is still open; its window `, strong: dates, after: ' closed before this scan.' };
  if (scan.isBeingRead) return { before: 'This scan lies in the confirmation window ', strong: dates, after: ' and is being read.' };
  return { before: `The progression of ${fullDate(window.since)} is still open. Next: repeat imaging by `, strong: fullDate(window.closes), after: `.${state}` };
};

/** A scan of the read after the one that opened the progression. */
export interface LaterScan {
  readonly label: string;
  readonly date: string;
  readonly state: 'not-read' | 'draft' | 'complete';
}

/** The words inside the window on the timeline, null for its dates: the scan of the read that answers it, else its state today. */
export const windowWords = (
  window: ConfirmationWindow, scans: readonly LaterScan[], today: string | null,
): string | null => {
  const answering = scans.find(({ date, state }) => state !== 'complete' && windowState(window, date).kind === 'open');
  if (answering) return answering.state === 'draft' ? `${answering.label} is being read` : `${answering.label} falls in it`;
  // With scans of the read in the window or past it the read looks back, and a count against today would say nothing.
  if (today === null || scans.some(({ date }) => date >= window.opens)) return null;
  const state = windowState(window, today);
  if (state.kind === 'open') return `open, ${counted(state.days, 'day')} left`;
  return state.kind === 'overdue' && state.days <= LONG_AGO ? `overdue by ${counted(state.days, 'day')}` : null;
};
