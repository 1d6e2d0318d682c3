import type { Assessment } from '../../../src/irecist';
import type { Act, Read, Site } from '../../../src/read';
import { stroke, told } from '../story';

const LUNG: Site = { organ: 'lung', label: 'Lung, left lower lobe' };
const LIVER = (segment: number): Site => ({ organ: 'liver', label: `Liver, segment ${segment}` });
const NODE: Site = { organ: 'lymph-node', label: 'Node, right axillary' };

export interface Course {
  readonly code?: string;
  readonly weeks: readonly number[];
  /** Counted diameters of each target, mm, scan by scan. */
  readonly targets: readonly { readonly site: Site; readonly mm: readonly number[] }[];
  /** New lesions, mm, by week; 0 is gone. */
  readonly fresh?: readonly { readonly mm: Readonly<Record<number, number>> }[];
  readonly charter?: string;
  readonly more?: readonly Act[];
}

const FIRST = Date.UTC(2026, 0, 5);
export const dateOf = (week: number): string => new Date(FIRST + week * 7 * 86_400_000).toISOString().slice(0, 10);

/** A read with the sizes of a table, scans in weeks from 5 January 2026. */
export const course = ({ code = 'Case', weeks, targets, fresh = [], charter = 'irecist-2017', more = [] }: Course): { readonly read: Read; readonly assessment: Assessment } => {
  const acts: Act[] = [{
    kind: 'readOpened', v: 1, subject: { key: code, code }, charter,
    timepoints: weeks.map((week) => ({ id: `w${week}`, label: `W${week}`, date: dateOf(week), seriesKey: `s${week}`, studyInstanceUids: [`1.${week}`], symptomDriven: false })),
  }];
  for (const [index, week] of weeks.entries()) {
    for (const [number, { site, mm }] of targets.entries()) {
      const [size = 0, lesion, timepoint] = [mm[index], `t${number + 1}`, `w${week}`];
      if (index === 0) acts.push({ kind: 'lesionIdentified', v: 1, lesion, role: 'target', timepoint, site, stroke: { kind: 'caliper', measured: stroke(size, site.organ === 'lymph-node', timepoint) }, equivocal: false });
      else if (size === 0) acts.push({ kind: 'markedAbsent', v: 1, lesion, timepoint });
      else acts.push({ kind: 'measured', v: 1, lesion, timepoint, measured: stroke(size, site.organ === 'lymph-node', timepoint), equivocal: false });
    }
    for (const [number, { mm }] of fresh.entries()) {
      const [size, lesion, timepoint] = [mm[week], `n${number + 1}`, `w${week}`];
      if (size === undefined) continue;
      if (size === 0) acts.push({ kind: 'newLesionAssessed', v: 1, lesion, timepoint, answer: 'absent' });
      else if (Object.keys(mm).map(Number).toSorted((a, b) => a - b)[0] === week) acts.push({ kind: 'lesionIdentified', v: 1, lesion, role: 'new', timepoint, site: { organ: 'lung', label: 'Lung, left upper lobe' }, stroke: { kind: 'caliper', measured: stroke(size, false, timepoint) }, equivocal: false });
      else acts.push({ kind: 'measured', v: 1, lesion, timepoint, measured: stroke(size, false, timepoint), equivocal: false });
    }
  }
  const { read, assessment, problems } = told([...acts, ...more]);
  if (!assessment) throw new Error(JSON.stringify(problems));
  return { read, assessment };
};

/** Case 4 of the reading room's design: sums 84·104·77·50·62·71. */
export const LATE: Course = {
  code: 'Flare, late PD', weeks: [0, 8, 14, 24, 36, 42],
  targets: [{ site: LIVER(8), mm: [30, 38, 28, 18, 25, 30] }, { site: LIVER(6), mm: [20, 25, 19, 12, 16, 20] }, { site: LUNG, mm: [16, 19, 14, 9, 9, 9] }, { site: NODE, mm: [18, 22, 16, 11, 12, 12] }],
};
/** Case 3: sums 64·59·44·36; new lesions of 11 and 7 mm at W8, one of 6 mm left at W14, none at W22. */
export const VANISH: Course = {
  code: 'New lesions vanish', weeks: [0, 8, 14, 22],
  targets: [{ site: LUNG, mm: [22, 20, 14, 12] }, { site: { organ: 'lung', label: 'Lung, right lower lobe' }, mm: [18, 17, 12, 10] }, { site: { organ: 'lymph-node', label: 'Node, para-aortic' }, mm: [24, 22, 18, 14] }],
  fresh: [{ mm: { 8: 11, 14: 6, 22: 0 } }, { mm: { 8: 7, 14: 0, 22: 0 } }],
};
/** Case 7: short axes 42·52·55·57, confirmed by 5 mm over both steps. */
export const NODAL: Course = { code: 'Nodal, additive', weeks: [0, 8, 14, 20], targets: [{ site: NODE, mm: [24, 30, 32, 33] }, { site: { organ: 'lymph-node', label: 'Node, right paratracheal 4R' }, mm: [18, 22, 23, 24] }] };
/** Case 1: sums 105·131·71·49·30. */
export const FLARE: Course = {
  code: 'Classic flare', weeks: [0, 8, 15, 24, 36],
  targets: [{ site: LIVER(7), mm: [32, 41, 21, 15, 10] }, { site: LIVER(5), mm: [24, 30, 16, 11, 7] }, { site: LUNG, mm: [18, 22, 12, 8, 5] }, { site: { organ: 'lung', label: 'Lung, left upper lobe' }, mm: [14, 17, 9, 6, 0] }, { site: NODE, mm: [17, 21, 13, 9, 8] }],
};
/** Case 2 without its new lesion: sums 109·132·150. */
export const TRUE_PD: Course = {
  code: 'True progression', weeks: [0, 8, 13],
  targets: [{ site: { organ: 'lung', label: 'Lung, left upper lobe' }, mm: [46, 54, 60] }, { site: { organ: 'lung', label: 'Lung, right upper lobe' }, mm: [16, 21, 25] }, { site: NODE, mm: [19, 24, 27] }, { site: { organ: 'adrenal', label: 'Adrenal, left' }, mm: [28, 33, 38] }],
};
