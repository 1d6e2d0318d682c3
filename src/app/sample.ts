import { tellOutside } from './home';
import { sourceOfFile } from './byte-sources';
import { openSources, sourcesOf } from './opening';
import { beginRead, resumeRead } from './room-open';
import { sampleFile } from './sample-file';
import { store } from './state';

/** Opens the small subject that comes with Nadir: synthetic CT with known diameters. Straight into the read; into the one that was begun, where there is one. */
export const openSample = async (): Promise<void> => {
  const file = await sampleFile();
  if (!file) return tellOutside('sample subject', 'The sample subject cannot be read.', 'Reload the page; the files of this installation may be incomplete.');
  const library = await openSources([sourceOfFile(file)]);
  const subject = library.subjects[0];
  if (!subject) return;
  const existing = store.getState().recent.find((read) => read.subjectKey === subject.key);
  if (existing && (await resumeRead(existing.id, sourcesOf(subject.key)))) return;
  await beginRead(subject.key);
};
