import { gently, type BackOff } from './back-off';
import { askInstance, newFrameHabits } from './frame-ways';
import { Limit } from './limit';
import { openSeries, type OpenedSeries, type SeriesOpening } from './open-series';
import { unknownPace, type Pace } from './pace';
import { archiveProblem, failed, type Answer } from './problem';
import type { Auth, Desk } from './request';
import type { ArchivedSeries, ArchivedStudy } from './rows';
import { instancesIn, newHabits, searchSubjects, seriesIn, studiesOf, type Page, type SubjectQuery, type SubjectsPage } from './search';
import type { Habits } from './series-loader';
import { store, type NewInstance, type StoreResult, type Storing } from './store';

export interface ArchiveOptions {
  /** Address of the DICOMweb root: absolute, or a path on the page's own origin. */
  readonly root: string;
  readonly auth?: Auth | null;
  readonly fetch?: typeof fetch;
  /** Requests under way at once. */
  readonly concurrency?: number;
  /** Longest silence of the archive, ms. */
  readonly timeoutMs?: number;
  /** What was measured of this archive before. */
  readonly pace?: Pace;
  /** Of the page; its own in a browser. */
  readonly origin?: string | null;
  readonly backOff?: BackOff;
  readonly now?: () => number;
}

export interface Archive {
  readonly root: string;
  /** Subjects with a study that fits, a page of studies at a time; `firstPage()` to start with, then the `next` of each answer. */
  searchSubjects(query: SubjectQuery, page: Page, signal?: AbortSignal): Promise<Answer<SubjectsPage>>;
  /** All studies of a Patient ID, earliest first. */
  studiesOf(patientId: string, signal?: AbortSignal): Promise<Answer<readonly ArchivedStudy[]>>;
  /** Series of a study, by number. Reports, presentation states and segmentations only with `results`: a blinded reader must not meet them. */
  seriesOf(studyInstanceUid: string, options?: { readonly results?: boolean; readonly signal?: AbortSignal }): Promise<Answer<readonly ArchivedSeries[]>>;
  openSeries(studyInstanceUid: string, seriesInstanceUid: string, options?: SeriesOpening): Promise<Answer<OpenedSeries>>;
  /** One instance as a Part 10 file: a report that was stored. */
  instance(studyInstanceUid: string, seriesInstanceUid: string, sopInstanceUid: string, signal?: AbortSignal): Promise<Answer<Uint8Array>>;
  /** SOP Instance UIDs of a series. */
  instancesOf(studyInstanceUid: string, seriesInstanceUid: string, signal?: AbortSignal): Promise<Answer<readonly string[]>>;
  store(instances: readonly NewInstance[], options?: Storing): Promise<StoreResult>;
  /** What was measured; may be kept and given back when the archive is opened again. */
  pace(): Pace;
  /** Calls off everything under way, for good. */
  abort(): void;
}

const CONCURRENCY = 6;
const TIMEOUT_MS = 30_000;

/** UIDs go into paths: nothing else may. */
const safe = (...uids: readonly string[]): boolean => uids.every((uid) => uid.length <= 64 && /^\d+(\.\d+)*$/.test(uid));
const unsafe = <T>(uid: string): Answer<T> => failed(archiveProblem('not-found', `Not a DICOM UID: ${uid.slice(0, 70)}`));

export const openArchive = (options: ArchiveOptions): Archive => {
  const page = options.origin ?? (typeof location === 'undefined' ? null : location.origin);
  const root = new URL(options.root, page ?? undefined).href.replace(/\/+$/, '');
  const left = new AbortController();
  const desk: Desk = {
    root, auth: options.auth ?? null, fetch: options.fetch ?? ((input, init) => fetch(input, init)), limit: new Limit(options.concurrency ?? CONCURRENCY),
    backOff: options.backOff ?? gently, timeoutMs: options.timeoutMs ?? TIMEOUT_MS, now: options.now ?? Date.now, signal: left.signal, origin: page,
  };
  const searching = newHabits();
  const habits: Habits = { ...newFrameHabits(), pace: options.pace ?? unknownPace };
  return {
    root,
    searchSubjects: (query, from, signal) => searchSubjects(desk, searching, query, from, signal),
    studiesOf: (patientId, signal) => studiesOf(desk, searching, patientId, signal),
    seriesOf: async (study, { results = false, signal } = {}) => (safe(study) ? seriesIn(desk, searching, study, results, signal) : unsafe(study)),
    openSeries: async (study, series, opening) => (safe(study, series) ? openSeries(desk, habits, study, series, opening) : unsafe(`${study} ${series}`)),
    instance: async (study, series, sop, signal) => (safe(study, series, sop) ? askInstance(desk, { studyInstanceUid: study, seriesInstanceUid: series, sopInstanceUid: sop }, 0, signal) : unsafe(sop)),
    instancesOf: async (study, series, signal) => (safe(study, series) ? instancesIn(desk, searching, study, series, signal) : unsafe(`${study} ${series}`)),
    store: (instances, storing) => store(desk, instances, storing),
    pace: () => habits.pace,
    abort: () => left.abort(new DOMException('The archive was left', 'AbortError')),
  };
};
