import { readMetadata, type Library } from '../../dicom';
import { setSession, store } from '../state';
import { signInAsked } from './arriving';
import { archiveAt } from './connection';
import { describe, type Described } from './describe';
import type { ArchiveSource } from './remembered';
import { troubleOf } from './trouble';
import { closeAll, type FromArchive } from './waiting';

/** What opened series hold, as one library. */
export const libraryOf = ({ series }: FromArchive): Promise<Library> => readMetadata(series.flatMap(({ opened }) => opened.instances));

/** Opens the series of a remembered source anew. Null, with a note that offers a retry, when the archive does not tell of them. */
export const reopen = async ({ root, series }: ArchiveSource, wanted: () => boolean, again: () => void): Promise<Described | null> => {
  const archive = archiveAt(root);
  if (!archive) return null;
  setSession({ note: { id: 'archive-progress', rank: 'information', fact: 'The images come from the archive again.', follows: 'The read is whole.', actions: [], dismiss: () => setSession({ note: null }) } });
  const left = new AbortController();
  const stopLooking = store.subscribe(() => { if (!wanted()) left.abort(); });
  const found = await describe(archive, root, series.map((one) => ({ studyInstanceUid: one.study, seriesInstanceUid: one.series })), left.signal, () => undefined);
  stopLooking();
  const [problem] = found.problems;
  if (!wanted()) {
    closeAll(found.from);
    return null;
  }
  if (found.from.series.length > 0 && !problem) return found;
  closeAll(found.from);
  const { fact, follows } = problem ? troubleOf(problem, root) : { fact: 'The archive does not have the images of this read any more.', follows: 'Drop the files onto this page instead.' };
  const action = problem?.remedy === 'sign-in' ? { label: 'Sign in', press: () => signInAsked(root) } : { label: 'Retry', press: again };
  setSession({ note: { id: 'archive-trouble', rank: 'fault', fact, follows: `The read is whole, its images are not here. ${follows}`, actions: [action], dismiss: () => setSession({ note: null }) } });
  return null;
};
