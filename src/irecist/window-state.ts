import type { ConfirmationWindow } from './assessment';
import { dateAfter, dayNumber } from './dates';

/** Where a date stands to the window in which an unconfirmed progression is to be imaged again. */
export type WindowState =
  | { readonly kind: 'not-yet'; readonly daysUntilOpen: number }
  /** Before the window but within the tolerance: a scan now would count. */
  | { readonly kind: 'early-tolerated'; readonly daysUntilOpen: number }
  | { readonly kind: 'open'; readonly daysLeft: number }
  | { readonly kind: 'overdue'; readonly daysOver: number };

/** I18: not yet, open or overdue on an ISO date; both ends of the window belong to it. The tolerance is the charter's, in days. */
export const windowState = (window: ConfirmationWindow, on: string, toleranceDays: number): WindowState => {
  const today = dayNumber(on);
  const opens = dayNumber(window.opens);
  const closes = dayNumber(window.closes);
  if (today === null || opens === null || closes === null) throw new Error(`Not a date: ${on}`);
  if (today < opens) return { kind: on >= dateAfter(window.opens, -toleranceDays) ? 'early-tolerated' : 'not-yet', daysUntilOpen: opens - today };
  return today <= closes ? { kind: 'open', daysLeft: closes - today } : { kind: 'overdue', daysOver: today - closes };
};
