import type { Assessment, IrecistResponse } from './assessment';
import { DEFAULT_CHARTER, type Charter } from './charter';
import { dayNumber } from './dates';
import type { SubjectFindings } from './findings';

/** An unconfirmed progression that was taken back (I20). */
export interface Pseudoprogression {
  readonly firstUnconfirmed: string;
  readonly takenBackAt: string;
  readonly label: IrecistResponse;
  /** Best label from there on, before any confirmed progression. */
  readonly bestAfter: IrecistResponse;
  /** Days from the first iUPD to the visit that took it back; the end lies somewhere between that visit and the one before. */
  readonly days: number;
  /** Hodi 2016: first iUPD up to day 84 is early, later is delayed. */
  readonly timing: 'early' | 'delayed';
  /** Park 2020, both ways to count: only a response makes it one, or stable disease does too. */
  readonly byResponse: boolean;
  readonly byResponseOrStable: boolean;
  /** By the definition of the charter. */
  readonly counts: boolean;
}

const EARLY_DAYS = 84;
const ORDER: readonly IrecistResponse[] = ['iCR', 'iPR', 'iSD', 'Non-iCR/Non-iUPD', 'NED', 'iUPD', 'NE'];

/** Every episode of unconfirmed progression that a later visit took back. Incidence 6.0% (95% CI 5–7) of 3402 treated (Park 2020). */
export const pseudoprogressions = (findings: SubjectFindings, assessment: Assessment, charter: Charter = DEFAULT_CHARTER): readonly Pseudoprogression[] => {
  const { timepoints } = assessment;
  return timepoints.flatMap((response, index): readonly Pseudoprogression[] => {
    const since = timepoints[index - 1]?.confirmation?.since;
    const start = findings.timepoints.find(({ date }) => date === since);
    const here = findings.timepoints[index];
    const label = response.irecist;
    if (!response.barReset || label === null || !start || !here) return [];
    const rest = timepoints.slice(index).map(({ irecist }) => irecist);
    const confirmed = rest.indexOf('iCPD');
    const later = confirmed < 0 ? rest : rest.slice(0, confirmed);
    const bestAfter = ORDER.find((label) => later.includes(label)) ?? label;
    const byResponse = bestAfter === 'iCR' || bestAfter === 'iPR';
    const byResponseOrStable = byResponse || bestAfter === 'iSD' || bestAfter === 'Non-iCR/Non-iUPD';
    return [{
      firstUnconfirmed: start.id, takenBackAt: here.id, label, bestAfter, days: (dayNumber(here.date) ?? 0) - (dayNumber(start.date) ?? 0),
      timing: start.day <= EARLY_DAYS ? 'early' : 'delayed', byResponse, byResponseOrStable,
      counts: charter.pseudoRequires === 'response' ? byResponse : byResponseOrStable,
    }];
  });
};
