import { linkOf, type ArchiveLink, type LinkReading } from '../archive';
import { archiveAt, tidyRoot } from './archive/connection';
import { showArchive } from './archive/open-archive-screen';
import { openStudies } from './archive/open-told';
import { OWN_ROOT } from './archive/remembered';
import { tellTrouble } from './archive/search';
import { afterSignIn, returned } from './archive/sign-in';
import { setArchive } from './archive/state';
import { troubleOf } from './archive/trouble';
import { showHome } from './home';
import { chooseTimepointSeries, leaveOpening, sourcesOf } from './opening';
import { beginRead, resumeRead } from './room-open';
import { set, store } from './state';

/** What the link asked for has been done, or cannot be: the address names it no longer, and a reload brings back the read that is open. */
const cleanAddress = (): void => history.replaceState(null, '', '/');

const tell = async (fact: string, follows: string): Promise<void> => {
  leaveOpening();
  await showHome();
  set({ message: { rank: 'fault', fact, follows } });
};

const chooseNamed = (subjectKey: string, series: readonly string[] | null): void => {
  const proposal = store.getState().opening?.proposals.find((one) => one.subject.key === subjectKey);
  for (const timepoint of proposal?.timepoints ?? []) {
    const named = timepoint.candidates.find(({ seriesInstanceUid }) => series?.includes(seriesInstanceUid));
    if (named) chooseTimepointSeries(subjectKey, timepoint.id, named.key);
  }
};

/** Opens the studies of a link straight into the read: the one that was begun of this subject, or a new one. The first by date is the baseline. */
const follow = async ({ root: absolute, studies, series }: ArchiveLink): Promise<void> => {
  const root = tidyRoot(absolute);
  const archive = archiveAt(root);
  if (!archive) return tell('The link names no archive.', 'Nothing was opened.');
  setArchive({ root });
  const opened = await openStudies(archive, root, studies, series);
  if (opened.kind === 'left') return;
  if (opened.kind === 'problem') {
    const { remedy } = opened.problem;
    if (remedy === 'sign-in') {
      afterSignIn(location.search.includes('study') || location.search.includes('StudyInstanceUIDs') ? `${location.pathname}${location.search}` : '');
      showArchive(root);
      return tellTrouble(opened.problem);
    }
    // The address stays: a reload tries again.
    const { fact, follows } = troubleOf(opened.problem, root);
    return tell(fact, `The link could not be opened. ${follows} Reload the page to try again.`);
  }
  const { subjects } = opened.library;
  const [subject] = subjects;
  if (!subject || subjects.length > 1) cleanAddress();
  if (!subject) return tell('The studies of the link hold no CT images.', 'Nothing was opened.');
  if (subjects.length > 1) return tell(`The studies of the link belong to ${subjects.length} persons.`, 'A read is of one; nothing was opened.');
  chooseNamed(subject.key, series);
  cleanAddress();
  const existing = store.getState().recent.find((read) => read.subjectKey === subject.key);
  if (existing && (await resumeRead(existing.id, sourcesOf(subject.key)))) return;
  await beginRead(subject.key);
  // Where something keeps the read from beginning, the loading page says what.
};

const readingOf = (address: string): LinkReading => linkOf(address, { allowedOrigins: [], ownRoot: OWN_ROOT });

/** Follows what the address of the page asks for: a link of a worklist, or the end of a sign-in. False where it asks for nothing. */
export const followAddress = async (): Promise<boolean> => {
  const back = await returned(location.href);
  if (back.kind === 'problem') {
    cleanAddress();
    showArchive(back.root);
    tellTrouble(back.problem);
    return true;
  }
  if (back.kind === 'signed-in') {
    history.replaceState(null, '', back.back || '/');
    if (back.back === '') {
      showArchive(back.root);
      return true;
    }
  }
  const reading = readingOf(location.href);
  if (reading.kind === 'none') return false;
  await showHome();
  if (reading.kind === 'link') await follow(reading.link);
  else {
    cleanAddress();
    await tell(`${reading.problem.detail}.`, 'The link was not followed; nothing was opened.');
  }
  return true;
};
