import type { TimepointResponse } from '../../irecist';
import type { Seen } from '../outcomes/seen';
import { decimal, percent, shown, signed } from '../numbers';
import { freshAt } from './subject-lesions';

/** A length as it was recorded: whole millimetres without a decimal. */
export const millimetres = (mm: number): string => (Number.isInteger(shown(mm)) ? decimal(mm).replace('.0', '') : decimal(mm));
export const signedMillimetres = (mm: number): string => (Number.isInteger(shown(mm)) ? signed(mm).replace('.0', '') : signed(mm));

const NOT_COMPLETE = 'not every target has a size';

/** What the point means, in a few words: the change that its label was decided by. */
export const scanNote = (seen: Seen, response: TimepointResponse, index: number): string => {
  if (index === 0) return 'baseline';
  if (response.sumMm === null) return '';
  const { changeFromBaselinePercent: fromBaseline, changeFromNadirMm: mm, changeFromNadirPercent: share, nadirMm } = response;
  if (!response.sumComplete) return NOT_COMPLETE;
  const fresh = freshAt(seen, index);
  if (response.irecist === 'iCPD' && response.confirmedBy.includes('target')) {
    const rise = response.reasons.find(({ rule }) => rule === 'I8')?.tests[0]?.value;
    const from = rise === undefined ? undefined : seen.assessment.timepoints.slice(0, index).findLast(({ irecist, sumMm }) => irecist === 'iUPD' && sumMm !== null && Math.abs((response.sumMm ?? 0) - rise - sumMm) < 1e-6);
    if (from && rise !== undefined) return `${signedMillimetres(rise)} mm since ${from.id}`;
  }
  if (response.target === 'PD' && mm !== null && nadirMm !== null) return `${signedMillimetres(mm)} mm${share === null ? '' : `, ${percent(share)}`} vs nadir ${millimetres(nadirMm)}`;
  const base = fromBaseline === null ? '' : percent(fromBaseline);
  if (fresh.length > 0) return `${base}, but ${fresh.length > 3 ? `${fresh.length} new lesions` : fresh.join(', ')}`;
  const smallest = Math.min(...seen.assessment.timepoints.flatMap(({ sumMm, sumComplete }, at) => (seen.begun[at] && sumMm !== null && sumComplete ? [sumMm] : [])));
  return response.sumMm === smallest && mm !== null && mm < 0 ? `${base}, nadir` : base === '' ? '' : `${base} vs baseline`;
};
