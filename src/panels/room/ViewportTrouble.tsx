import type { ReactElement } from 'react';
import type { Timepoint } from '../../read';
import type { ShowProblem, ViewState } from '../../viewer';
import { Icon } from '../parts/Icon';

const WHAT_TO_DO: Readonly<Record<ShowProblem, readonly [fact: string, follows: string]>> = {
  'no-images': ['No images in this series.', 'Choose another series above.'],
  'unsupported-transfer-syntax': ['This compression cannot be shown.', 'Choose another series above, or convert the files.'],
  'decode-failed': ['The images could not be decoded.', 'They may be damaged; choose another series or open the files again.'],
  'file-gone': ['The file is no longer there.', 'Open the files again.'],
  'not-sent': ['The archive has not sent this image.', 'What you drew is kept. Retry below, or scroll on.'],
  'timed-out': ['The images did not come in time.', 'Open the files again, or retry.'],
  'no-canvas': ['This browser gives no drawing surface.', 'Close other tabs with images, then reload.'],
};

/** What stands in a viewport that shows no image yet, or cannot. */
export const ViewportTrouble = ({ view, timepoint }: { readonly view: ViewState | null; readonly timepoint: Timepoint }): ReactElement | null => {
  if (!view) return <div className="vp-word" role="status">Opening the viewer</div>;
  if (view.status === 'loading') {
    return <div className="vp-word" role="status">Reading {timepoint.label}{view.count > 1 && <>, slice {Math.min(view.loaded + 1, view.count)} of {view.count}</>}</div>;
  }
  if (view.status === 'empty') return <div className="vp-word">{timepoint.seriesKey === null ? `No series chosen for ${timepoint.label}` : `The images of ${timepoint.label} are not here`}</div>;
  if (view.status !== 'failed' || !view.problem) return null;
  const [fact, follows] = WHAT_TO_DO[view.problem.kind];
  return (
    <div className="vp-word trouble" role="alert">
      <Icon name="fault" /><span><b>{fact}</b> {follows}{view.problem.detail !== '' && <small>{view.problem.detail}</small>}</span>
    </div>
  );
};
