import { proposeTimepoints, readSources, type ByteSource, type Library, type ReadingProgress } from '../dicom';
import type { ProposedTimepoint, SubjectProposal } from '../panels';
import { daysBetween } from '../read';
import { letGoOfWaiting } from './archive/waiting';
import { set, store } from './state';
import { preparedStage } from './the-stage';

/** What the reader changed in the proposal; kept apart, because the proposal is made anew as files come in. */
interface Wishes {
  readonly labels: Map<string, string>;
  readonly dates: Map<string, string>;
  readonly series: Map<string, string>;
  readonly excluded: Set<string>;
  /** Timepoint → timepoint that it was merged into. */
  readonly merged: Map<string, string>;
  readonly order: Map<string, readonly string[]>;
}
const noWishes = (): Wishes => ({ labels: new Map(), dates: new Map(), series: new Map(), excluded: new Set(), merged: new Map(), order: new Map() });

let wishes = noWishes();
let cancelReading: AbortController | null = null;
/** The drop's files by name, for keeping the images of the subject that is read. */
let sourcesOfSubject: (key: string) => readonly ByteSource[] = () => [];

const NOTHING: Library = { subjects: [], problems: [] };
const START: ReadingProgress = { filesDone: 0, filesTotal: 0, bytesDone: 0, bytesTotal: 0 };
const EMPTY = { progress: START, done: false, library: NOTHING, proposals: [] };

const wishKey = (subject: string, timepoint: string): string => `${subject}\n${timepoint}`;

/** Code of a subject on screen: its Patient ID, or a plain name where there is none; numbered where two persons carry the same one. */
const codeOf = (subjects: Library['subjects'], index: number): string => {
  const id = (at: number): string => subjects[at]?.patientId.trim() ?? '';
  if (id(index) === '') return `Subject ${index + 1}`;
  const same = subjects.map((_, at) => at).filter((at) => id(at) === id(index));
  return same.length === 1 ? id(index) : `${id(index)} (${same.indexOf(index) + 1} of ${same.length})`;
};

const ordered = (timepoints: readonly ProposedTimepoint[], order: readonly string[] | undefined): readonly ProposedTimepoint[] => {
  if (!order) return timepoints;
  const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return [...timepoints].sort((a, b) => rank(a.id) - rank(b.id));
};

const proposalsFor = (library: Library): readonly SubjectProposal[] =>
  library.subjects.map((subject, index) => {
    const proposed: readonly ProposedTimepoint[] = proposeTimepoints(subject).map((timepoint, at) => {
      const id = timepoint.studyInstanceUids[0] ? `${timepoint.date ?? 'undated'} ${timepoint.studyInstanceUids[0]}` : `timepoint ${at}`;
      const key = wishKey(subject.key, id);
      return { ...timepoint, id, label: wishes.labels.get(key) ?? timepoint.label, date: wishes.dates.get(key) ?? timepoint.date, seriesKey: wishes.series.get(key) ?? timepoint.seriesKey, excluded: wishes.excluded.has(key), merged: [] };
    });
    // Merged into one that was itself merged: all end in the same timepoint.
    const into = (one: ProposedTimepoint): string | undefined => {
      let end = wishes.merged.get(wishKey(subject.key, one.id));
      for (let next = end; next && next !== one.id; next = wishes.merged.get(wishKey(subject.key, next))) end = next;
      return end === one.id ? undefined : end;
    };
    const merged = proposed.filter((one) => !into(one)).map((one) => {
      const guests = proposed.filter((other) => into(other) === one.id);
      if (guests.length === 0) return one;
      return { ...one, studyInstanceUids: [...one.studyInstanceUids, ...guests.flatMap((guest) => guest.studyInstanceUids)], candidates: [...one.candidates, ...guests.flatMap((guest) => guest.candidates)], merged: guests.map((guest) => guest.id), why: `${one.why}; merged with ${guests.map((guest) => guest.label).join(', ')}` };
    });
    const inOrder = ordered(merged, wishes.order.get(subject.key));
    const baseline = inOrder.find((one) => !one.excluded)?.date ?? null;
    const timepoints = inOrder.map((one) => ({ ...one, day: one.date && baseline ? daysBetween(baseline, one.date) : null }));
    const code = codeOf(library.subjects, index);
    const existing = store.getState().recent.find((read) => read.subjectKey === subject.key);
    return { subject, code, timepoints, existingRead: existing?.id ?? null };
  });

const showProposals = (): void => {
  const { opening } = store.getState();
  if (opening) set({ opening: { ...opening, proposals: proposalsFor(opening.library) } });
};

