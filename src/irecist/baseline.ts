import type { FindingsProblemKind, Reason } from './assessment';
import { DEFAULT_CHARTER, type Charter } from './charter';
import type { LesionKind } from './findings';
import { inMm, recorded, rulerOf } from './lengths';
import { MOST_TARGETS } from './problems';
import { test } from './rule';

export type LesionClass = 'measurable' | 'non-measurable' | 'pathological-non-target' | 'normal' | 'not-disease';

/** What a lesion is, where that matters to whether it can be measured (B4, B5, B7). */
export type LesionNature =
  | 'solid' | 'bone-lytic' | 'bone-mixed' | 'bone-blastic' | 'simple-cyst' | 'cystic-metastasis'
  | 'leptomeningeal' | 'ascites' | 'pleural-effusion' | 'pericardial-effusion' | 'inflammatory-breast' | 'lymphangitis' | 'palpable-only';

export type Modality = 'CT' | 'MRI' | 'chest-x-ray' | 'caliper' | 'ultrasound' | 'bone-scan' | 'PET' | 'film';

/** A lesion at baseline. Lengths in millimetres; null where not measured. */
export interface BaselineLesion {
  readonly id: string;
  readonly organ: string;
  readonly lesionKind: LesionKind;
  readonly longestMm: number | null;
  readonly shortAxisMm: number | null;
  readonly nature: LesionNature;
  readonly modality: Modality;
  /** A lytic or mixed bone lesion with a soft-tissue part that can be measured on its own; its longest diameter in mm, or null for the whole lesion's. */
  readonly softTissue: { readonly longestMm: number | null } | null;
  readonly priorLocalTherapy: boolean;
  readonly progressedSince: boolean;
}

export interface LesionClassification {
  readonly lesionClass: LesionClass;
  /** Smallest diameter that would be measurable here, mm; null where none is. */
  readonly minimumMm: number | null;
  /** The diameter that counts, mm. */
  readonly countedMm: number | null;
  readonly reason: Reason;
}

/**
 * B1–B3: the smallest diameter of a target, mm: 10 longest diameter, or twice the slice thickness where slices are thicker than 5 mm;
 * 15 short axis for a node. An unknown thickness (null) is taken as thin. E09 3.1.1, 3.2.2, App. II.
 */
export const minimumTargetMm = (kind: LesionKind, sliceThicknessMm: number | null): number =>
  (kind === 'node' ? 15 : Math.max(10, 2 * (sliceThicknessMm ?? 0)));

/** B9: paired organs are one organ, and all lymph nodes together are one. FAQ. */
export const organOf = (organ: string, kind: LesionKind): string =>
  (kind === 'node' ? 'lymph-node' : organ.trim().toLowerCase().replace(/^(left|right|l|r)[\s-]+|[\s,-]+(left|right|l|r)$/g, ''));

const TRULY_NON_MEASURABLE: ReadonlySet<LesionNature> = new Set<LesionNature>([
  'leptomeningeal', 'ascites', 'pleural-effusion', 'pericardial-effusion', 'inflammatory-breast', 'lymphangitis', 'palpable-only',
]);
const NEVER_MEASURES: ReadonlySet<Modality> = new Set<Modality>(['ultrasound', 'bone-scan', 'PET', 'film']);

interface Judged { readonly lesionClass: LesionClass; readonly rule: string; readonly why: string; readonly minimumMm: number | null }

/** B1, B2, B3, B4 by modality: 20 mm on a chest X-ray, 10 by calipers, as B1–B3 say on CT and MRI. E09 3.1.1. */
const minimumFor = (lesion: BaselineLesion, sliceThicknessMm: number | null): number => {
  if (lesion.lesionKind === 'node') return minimumTargetMm('node', sliceThicknessMm);
  if (lesion.modality === 'chest-x-ray') return 20;
  return lesion.modality === 'caliper' ? 10 : minimumTargetMm('nonnode', sliceThicknessMm);
};

const isBone = (nature: LesionNature): boolean => nature === 'bone-lytic' || nature === 'bone-mixed';

const countedMm = (lesion: BaselineLesion): number | null => {
  if (lesion.lesionKind === 'node') return lesion.shortAxisMm;
  return isBone(lesion.nature) && lesion.softTissue !== null ? (lesion.softTissue.longestMm ?? lesion.longestMm) : lesion.longestMm;
};

const bySize = (lesion: BaselineLesion, mm: number | null, minimumMm: number, charter: Charter): Judged => {
  const ruler = rulerOf(charter);
  const isAtLeast = (least: number): boolean => mm !== null && recorded(mm, ruler) >= least * ruler.unitsPerMm;
  const size = mm === null ? 'not measured' : `${inMm(recorded(mm, ruler), ruler).toFixed(1)} mm`;
  if (lesion.lesionKind === 'node') {
    if (isAtLeast(15)) return { lesionClass: 'measurable', rule: 'B3', why: `short axis ${size} (needs 15)`, minimumMm };
    if (isAtLeast(10)) return { lesionClass: 'pathological-non-target', rule: 'B3', why: `short axis ${size}: pathological from 10, a target from 15`, minimumMm };
    return mm === null ? { lesionClass: 'non-measurable', rule: 'B3', why: 'its short axis is not measured', minimumMm }
      : { lesionClass: 'normal', rule: 'B3', why: `short axis ${size}: below 10 a node is normal`, minimumMm };
  }
  const rule = minimumMm > 10 && lesion.modality !== 'chest-x-ray' ? 'B2' : 'B1';
  return isAtLeast(minimumMm) ? { lesionClass: 'measurable', rule, why: `longest diameter ${size} (needs ${minimumMm})`, minimumMm }
    : { lesionClass: 'non-measurable', rule, why: `longest diameter ${size} (needs ${minimumMm})`, minimumMm };
};

