import { daysBetween, type Timepoint } from '../../read';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** How days are told: dates, or in a blinded read only days from the baseline. */
export type DaysAs = 'iso' | 'study-day';

const fullDate = (iso: string): string => {
  const [year = '', month = '', day = ''] = iso.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
};

export const dayInWords = (iso: string, baseline: string, as: DaysAs): string => (as === 'iso' ? fullDate(iso) : `day ${daysBetween(baseline, iso)}`);
export const shortDay = (timepoint: Timepoint, as: DaysAs): string => (as === 'iso' ? fullDate(timepoint.date).replace(/ \d{4}$/, '') : `day ${timepoint.day}`);
/** Sentences of the rules may name dates; where only days may be told they are told as days. */
export const withoutDates = (sentence: string, baseline: string, as: DaysAs): string => (as === 'iso' ? sentence : sentence.replaceAll(/\d{4}-\d\d-\d\d/g, (iso) => dayInWords(iso, baseline, as)));

const shown = (value: number): number => (Math.sign(value) * Math.round(Math.abs(value) * 10 + 1e-7)) / 10;
export const decimal = (value: number): string => `${shown(value) < 0 ? '−' : ''}${Math.abs(shown(value)).toFixed(1)}`;
export const signed = (value: number): string => (shown(value) > 0 ? `+${decimal(value)}` : decimal(value));
export const percent = (value: number | null): string => (value === null ? '' : `${signed(value)} %`);
/** A hash in groups of four, its middle left out. */
export const shortHash = (hash: string): string => (hash.length < 24 ? hash : `${[0, 4, 8, 12].map((at) => hash.slice(at, at + 4)).join(' ')} … ${hash.slice(-4)}`);
