import { classifyLesion } from '../irecist';
import { countedDiameter, isNodal, longAxis, shortAxis, type Lesion, type LesionId, type TimepointId } from '../read';
import type { Note } from '../panels';
import { isBaseline } from './lesion-steps';
import { act } from './room-acts';
import { setSession, theRoom } from './state';

const mm = (value: number): string => `${value.toFixed(1)} mm`;

const note = (id: string, rank: Note['rank'], fact: string, follows: string, actions: Note['actions'] = []): Note => ({
  id, rank, fact, follows, actions, dismiss: () => setSession({ note: null }),
});

const asNonTarget = (lesion: LesionId): Note['actions'] => [
  { label: 'Record as non-target', press: () => { act({ kind: 'lesionReassigned', v: 1, lesion, role: 'non-target' }); setSession({ note: null }); } },
  { label: 'Keep as target', press: () => setSession({ note: null }) },
];

const tooMany = (lesion: Lesion, targets: readonly Lesion[]): Note | null => {
  if (targets.length > 5) return note('sixth-target', 'caution', 'That is the sixth target.', 'RECIST 1.1 follows five at most; the rest are non-targets.', asNonTarget(lesion.id).slice(0, 1));
  const organ = lesion.site?.organ;
  const inOrgan = targets.filter((one) => one.site && one.site.organ === organ);
  if (inOrgan.length > 2) return note('third-in-organ', 'caution', `${inOrgan.length} targets in one organ.`, organ === 'lymph-node' ? 'All lymph nodes count as one organ with two targets at most.' : 'An organ has two targets at most.', asNonTarget(lesion.id));
  return null;
};

/** Says at once when what was drawn cannot be what it was drawn as (B1–B9). The reader decides; nothing is changed by itself. */
export const measurabilityNote = (id: LesionId, timepoint: TimepointId): void => {
  const { read, series } = theRoom();
  const lesion = read.lesions.find((one) => one.id === id);
  const measured = lesion?.at.get(timepoint)?.caliper;
  if (!lesion || !measured || lesion.role === 'non-target') return;
  const nodal = isNodal(lesion.site);
  if (nodal && shortAxis(measured.caliper) === null) {
    return setSession({ note: note('short-axis-open', 'information', `${lesion.name} is a node: its short axis counts.`, 'Drag an end of the dashed line across it.') });
  }
  if (!isBaseline(read, timepoint) || lesion.role !== 'target') return;
  const thickness = series.get(measured.place.seriesKey)?.sliceThicknessMm ?? null;
  const size = countedDiameter(measured.caliper, lesion.site);
  if (size === null) return;
  const found = classifyLesion({
    id: lesion.name, organ: lesion.site?.organ ?? '', lesionKind: nodal ? 'node' : 'nonnode', longestMm: longAxis(measured.caliper), shortAxisMm: shortAxis(measured.caliper),
    nature: 'solid', modality: 'CT', softTissue: null, priorLocalTherapy: false, progressedSince: false,
  }, thickness);
  if (found.lesionClass !== 'measurable') {
    const needs = found.minimumMm ?? 10;
    const follows = found.lesionClass === 'pathological-non-target' ? `A target node needs ${needs} mm; from 10 to under 15 it is a non-target.`
      : found.lesionClass === 'normal' ? 'A node under 10 mm is normal and is not recorded.'
      : `A target needs ${needs} mm${thickness !== null && thickness > 5 ? ` with ${thickness} mm slices` : ''}; smaller ones are non-targets.`;
    return setSession({ note: note('too-small-for-target', 'caution', `${nodal ? 'Short axis' : 'Longest diameter'} ${mm(size)}.`, follows, asNonTarget(id)) });
  }
  const budget = tooMany(lesion, read.lesions.filter((one) => one.role === 'target'));
  if (budget) setSession({ note: budget });
};
