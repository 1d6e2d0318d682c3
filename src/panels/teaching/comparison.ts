import { repeatabilityMm } from '../../irecist';
import { countedDiameter, type Lesion, type LesionId, type LesionRole, type Read, type TimepointId } from '../../read';
import { shortSite } from '../room/short-site';

export interface ComparedLesion {
  readonly id: LesionId;
  readonly name: string;
  readonly role: LesionRole;
  readonly site: string;
  /** Counted axis, mm; null where nothing was drawn. */
  readonly youMm: number | null;
  /** What counts for the expert, mm: 0 for an absent lesion; null where there is no length. */
  readonly expertMm: number | null;
  /** You less the expert, mm. */
  readonly differenceMm: number | null;
  /** Half-width of the 95 % repeatability of one diameter, mm. */
  readonly bandMm: number;
}

export interface TeachingComparison {
  readonly rows: readonly ComparedLesion[];
  /** Over the targets that both have, mm; null while there is none. */
  readonly sum: { readonly youMm: number; readonly expertMm: number; readonly differenceMm: number; readonly bandMm: number; readonly lesions: number; readonly ofTargets: number } | null;
  /** Mean difference over the targets that both have, mm. */
  readonly biasMm: number | null;
}

const tenths = (mm: number): number => Math.round(mm * 10) / 10;

/** Length that counts of one lesion at one timepoint, mm, as it is recorded; null where there is none. */
export const countedAt = (lesion: Lesion | undefined, timepoint: TimepointId): number | null => {
  const at = lesion?.at.get(timepoint);
  if (!lesion || !at) return null;
  if (at.answer?.kind === 'absent' || (at.answer?.kind === 'status' && at.answer.status === 'absent')) return 0;
  const mm = at.caliper ? countedDiameter(at.caliper.caliper, lesion.site) : null;
  return mm === null ? null : tenths(mm);
};

/** The student's layer beside the expert's read at one scan: difference, bias and the band within which two reads of one scan differ in 95 of 100 cases. */
export const teachingComparison = (expert: Read, student: Read, timepoint: TimepointId): TeachingComparison => {
  const rows = expert.lesions.filter((lesion) => lesion.role === 'target' || (lesion.role === 'new' && lesion.at.get(timepoint)?.caliper)).map((lesion): ComparedLesion => {
    const youMm = countedAt(student.lesions.find(({ id }) => id === lesion.id), timepoint);
    const expertMm = countedAt(lesion, timepoint);
    return {
      id: lesion.id, name: lesion.name, role: lesion.role, site: lesion.site ? shortSite(lesion.site.label) : '', youMm, expertMm,
      differenceMm: youMm === null || expertMm === null ? null : tenths(youMm - expertMm), bandMm: repeatabilityMm(1),
    };
  });
  const targets = rows.filter(({ role }) => role === 'target');
  const both = targets.filter(({ differenceMm }) => differenceMm !== null);
  const total = (of: (row: ComparedLesion) => number | null): number => tenths(both.reduce((sum, row) => sum + (of(row) ?? 0), 0));
  if (both.length === 0) return { rows, sum: null, biasMm: null };
  const differenceMm = total((row) => row.differenceMm);
  return {
    rows, biasMm: differenceMm / both.length,
    sum: { youMm: total((row) => row.youMm), expertMm: total((row) => row.expertMm), differenceMm, bandMm: repeatabilityMm(both.length), lesions: both.length, ofTargets: targets.length },
  };
};
