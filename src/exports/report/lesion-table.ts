import { countedDiameter, isCounted, isNodal, type Lesion, type Timepoint } from '../../read';
import { badge } from './badge';
import { fitted, INK, line, text, type Measure, type PageMark } from './marks';
import { LEFT, RIGHT, type Part } from './report-head';
import type { ReportScene } from './report-of';
import { decimal, percent, shortDay } from './words';

/** Columns that fit a page: the baseline and the last scans. */
const MOST = 5;
export const shownScans = (timepoints: readonly Timepoint[], most = MOST): readonly Timepoint[] =>
  (timepoints.length <= most ? timepoints : [...timepoints.slice(0, 1), ...timepoints.slice(1 - most)]);

const WORD: Readonly<Record<string, string>> = { 'too-small': 'too small', absent: 'absent', merged: 'merged', 'not-evaluable': 'not evaluable' };
const ROW = 13.4;

/** A lesion's size, mm; null where none was measured. */
export const sizeAt = (lesion: Lesion, timepoint: Timepoint): number | null => {
  const answer = lesion.at.get(timepoint.id)?.answer;
  const parts = answer?.kind === 'measured' ? [answer.measured] : answer?.kind === 'parts' ? answer.parts : [];
  const lengths = parts.map(({ caliper }) => countedDiameter(caliper, lesion.site));
  return lengths.length > 0 && lengths.every((mm) => mm !== null) ? lengths.reduce((sum, mm) => sum + mm, 0) : null;
};

/** What was said of a lesion that has no size. */
export const stateAt = (lesion: Lesion, timepoint: Timepoint): string => {
  const answer = lesion.at.get(timepoint.id)?.answer;
  if (!answer) return '–';
  if (answer.kind === 'status') return answer.status;
  return answer.kind === 'measured' || answer.kind === 'parts' ? 'measured' : (WORD[answer.kind] ?? answer.kind);
};

/** Where a size was taken: image number, thick slices, several parts, a computed plane that does not count. */
const whereAt = ({ imageNumberOf, read }: ReportScene, lesion: Lesion, timepoint: Timepoint): { readonly image: string; readonly caution: string } => {
  const at = lesion.at.get(timepoint.id);
  const drawn = at?.answer?.kind === 'measured' ? at.answer.measured : at?.answer?.kind === 'parts' ? at.answer.parts[0] : undefined;
  if (!drawn) return { image: '', caution: '' };
  const number = imageNumberOf(drawn.place);
  const thick = drawn.place.sliceThicknessMm;
  return {
    image: `${number === null ? '' : `im ${number}`}${at?.answer?.kind === 'parts' ? `, ${at.answer.parts.length} parts` : ''}`,
    caution: `${thick !== null && thick >= 5 ? `${thick} mm` : ''}${isCounted(read, drawn) ? '' : ' not counted'}`,
  };
};

