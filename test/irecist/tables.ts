import type { IrecistResponse, NewLesionEntry, NonTargetStatus, SubjectFindings, TimepointFindings } from '../../src/irecist';

/** Seymour 2017 tables 2 and 3, read as they are printed and with nothing of src/irecist. Sums in mm. */
export type Lesions = 'none' | 'measured' | 'measured-plus-4.9' | 'measured-plus-5' | 'measured-and-another' | 'gone' | 'unmeasured' | 'unmeasured-larger' | 'unmeasured-and-another';
export interface Look { readonly sum: number; readonly nonTarget: NonTargetStatus; readonly lesions: Lesions }

const BASELINE_SUM = 100;
const isThere = (lesions: Lesions): boolean => lesions !== 'none' && lesions !== 'gone';

const targetOf = (sum: number, nadir: number): 'CR' | 'PR' | 'SD' | 'PD' => {
  if (sum === 0) return 'CR';
  if (Math.round(sum * 10) * 5 >= Math.round(nadir * 10) * 6 && Math.round((sum - nadir) * 10) >= 50) return 'PD';
  return sum <= 70 ? 'PR' : 'SD';
};
const isUnequivocal = (status: NonTargetStatus): boolean => status.startsWith('unequivocal');

/** What a look at the disease is by the tables' columns. "Further" growth of a non-target with iUPD need not be unequivocal (row 6). */
interface Columns { readonly target: 'CR' | 'PR' | 'SD' | 'PD'; readonly nonTarget: 'CR' | 'Non' | 'PD'; readonly newLesions: boolean }
export const columnsOf = (look: Look, before: Look | null): Columns => ({
  target: targetOf(look.sum, before ? Math.min(BASELINE_SUM, before.sum) : BASELINE_SUM),
  nonTarget: isUnequivocal(look.nonTarget) || (before && isUnequivocal(before.nonTarget) && look.nonTarget === 'increased') ? 'PD' : look.nonTarget === 'absent' ? 'CR' : 'Non',
  newLesions: isThere(look.lesions),
});

/** Rows 1–4. */
const withoutProgression = ({ target, nonTarget }: Columns): IrecistResponse =>
  (target === 'CR' && nonTarget === 'CR' ? 'iCR' : target === 'CR' || target === 'PR' ? 'iPR' : 'iSD');

/** Table 2, column "no previous iUPD in any category". */
export const firstTimepoint = (look: Look): IrecistResponse => {
  const columns = columnsOf(look, null);
  return columns.target === 'PD' || columns.nonTarget === 'PD' || columns.newLesions ? 'iUPD' : withoutProgression(columns);
};

/** Table 2, column "previous iUPD in any category", the iUPD being the timepoint immediately before. */
export const afterUnconfirmed = (look: Look, before: Look): IrecistResponse => {
  const columns = columnsOf(look, before);
  const targetFurther = columns.target === 'PD' && Math.round((look.sum - before.sum) * 10) >= 50;
  const nonTargetFurther = columns.nonTarget === 'PD' && (look.nonTarget === 'increased' || look.nonTarget === 'unequivocal-increased' || !isUnequivocal(before.nonTarget));
  // Rows 5, 9, 10: size or number of new lesions previously identified.
  const lesionsFurther = isThere(before.lesions) && ['measured-plus-5', 'measured-and-another', 'unmeasured-larger', 'unmeasured-and-another'].includes(look.lesions);
  if (columns.newLesions) return targetFurther || nonTargetFurther || lesionsFurther ? 'iCPD' : 'iUPD';
  if (columns.target !== 'PD' && columns.nonTarget !== 'PD') return withoutProgression(columns);
  if (columns.target !== 'PD') return nonTargetFurther ? 'iCPD' : 'iUPD';
  if (columns.nonTarget !== 'PD') return targetFurther ? 'iCPD' : 'iUPD';
  return targetFurther || nonTargetFurther ? 'iCPD' : 'iUPD';
};

const entry = (id: string, finding: NewLesionEntry['finding']): NewLesionEntry => ({ id, organ: 'liver', lesionKind: 'nonnode', measurable: finding.kind === 'measured', finding });
const LESIONS: Readonly<Record<Lesions, readonly NewLesionEntry[]>> = {
  none: [], measured: [entry('L1', { kind: 'measured', mm: 20 })], 'measured-plus-4.9': [entry('L1', { kind: 'measured', mm: 24.9 })], 'measured-plus-5': [entry('L1', { kind: 'measured', mm: 25 })],
  'measured-and-another': [entry('L1', { kind: 'measured', mm: 20 }), entry('L2', { kind: 'present' })], gone: [entry('L1', { kind: 'absent' })],
  unmeasured: [entry('L1', { kind: 'present' })], 'unmeasured-larger': [entry('L1', { kind: 'increased' })], 'unmeasured-and-another': [entry('L1', { kind: 'present' }), entry('L2', { kind: 'present' })],
};

/** Baseline of 100 mm with one non-target, then looks eight weeks apart. */
export const subjectOf = (looks: readonly Look[]): SubjectFindings => ({
  timepoints: [{ sum: BASELINE_SUM, nonTarget: 'present' as const, lesions: 'none' as const }, ...looks].map(({ sum, nonTarget, lesions }, index): TimepointFindings => ({
    id: `TP${index}`, day: 56 * index, date: new Date(Date.UTC(2025, 0, 6 + 56 * index)).toISOString().slice(0, 10), symptomDriven: false,
    targets: [{ id: 'T1', organ: 'lung', lesionKind: 'nonnode', finding: { kind: 'measured', mm: sum } }], nonTargets: [{ id: 'NT1', lesionKind: 'nonnode', status: nonTarget }], newLesions: LESIONS[lesions],
  })),
});

/** Every look, and every look that can follow it. */
const SUMS = [0, 60, 100, 125] as const;
export const FIRST_LOOKS: readonly Look[] = SUMS.flatMap((sum) => (['absent', 'present', 'unequivocal'] as const).flatMap((nonTarget) => (['none', 'measured', 'unmeasured'] as const).map((lesions) => ({ sum, nonTarget, lesions }))));
const NEXT_LESIONS: Readonly<Record<'none' | 'measured' | 'unmeasured', readonly Lesions[]>> = {
  none: ['none', 'measured', 'unmeasured'], measured: ['gone', 'measured', 'measured-plus-4.9', 'measured-plus-5', 'measured-and-another'], unmeasured: ['gone', 'unmeasured', 'unmeasured-larger', 'unmeasured-and-another'],
};
export const nextLooks = (look: Look): readonly Look[] => [0, 60, 65, 119.9, 129.9, 130].flatMap((sum) =>
  (['absent', 'present', 'increased', 'unequivocal', 'unequivocal-increased'] as const).flatMap((nonTarget) => NEXT_LESIONS[look.lesions as keyof typeof NEXT_LESIONS].map((lesions) => ({ sum, nonTarget, lesions }))));
