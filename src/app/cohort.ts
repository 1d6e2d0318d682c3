import { createStore } from 'zustand/vanilla';
import type { CohortMember, PageMessage } from '../panels';
import { readFromFile } from '../exports';
import type { Log, TimepointId } from '../read';
import { studyStamp } from '../trial';
import { cohortMember } from './cohort-member';
import { derived, digest } from './room-acts';
import { leaveRoom, resumeRead } from './room-open';
import { showTimepoint } from './room-show';
import { inWords, theShelf } from './shelf';
import { set, store } from './state';

/** What the cohort's screen shows. The logs of opened files are kept here only, until one of them is opened as a read. */
interface CohortState {
  readonly members: readonly CohortMember[];
  readonly logs: ReadonlyMap<string, Log>;
  readonly sources: { readonly kept: boolean; readonly teaching: boolean };
  readonly message: PageMessage | null;
  readonly loading: boolean;
}

export const cohort = createStore<CohortState>(() => ({ members: [], logs: new Map(), sources: { kept: true, teaching: false }, message: null, loading: false }));

const from = (source: CohortMember['from']): readonly CohortMember[] => cohort.getState().members.filter((member) => member.from === source);

/** Files first, as they were asked for by name; a read that is here twice is shown once. */
const setMembers = (kept: readonly CohortMember[], files: readonly CohortMember[], teaching: readonly CohortMember[]): void => {
  const { logs } = cohort.getState();
  const known = new Set(files.map(({ id, name }) => `${logs.get(id)?.[0]?.id ?? ''} ${name}`));
  cohort.setState({ members: [...files, ...kept.filter(({ id, name }) => !known.has(`${id} ${name}`)), ...teaching] });
};

const keptMembers = async (): Promise<readonly CohortMember[]> => {
  const { reads } = await theShelf().listReads();
  const loaded = await Promise.all(reads.map(async ({ id, code }) => ({ id, code, stored: await theShelf().loadLog(id) })));
  const free = (log: Log): boolean => log[0]?.act.kind !== 'readOpened' || studyStamp(log[0].act.charter) === null; // a blinded reader does not meet the labels of own reads here
  return loaded.flatMap(({ id, code, stored }) => (stored.kind === 'log' && free(stored.log) ? cohortMember(id, code, 'kept', derived(stored.log)) ?? [] : []));
};

const teachingMembers = async (): Promise<readonly CohortMember[]> => (await import('./cohort-teaching')).teachingMembers(digest);

/** Reads anew what the switches ask for. */
const load = async (): Promise<void> => {
  cohort.setState({ loading: true });
  const asked = cohort.getState().sources;
  const kept = asked.kept ? await keptMembers() : [];
  const teaching = asked.teaching ? (from('teaching').length > 0 ? from('teaching') : await teachingMembers()) : [];
  if (cohort.getState().sources !== asked) return; // a later press asks for others
  setMembers(kept, from('file'), teaching);
  cohort.setState({ loading: false });
};

/** Leaves the room, where one is open, for the cohort. With nothing kept here the teaching cases stand in, so that the plots can be seen. */
export const openCohort = async (): Promise<void> => {
  if (store.getState().room) leaveRoom();
  set({ screen: 'cohort', message: null });
  const { reads } = await theShelf().listReads();
  const { sources } = cohort.getState();
  if (reads.length === 0 && from('file').length === 0) cohort.setState({ sources: { ...sources, teaching: true } });
  await load();
};

export const setCohortSource = (source: 'kept' | 'teaching', on: boolean): void => {
  cohort.setState(({ sources }) => ({ sources: { ...sources, [source]: on } }));
  void load();
};

const tell = (fact: string, follows: string): void => cohort.setState({ message: { rank: 'fault', fact, follows } });

/** Adds saved reads to the cohort without keeping them in this browser. */
export const addCohortFiles = async (files: readonly File[]): Promise<void> => {
  cohort.setState({ message: null, loading: true });
  const refused: string[] = [];
  for (const file of files) {
    const opened = await readFromFile(await file.text(), digest);
    // By the hash of its first entry: logs that were made by a program may all begin with the same id.
    const id = opened.kind === 'log' ? (opened.log[0]?.hash ?? '') : '';
    const now = opened.kind === 'log' ? derived(opened.log) : null;
    const member = now && cohortMember(id, now.read.subject.code, 'file', now);
    if (opened.kind === 'refused' || !member) {
      refused.push(`${file.name}: ${opened.kind === 'refused' ? (opened.problems[0]?.detail ?? 'not a Nadir read') : 'its findings cannot be assessed'}.`);
      continue;
    }
    const { logs } = cohort.getState();
    cohort.setState({ logs: new Map([...logs, [id, opened.log]]) });
    setMembers(from('kept'), [...from('file').filter((one) => one.id !== id), member], from('teaching'));
  }
  cohort.setState({ loading: false });
  if (refused.length > 0) tell(refused.length === 1 ? 'A file cannot be shown.' : `${refused.length} files cannot be shown.`, refused.join(' '));
};

/** Opens the read behind a point, at its scan. A teaching case opens as a lesson. */
export const openCohortRead = async (id: string, timepoint: TimepointId): Promise<void> => {
  const member = cohort.getState().members.find((one) => one.id === id);
  if (member?.from === 'teaching') return (await import('./teaching/open-case')).openBuiltIn(id);
  const log = cohort.getState().logs.get(id);
  const readId = log?.[0]?.id ?? id;
  if (member?.from === 'file' && log) {
    const kept = await theShelf().keepLog(readId, log);
    if (kept.kind === 'conflict') return tell(`${member.name} cannot be opened.`, 'This browser keeps the same read with other entries.');
    if (kept.kind === 'problem') return tell(`${member.name} cannot be opened.`, inWords(kept.problem).fact);
  }
  if (!(await resumeRead(readId))) return tell(`${member?.name ?? 'The read'} cannot be opened.`, 'It is not kept in this browser any more.');
  const baseline = store.getState().room?.read.timepoints[0]?.id;
  showTimepoint(timepoint, baseline === timepoint ? 'left' : 'right');
};
