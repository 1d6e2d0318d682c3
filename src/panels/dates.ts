/** Dates as every screen writes them. All dates are ISO yyyy-mm-dd without a time zone. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const parts = (iso: string): readonly [year: string, month: string, day: string] => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return [year, MONTHS[Number(month) - 1] ?? '?', String(Number(day))];
};

/** e.g. "2 Mar". */
export const shortDate = (iso: string): string => {
  const [, month, day] = parts(iso);
  return `${day} ${month}`;
};

/** e.g. "2 Mar 2026". */
export const fullDate = (iso: string): string => `${shortDate(iso)} ${parts(iso)[0]}`;

/** When a scan was: its date, or in a blinded read its study day. */
export const whenOf = ({ date, day }: { readonly date: string; readonly day: number }, blinded: boolean, written: (iso: string) => string = fullDate): string => (blinded ? `day ${day}` : written(date));

/** e.g. "25 May – 22 Jun 2026"; both years where they differ. */
export const dateRange = (from: string, to: string): string =>
  `${from.slice(0, 4) === to.slice(0, 4) ? shortDate(from) : fullDate(from)} – ${fullDate(to)}`;

/** The time of day of an ISO instant where the reader is, e.g. "09:41:07". */
export const clockTime = (instant: string): string =>
  new Date(instant).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
