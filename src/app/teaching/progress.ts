import type { TeachingCard } from '../../panels';

const KEY = 'nadir-teaching';

const all = (): Readonly<Record<string, string>> => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Readonly<Record<string, string>>) : {};
  } catch {
    return {};
  }
};

/** How far a case has been taken in this browser. */
export const progressOf = (id: string): TeachingCard['progress'] => {
  const said = all()[id];
  return said === 'started' || said === 'done' ? said : 'new';
};

/** Losing it costs a word on the shelf. */
export const rememberProgress = (id: string, progress: 'started' | 'done'): void => {
  if (progress === 'started' && progressOf(id) === 'done') return;
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...all(), [id]: progress }));
  } catch {
    // Private windows may refuse.
  }
};
