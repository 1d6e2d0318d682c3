import { readSources, type ByteSource, type Library, type Series } from '../dicom';
import { nextEntry, type Log, type PlannedTimepoint, type SubjectIdentity } from '../read';
import { appendEntry, claimRead, forgetOpenRead, keepImages, keptSources, loadLog, loadMeta, rememberOpenRead, saveMeta } from '../storage';
import type { SubjectProposal } from '../panels';
import type { Side } from '../viewer';
import { showHome } from './home';
import { sourcesOf } from './opening';
import { derived, digest, newId } from './room-acts';
import { followRoom, forgetShown, openAt } from './room-show';
import { set, setRoom, setSession, store, type Room, type Session } from './state';
import { stageEvents } from './strokes';

/** Where the screen stood when it was left: session state, kept so that a reload brings it back. */
interface Meta {
  readonly left: string;
  readonly right: string;
  readonly activeSide: Side;
  readonly indices: Readonly<Record<Side, number>>;
  readonly windows: Readonly<Record<Side, { readonly center: number; readonly width: number } | null>>;
  readonly linked: boolean;
}

const seriesByKey = (library: Library, subjectKey: string): ReadonlyMap<string, Series> => {
  const subject = library.subjects.find((one) => one.key === subjectKey);
  return new Map(subject?.days.flatMap((day) => day.series).map((series) => [series.key, series]) ?? []);
};

const freshSession = (log: Log, keptAt: string | null): Session => {
  const opened = log[0]?.act;
  const timepoints = opened?.kind === 'readOpened' ? opened.timepoints : [];
  const first = timepoints[0]?.id ?? '';
  return {
    reader: store.getState().reader, left: first, right: timepoints[1]?.id ?? first, activeSide: 'left', hand: 'window', linked: true, ghost: false,
    marksVisible: true, selected: null, asking: null, note: null, toast: null, keptAt, keeping: keptAt ? 'kept' : 'keeping', keysShown: false, whyShown: false,
    adding: null, selectedMark: null,
  };
};

let unfollow: (() => void) | null = null;
let keeping: AbortController | null = null;

const openStageFor = async (readId: string): Promise<void> => {
  const { openStage } = await import('../viewer');
  const stage = await openStage(stageEvents);
  const { room } = store.getState();
  if (room?.readId !== readId) return stage.destroy();
  setRoom({ stage });
  unfollow?.();
  unfollow = followRoom();
};

const keep = async (readId: string, sources: readonly ByteSource[]): Promise<void> => {
  keeping?.abort();
  keeping = new AbortController();
  const outcome = await keepImages(readId, sources, { signal: keeping.signal });
  if (outcome.kind === 'problem' && store.getState().room?.readId === readId) {
    setSession({ note: { id: 'images-not-kept', rank: 'caution', fact: 'The images are not kept in this browser.', follows: `${outcome.problem.detail} What you draw is kept; after a reload open the same files again.`, actions: [], dismiss: () => setSession({ note: null }) } });
  }
};

const enter = async (readId: string, log: Log, series: Room['series'], keptAt: string | null): Promise<void> => {
  forgetShown();
  set({ screen: 'room', opening: null, message: null, room: { readId, ...derived(log, series), series, session: freshSession(log, keptAt), stage: null } });
  void rememberOpenRead(readId);
  await openStageFor(readId);
};

const identityOf = (proposal: SubjectProposal): SubjectIdentity => ({ key: proposal.subject.key, code: proposal.code });

const planned = (proposal: SubjectProposal): readonly PlannedTimepoint[] =>
  proposal.timepoints.filter((one) => !one.excluded && one.date !== null && one.seriesKey !== null).map((one) => ({
    id: newId(), label: one.label, date: one.date as string, seriesKey: one.seriesKey, studyInstanceUids: one.studyInstanceUids, symptomDriven: false,
  }));

