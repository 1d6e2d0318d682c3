import type { ReportScene } from './report-of';
import { dayInWords, decimal } from './words';

/** What comes next, as facts: the confirmation window, else the protocol, and the sum from which the targets would be PD. No advice. */
export const nextStep = ({ response, baseline, days }: ReportScene): string => {
  const { confirmation, irecist, pdFromMm, sumMm, nadirMm, sumComplete } = response;
  const day = (iso: string): string => dayInWords(iso, baseline, days);
  if (confirmation) return `Repeat imaging from ${day(confirmation.opens)} to ${day(confirmation.closes)}: the progression of ${day(confirmation.since)} is the first of two scans and is not confirmed.`;
  const lowest = sumMm !== null && sumComplete ? Math.min(sumMm, nadirMm ?? sumMm) : nadirMm;
  const bar = lowest === null ? null : lowest === nadirMm ? pdFromMm : Math.ceil(Math.max(1.2 * lowest, lowest + 5) * 10 - 1e-6) / 10;
  const nadir = lowest === null || bar === null ? '' : ` The smallest sum is ${decimal(lowest)} mm: targets are PD from ${decimal(bar)} mm.`;
  return irecist === 'iCPD' ? `Progression is confirmed.${nadir}` : `Next imaging by the protocol.${nadir}`;
};
