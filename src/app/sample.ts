import sampleUrl from '../../sample-dicom/flare-classic/subject.zip?url';
import { tellOnHome } from './home';
import { sourceOfFile } from './byte-sources';
import { openSources } from './opening';
import { beginRead } from './room-open';

/** Opens the small subject that comes with Nadir: synthetic CT with known diameters. Straight into the read. */
export const openSample = async (): Promise<void> => {
  const response = await fetch(sampleUrl).catch(() => null);
  if (!response?.ok) return tellOnHome('The sample subject cannot be read.', 'Reload the page; the files of this installation may be incomplete.');
  const library = await openSources([sourceOfFile(new File([await response.blob()], 'sample-subject.zip'))]);
  const subject = library.subjects[0];
  if (subject) await beginRead(subject.key);
};
