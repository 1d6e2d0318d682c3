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

/** Which read was on screen, so that the next start brings it back. Losing it costs a click on the home page. */
export const openReadId = (): string | null => {
  try {
    return localStorage.getItem(OPEN_READ);
  } catch {
    return null;
  }
};

export const rememberOpenRead = (readId: string | null): void => {
  try {
    if (readId === null) localStorage.removeItem(OPEN_READ);
    else localStorage.setItem(OPEN_READ, readId);
  } catch {
    // Private windows may refuse; the read itself is kept elsewhere.
  }
};
