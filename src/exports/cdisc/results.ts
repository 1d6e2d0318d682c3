import type { TimepointResponse } from '../../irecist';
import { isNodal, type Lesion, type Timepoint } from '../../read';
import { lesionResults, notDone, numberOf, type LesionResult } from './lesion-results';
import { evaluatorValues, exactMm, linkGroup, responseAt, seriesOf, visitValues, type Row, type SubmissionInput, type SubmittedRead } from './submission';
import { TEST_NAME, type IdentifiedAs, type ResultTest } from './terms';
import { identifiedAs, inOrder } from './tumours';

interface Said extends LesionResult {
  readonly lesion: Lesion;
  readonly as: IdentifiedAs;
}

/** A result with what belongs into SUPPTR. */
export interface Result {
  readonly row: Row;
  readonly image: string | null;
  readonly notEvaluable: string | null;
}

/** Percent to one decimal, to more where one decimal would put it on the wrong side of a threshold of the rules (+20, −30). */
export const percentOf = (value: number): number => {
  const sided = (shown: number): boolean => [20, -30].every((limit) => (shown >= limit) === (value >= limit - 1e-9) && (shown <= limit) === (value <= limit + 1e-9));
  const digits = [1, 2, 3, 4, 5].find((count) => sided(Number(value.toFixed(count)))) ?? 6;
  return Number(value.toFixed(digits)) || 0;
};

const summary = (group: string, name: ResultTest, value: Row): Row => ({ TRGRPID: group, TRLNKID: null, TRTESTCD: name, TRTEST: TEST_NAME[name], ...value });

/** Sum of sizes, mm; null while one of them is missing. */
const sumOf = (said: readonly Said[]): number | null => {
  const sizes = said.filter(({ row }) => row['TRTESTCD'] !== 'TUMSTATE').map(({ row }) => row['TRSTRESN']);
  return sizes.length > 0 && sizes.every((size) => typeof size === 'number') ? exactMm(sizes.reduce((sum: number, size) => sum + (size as number), 0)) : null;
};

const changes = (response: TimepointResponse): readonly Row[] => {
  const { changeFromBaselinePercent: baseline, changeFromNadirMm: nadirMm, changeFromNadirPercent: nadir } = response;
  return [
    ...(baseline === null ? [] : [summary('TARGET', 'PCBSD', numberOf(percentOf(baseline), '%'))]),
    ...(nadirMm === null ? [] : [summary('TARGET', 'ACNSD', numberOf(nadirMm, 'mm'))]),
    ...(nadir === null ? [] : [summary('TARGET', 'PCNSD', numberOf(percentOf(nadir), '%'))]),
  ];
};

/** Sums of a visit. New lesions are summed on their own and never added to the targets (I6). */
const summaries = (said: readonly Said[], response: TimepointResponse): readonly Row[] => {
  const ofTargets = said.filter(({ as }) => as === 'TARGET');
  const offNodes = ofTargets.filter(({ lesion }) => !isNodal(lesion.site));
  const [nonNodal, ofNew] = [sumOf(offNodes), sumOf(said.filter(({ as }) => as === 'NEW TARGET'))];
  return [
    ...(ofTargets.length === 0 ? [] : [summary('TARGET', 'SUMDIAM', response.sumComplete && response.sumMm !== null ? numberOf(response.sumMm, 'mm') : notDone('NOT EVALUABLE'))]),
    ...(response.sumComplete && nonNodal !== null ? [summary('TARGET', 'SUMNLNLD', numberOf(nonNodal, 'mm'))] : []),
    ...(ofNew === null ? [] : [summary('NEW TARGET', 'SUMDIAM', numberOf(ofNew, 'mm'))]),
    ...changes(response),
  ];
};

const ofVisit = (input: SubmissionInput, submitted: SubmittedRead, timepoint: Timepoint): readonly Result[] => {
  const response = responseAt(submitted, timepoint);
  const said = inOrder(submitted.read.lesions).flatMap((lesion) => {
    const as = identifiedAs(submitted, lesion);
    return lesionResults(submitted, lesion, as, timepoint).map((result): Said => ({ ...result, lesion, as }));
  });
  const reader = evaluatorValues('TR', input, submitted);
  const group = { TRLNKGRP: linkGroup(submitted, timepoint) };
  return [
    ...said.map(({ row, image, notEvaluable, lesion, as }): Result => {
      const series = lesion.at.get(timepoint.id)?.place?.place.seriesKey ?? timepoint.seriesKey;
      return { row: { TRGRPID: as, TRREFID: seriesOf(series), ...group, ...row, TRMETHOD: input.methodOf(series), ...reader, ...visitValues('TR', input, submitted, timepoint, true) }, image, notEvaluable };
    }),
    ...(response ? summaries(said, response) : []).map((row): Result =>
      ({ row: { TRREFID: null, ...group, ...row, TRMETHOD: null, ...reader, ...visitValues('TR', input, submitted, timepoint, false) }, image: null, notEvaluable: null })),
  ];
};

/** Rows of TR without keys and sequence: sizes and states of a visit, then its sums. */
export const results = (input: SubmissionInput, submitted: SubmittedRead): readonly Result[] => submitted.read.timepoints.flatMap((timepoint) => ofVisit(input, submitted, timepoint));
