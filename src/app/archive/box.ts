import type { ArchiveBoxState } from '../../panels';
import { showArchive } from './open-archive-screen';
import { lastRoot } from './remembered';
import { archiveStore } from './state';

/** The archive as the home page shows it. It is asked only when the reader goes there: the page makes no request of its own. */
export const archiveBox = (): ArchiveBoxState => {
  const { answeredMs, trouble, root } = archiveStore.getState();
  const last = trouble ? 'did not answer' : answeredMs === null ? '' : `answered in ${Math.round(answeredMs)} ms`;
  return { root: answeredMs === null && !trouble ? lastRoot() : root, last, openArchive: () => showArchive() };
};
