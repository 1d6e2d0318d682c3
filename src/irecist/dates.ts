const DAY = 86_400_000;
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970 of an ISO date (yyyy-mm-dd), or null when it is no date of the calendar. */
export const dayNumber = (iso: string): number | null => {
  const parts = FORM.exec(iso);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])];
  const date = new Date(Date.UTC(year, month, day));
  // A day that its month does not have, or a year that is taken for another, comes back as another date.
  return date.toISOString().slice(0, 10) === iso ? date.getTime() / DAY : null;
};

/** The ISO date a number of days after another; the date must be valid. */
export const dateAfter = (iso: string, days: number): string => new Date(((dayNumber(iso) ?? NaN) + days) * DAY).toISOString().slice(0, 10);
