import type { IrecistResponse, Recist11Response } from '../../irecist';
import { labelOf, type AssessedRead } from '../assessed-read';
import type { AdjudicationVariable } from '../study/study';

/** What a read says on each variable of R11, as text; dates are ISO, null is none. */
export type ReadEndpoints = Readonly<Record<Exclude<AdjudicationVariable, 'timepoint-response'>, string | null>>;

const isOneOf = (options: readonly string[], label: string | null): boolean => label !== null && options.includes(label);

/** R12 (ii): the date of iCPD is that of the first iUPD of the confirmed block; (iii) the RECIST 1.1 date stands beside it. */
export const readEndpoints = ({ findings, assessment }: AssessedRead): ReadEndpoints => {
  const irecist = assessment.timepoints.map((response): IrecistResponse | null => labelOf(response).irecist);
  const recist = assessment.timepoints.map((response): Recist11Response | null => labelOf(response).recist11);
  const dateOf = (index: number): string | null => findings.timepoints[index]?.date ?? null;
  const confirmed = irecist.includes('iCPD');
  const useIrecist = irecist.some((label) => label !== null);
  const responses = useIrecist ? irecist.findIndex((label) => isOneOf(['iCR', 'iPR'], label)) : recist.findIndex((label) => isOneOf(['CR', 'PR'], label));
  return {
    ibor: assessment.ibor, bor: assessment.bor, icpd: confirmed ? 'yes' : 'no', 'icpd-date': confirmed ? assessment.progressionDate : null,
    'recist11-pd-date': assessment.recist11ProgressionDate, 'first-response-date': responses < 0 ? null : dateOf(responses),
  };
};

/**
 * The progression that a read leaves open: the date of its first iUPD, and whether any evaluable scan followed it. Null when it has none open.
 * Confirmed or taken back, it is not open.
 */
export const openProgression = ({ assessment }: AssessedRead): { readonly date: string | null; readonly followed: boolean } | null => {
  const labels = assessment.timepoints.map((response) => labelOf(response).irecist);
  const last = labels.findLastIndex((label) => label !== 'NE' && label !== null);
  if (labels.includes('iCPD') || labels[last] !== 'iUPD') return null;
  return { date: assessment.progressionDate, followed: labels.slice(0, last).findLast((label) => label !== 'NE' && label !== null) === 'iUPD' };
};
