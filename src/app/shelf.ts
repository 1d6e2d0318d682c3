import { openShelf, type Shelf, type StorageProblem, STORAGE_PROBLEM_TEXT } from '../storage';

let opened: Shelf | null = null;

/** Opens what this browser keeps; once, before anything else. */
export const openTheShelf = async (): Promise<Shelf> => (opened ??= await openShelf());

/** What this browser keeps. Open since the start of the page. */
export const theShelf = (): Shelf => {
  if (!opened) throw new Error('The shelf is not open yet');
  return opened;
};

/** A storage problem in words for the reader: a fact and what to do. */
export const inWords = (problem: StorageProblem): { readonly fact: string; readonly follows: string } => STORAGE_PROBLEM_TEXT[problem.kind];

const OPEN_READ = 'nadir-open-read';

/** Which read this tab had on screen, and which one the browser had last: a reload belongs to the tab, a restart to the browser. */
export const openReadId = (): { readonly readId: string; readonly ofThisTab: boolean } | null => {
  try {
    const own = sessionStorage.getItem(OPEN_READ);
    const last = localStorage.getItem(OPEN_READ);
    return own ? { readId: own, ofThisTab: true } : last ? { readId: last, ofThisTab: false } : null;
  } catch {
    return null;
  }
};

/** Remembers what is on screen, or (null) that nothing is. Losing it costs a click on the home page. */
export const rememberOpenRead = (readId: string | null): void => {
  try {
    if (readId !== null) {
      sessionStorage.setItem(OPEN_READ, readId);
      localStorage.setItem(OPEN_READ, readId);
      return;
    }
    if (localStorage.getItem(OPEN_READ) === sessionStorage.getItem(OPEN_READ)) localStorage.removeItem(OPEN_READ);
    sessionStorage.removeItem(OPEN_READ);
  } catch {
    // Private windows may refuse; the read itself is kept elsewhere.
  }
};
