import type { Assessment, TimepointResponse } from '../../irecist';
import type { Code } from './code';
import { NAME, OWN } from './concepts';
import { coded, container, written, type ContentItem } from './content-item';
import type { GroupScene } from './measurement-group';
import { IRECIST_TERM, NON_TARGET_TERM, RECIST_TERM, TARGET_TERM, TERM } from './terms';

export const RESEARCH_LINE = 'Research use. Not for diagnosis.';

const by = (method: Code): ContentItem => coded('HAS CONCEPT MOD', NAME.evaluationMethod, method);
/** Who says so: the software computes a response, a reader may set another beside it. */
const said = (who: Code): ContentItem => coded('HAS OBS CONTEXT', NAME.observerType, who);
const yesNo = (is: boolean): Code => (is ? TERM.yes : TERM.no);
const evaluation = <Word extends string>(name: Code, table: Readonly<Record<Word, Code>>, word: Word | null, children: readonly ContentItem[]): readonly ContentItem[] =>
  (word === null ? [] : [coded('CONTAINS', name, table[word], children)]);

/** The reader's own label goes first, the computed one stays beside it. */
const current = <Word extends string>(table: Readonly<Record<Word, Code>>, method: Code, computed: Word | null, chosen: Word | null, response: TimepointResponse): readonly ContentItem[] => [
  ...evaluation(NAME.currentResponse, table, chosen, [by(method), said(TERM.person), written('HAS PROPERTIES', NAME.comment, response.chosen?.reason ?? '')]),
  ...evaluation(NAME.currentResponse, table, computed, [by(method), said(TERM.device)]),
];

const responses = (response: TimepointResponse): readonly ContentItem[] => [
  ...evaluation(NAME.targetResponse, TARGET_TERM, response.target, [by(TERM.recist11)]),
  ...evaluation(NAME.nonTargetResponse, NON_TARGET_TERM, response.nonTarget, [by(TERM.recist11)]),
  ...(response.newLesion === null ? [] : [
    coded('CONTAINS', NAME.newLesion, yesNo(response.newLesion !== 'none' && response.newLesion !== 'resolved' && response.newLesion !== 'equivocal'), [by(TERM.irecist)]),
    coded('CONTAINS', NAME.newLesionWorse, yesNo(response.newLesion === 'increased'), [by(TERM.irecist)]),
  ]),
  ...current(RECIST_TERM, TERM.recist11, response.recist11, response.chosen?.recist11 ?? null, response),
  ...current(IRECIST_TERM, TERM.irecist, response.irecist, response.chosen?.irecist ?? null, response),
  ...(response.because === '' ? [] : [written('CONTAINS', NAME.comment, response.because)]),
];

/** Best responses look over all timepoints, so they stand in the report of the last one alone. */
const best = ({ bor, ibor }: Assessment): readonly ContentItem[] => [
  ...evaluation(NAME.bestResponse, RECIST_TERM, bor, [by(TERM.recist11)]),
  ...evaluation(NAME.bestResponse, IRECIST_TERM, ibor, [by(TERM.irecist)]),
];

/** TID 1500 rows 12–14: the responses with the method of each, the charter and the log they rest on, and what the report is for. */
export const qualitativeEvaluations = ({ read, timepoint, response, input }: GroupScene, assessment: Assessment | null): ContentItem => container('CONTAINS', NAME.evaluations, [
  ...(response ? responses(response) : []),
  ...(assessment && timepoint.index === read.timepoints.length - 1 ? best(assessment) : []),
  ...(read.charter === '' ? [] : [written('CONTAINS', OWN.charter, read.charter)]),
  written('CONTAINS', OWN.logHash, input.logHash),
  written('CONTAINS', NAME.comment, RESEARCH_LINE),
]);