export const lesionTable = (scene: ReportScene, top: number, measure: Measure): Part => {
  const { read, responses, days, timepoints, now } = scene;
  const scans = shownScans(timepoints);
  const [nameWidth, deltas] = [150, 92];
  const column = (RIGHT - deltas - LEFT - nameWidth) / scans.length;
  const x = (index: number): number => LEFT + nameWidth + index * column;
  const baseline = timepoints[0];
  const before = timepoints.at(-2);
  const followed = timepoints.length > 1;
  const marks: PageMark[] = [];
  let y = top;
  const rule = (ink: string = INK.soft, width = 0.5): void => { marks.push(line([[LEFT, y + 4], [RIGHT, y + 4]], { ink, width })); };
  const right = (words: string, at: number, strong = false): void => { marks.push(text(at, y, words, { size: 8, strong, align: 'end' })); };
  marks.push(text(LEFT, y, 'Lesions', { size: 9.6, strong: true }), text(LEFT + measure('Lesions   ', 9.6, true), y, `mm as recorded; SA: short axis of a node; im: number of the image in its series${scans.length < timepoints.length ? '; baseline and the last scans' : ''}`, { size: 7.4, ink: INK.muted }));
  y += 16;
  marks.push(text(LEFT, y, 'Lesion', { size: 7.4 }));
  scans.forEach((scan, index) => marks.push(text(x(index) + 28, y, scan.label, { size: 7.4, strong: true, align: 'end' }), text(x(index) + 32, y, shortDay(scan, days), { size: 7, ink: INK.muted })));
  if (followed) right(`vs ${baseline?.label ?? ''}`, RIGHT - 46);
  if (followed) right(`vs ${before?.label ?? ''}`, RIGHT);
  rule(INK.edge, 0.8);
  const change = (mm: number | null, from: number | null): string => (mm === null || from === null || from === 0 ? '' : percent((100 * (mm - from)) / from));
  const row = (lesion: Lesion): void => {
    y += ROW;
    const size = lesion.role === 'target' || lesion.role === 'new';
    const axis = size && isNodal(lesion.site) ? '  SA' : '';
    marks.push(text(LEFT, y, lesion.name, { size: 8, strong: true, ink: INK[lesion.role] }), text(LEFT + 24, y, `${fitted(lesion.site?.label ?? 'site not named', nameWidth - 44, 7.8, measure)}${axis}`, { size: 7.8 }));
    scans.forEach((scan, index) => {
      const mm = size ? sizeAt(lesion, scan) : null;
      const found = read.timepoints.find(({ id }) => id === lesion.identifiedAt)?.index ?? 0;
      if (mm === null) return void marks.push(text(x(index) + 8, y, lesion.role === 'new' && scan.index < found ? '' : stateAt(lesion, scan), { size: 7.6, ink: INK.muted }));
      const { image, caution } = whereAt(scene, lesion, scan);
      right(decimal(mm), x(index) + 28, true);
      marks.push(text(x(index) + 32, y, image, { size: 6.8, ink: INK.muted }), text(x(index) + 34 + measure(image, 6.8, false), y, caution, { size: 6.6, strong: true }));
    });
    if (followed && lesion.role === 'target' && baseline) right(change(sizeAt(lesion, now), sizeAt(lesion, baseline)), RIGHT - 46);
    if (followed && lesion.role === 'target' && before) right(change(sizeAt(lesion, now), sizeAt(lesion, before)), RIGHT);
    rule();
  };
  const targets = read.lesions.filter(({ role }) => role === 'target');
  targets.forEach(row);
  if (targets.length > 0) {
    y += ROW;
    marks.push(text(LEFT, y, 'Sum', { size: 8, strong: true }));
    const sum = (scan: Timepoint): number | null => responses[scan.index]?.sumMm ?? null;
    scans.forEach((scan, index) => {
      const response = responses[scan.index];
      if (response?.sumMm === null || !response) return;
      right(decimal(response.sumMm), x(index) + 28, true);
      marks.push(text(x(index) + 32, y, response.sumComplete ? (response.nadirMm === null ? '' : `nadir ${decimal(response.nadirMm)}`) : 'incomplete', { size: 6.8, ink: INK.muted }));
    });
    if (followed && baseline) right(change(sum(now), sum(baseline)), RIGHT - 46, true);
    if (followed && before) right(change(sum(now), sum(before)), RIGHT, true);
    rule(INK.text, 0.8);
  }
  y += 3;
  read.lesions.filter(({ role, identifiedAt }) => role === 'non-target' || (role === 'new' && timepoints.some(({ id }) => id === identifiedAt))).forEach(row);
  y += 3;
  for (const lane of responses.some(({ irecist }) => irecist !== null) ? (['irecist', 'recist11'] as const) : (['recist11'] as const)) {
    y += ROW + 2.5;
    marks.push(text(LEFT, y, lane === 'irecist' ? 'iRECIST' : 'RECIST 1.1', { size: 8, strong: true }));
    const firstPd = responses.findIndex(({ recist11 }) => recist11 === 'PD');
    scans.forEach((scan, index) => {
      const response = responses[scan.index];
      const label = response?.chosen?.[lane] ?? response?.[lane] ?? null;
      if (label === null) return;
      if (lane === 'recist11' && firstPd >= 0 && scan.index > firstPd) return void marks.push(text(x(index) + 8, y, 'after PD: for study', { size: 7, ink: INK.muted }));
      marks.push(...badge(label, x(index) + 8, y - 9.2, 7.2, measure, column > 78).marks);
    });
  }
  return { marks, bottom: y + 6 };
};
