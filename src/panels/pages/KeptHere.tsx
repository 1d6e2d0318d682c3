import type { ReactElement } from 'react';
import type { KeptSpace } from '../pages-props';
import { Toggle } from '../parts/Toggle';
import { amount, byteAmount, byteShare } from './amounts';

export interface KeptHereProps {
  readonly space: KeptSpace;
  readonly reads: number;
  readonly setKeepImages: (keep: boolean) => void;
}

/** What this browser keeps, how much room it takes, and whether images are kept at all. */
export const KeptHere = ({ space, reads, setKeepImages }: KeptHereProps): ReactElement => {
  const share = space.quotaBytes > 0 ? Math.min(100, (100 * space.usedBytes) / space.quotaBytes) : 0;
  return (
    <section className="sec" aria-labelledby="kept-head">
      <div className="sec-head"><h2 id="kept-head">Kept in this browser</h2><span className="end">{space.quotaBytes > 0 ? byteShare(space.usedBytes, space.quotaBytes) : byteAmount(space.usedBytes)}</span></div>
      <div className="kept">
        <div className="meter" role="meter" aria-label="Space used" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share)}><i style={{ width: `${share}%` }} /></div>
        <div className="row"><Toggle label="Keep images, so a reload brings back the same screen" on={space.keepImages} change={setKeepImages} /></div>
        <p>{amount(reads, 'read')} {byteAmount(space.readBytes)}, images {byteAmount(space.imageBytes)}</p>
      </div>
    </section>
  );
};
