import { classifyLesion } from '../irecist';
import type { SeriesDifference } from '../dicom';
import type { LesionId, TimepointId } from './acts';
import { countedDiameter } from './counted-diameter';
import { dismissalKey } from './fold-course';
import { longAxis, shortAxis } from './mark';
import type { Lesion, LesionAt, Read } from './read';
import { readOptions } from './read-options';
import { isNodal } from './site';

export type Remedy = 'non-target' | 'equivocal' | 'withdraw';

/** What speaks against a stroke being what it was drawn as. The reader decides. */
export interface MeasurabilityCaution {
  /** By this it is dismissed and known again. */
  readonly id: string;
  readonly rule: string;
  readonly rank: 'caution' | 'information';
  readonly fact: string;
  readonly follows: string;
  readonly remedies: readonly Remedy[];
  /** What leaving it as it is is called, and why it may be left. */
  readonly keep: string;
  readonly reasons: readonly string[];
}

type Drawn = NonNullable<LesionAt['caliper']>;

const mm = (value: number): string => `${value.toFixed(1)} mm`;
const KEEP = 'Keep as target';
const SIZE_REASONS = ['the edge is sharp enough to measure again', 'no larger lesion to follow', 'the protocol allows it'];
const BUDGET_REASONS = ['the protocol allows it', 'another target will be taken out'];

/** B1–B3: large enough for a target with this slice thickness. */
const tooSmall = (lesion: Lesion, { caliper, place: { sliceThicknessMm: thickness } }: Drawn): MeasurabilityCaution | null => {
  const nodal = isNodal(lesion.site);
  const size = countedDiameter(caliper, lesion.site);
  if (size === null) return null;
  const found = classifyLesion({
    id: lesion.name, organ: lesion.site?.organ ?? '', lesionKind: nodal ? 'node' : 'nonnode', longestMm: longAxis(caliper), shortAxisMm: shortAxis(caliper),
    nature: 'solid', modality: 'CT', softTissue: null, priorLocalTherapy: false, progressedSince: false,
  }, thickness);
  if (found.lesionClass === 'measurable') return null;
  const needs = found.minimumMm ?? 10;
  const follows = found.lesionClass === 'pathological-non-target' ? `A target node needs ${needs} mm; from 10 to under 15 it is a non-target.`
    : found.lesionClass === 'normal' ? 'A node under 10 mm is normal and is not recorded.'
    : `A target needs ${needs} mm${thickness !== null && thickness > 5 ? ` with ${thickness} mm slices` : ''}; smaller ones are non-targets.`;
  return {
    id: 'too-small-for-target', rule: nodal ? 'B3' : thickness !== null && thickness > 5 ? 'B2' : 'B1', rank: 'caution', fact: `${nodal ? 'Short axis' : 'Longest diameter'} ${mm(size)}.`, follows,
    remedies: [found.lesionClass === 'normal' ? 'withdraw' : 'non-target'], keep: KEEP, reasons: SIZE_REASONS,
  };
};

/** B4, B7: organs in which a target needs more than its size. */
const organCaution = ({ name, site }: Lesion): MeasurabilityCaution | null => {
  if (site?.organ === 'bone') {
    return { id: 'bone-target', rule: 'B4', rank: 'caution', fact: `${name} is in bone.`, follows: 'A bone lesion is a target only with a soft-tissue part that is large enough; a blastic one never.', remedies: ['non-target'], keep: KEEP, reasons: ['lytic, with a measurable soft-tissue part', 'mixed, with a measurable soft-tissue part'] };
  }
  if (site?.organ === 'pleura' || site?.organ === 'peritoneum') {
    return { id: 'serosa-target', rule: 'B7', rank: 'caution', fact: `${name} is in the ${site.organ}.`, follows: 'Fluid and diffuse thickening are not measurable; a solid nodule may be.', remedies: ['non-target'], keep: KEEP, reasons: ['a solid nodule with its own edge'] };
  }
  return null;
};

