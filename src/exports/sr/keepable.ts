import type { Act, PlannedTimepoint } from '../../read';

/** Bounds of what a saved read may hold (../act-schema.ts), so that a read made of reports can be kept and opened again. */
const FARTHEST_MM = 100_000;
const [LONGEST_ID, LONGEST_TEXT, LONGEST_CHARTER] = [200, 2000, 20_000];
const IDS: ReadonlySet<string> = new Set(['id', 'lesion', 'timepoint', 'into', 'firstSeen', 'seriesKey', 'sopInstanceUid', 'studyInstanceUids']);

const isDay = (iso: string): boolean => {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
};

/** Key of the first value that cannot be kept; null when all can. */
const unkeepable = (value: unknown, key: string): string | null => {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) <= FARTHEST_MM ? null : key;
  if (typeof value === 'string') {
    const most = IDS.has(key) ? LONGEST_ID : key === 'charter' ? LONGEST_CHARTER : LONGEST_TEXT;
    return value.length > most || (IDS.has(key) && value === '') ? key : null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = unkeepable(inner, Array.isArray(value) ? key : name);
    if (found !== null) return found;
  }
  return null;
};

/** What of the timepoints cannot be kept, in words; null when they can. */
export const timepointFault = (timepoints: readonly PlannedTimepoint[]): string | null => {
  const twice = (words: readonly string[]): boolean => new Set(words).size < words.length;
  const undated = timepoints.find(({ date }) => !isDay(date));
  if (undated) return `The report of ${undated.label} names ${undated.date || 'no day'}, which is no day of the calendar`;
  if (timepoints.some(({ id, label }) => id === '' || label.trim() === '')) return 'A report does not name its timepoint';
  if (twice(timepoints.map(({ id }) => id)) || twice(timepoints.map(({ label }) => label.trim()))) return 'Two reports of different visits give their timepoint one name';
  return null;
};

/** Where the acts say what no read can hold, "long"; null when they can be kept. */
export const actsFault = (acts: readonly Act[]): string | null => {
  for (const act of acts) {
    const found = unkeepable(act, act.kind);
    if (found !== null) return found;
  }
  return null;
};