const judged = (lesion: BaselineLesion, sliceThicknessMm: number | null, charter: Charter): Judged => {
  const never = (lesionClass: LesionClass, rule: string, why: string): Judged => ({ lesionClass, rule, why, minimumMm: null });
  // B5: a simple cyst is no disease; a cystic metastasis is measured like any other lesion. E09 3.1.3.
  if (lesion.nature === 'simple-cyst') return never('not-disease', 'B5', 'a simple cyst is no malignant lesion');
  // B7: truly non-measurable disease, whatever its size. E09 3.1.2.
  if (TRULY_NON_MEASURABLE.has(lesion.nature)) return never('non-measurable', 'B7', `${lesion.nature.replace('-', ' ')} is truly non-measurable`);
  const bySizeAlone = bySize(lesion, countedMm(lesion), minimumFor(lesion, sliceThicknessMm), charter);
  if (bySizeAlone.lesionClass === 'normal') return bySizeAlone;
  if (NEVER_MEASURES.has(lesion.modality)) return never('non-measurable', lesion.modality === 'ultrasound' ? 'B7' : 'B4', `${lesion.modality.replace('-', ' ')} never measures`);
  // B4: bone is measurable only by an identifiable soft-tissue part of a lytic or mixed lesion. E09 3.1.3.
  if (lesion.nature === 'bone-blastic') return never('non-measurable', 'B4', 'a blastic bone lesion is non-measurable');
  if (isBone(lesion.nature) && lesion.softTissue === null) return never('non-measurable', 'B4', 'it has no soft-tissue part that could be measured');
  // B6: an irradiated or locally treated lesion is measurable only once it has progressed since. E09 3.1.3.
  if (lesion.priorLocalTherapy && !lesion.progressedSince && bySizeAlone.lesionClass === 'measurable') return never('non-measurable', 'B6', 'it was treated locally and has not progressed since');
  return bySizeAlone;
};

/** B1–B7: what a lesion counts as at baseline, and why. Lengths and slice thickness in millimetres. */
export const classifyLesion = (lesion: BaselineLesion, sliceThicknessMm: number | null, charter: Charter = DEFAULT_CHARTER): LesionClassification => {
  const { lesionClass, rule, why, minimumMm } = judged(lesion, sliceThicknessMm, charter);
  const mm = countedMm(lesion);
  return {
    lesionClass, minimumMm, countedMm: mm,
    reason: {
      rule, sentence: `${lesion.id} is ${lesionClass.replaceAll('-', ' ')}: ${why}.`, lesions: [lesion.id], timepoints: [],
      tests: mm === null || minimumMm === null ? [] : [test(lesion.lesionKind === 'node' ? 'short axis' : 'longest diameter', mm, 'mm', '>=', minimumMm, lesionClass === 'measurable')],
      result: lesionClass,
    },
  };
};

export type SelectionErrorKind = Extract<FindingsProblemKind, 'too-many-targets' | 'too-many-in-organ' | 'target-not-measurable'>;
export interface SelectionError { readonly kind: SelectionErrorKind; readonly lesion: string; readonly rule: string; readonly detail: string }

export interface BaselineAssessment {
  readonly lesions: Readonly<Record<string, LesionClassification>>;
  /** Sum of the counted diameters of the targets, mm; null without targets or while one is not measured. */
  readonly sumMm: number | null;
  readonly errors: readonly SelectionError[];
}

/** B8: at most five targets, at most two an organ (B9), each measurable (B1–B7); B10: their sum. E09 4.2. */
export const assessBaseline = (lesions: readonly BaselineLesion[], targets: readonly string[], sliceThicknessMm: number | null, charter: Charter = DEFAULT_CHARTER): BaselineAssessment => {
  const classes = new Map(lesions.map((lesion) => [lesion.id, classifyLesion(lesion, sliceThicknessMm, charter)]));
  const chosen = lesions.filter((lesion) => targets.includes(lesion.id));
  const perOrgan = new Map<string, number>();
  const errors = chosen.flatMap((lesion, index): readonly SelectionError[] => {
    const organ = organOf(lesion.organ, lesion.lesionKind);
    const count = (perOrgan.get(organ) ?? 0) + 1;
    perOrgan.set(organ, count);
    const classified = classes.get(lesion.id);
    return [
      ...(classified && classified.lesionClass !== 'measurable' ? [{ kind: 'target-not-measurable' as const, lesion: lesion.id, rule: classified.reason.rule, detail: classified.reason.sentence }] : []),
      ...(index >= MOST_TARGETS ? [{ kind: 'too-many-targets' as const, lesion: lesion.id, rule: 'B8', detail: `${lesion.id} is target ${index + 1}; at most ${MOST_TARGETS}.` }] : []),
      ...(count > 2 ? [{ kind: 'too-many-in-organ' as const, lesion: lesion.id, rule: 'B8', detail: `${lesion.id} is target ${count} in ${organ}; at most 2.` }] : []),
    ];
  });
  const ruler = rulerOf(charter);
  const lengths = chosen.map((lesion) => countedMm(lesion));
  const isComplete = lengths.length > 0 && lengths.every((mm) => mm !== null);
  return {
    lesions: Object.fromEntries(classes), errors,
    sumMm: isComplete ? inMm(lengths.reduce<number>((sum, mm) => sum + recorded(mm ?? 0, ruler), 0), ruler) : null,
  };
};
