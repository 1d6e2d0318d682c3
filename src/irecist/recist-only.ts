import type { Assessment, TimepointResponse } from './assessment';
import { sentence } from './words';

const isRecist = (rule: string): boolean => !rule.startsWith('I');

const withoutIrecist = (response: TimepointResponse): TimepointResponse => {
  if (response.recist11 === null) return response;
  const reasons = response.reasons.filter(({ rule }) => isRecist(rule));
  const [last] = reasons.slice(-1);
  const decisive = response.recist11 === 'PD' ? last : (reasons[0] ?? last);
  return { ...response, irecist: null, confirmedBy: [], flags: response.flags.filter((flag) => flag === 'baseline-incomplete'), confirmation: null, barReset: false, reasons, because: sentence(decisive?.sentence ?? '') };
};

/** An assessment for a charter that reports RECIST 1.1 alone: what iRECIST adds is left out. */
export const recistOnly = (assessment: Assessment): Assessment => ({ ...assessment, timepoints: assessment.timepoints.map(withoutIrecist), ibor: null, progressionDate: null });
