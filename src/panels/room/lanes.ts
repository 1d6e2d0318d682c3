import { charterInForce } from '../charter/in-force';
import type { Read } from '../../read';
import type { IrecistResponse, Recist11Response, TimepointResponse } from '../../irecist';

/** Under a charter that reports RECIST 1.1 alone there is one lane, and no iRECIST label is waited for. */
export const lanesOf = (read: Pick<Read, 'charter'>): 'both' | 'recist11' => charterInForce(read.charter).document.settings.reports;

/** Do the reader's own labels count for what comes after them (A14)? */
export const ownLabelsCount = (read: Pick<Read, 'charter'>): boolean => charterInForce(read.charter).document.settings.overrideCarries === 'later-timepoints';

/** What the two lanes of the timeline show at one scan. */
export interface LaneLabels {
  /** Null: no answer yet, or no such lane. A label that is NE only because lesions are not answered is no finding, so it is not shown as one. */
  readonly recist11: Recist11Response | null;
  readonly irecist: IrecistResponse | null;
  /** Lesions are still to be answered: the labels are those of what has been answered so far. */
  readonly soFar: boolean;
  /** The first PD by RECIST 1.1. */
  readonly firstPd: boolean;
  /** RECIST 1.1 goes on for study only. */
  readonly afterPd: boolean;
  /** What the reader set instead; the computed labels stay beside it. */
  readonly chosen: { readonly recist11: Recist11Response | null; readonly irecist: IrecistResponse | null; readonly reason: string } | null;
  /** iUPD that was already open at the scan before. */
  readonly again: boolean;
}

/** Labels per timepoint; null at the baseline and where nothing has been answered. First PD and what follows go by the labels that count. */
export const laneLabels = (responses: readonly TimepointResponse[], begun: readonly boolean[], ownCount: boolean): readonly (LaneLabels | null)[] => {
  let pdSeen = false;
  let open = false;
  return responses.map((response, index) => {
    const { recist11, irecist } = response;
    if (recist11 === null || !begun[index]) return null;
    const soFar = response.unanswered.length > 0;
    const said = <Label extends string>(label: Label | null): Label | null => (soFar && label === 'NE' ? null : label);
    const counting = { recist11: (ownCount ? response.chosen?.recist11 : null) ?? recist11, irecist: (ownCount ? response.chosen?.irecist : null) ?? irecist };
    const labels = { recist11: said(recist11), irecist: said(irecist), soFar, firstPd: counting.recist11 === 'PD' && !pdSeen, afterPd: pdSeen, chosen: response.chosen ?? null, again: irecist === 'iUPD' && open };
    pdSeen ||= counting.recist11 === 'PD';
    // A scan that cannot be evaluated leaves an open progression open.
    if (counting.irecist !== 'NE') open = counting.irecist === 'iUPD';
    return labels;
  });
};
