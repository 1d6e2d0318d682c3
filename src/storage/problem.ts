/** Everything that can go wrong with keeping things in this browser. */
export type StorageProblemKind =
  | 'unavailable' // no IndexedDB here: private window, blocked site data, not a secure page
  | 'blocked' // another tab holds an older version of the database open
  | 'newer-version' // the database was written by a later Nadir
  | 'closed' // the database was deleted, or given up for another tab, while this page was open
  | 'quota-exceeded'
  | 'read-failed'
  | 'write-failed'
  | 'log-damaged' // stored entries that do not follow from one another
  | 'no-file-system' // no private file system to keep images in
  | 'images-missing' // keeping the images was interrupted, or the browser has thrown some away
  | 'source-unreadable' // a file to be kept could not be read any more
  | 'in-use' // open in another tab
  | 'cancelled';

export interface StorageProblem {
  readonly kind: StorageProblemKind;
  /** What the browser said, or which part it was; for a report of the fault, not for the reader. */
  readonly detail: string;
}

export const storageProblem = (kind: StorageProblemKind, detail: string): StorageProblem => ({ kind, detail });

/** For the reader: the fact first, then what follows from it and what can be done. Whole sentences. */
export const STORAGE_PROBLEM_TEXT: Readonly<Record<StorageProblemKind, { readonly fact: string; readonly follows: string }>> = {
  unavailable: {
    fact: 'This browser keeps nothing for this page.',
    follows: 'A private window or blocked site data does this. Use Save read before the tab is closed.',
  },
  blocked: { fact: 'Another tab holds an older Nadir open.', follows: 'Close the other tabs with Nadir, then reload this page.' },
  'newer-version': { fact: 'The reads in this browser were kept by a later Nadir.', follows: 'Open them with that version. Nothing was changed.' },
  closed: { fact: 'The place where reads are kept was closed or deleted.', follows: 'Use Save read now, then reload this page.' },
  'quota-exceeded': {
    fact: 'This browser has no room left.',
    follows: 'Nothing already kept is lost. Forget images of older reads on the home page, or use Save read.',
  },
  'read-failed': { fact: 'What is kept in this browser could not be read.', follows: 'Reload the page. If it stays, open the read from its saved file.' },
  'write-failed': { fact: 'The last act could not be kept in this browser.', follows: 'It is tried again with the next act. Use Save read to be safe.' },
  'log-damaged': {
    fact: 'Part of this read in the browser does not fit together.',
    follows: 'Everything up to the fault is shown. Compare it with a saved file if there is one.',
  },
  'no-file-system': { fact: 'This browser cannot keep images.', follows: 'The read is kept. After a reload, open the image files again.' },
  'images-missing': { fact: 'Not all images of this read are kept here.', follows: 'The read is complete. Open the image files again to see them.' },
  'source-unreadable': { fact: 'A file could not be read again to be kept.', follows: 'It was moved or changed after it was opened. The read itself is kept.' },
  'in-use': { fact: 'This read is open in another tab.', follows: 'Close it there first.' },
  cancelled: { fact: 'Keeping the images was stopped.', follows: 'It goes on where it stopped when the files are opened again.' },
};

/** The problem that a thrown error stands for; `otherwise` where the error tells nothing. */
export const problemOf = (error: unknown, otherwise: StorageProblemKind): StorageProblem => {
  const name = error instanceof DOMException || error instanceof Error ? error.name : '';
  const detail = error instanceof Error || error instanceof DOMException ? `${name}: ${error.message}` : String(error);
  switch (name) {
    case 'QuotaExceededError': return storageProblem('quota-exceeded', detail);
    case 'VersionError': return storageProblem('newer-version', detail);
    case 'InvalidStateError': return storageProblem('closed', detail);
    case 'SecurityError': return storageProblem('unavailable', detail);
    default: return storageProblem(otherwise, detail);
  }
};
