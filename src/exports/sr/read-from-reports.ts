import { readFrom, type Act, type PlannedTimepoint } from '../../read';
import { NAME } from './concepts';
import { sameCode } from './code';
import type { FoundReport } from './found-report';
import { lesionsIn, type FoundLesion } from './found-lesions';
import { actsFault, timepointFault } from './keepable';
import { lesionActs, unstamped } from './lesion-acts';
import type { ReportFrom } from './report-from';
import { IRECIST_TERM, RECIST_TERM, TERM, wordOf } from './terms';

type Found = Extract<ReportFrom, { kind: 'report' }>;

export type ReportsProblemKind =
  | 'no-reports'
  | 'not-ours' // written by other software: its measurements can be shown, but are no whole read
  | 'several-subjects'
  | 'several-readers'
  | 'no-baseline' // the first report is not that of the first timepoint
  | 'timepoint-without-date'
  | 'timepoints-not-told-apart' // without name or day, or two of one name
  | 'not-keepable' // says what no read can hold: places outside of any scanner, texts without end
  /** These do not refuse the reports: what they are about is left out, or is told. */
  | 'timepoint-missing' // the labels of later ones may rest on it
  | 'charters-differ'
  | 'lesion-never-drawn';

export interface ReportsProblem {
  readonly kind: ReportsProblemKind;
  readonly detail: string;
}

export type ReadFromReports =
  /** The acts of a read with the same answers, and so the same labels; whoever takes them stamps them. Lesions have their tracking UIDs for ids. */
  | { readonly kind: 'acts'; readonly acts: readonly Act[]; readonly reader: FoundReport['reader']; readonly problems: readonly ReportsProblem[]; /** Lesions that are called otherwise than in the reports: names are given in order of identification. */ readonly renamed: readonly { readonly from: string; readonly to: string }[] }
  | { readonly kind: 'refused'; readonly problems: readonly ReportsProblem[] };

const timepointOf = ({ report, measurements }: Found): PlannedTimepoint => {
  const said = measurements.find(({ timepoint }) => timepoint.id !== '')?.timepoint;
  return {
    id: said?.id ?? report.timepoint.label, label: said?.label ?? report.timepoint.label, date: report.timepoint.date, seriesKey: report.timepoint.seriesKey === '' ? null : report.timepoint.seriesKey,
    studyInstanceUids: report.timepoint.studyUids, symptomDriven: said?.types.some((type) => sameCode(type, TERM.unscheduled)) ?? false,
  };
};

const placeInOrder = ({ report }: Found): number => Number(/^TP(\d+)$/.exec(report.timepoint.protocol)?.[1] ?? Number.NaN);

/** The newest report of each timepoint, in order; those that another one replaces are left out. */
const standing = (found: readonly Found[]): readonly Found[] => {
  const replaced = new Set(found.flatMap(({ report }) => report.predecessors));
  const newest = new Map<number, Found>();
  for (const one of found) {
    const before = newest.get(placeInOrder(one));
    if (!replaced.has(one.report.reference.sopInstanceUid) && (!before || before.report.madeAt < one.report.madeAt)) newest.set(placeInOrder(one), one);
  }
  return [...newest.values()].sort((a, b) => placeInOrder(a) - placeInOrder(b));
};

const refusals = (found: readonly Found[], inOrder: readonly Found[]): readonly ReportsProblem[] => {
  if (found.length === 0) return [{ kind: 'no-reports', detail: 'No report was given' }];
  if (found.some(({ report }) => !report.isOwn)) return [{ kind: 'not-ours', detail: 'A report was not written by Nadir: it holds no whole read' }];
  const wrong = (is: boolean, kind: ReportsProblemKind, detail: string): readonly ReportsProblem[] => (is ? [{ kind, detail }] : []);
  const different = (of: (report: FoundReport) => string): boolean => new Set(found.map(({ report }) => of(report))).size > 1;
  const undated = inOrder.find(({ report }) => report.timepoint.date === '');
  return [
    ...wrong(different(({ subject }) => subject.key), 'several-subjects', 'The reports are of several subjects'),
    ...wrong(different(({ reader }) => reader.identifier), 'several-readers', 'The reports are of several readers'),
    ...wrong(inOrder[0] === undefined || placeInOrder(inOrder[0]) !== 1, 'no-baseline', 'There is no report of the baseline'),
    ...wrong(undated !== undefined, 'timepoint-without-date', `The report of ${undated?.report.timepoint.label ?? ''} does not say when the images were made`),
  ];
};

