import { labelOf, type AssessedRead } from '../assessed-read';
import type { AdjudicationVariable } from '../study/study';
import { openProgression, readEndpoints } from './endpoints';

/** One variable in two reads. "unconfirmed": they differ only because one read ends before a scan that could confirm (R12 i). */
export interface VariableComparison {
  readonly variable: AdjudicationVariable;
  readonly a: string | null;
  readonly b: string | null;
  readonly verdict: 'same' | 'different' | 'unconfirmed';
}

export interface Discordance {
  readonly comparisons: readonly VariableComparison[];
  /** Whether the subject goes to adjudication. */
  readonly discordant: boolean;
}

const PROGRESSION: ReadonlySet<AdjudicationVariable> = new Set(['icpd', 'icpd-date', 'ibor']);

/**
 * R12 (i): one read confirms a progression, and the other has the same one open, first seen on the same date, with no evaluable scan after it.
 * Where a scan followed and was judged otherwise, they disagree.
 */
const isOnlyUnconfirmed = (a: AssessedRead, b: AssessedRead): boolean => {
  const [ofA, ofB] = [readEndpoints(a), readEndpoints(b)];
  if (ofA.icpd === ofB.icpd) return false;
  const [open, date] = ofA.icpd === 'yes' ? [openProgression(b), ofA['icpd-date']] : [openProgression(a), ofB['icpd-date']];
  return open !== null && !open.followed && open.date === date;
};

/** A best response differs only by the missing confirmation when it is the progression itself. */
const isProgressionLabel = (label: string | null): boolean => label === 'iUPD' || label === 'iCPD';

const timepointResponses = (a: AssessedRead, b: AssessedRead): VariableComparison => {
  const labels = ({ assessment }: AssessedRead): readonly string[] => assessment.timepoints.map((response) => {
    const { recist11, irecist } = labelOf(response);
    return irecist ?? recist11 ?? '';
  });
  const [ofA, ofB] = [labels(a), labels(b)];
  const at = Array.from({ length: Math.max(ofA.length, ofB.length) }, (_, index) => index).filter((index) => (ofA[index] ?? '') !== (ofB[index] ?? ''));
  const words = (labels: readonly string[], read: AssessedRead): string | null => (at.length === 0 ? null : at.map((index) => `${read.findings.timepoints[index]?.id ?? '—'} ${labels[index] ?? 'not read'}`).join(', '));
  return { variable: 'timepoint-response', a: words(ofA, a), b: words(ofB, b), verdict: at.length === 0 ? 'same' : 'different' };
};

/** R11: two signed reads of a subject on the charter's variables. */
export const discordance = (a: AssessedRead, b: AssessedRead, variables: readonly AdjudicationVariable[]): Discordance => {
  const [ofA, ofB] = [readEndpoints(a), readEndpoints(b)];
  const unconfirmed = isOnlyUnconfirmed(a, b);
  const comparisons = variables.map((variable): VariableComparison => {
    if (variable === 'timepoint-response') return timepointResponses(a, b);
    const pair = { variable, a: ofA[variable], b: ofB[variable] };
    if (pair.a === pair.b) return { ...pair, verdict: 'same' };
    const excused = unconfirmed && PROGRESSION.has(variable) && (variable !== 'ibor' || (isProgressionLabel(pair.a) && isProgressionLabel(pair.b)));
    return { ...pair, verdict: excused ? 'unconfirmed' : 'different' };
  });
  return { comparisons, discordant: comparisons.some(({ verdict }) => verdict === 'different') };
};
