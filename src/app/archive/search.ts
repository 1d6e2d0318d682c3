import { firstPage, type ArchivedStudy, type ArchivedSubject, type ArchiveProblem, type Page } from '../../archive';
import type { ArchiveQuery, ArchiveStudyRow, ArchiveSubjectRow, ChosenSubject } from '../../panels';
import { archiveAt, isSignedIn, tidyRoot } from './connection';
import { rememberRoot } from './remembered';
import { archiveStore, NO_QUERY, setArchive } from './state';
import { troubleOf } from './trouble';

const PAGE = 50;

let asked: AbortController | null = null;
let looked: AbortController | null = null;

export const subjectRow = ({ key, patientId, patientName, birthDate, sex, studies }: ArchivedSubject): ArchiveSubjectRow => {
  const dates = studies.flatMap(({ date }) => date ?? []).sort();
  return { key, patientId, patientName, birthDate, sex, studies: studies.length, first: dates[0] ?? null, last: dates.at(-1) ?? null };
};

/** The same person may be on several pages of studies. */
const joined = (before: readonly ArchivedSubject[], more: readonly ArchivedSubject[]): readonly ArchivedSubject[] => {
  const all = new Map(before.map((subject) => [subject.key, subject]));
  for (const subject of more) {
    const known = all.get(subject.key);
    all.set(subject.key, known ? { ...known, studies: [...known.studies, ...subject.studies] } : subject);
  }
  return [...all.values()];
};

export const tellTrouble = (problem: ArchiveProblem): void => {
  const { root } = archiveStore.getState();
  setArchive({ trouble: { ...troubleOf(problem, root), signIn: problem.remedy === 'sign-in' } });
};

const ask = async (query: ArchiveQuery, page: Page, before: readonly ArchivedSubject[]): Promise<void> => {
  asked?.abort();
  const mine = (asked = new AbortController());
  const { root } = archiveStore.getState();
  const archive = archiveAt(root);
  if (!archive) return setArchive({ asking: false, subjects: null, trouble: { rank: 'fault', fact: `${root || 'This'} is no address of an archive.`, follows: 'A path on this server, /dicom-web, or an http address.', signIn: false } });
  setArchive({ query, asking: true, trouble: null, ...(before.length === 0 ? { chosen: null, reports: null } : {}) });
  const started = performance.now();
  const answer = await archive.searchSubjects(query, page, mine.signal);
  if (mine.signal.aborted) return;
  setArchive({ asking: false, signedIn: isSignedIn(root) });
  if (answer.kind === 'problem') return tellTrouble(answer.problem);
  rememberRoot(root);
  setArchive({ subjects: joined(before, answer.value.subjects), next: answer.value.next, repeats: answer.value.repeats, answeredMs: performance.now() - started });
};

export const search = (query: ArchiveQuery): Promise<void> => {
  setArchive({ subjects: null, next: null, answeredMs: null });
  return ask(query, firstPage(PAGE), []);
};

export const showMore = async (): Promise<void> => {
  const { query, next, subjects, asking } = archiveStore.getState();
  if (next && !asking) await ask(query, next, subjects ?? []);
};

export const connect = (root: string): Promise<void> => {
  const name = tidyRoot(root);
  setArchive({ root: name, chosen: null, reports: null, signedIn: isSignedIn(name), trouble: null });
  return search(name === archiveStore.getState().root ? archiveStore.getState().query : NO_QUERY);
};

const studyRow = ({ studyInstanceUid, date, description, accessionNumber }: ArchivedStudy): ArchiveStudyRow => ({ uid: studyInstanceUid, date, description, accessionNumber, series: null });

/** Changes the chosen subject while it is still the chosen one. */
const ofChosen = (key: string, change: (chosen: ChosenSubject) => Partial<ChosenSubject>): void => {
  const { chosen } = archiveStore.getState();
  if (chosen?.subject.key === key) setArchive({ chosen: { ...chosen, ...change(chosen) } });
};

/** Chooses a subject: all its CT studies by date, each with its series. */
export const choose = async (key: string): Promise<void> => {
  looked?.abort();
  const { signal } = (looked = new AbortController());
  const { subjects, root } = archiveStore.getState();
  const subject = subjects?.find((one) => one.key === key);
  const archive = archiveAt(root);
  if (!subject || !archive) return;
  setArchive({ reports: null, chosen: { subject: subjectRow(subject), studies: null, left: new Set(), trouble: null } });
  // A search by date or accession number shows some of the studies; without a Patient ID there is nothing to ask the others by.
  const answer = subject.patientId === '' ? { kind: 'ok' as const, value: subject.studies } : await archive.studiesOf(subject.patientId, signal);
  if (signal.aborted) return;
  if (answer.kind === 'problem') return ofChosen(key, () => ({ trouble: troubleOf(answer.problem, root) }));
  const studies = answer.value.filter(({ modalities }) => modalities.length === 0 || modalities.includes('CT'));
  ofChosen(key, () => ({ studies: studies.map(studyRow) }));
  await Promise.all(studies.map(async ({ studyInstanceUid: uid }) => {
    const listed = await archive.seriesOf(uid, { signal });
    if (signal.aborted) return;
    if (listed.kind === 'problem') return ofChosen(key, () => ({ trouble: troubleOf(listed.problem, root) }));
    const series = listed.value.filter(({ modality }) => modality === 'CT').map((one) => ({ uid: one.seriesInstanceUid, number: one.number, description: one.description, modality: one.modality, images: one.instanceCount }));
    ofChosen(key, ({ studies: rows }) => ({ studies: rows?.map((row) => (row.uid === uid ? { ...row, series } : row)) ?? null }));
  }));
};

export const leaveSubject = (): void => {
  looked?.abort();
  setArchive({ chosen: null, reports: null });
};

export const setLeft = (study: string, left: boolean): void => {
  const { chosen } = archiveStore.getState();
  if (!chosen) return;
  const others = new Set(chosen.left);
  if (left) others.add(study);
  else others.delete(study);
  setArchive({ chosen: { ...chosen, left: others } });
};
