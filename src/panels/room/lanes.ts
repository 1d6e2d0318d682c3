import type { IrecistResponse, Recist11Response, TimepointResponse } from '../../irecist';

/** What the two lanes of the timeline show at one scan. */
export interface LaneLabels {
  readonly recist11: Recist11Response;
  readonly irecist: IrecistResponse;
  /** The first PD by RECIST 1.1. */
  readonly firstPd: boolean;
  /** RECIST 1.1 goes on for study only. */
  readonly afterPd: boolean;
  /** iUPD that was already open at the scan before. */
  readonly again: boolean;
}

/** Labels per timepoint; null at the baseline and where nothing has been answered. */
export const laneLabels = (responses: readonly TimepointResponse[], begun: readonly boolean[]): readonly (LaneLabels | null)[] => {
  let pdSeen = false;
  let open = false;
  return responses.map((response, index) => {
    const { recist11, irecist } = response;
    if (recist11 === null || irecist === null || !begun[index]) return null;
    const labels = { recist11, irecist, firstPd: recist11 === 'PD' && !pdSeen, afterPd: pdSeen, again: irecist === 'iUPD' && open };
    pdSeen ||= recist11 === 'PD';
    // A scan that cannot be evaluated leaves an open progression open.
    if (irecist !== 'NE') open = irecist === 'iUPD';
    return labels;
  });
};