const overridesIn = (found: readonly Found[]): readonly Act[] => found.flatMap(({ report }, index): readonly Act[] => {
  const set = report.evaluations.filter(({ name, by }) => by === 'person' && sameCode(name, NAME.currentResponse));
  const recist11 = set.find(({ method }) => sameCode(method, TERM.recist11));
  const irecist = set.find(({ method }) => sameCode(method, TERM.irecist));
  const one = found[index];
  return set.length === 0 || !one ? [] : [{
    kind: 'labelOverridden', v: 1, timepoint: timepointOf(one).id, recist11: wordOf(RECIST_TERM, recist11?.code ?? null), irecist: wordOf(IRECIST_TERM, irecist?.code ?? null),
    reason: (recist11 ?? irecist)?.comment ?? '',
  }];
});

/** In the order of the last report, which names them all; lesions that it does not name come after. */
const inOrderOf = (lesions: readonly (readonly FoundLesion[])[]): readonly string[] => [...new Set([...(lesions.at(-1) ?? []), ...lesions.flat()].map(({ id }) => id))];

/**
 * The read that a set of our own reports tells: all timepoints of one subject by one reader, in any order, superseded ones among them. Answers,
 * sizes, sites, roles, the reader's own labels and the charter come back as they were; calipers within a thousandth of a millimetre of
 * where they were, with their lengths. What reports do not hold stays behind: free marks, anchors, searches, clinical notes, quality, signatures and the trail itself.
 */
export const readFromReports = (found: readonly Found[]): ReadFromReports => {
  const inOrder = standing(found);
  const problems = refusals(found, inOrder);
  const last = inOrder.at(-1);
  if (problems.length > 0 || !last) return { kind: 'refused', problems };
  const timepoints = inOrder.map(timepointOf);
  const { subject, charter, reader } = last.report;
  const unnamed = timepointFault(timepoints);
  if (unnamed !== null) return { kind: 'refused', problems: [{ kind: 'timepoints-not-told-apart', detail: unnamed }] };
  const opening: Act = { kind: 'readOpened', v: 1, subject: { key: subject.key, code: subject.code }, timepoints, charter };
  const lesions = inOrder.map(({ report, measurements }) => lesionsIn(report, measurements));
  const cautions: ReportsProblem[] = [];
  inOrder.forEach((one, index) => {
    if (placeInOrder(one) !== index + 1 && (index === 0 || placeInOrder(one) !== placeInOrder(inOrder[index - 1] ?? one) + 1)) cautions.push({ kind: 'timepoint-missing', detail: `There is no report of the timepoint before ${timepoints[index]?.label ?? ''}` });
  });
  if (inOrder.some(({ report }) => report.charter !== charter)) cautions.push({ kind: 'charters-differ', detail: 'The reports name different charters; that of the last one is taken' });
  const told = inOrderOf(lesions).flatMap((id) => {
    const sightings = lesions.flatMap((some, index) => some.filter((lesion) => lesion.id === id).map((lesion) => ({ timepoint: timepoints[index]?.id ?? '', lesion })));
    const acts = lesionActs(opening, timepoints, sightings);
    const name = sightings.at(-1)?.lesion.name ?? '';
    if (!acts) cautions.push({ kind: 'lesion-never-drawn', detail: `${name} was never drawn on an image, and is left out` });
    return acts ? [{ id, name, ...acts }] : [];
  });
  const acts: readonly Act[] = [
    opening, ...told.flatMap(({ found: first }) => first), ...timepoints.flatMap((_, index) => told.flatMap(({ answers }) => answers[index] ?? [])), ...overridesIn(inOrder),
  ];
  const fault = actsFault(acts);
  if (fault !== null) return { kind: 'refused', problems: [{ kind: 'not-keepable', detail: `The reports say of “${fault}” what no read can hold` }] };
  const names = new Map(readFrom(unstamped(acts)).lesions.map(({ id, name }) => [id, name]));
  const renamed = told.flatMap(({ id, name }) => (names.get(id) === name ? [] : [{ from: name, to: names.get(id) ?? '' }]));
  return { kind: 'acts', acts, reader, problems: cautions, renamed };
};