/** Begins a read of a subject that has just been opened. */
export const beginRead = async (subjectKey: string): Promise<void> => {
  const { opening, reader } = store.getState();
  const proposal = opening?.proposals.find((one) => one.subject.key === subjectKey);
  if (!opening || !proposal) return;
  const readId = newId();
  const entry = nextEntry([], { kind: 'readOpened', v: 1, subject: identityOf(proposal), timepoints: planned(proposal), charter: 'irecist-2017' }, { id: newId(), at: new Date().toISOString(), by: reader }, digest);
  await claimRead(readId);
  const kept = await appendEntry(readId, entry);
  const sources = sourcesOf(subjectKey);
  await enter(readId, [entry], seriesByKey(opening.library, subjectKey), kept.kind === 'kept' ? entry.at : null);
  if (kept.kind !== 'kept') setSession({ keeping: 'not-kept', note: { id: 'not-kept', rank: 'fault', fact: 'Not kept in this browser.', follows: `${kept.problem.detail} Use Save read before you close this page.`, actions: [], dismiss: null } });
  void keep(readId, sources);
};

const NO_IMAGES = { id: 'no-images', rank: 'caution', fact: 'The images are not here.', follows: 'The read is whole. Drop the same files onto this page to see and measure them.', actions: [], dismiss: null } as const;

/** Opens a kept read again: its log, the images that were kept, and the screen as it was left. */
export const resumeRead = async (readId: string): Promise<boolean> => {
  const stored = await loadLog(readId);
  if (stored.kind !== 'log' || stored.log.length === 0) return false;
  const { log } = stored;
  const role = await claimRead(readId);
  const opened = log[0]?.act;
  const subjectKey = opened?.kind === 'readOpened' ? opened.subject.key : '';
  const sources = await keptSources(readId);
  const series = sources.length > 0 ? seriesByKey(await readSources(sources, {}), subjectKey) : new Map<string, Series>();
  const meta = (await loadMeta(readId)) as Meta | null;
  if (meta) openAt(meta.indices);
  await enter(readId, log, series, log.at(-1)?.at ?? null);
  const known = new Set(store.getState().room?.read.timepoints.map((one) => one.id));
  if (meta && known.has(meta.left) && known.has(meta.right)) setSession({ left: meta.left, right: meta.right, activeSide: meta.activeSide, linked: meta.linked });
  const stage = store.getState().room?.stage;
  for (const side of ['left', 'right'] as const) {
    const window = meta?.windows[side];
    if (window) stage?.setWindow(side, window);
  }
  if (series.size === 0) setSession({ note: NO_IMAGES });
  if (role === 'follower') setSession({ keeping: 'not-kept', note: { id: 'follower', rank: 'caution', fact: 'This read is open in another tab.', follows: 'That tab writes; this one only follows. Close the other tab and reload to go on here.', actions: [], dismiss: null } });
  return true;
};

/** Images for a read that was opened without them: the same subject's files, dropped onto the room. */
export const supplyImages = async (sources: readonly ByteSource[]): Promise<void> => {
  const { room } = store.getState();
  if (!room) return;
  const library = await readSources(sources, {});
  const series = seriesByKey(library, room.read.subject.key);
  const wanted = room.read.timepoints.filter((one) => one.seriesKey && !series.has(one.seriesKey) && !room.series.has(one.seriesKey));
  if (series.size === 0) {
    return setSession({ note: { id: 'other-subject', rank: 'caution', fact: 'These files are of another subject.', follows: `None of them belongs to ${room.read.subject.code}; nothing was changed.`, actions: [], dismiss: () => setSession({ note: null }) } });
  }
  const all = new Map([...room.series, ...series]);
  setRoom({ ...derived(room.log, all), series: all });
  setSession({ note: wanted.length === 0 ? null : { ...NO_IMAGES, fact: `Images of ${wanted.map((one) => one.label).join(', ')} are still missing.` } });
  void keep(room.readId, sources);
};

/** Remembers the screen; called when it may soon be gone. */
export const rememberScreen = (): void => {
  const { room } = store.getState();
  if (!room?.stage) return;
  const { left, right, activeSide, linked } = room.session;
  const view = { left: room.stage.view('left'), right: room.stage.view('right') };
  if (view.left.status !== 'ready' && view.right.status !== 'ready') return;
  const meta: Meta = {
    left, right, activeSide, linked,
    indices: { left: view.left.index, right: view.right.index },
    windows: { left: view.left.status === 'ready' ? view.left.window : null, right: view.right.status === 'ready' ? view.right.window : null },
  };
  saveMeta(room.readId, meta);
};

/** Leaves the room for the home page. The log is kept already. */
export const leaveRoom = (): void => {
  rememberScreen();
  unfollow?.();
  unfollow = null;
  store.getState().room?.stage?.destroy();
  forgetShown();
  void forgetOpenRead();
  set({ room: null });
  void showHome();
};
