import { NAME, UNIT } from './concepts';
import { coded, container, numeric, written, type ContentItem } from './content-item';
import type { LesionMarks } from './lesion-marks';
import { countedAxis, tooSmallMm, TOO_SMALL_TEXT, type GroupScene } from './measurement-group';
import type { Code } from './code';
import { TERM } from './terms';

const one = (name: Code, value: number | null, unit: Code, children: readonly ContentItem[] = []): readonly ContentItem[] =>
  (value === null ? [] : [numeric('CONTAINS', name, value, unit, children)]);

const note = (text: string): ContentItem => written('HAS PROPERTIES', NAME.comment, text);
const ofTimepoint = (type: Code, label: string | null): readonly ContentItem[] => [coded('HAS CONCEPT MOD', NAME.timepointType, type), ...(label === null ? [] : [written('HAS CONCEPT MOD', NAME.timepoint, label)])];

/** A lesion too small to measure counts a size that nobody drew: it stands here, because readers fall over a size without a path in a group. */
const assumedSizes = (scene: GroupScene, marks: readonly LesionMarks[]): readonly ContentItem[] =>
  marks.filter(({ at, point }) => at?.answer?.kind === 'too-small' && point === null)
    .map(({ lesion }) => numeric('CONTAINS', countedAxis(lesion), tooSmallMm(scene.read), UNIT.mm, [note(`${lesion.name}: ${TOO_SMALL_TEXT}`)]));

/** TID 1420: what follows from the sizes. Nothing here is read back: it is computed anew. */
export const derivedMeasurements = (scene: GroupScene, marks: readonly LesionMarks[]): readonly ContentItem[] => {
  const { response, read } = scene;
  const items = response === null ? [] : [
    ...one(NAME.sum, response.sumMm, UNIT.mm, response.sumComplete ? [] : [note('Sum is incomplete')]),
    ...(scene.timepoint.index === 0 ? [] : one(NAME.sum, response.baselineSumMm, UNIT.mm, ofTimepoint(TERM.baseline, read.timepoints[0]?.label ?? null))),
    ...one(NAME.sum, response.nadirMm, UNIT.mm, ofTimepoint(TERM.nadir, response.nadirTimepoint)),
    ...one(NAME.changeFromBaseline, response.changeFromBaselinePercent, UNIT.percent),
    ...one(NAME.changeFromNadir, response.changeFromNadirPercent, UNIT.percent),
    ...one(NAME.absoluteFromNadir, response.changeFromNadirMm, UNIT.mm),
    ...one(NAME.sum, response.newLesionSumMm, UNIT.mm, [note('Sum of the new lesions that are targets by iRECIST')]),
  ];
  const all = [...items, ...assumedSizes(scene, marks)];
  return all.length === 0 ? [] : [container('CONTAINS', NAME.derived, all)];
};
