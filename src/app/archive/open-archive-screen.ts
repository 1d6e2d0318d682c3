import { set } from '../state';
import { archiveAt } from './connection';
import { openStudies } from './open-told';
import { search, tellTrouble } from './search';
import { archiveStore, setArchive } from './state';

/** Shows the archive; asks it at once, so that an archive that does not answer is told before anybody types. */
export const showArchive = (root?: string): void => {
  if (root !== undefined && root !== archiveStore.getState().root) setArchive({ root, subjects: null, chosen: null, reports: null, signedIn: false, trouble: null });
  set({ screen: 'archive', message: null });
  const { subjects, query, asking } = archiveStore.getState();
  if (subjects === null && !asking) void search(query);
};

/** The chosen studies on the loading page, as proposed timepoints. */
export const openChosen = async (): Promise<void> => {
  const { chosen, root } = archiveStore.getState();
  const archive = archiveAt(root);
  const studies = chosen?.studies?.filter(({ uid, series }) => !chosen.left.has(uid) && series?.length !== 0).map(({ uid }) => uid) ?? [];
  if (!archive || studies.length === 0) return;
  const opened = await openStudies(archive, root, studies);
  if (opened.kind === 'problem') tellTrouble(opened.problem);
};
