import type { ReactElement } from 'react';
import type { LoadingProps } from '../pages-props';
import { Button } from '../parts/Button';

/** The drop held nothing that can be read: why that may be, and what to do. */
export const NothingToRead = ({ files, stopped, goHome }: { readonly files: number; readonly stopped: boolean; readonly goHome: LoadingProps['goHome'] }): ReactElement => (
  <section className="unread" aria-labelledby="unread-head">
    <h2 id="unread-head">{stopped ? 'Stopped before any CT image was found' : files === 0 ? 'The drop held no files' : 'No CT images in these files'}</h2>
    <p>{files === 0 || stopped ? 'Open the scans again:' : 'The list of load problems says what each file is. Scans are usually found in one of these ways:'}</p>
    <ul>
      <li>the whole folder of a study, often called DICOM or IMAGES, with all its subfolders</li>
      <li>the folder or disc on which a file called DICOMDIR lies</li>
      <li>a zip of either, without a password</li>
    </ul>
    <Button kind="main" label="Open other files" press={goHome} />
  </section>
);
