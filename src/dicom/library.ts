import { geometryLines } from './geometry-faults';
import type { Frame, Instance } from './instance';
import type { Library, LoadProblem, Series, SetApart, StudyDay, Subject } from './model';
import { peopleIn, type People } from './person';
import { plural, problem } from './problem';
import { byKey, stacksIn } from './split';
import { byName, stackOf } from './stack';

interface DraftStack {
  readonly owner: string;
  readonly frames: readonly Frame[];
  readonly apart: SetApart['kind'] | null;
  readonly framesOfReference: number;
}

const seriesIdentity = ({ series, study }: Instance): string => `${study.studyInstanceUid}|${study.date}|${series.seriesInstanceUid}`;

const isApart = (role: Frame['role']): role is SetApart['kind'] => role !== 'read' && role !== 'not-ct';

const draftsOf = ({ key, instances }: People): readonly DraftStack[] =>
  byKey(instances.flatMap(({ frames }) => frames), ({ instance }) => seriesIdentity(instance)).flatMap((own) => {
    const read = own.filter(({ role }) => role === 'read');
    const framesOfReference = new Set(read.map((frame) => frame.frameOfReferenceUid)).size;
    const stacks = stacksIn(read).map((frames): DraftStack => ({ owner: key, frames, apart: null, framesOfReference }));
    const apart = byKey(own.filter(({ role }) => isApart(role)), ({ role }) => role)
      .flatMap((frames): readonly DraftStack[] => (frames[0] && isApart(frames[0].role) ? [{ owner: key, frames, apart: frames[0].role, framesOfReference: 1 }] : []));
    return [...stacks, ...apart];
  });

const firstSop = ({ frames }: DraftStack): string => frames.reduce((least, { slice }) => (least === '' || slice.sopInstanceUid < least ? slice.sopInstanceUid : least), '');

/** Which of several stacks under one Series Instance UID keeps the plain key: one to be read, of the earliest study, the largest. */
const inKeyOrder = (a: DraftStack, b: DraftStack): number => {
  const [x, y] = [a.frames[0]?.instance, b.frames[0]?.instance];
  if (!x || !y) return 0;
  return Number(a.apart !== null) - Number(b.apart !== null) || byName(a.owner, b.owner) || (x.study.date ?? '~').localeCompare(y.study.date ?? '~')
    || byName(x.study.studyInstanceUid, y.study.studyInstanceUid) || b.frames.length - a.frames.length || byName(firstSop(a), firstSop(b));
};

interface MadeStack extends DraftStack {
  readonly series: Series;
}

const madeOf = (drafts: readonly DraftStack[]): readonly MadeStack[] =>
  byKey(drafts, ({ frames }) => frames[0]?.instance.series.seriesInstanceUid ?? '').flatMap((sameUid) =>
    (sameUid.length > 1 ? [...sameUid].sort(inKeyOrder) : sameUid).map((draft, i) => {
      const uid = draft.frames[0]?.instance.series.seriesInstanceUid ?? '';
      return { ...draft, series: stackOf(draft.frames, i === 0 ? uid : `${uid}#${i + 1}`, draft.framesOfReference) };
    }));

const dayOf = (stacks: readonly MadeStack[]): StudyDay => {
  const studies = stacks.flatMap(({ frames }) => frames[0]?.instance.study ?? []);
  return {
    date: studies[0]?.date ?? null,
    studyInstanceUids: [...new Set(studies.map(({ studyInstanceUid }) => studyInstanceUid))].sort(byName),
    description: studies.find(({ description }) => description !== '')?.description ?? '',
    series: stacks.map(({ series }) => series).sort((a, b) => (a.seriesNumber ?? Infinity) - (b.seriesNumber ?? Infinity) || byName(a.key, b.key)),
  };
};

const inDateOrder = (a: StudyDay, b: StudyDay): number =>
  (a.date ?? '~').localeCompare(b.date ?? '~') || byName(a.studyInstanceUids[0] ?? '', b.studyInstanceUids[0] ?? '');

const setApartOf = (people: People, stacks: readonly MadeStack[]): readonly SetApart[] => {
  const shown = stacks.flatMap(({ apart, frames, series }): readonly SetApart[] =>
    apart === null ? [] : [{ kind: apart, description: series.description || (frames[0]?.instance.what ?? ''), count: frames.length, series }]);
  const unshown = byKey(people.instances.filter(({ frames, role }) => frames.length === 0 && isApart(role)), (instance) => `${instance.role}|${seriesIdentity(instance)}`)
    .flatMap((own): readonly SetApart[] => (own[0] && isApart(own[0].role) ? [{ kind: own[0].role, description: own[0].series.description || own[0].what, count: own.length, series: null }] : []));
  return [...shown, ...unshown];
};

/** One line per series that is kept apart, with the number of its files. */
const asideLines = (instances: readonly Instance[]): readonly LoadProblem[] =>
  byKey(instances.filter(({ frames, role }) => role !== 'read' && !frames.some((frame) => frame.role === 'read')), (instance) => `${instance.role}|${seriesIdentity(instance)}`)
    .flatMap((own) => {
      const [first] = own;
      if (!first || first.role === 'read') return [];
      const named = first.series.description === '' ? '' : `, “${first.series.description}”`;
      return [problem(first.role, first.file, `${first.what}${named}, ${plural(own.length, 'file')}`, own.length)];
    });

/**
 * Puts instances in order: subjects, study days, stacks. Depends only on the instances, not on the order in which they came.
 * Subjects without a series to read are told of in the problems only. What is wrong with the geometry is told once the drop is `whole`: until then slices are missing because they are still to come.
 */
export const libraryOf = (instances: readonly Instance[], problems: readonly LoadProblem[], whole: boolean): Library => {
  const sorted = [...instances].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0));
  const people = peopleIn(sorted);
  const stacks = byKey(madeOf(people.flatMap(draftsOf)), ({ owner }) => owner);
  const subjects = people.flatMap((own): readonly Subject[] => {
    const mine = stacks.find((group) => group[0]?.owner === own.key) ?? [];
    const read = mine.filter(({ apart }) => apart === null);
    if (read.length === 0) return [];
    const { person } = own;
    return [{
      key: own.key, patientId: person.id, patientName: person.name, birthDate: person.birthDate, sex: person.sex,
      days: byKey(read, ({ series }) => series.date ?? series.studyInstanceUid).map(dayOf).sort(inDateOrder),
      setApart: setApartOf(own, mine),
    }];
  });
  const byFile = (a: LoadProblem, b: LoadProblem): number => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  return { subjects: subjects.sort((a, b) => byName(a.patientName, b.patientName) || byName(a.patientId, b.patientId) || byName(a.key, b.key)), problems: [...problems, ...asideLines(sorted), ...(whole ? geometryLines(subjects.flatMap(({ days }) => days.flatMap(({ series }) => series))) : [])].sort(byFile) };
};
