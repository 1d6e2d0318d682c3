import type { TeachingScan } from './teaching-props';

const DAY = 86_400_000;
const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** Share of the width that the last scan stands at: room for its words behind it. */
const LAST = 90;

/** One axis of time for scans and lanes: percent of the width by date, so that a week is as wide in each of them. */
export const lessonAxis = (scans: readonly TeachingScan[]): ((iso: string) => number) => {
  const first = dayOf(scans[0]?.date ?? '');
  const whole = Math.max(1, dayOf(scans.at(-1)?.date ?? '') - first);
  return (iso) => (LAST * (dayOf(iso) - first)) / whole;
};