/** B8, B9: five targets, two of an organ, all nodes one organ. */
const budget = (read: Read, lesion: Lesion): MeasurabilityCaution | null => {
  const targets = read.lesions.filter((one) => one.role === 'target');
  if (targets.length > 5) return { id: 'sixth-target', rule: 'B8', rank: 'caution', fact: 'That is the sixth target.', follows: 'RECIST 1.1 follows five at most; the rest are non-targets.', remedies: ['non-target'], keep: KEEP, reasons: BUDGET_REASONS };
  const organ = lesion.site?.organ;
  const inOrgan = targets.filter((one) => one.site && one.site.organ === organ);
  if (inOrgan.length <= 2) return null;
  return {
    id: 'third-in-organ', rule: organ === 'lymph-node' ? 'B9' : 'B8', rank: 'caution', fact: `${inOrgan.length} targets in one organ.`,
    follows: organ === 'lymph-node' ? 'All lymph nodes count as one organ with two targets at most.' : 'An organ has two targets at most.', remedies: ['non-target'], keep: KEEP, reasons: BUDGET_REASONS,
  };
};

/** F6: the same plane and the same kind of series as at the baseline. */
const otherImage = (read: Read, lesion: Lesion, drawn: Drawn, first: Drawn | null, differences: readonly SeriesDifference[]): MeasurabilityCaution | null => {
  const reasons = ['the border is seen only here', 'the other image is spoilt by motion or artefact'];
  const plane = drawn.place.reformatted;
  if (plane !== undefined && (plane !== first?.place.reformatted || !readOptions(read).reformattedCounts)) {
    return { id: 'other-plane', rule: 'F6', rank: 'caution', fact: `${lesion.name} was measured on a computed ${plane} image.`, follows: readOptions(read).reformattedCounts ? 'It is measured in the same plane throughout.' : 'Its size is kept and shown, and stays out of the sum: draw it on a slice, or let the charter count computed planes.', remedies: [], keep: 'Keep it', reasons };
  }
  const serious = differences.filter(({ rank, what }) => rank === 'caution' && what !== 'coverage');
  if (serious.length === 0) return null;
  return { id: 'other-series', rule: 'F6', rank: 'caution', fact: `${lesion.name}: ${serious.map(({ fact }) => fact).join(', ')} against its first measurement.`, follows: `Another series is on screen than the one of this scan: ${serious[0]?.follows ?? ''}.`, remedies: [], keep: 'Keep it', reasons };
};

/** F3, F9: a node is pathological from 10 mm; between 10 and 15 a new one waits for the next scan. */
const newNode = (lesion: Lesion, drawn: Drawn): MeasurabilityCaution | null => {
  const size = isNodal(lesion.site) ? countedDiameter(drawn.caliper, lesion.site) : null;
  if (size === null || size >= 15) return null;
  if (size < 10) return { id: 'normal-node', rule: 'F9', rank: 'caution', fact: `A node of ${mm(size)} is normal.`, follows: 'A new node counts from a short axis of 10 mm.', remedies: ['withdraw'], keep: 'Keep it', reasons: ['followed for what comes next', 'its structure is not that of a normal node'] };
  return { id: 'borderline-node', rule: 'F9', rank: 'caution', fact: `A new node of ${mm(size)}.`, follows: 'Under 15 mm it should wait for the next scan before it counts.', remedies: ['equivocal'], keep: 'Keep as new', reasons: ['it has clearly grown', 'several new nodes', 'its structure is that of disease'] };
};

/**
 * What speaks against the measurement of a lesion at a timepoint, what matters most first (B1–B9, F3, F6, F9). `differences`: of the series of this stroke
 * against the series of the lesion's first one. What the reader has dismissed with a reason is left out.
 */
export const measurabilityCautions = (read: Read, id: LesionId, timepoint: TimepointId, differences: readonly SeriesDifference[]): readonly MeasurabilityCaution[] => {
  const lesion = read.lesions.find((one) => one.id === id);
  const drawn = lesion?.at.get(timepoint)?.caliper;
  if (!lesion || !drawn || lesion.role === 'non-target') return [];
  const first = lesion.at.get(lesion.identifiedAt)?.caliper ?? null;
  const atBaseline = read.timepoints[0]?.id === timepoint;
  const answered = lesion.at.get(timepoint)?.answer;
  const equivocal = answered?.kind === 'measured' && answered.equivocal;
  const found: readonly (MeasurabilityCaution | null)[] = lesion.role === 'target'
    ? atBaseline ? [tooSmall(lesion, drawn), organCaution(lesion), budget(read, lesion), otherImage(read, lesion, drawn, null, [])] : [otherImage(read, lesion, drawn, first, differences)]
    : [...(lesion.identifiedAt === timepoint && !equivocal ? [newNode(lesion, drawn)] : []), otherImage(read, lesion, drawn, first, differences)];
  return found.filter((caution) => caution !== null).filter((caution) => !read.dismissed.has(dismissalKey(caution.id, timepoint, id)));
};
