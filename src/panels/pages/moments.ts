import { fullDate, shortDate } from '../dates';

const twoDigits = (value: number): string => String(value).padStart(2, '0');
const isoDay = (at: Date): string => `${at.getFullYear()}-${twoDigits(at.getMonth() + 1)}-${twoDigits(at.getDate())}`;

/** When something was changed, seen from now, where the reader is: "today 09:41", "yesterday", "19 Nov", "19 Nov 2025". */
export const sinceWhen = (instant: string, now: Date): string => {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return '';
  const day = isoDay(at);
  if (day === isoDay(now)) return `today ${twoDigits(at.getHours())}:${twoDigits(at.getMinutes())}`;
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (day === isoDay(before)) return 'yesterday';
  return at.getFullYear() === now.getFullYear() ? shortDate(day) : fullDate(day);
};

/** e.g. "about 4 s left", "about 2 min left"; empty while it cannot be told: too early, or done. `elapsed` in ms. */
export const timeLeft = (done: number, total: number, elapsed: number): string => {
  if (elapsed < 1000 || done <= 0 || done >= total) return '';
  const seconds = ((total - done) * elapsed) / done / 1000;
  if (seconds < 1) return 'less than 1 s left';
  return seconds < 90 ? `about ${Math.ceil(seconds)} s left` : `about ${Math.round(seconds / 60)} min left`;
};
