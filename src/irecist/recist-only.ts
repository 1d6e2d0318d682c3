import type { Assessment, Reason, TimepointResponse } from './assessment';
import { sentence } from './words';

const isRecist = (rule: string): boolean => !rule.startsWith('I');

const EVIDENCE: readonly string[] = ['target PD', 'non-target PD', 'new lesion'];

/** R18, R19: a first progression is told by what shows it: its sum and nadir, its non-target or its new lesion; a later one by R21. */
const whyProgressed = (reasons: readonly Reason[]): string => {
  const last = reasons.at(-1);
  const shown = last?.rule === 'R21' ? [] : reasons.filter(({ result }) => EVIDENCE.includes(result));
  return [...shown, ...(last ? [last] : [])].map((reason) => sentence(reason.sentence)).join(' ');
};

const withoutIrecist = (response: TimepointResponse): TimepointResponse => {
  if (response.recist11 === null) return response;
  const reasons = response.reasons.filter(({ rule }) => isRecist(rule));
  return { ...response, irecist: null, confirmedBy: [], flags: response.flags.filter((flag) => flag === 'baseline-incomplete'), confirmation: null, barReset: false, reasons, because: response.recist11 === 'PD' ? whyProgressed(reasons) : sentence(reasons[0]?.sentence ?? '') };
};

/** An assessment for a charter that reports RECIST 1.1 alone: what iRECIST adds is left out. */
export const recistOnly = (assessment: Assessment): Assessment => ({ ...assessment, timepoints: assessment.timepoints.map(withoutIrecist), ibor: null, progressionDate: null });