/** The files of one subject of a library: those of its series, and no other's. */
export const sourcesIn = (library: Library): ((key: string) => readonly ByteSource[]) => (key) => {
  const subject = library.subjects.find((one) => one.key === key);
  const sources = new Set<ByteSource>();
  for (const series of subject?.days.flatMap((day) => day.series) ?? []) for (const slice of series.slices) sources.add(slice.source);
  return [...sources];
};

/** Files dropped so far, kept so that a second drop is read together with the first. */
let dropped: ByteSource[] = [];

/** Reads a drop and shows what it holds while it is being read. A later drop replaces it; files added to it are read with it. */
export const openSources = async (sources: readonly ByteSource[] | AsyncIterable<ByteSource>, adding = false): Promise<Library> => {
  cancelReading?.abort();
  letGoOfWaiting();
  const cancel = new AbortController();
  cancelReading = cancel;
  if (!adding) {
    wishes = noWishes();
    dropped = [];
  }
  set({ screen: 'loading', message: null, opening: EMPTY });
  void preparedStage();
  const files = dropped;
  for await (const source of sources) files.push(source);
  const library = await readSources(files, {
    signal: cancel.signal,
    onProgress: (progress, soFar) => {
      if (cancelReading === cancel && !cancel.signal.aborted) set({ opening: { progress, done: false, library: soFar, proposals: proposalsFor(soFar) } });
    },
  });
  if (cancelReading !== cancel) return library;
  sourcesOfSubject = sourcesIn(library);
  const progress = store.getState().opening?.progress ?? START;
  set({ opening: { progress: { ...progress, filesDone: cancel.signal.aborted ? progress.filesDone : progress.filesTotal }, done: true, library, proposals: proposalsFor(library) } });
  return library;
};

/** What an archive tells of its series, in place of a drop. False once something else has taken its place. */
type Tell = (library: Library, progress: ReadingProgress, done: boolean) => boolean;

/** Begins to open what an archive tells; proposed and changed like a drop. */
export const openTold = (): { readonly signal: AbortSignal; readonly tell: Tell } => {
  cancelReading?.abort();
  letGoOfWaiting();
  const cancel = new AbortController();
  cancelReading = cancel;
  wishes = noWishes();
  dropped = [];
  set({ screen: 'loading', message: null, opening: { ...EMPTY, from: 'archive' } });
  void preparedStage();
  const tell: Tell = (library, progress, done) => {
    if (cancelReading !== cancel || (cancel.signal.aborted && !done)) return false;
    sourcesOfSubject = sourcesIn(library);
    set({ opening: { progress, done, library, proposals: proposalsFor(library), from: 'archive' } });
    return true;
  };
  return { signal: cancel.signal, tell };
};

export const sourcesOf = (subjectKey: string): readonly ByteSource[] => sourcesOfSubject(subjectKey);

export const cancelOpening = (): void => cancelReading?.abort();

export const leaveOpening = (): void => {
  cancelReading?.abort();
  cancelReading = null;
  dropped = [];
  letGoOfWaiting();
  set({ screen: store.getState().opening?.from === 'archive' ? 'archive' : 'home', opening: null });
};

const wish = (change: (key: string) => void) => (subject: string, timepoint: string): void => {
  change(wishKey(subject, timepoint));
  showProposals();
};

export const renameTimepoint = (subject: string, timepoint: string, label: string): void => wish((key) => wishes.labels.set(key, label))(subject, timepoint);
export const redateTimepoint = (subject: string, timepoint: string, date: string): void => wish((key) => wishes.dates.set(key, date))(subject, timepoint);
export const chooseTimepointSeries = (subject: string, timepoint: string, series: string): void => wish((key) => wishes.series.set(key, series))(subject, timepoint);
export const excludeTimepoint = (subject: string, timepoint: string, excluded: boolean): void => wish((key) => (excluded ? wishes.excluded.add(key) : wishes.excluded.delete(key)))(subject, timepoint);
export const mergeTimepoint = (subject: string, timepoint: string, into: string): void => wish((key) => wishes.merged.set(key, into))(subject, timepoint);

export const separateTimepoint = (subject: string, timepoint: string): void => {
  for (const [key, into] of wishes.merged) if (into === timepoint && key.startsWith(`${subject}\n`)) wishes.merged.delete(key);
  showProposals();
};

export const moveTimepoint = (subject: string, timepoint: string, by: 1 | -1): void => {
  const proposal = store.getState().opening?.proposals.find((one) => one.subject.key === subject);
  const order = proposal?.timepoints.map((one) => one.id) ?? [];
  const from = order.indexOf(timepoint);
  const to = from + by;
  if (from < 0 || to < 0 || to >= order.length) return;
  order.splice(to, 0, ...order.splice(from, 1));
  wishes.order.set(subject, order);
  showProposals();
};
