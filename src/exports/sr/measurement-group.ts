import { charterFromText, DEFAULT_CHARTER, type TimepointResponse } from '../../irecist';
import { isNodal, longAxis, shortAxis, type Answer, type Lesion, type Read, type Timepoint } from '../../read';
import { local, type Code } from './code';
import { NAME, OWN, UNIT } from './concepts';
import { coded, container, numeric, uid, written, type ContentItem } from './content-item';
import { finding, findingSite } from './finding-site';
import type { DrawnPart, LesionMarks } from './lesion-marks';
import { drawnOn, imageBeside } from './mark-geometry';
import type { ReportInput } from './report-input';
import { partUid, trackingUid } from './report-uid';
import { ROLE_TERM, STATUS_TERM, TERM } from './terms';
import { timePointContext } from './time-point-context';

/** What viewers on Cornerstone look at to find the tool that draws a group again; our own name of the lesion follows it. */
const TOOL = 'Cornerstone3DTools@^0.1.0';
export const TOO_SMALL_TEXT = 'too small to measure';

/** The reader's answer, so that it comes back as it was given. */
export const ANSWER_TERM: Readonly<Record<Answer['kind'] | 'equivocal', Code>> = {
  measured: local('MEASURED', 'Measured'), equivocal: local('MEASURED-EQUIV', 'Measured, equivocal'), parts: local('PARTS', 'Measured in parts'), merged: local('MERGED', 'Merged with another lesion'),
  'too-small': local('TOO-SMALL', 'Too small to measure'), absent: local('ABSENT', 'Absent'), 'not-evaluable': local('NOT-EVALUABLE', 'Not evaluable'), status: local('STATUS', 'Judged by status'),
};

export interface GroupScene {
  readonly read: Read;
  readonly timepoint: Timepoint;
  readonly response: TimepointResponse | null;
  readonly input: ReportInput;
}

const reader = ({ input }: GroupScene): string => input.reader.identifier;
export const lesionUid = (scene: GroupScene, lesion: string): string => trackingUid(scene.input.digest, scene.read.subject.key, reader(scene), lesion);

const roleTerm = ({ response }: GroupScene, { role, name }: Lesion): Code => (role === 'new' ? ROLE_TERM[response?.newLesionRoles[name] ?? 'new'] : ROLE_TERM[role]);

const statusOf = (answer: Answer | null | undefined): Code | null => {
  switch (answer?.kind) {
    case undefined: return null;
    case 'status': return STATUS_TERM[answer.status];
    case 'absent': return STATUS_TERM.absent;
    case 'not-evaluable': return STATUS_TERM['not-evaluable'];
    case 'measured': return answer.equivocal ? STATUS_TERM.equivocal : STATUS_TERM.present;
    default: return STATUS_TERM.present;
  }
};

const answerItems = (scene: GroupScene, answer: Answer | null | undefined): readonly ContentItem[] => {
  if (!answer) return [];
  const kind = answer.kind === 'measured' && answer.equivocal ? 'equivocal' : answer.kind;
  return [
    coded('CONTAINS', OWN.answer, ANSWER_TERM[kind]),
    ...(answer.kind === 'not-evaluable' && answer.reason !== '' ? [written('CONTAINS', OWN.reason, answer.reason)] : []),
    ...(answer.kind === 'merged' ? [uid('CONTAINS', NAME.merged, lesionUid(scene, answer.into))] : []),
    ...(answer.kind === 'status' ? (answer.sites ?? []).map((site) => written('CONTAINS', OWN.grownSite, site)) : []),
  ];
};

/** A plain line for people: viewers show it as the label of the measurement. */
const comment = ({ name, site }: Lesion, answer: Answer | null | undefined, part: string): string => {
  const said = answer?.kind === 'too-small' ? `: ${TOO_SMALL_TEXT}` : answer?.kind === 'not-evaluable' ? `: not evaluable${answer.reason === '' ? '' : `, ${answer.reason}`}` : '';
  return `${name}${part}${site ? ` ${site.label}` : ''}${said}`;
};

const drawingItems = ({ measured: { place, assisted } }: DrawnPart): readonly ContentItem[] => [
  ...(assisted ? [written('CONTAINS', OWN.assisted, assisted.changed ? `${assisted.kind}, changed by hand` : assisted.kind)] : []),
  ...(place.window ? [written('CONTAINS', OWN.window, `${place.window.center}/${place.window.width}`)] : []),
  ...(place.reformatted ? [written('CONTAINS', OWN.reformatted, place.reformatted)] : []),
];

