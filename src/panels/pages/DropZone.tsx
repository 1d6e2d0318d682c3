import type { ReactElement } from 'react';
import { Button } from '../parts/Button';
import { FileButton } from '../parts/FileButton';
import { Icon } from '../parts/Icon';

export interface DropZoneProps {
  readonly over: boolean;
  readonly openFiles: (files: readonly File[]) => void;
  readonly openSample: () => void;
}

/** Where a read begins. Files may be dropped anywhere on the page; the zone shows that they will be taken. */
export const DropZone = ({ over, openFiles, openSample }: DropZoneProps): ReactElement => (
  <section className={over ? 'drop over' : 'drop'} aria-label="Drop zone">
    <h1>Drop CT files, folders or a zip here</h1>
    <p>Two or more scans of one person become a read. Nadir finds the series, proposes the timepoints and hangs baseline beside current.</p>
    <div className="acts">
      <FileButton kind="main" icon="file" label="Open DICOM files" multiple choose={openFiles} />
      <FileButton kind="edge" icon="folder" label="Open DICOM folder" folder choose={openFiles} />
      <Button kind="edge" icon="stack" label="Open sample subject" press={openSample} />
    </div>
    <span className="local"><Icon name="lock" />Files stay in this browser. Nothing is sent anywhere.</span>
  </section>
);
