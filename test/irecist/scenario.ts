import type { NewLesionEntry, NonTargetStatus, SubjectFindings, TargetFinding, TimepointFindings } from '../../src/irecist';

type Size = number | 'absent' | 'too-small' | 'merged' | 'not-evaluable' | 'not-answered' | readonly number[];
type NewSize = number | 'absent' | 'equivocal' | 'present' | 'increased' | 'unequivocal' | 'unequivocal-increased' | 'not-evaluable' | 'not-answered';
export interface Scan { readonly week: number; readonly day?: number; readonly symptom?: boolean; readonly T?: readonly Size[]; readonly G?: readonly Size[]; readonly NT?: readonly NonTargetStatus[]; readonly NL?: readonly (NewSize | null)[] }

const finding = (size: Size): TargetFinding => (typeof size === 'number' ? { kind: 'measured', mm: size } : typeof size === 'string' ? { kind: size } : { kind: 'parts', mm: size });
const newFinding = (size: NewSize): NewLesionEntry['finding'] => (typeof size === 'number' ? { kind: 'measured', mm: size } : { kind: size });
const ORGANS = ['lung', 'liver', 'adrenal', 'bone', 'spleen'];

/** A subject in short: targets T and nodes G in mm, non-targets NT by status, new lesions NL from where they are not null. The baseline is 2025-01-06. */
export const scenario = (...scans: readonly Scan[]): SubjectFindings => {
  const measurable = new Set(scans.flatMap(({ NL = [] }) => NL.flatMap((size, index) => (typeof size === 'number' ? [index] : []))));
  return {
    timepoints: scans.map(({ week, day = week * 7, symptom = false, T = [], G = [], NT = [], NL = [] }): TimepointFindings => ({
      id: `W${week}`, day, date: new Date(Date.UTC(2025, 0, 6 + day)).toISOString().slice(0, 10), symptomDriven: symptom,
      targets: [...T.map((size, index) => ({ id: `T${index + 1}`, organ: ORGANS[index] ?? 'lung', lesionKind: 'nonnode' as const, finding: finding(size) })),
        ...G.map((size, index) => ({ id: `G${index + 1}`, organ: 'lymph-node', lesionKind: 'node' as const, finding: finding(size) }))],
      nonTargets: NT.map((status, index) => ({ id: `NT${index + 1}`, lesionKind: 'nonnode' as const, status })),
      newLesions: NL.flatMap((size, index): readonly NewLesionEntry[] => (size === null ? [] : [{ id: `NL${index + 1}`, organ: ORGANS[index] ?? 'lung', lesionKind: 'nonnode', measurable: measurable.has(index), finding: newFinding(size) }])),
    })),
  };
};