const sizes = ({ measured: { caliper, place }, image }: DrawnPart): readonly ContentItem[] => {
  const short = shortAxis(caliper);
  return [
    numeric('CONTAINS', NAME.longAxis, longAxis(caliper), UNIT.mm, drawnOn(NAME.path, place, image, caliper.long)),
    ...(short === null || !caliper.short ? [] : [numeric('CONTAINS', NAME.shortAxis, short, UNIT.mm, drawnOn(NAME.path, place, image, caliper.short))]),
  ];
};

const lookBackItems = ({ lookBack }: Lesion): readonly ContentItem[] => (lookBack === null ? [] : [
  written('CONTAINS', OWN.lookBack, lookBack.answer),
  ...(lookBack.firstSeen === null ? [] : [written('CONTAINS', OWN.lookBackSeen, lookBack.firstSeen)]),
  ...(lookBack.benign === null ? [] : [written('CONTAINS', OWN.lookBackBenign, lookBack.benign)]),
  ...(lookBack.note === '' ? [] : [written('CONTAINS', OWN.lookBackNote, lookBack.note)]),
]);

/** What a lesion that is too small counts by the charter, mm. */
export const tooSmallMm = (read: Read): number => (charterFromText(read.charter) ?? DEFAULT_CHARTER).tooSmallMm;

export const countedAxis = (lesion: Lesion): Code => (isNodal(lesion.site) ? NAME.shortAxis : NAME.longAxis);

const group = (scene: GroupScene, { lesion, at, point }: LesionMarks, part: DrawnPart | null, index: number, count: number): ContentItem => {
  const answer = at?.answer;
  const own = lesionUid(scene, lesion.id);
  const suffix = count > 1 ? `.${index + 1}` : '';
  const status = statusOf(answer);
  const tooSmall = answer?.kind === 'too-small';
  const tool = part === null ? (point && tooSmall ? `${TOOL}:Probe:` : '') : `${TOOL}:${part.measured.caliper.short ? 'Bidirectional' : 'Length'}:`;
  return container('CONTAINS', NAME.group, [
    written('HAS OBS CONTEXT', NAME.trackingIdentifier, `${tool}${lesion.name}${suffix}`),
    uid('HAS OBS CONTEXT', NAME.trackingUid, partUid(scene.input.digest, own, index)),
    ...timePointContext(scene.timepoint),
    finding(lesion.site, [
      ...(point && !tooSmall ? drawnOn(NAME.region, point.place, point.image, [point.at]) : []),
      ...(point ? imageBeside(point.place, point.image, [point.at]) : []),
      ...(part ? imageBeside(part.measured.place, part.image, [...part.measured.caliper.long, ...(part.measured.caliper.short ?? [])]) : []),
    ]),
    coded('HAS CONCEPT MOD', NAME.method, TERM.recist11),
    ...findingSite(lesion.site),
    ...(part ? sizes(part) : []),
    ...(part === null && point && tooSmall ? [numeric('CONTAINS', countedAxis(lesion), tooSmallMm(scene.read), UNIT.mm, drawnOn(NAME.path, point.place, point.image, [point.at]))] : []),
    coded('CONTAINS', NAME.lesionRole, roleTerm(scene, lesion)),
    ...(status ? [coded('CONTAINS', NAME.status, status)] : []),
    ...(index > 0 ? [uid('CONTAINS', NAME.split, own)] : []),
    ...answerItems(scene, answer),
    ...(lesion.site ? [written('CONTAINS', OWN.siteLabel, lesion.site.label)] : []),
    ...(part ? drawingItems(part) : point?.place.reformatted ? [written('CONTAINS', OWN.reformatted, point.place.reformatted)] : []),
    ...lookBackItems(lesion),
    written('CONTAINS', NAME.comment, comment(lesion, answer, suffix)),
  ], '1501');
};

/** TID 1501: one group per lesion, or per part of one that has split. A place without a size is what the finding rests on. */
export const measurementGroups = (scene: GroupScene, marks: readonly LesionMarks[]): readonly ContentItem[] =>
  marks.flatMap((one) => (one.parts.length === 0 ? [group(scene, one, null, 0, 1)] : one.parts.map((part, index) => group(scene, one, part, index, one.parts.length))));
