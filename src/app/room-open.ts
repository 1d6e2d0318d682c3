import { proposeTimepoints, readSources, type ByteSource, type Library, type Series } from '../dicom';
import { daysBetween, nextEntry, readFrom, type Log, type PlannedTimepoint } from '../read';
import type { Note, SubjectProposal } from '../panels';
import type { Claim } from '../storage';
import { studyStamp } from '../trial';
import { letArrive, stopArriving } from './archive/arriving';
import { sourceOfRead } from './archive/remembered';
import { libraryOf, reopen } from './archive/reopen';
import { takeWaiting, type FromArchive } from './archive/waiting';
import { charterText } from './charter-choice';
import { showHome } from './home';
import { sourcesIn, sourcesOf } from './opening';
import { act, derived, digest, newId, told } from './room-acts';
import { followRoom, forgetShown, openAt } from './room-show';
import { inWords, rememberOpenRead, theShelf } from './shelf';
import { set, setRoom, setSession, store, theRoom, type Room, type Session } from './state';
import { noImagesNote } from './no-images';
import { preparedStage } from './the-stage';
import { trialDoor } from './trial/door';

const seriesByKey = (library: Library, subjectKey: string): ReadonlyMap<string, Series> => {
  const subject = library.subjects.find((one) => one.key === subjectKey);
  return new Map(subject?.days.flatMap((day) => day.series).map((series) => [series.key, series]) ?? []);
};

const freshSession = (log: Log): Session => {
  const opened = log[0]?.act;
  const timepoints = opened?.kind === 'readOpened' ? opened.timepoints : [];
  const first = timepoints[0]?.id ?? '';
  return {
    reader: store.getState().reader, left: first, right: timepoints[1]?.id ?? first, activeSide: 'left', hand: 'window', linked: true, ghost: false,
    marksVisible: true, selected: null, asking: null, note: null, toast: null, keptAt: null, keeping: 'keeping', keysShown: false, whyShown: false, sheet: null,
    adding: null, selectedAt: null, selectedMark: null, registrations: 0,
  };
};

let unfollow: (() => void) | null = null;
let keeping: AbortController | null = null;
let claimed: { readonly readId: string; following: boolean; release(): void; unhear(): void } | null = null;

const note = (id: string, rank: Note['rank'], fact: string, follows: string): Note => ({ id, rank, fact, follows, actions: [], dismiss: () => setSession({ note: null }) });

const hangOn = async (readId: string): Promise<void> => {
  const stage = await preparedStage();
  if (store.getState().room?.readId !== readId) return;
  if (!stage) {
    return setSession({ note: note('no-viewer', 'fault', 'The viewer could not be loaded.', 'What you drew is kept. Reload the page; if that does not help, the installation is incomplete.') });
  }
  setRoom({ stage });
  unfollow?.();
  unfollow = followRoom();
};

const keep = async (readId: string, sources: readonly ByteSource[]): Promise<void> => {
  keeping?.abort();
  const { signal } = (keeping = new AbortController());
  if (!(await theShelf().settings()).keepImages) return;
  void theShelf().persist();
  const { problem } = await theShelf().keepImages(readId, sources, { signal });
  if (problem && problem.kind !== 'cancelled' && store.getState().room?.readId === readId) {
    setSession({ note: note('images-not-kept', 'caution', inWords(problem).fact, `${inWords(problem).follows} What you draw is kept; after a reload open the same files again.`) });
  }
};

/** One tab writes to a read. A tab that comes second follows, and takes over when the first is gone. The claim that this tab holds is kept. */
const claimFor = async (readId: string): Promise<Claim['role']> => {
  if (claimed?.readId === readId) return claimed.following ? 'follower' : 'writer';
  letGo();
  const mine = { readId, following: false, release: (): void => undefined, unhear: (): void => undefined };
  claimed = mine;
  const refresh = (log: Log): void => {
    const { room } = store.getState();
    if (room?.readId === readId && room.following) setRoom(derived(log));
  };
  const promoted = async (): Promise<void> => {
    mine.following = false;
    const loaded = await theShelf().loadLog(readId);
    if (claimed !== mine || store.getState().room?.readId !== readId) return;
    if (loaded.kind === 'log') refresh(loaded.log);
    setRoom({ following: false });
    setSession({ note: note('promoted', 'information', 'The other tab has closed this read.', 'You can go on here.') });
  };
  const claim = await theShelf().claimRead(readId, () => void promoted());
  mine.following = claim.role === 'follower';
  mine.release = claim.release;
  mine.unhear = theShelf().follow(readId, refresh);
  return claim.role;
};

const letGo = (): void => {
  claimed?.release();
  claimed?.unhear();
  claimed = null;
};

/** Images of an archive come to the read on screen, its chosen series first; once they are all here they are kept like files. */
const arrive = async (readId: string, from: FromArchive): Promise<void> => {
  const { room } = store.getState();
  if (room?.readId !== readId) return;
  const chosen = new Set<string>();
  const { left, right } = room.session;
  const first = (id: string): number => (id === left || id === right ? 0 : 1);
  for (const { seriesKey } of [...room.read.timepoints].sort((a, b) => first(a.id) - first(b.id))) {
    const series = seriesKey ? room.series.get(seriesKey) : undefined;
    if (series?.slices[0]?.source.frame) chosen.add(series.seriesInstanceUid);
  }
  const sources = [...room.series.values()].filter((series) => chosen.has(series.seriesInstanceUid)).flatMap((series) => series.slices.map((slice) => slice.source));
  const whole = await letArrive(readId, from, [...chosen]);
  if (whole && store.getState().room?.readId === readId) await keep(readId, [...new Set(sources)]);
};

const enter = async (readId: string, log: Log, series: Room['series'], session: Partial<Session>, more: Partial<Room> = {}): Promise<void> => {
  unfollow?.();
  forgetShown();
  set({ screen: 'room', opening: null, message: null, room: { readId, ...derived(log), series, session: { ...freshSession(log), ...session }, stage: null, following: claimed?.following ?? false, ...more } });
  rememberOpenRead(readId);
  await hangOn(readId);
};

/** Enters a read whose images come from elsewhere than a drop; they are not kept. */
export const enterRead = async (readId: string, log: Log, series: Room['series'], session: Partial<Session>, more: Partial<Room>): Promise<void> => {
  await claimFor(readId);
  await enter(readId, log, series, session, more);
};

const planned = (proposal: SubjectProposal): readonly PlannedTimepoint[] =>
  proposal.timepoints.filter((one) => !one.excluded && one.date !== null && one.seriesKey !== null).map((one) => ({
    id: newId(), label: one.label, date: one.date as string, seriesKey: one.seriesKey, studyInstanceUids: one.studyInstanceUids, symptomDriven: false,
  }));

let beginning = false;

/** Begins a read of a subject that has just been opened. Its opening entry names it. */
export const beginRead = async (subjectKey: string): Promise<void> => {
  const { opening, reader, charter } = store.getState();
  const proposal = opening?.proposals.find((one) => one.subject.key === subjectKey);
  const timepoints = proposal ? planned(proposal) : [];
  if (!opening || !proposal || timepoints.length === 0 || beginning) return;
  beginning = true; // a double click begins one read
  const subject = { key: proposal.subject.key, code: proposal.code };
  const entry = nextEntry([], { kind: 'readOpened', v: 1, subject, timepoints, charter: charterText(charter) }, { id: newId(), at: new Date().toISOString(), by: reader }, digest);
  const readId = entry.id;
  await claimFor(readId);
  const sources = sourcesOf(subjectKey);
  const kept = theShelf().appendEntry(readId, entry);
  const from = takeWaiting();
  const entered = enter(readId, [entry], seriesByKey(opening.library, subjectKey), {});
  if (from) void arrive(readId, from);
  await entered;
  beginning = false;
  void told(readId, entry, await kept);
  if (!from) void keep(readId, sources);
};

/** Opens a kept read again: its log, the images that were kept or have just been dropped, and the screen as it was left. False when there is no such read. */
export const resumeRead = async (readId: string, dropped: readonly ByteSource[] = [], onlyAsWriter = false): Promise<boolean> => {
  const stored = await theShelf().loadLog(readId);
  if (stored.kind !== 'log' || stored.log.length === 0) return false;
  const { log } = stored;
  const [first] = log;
  if (first?.act.kind === 'readOpened' && studyStamp(first.act.charter)) {
    if (!onlyAsWriter || (await claimFor(readId)) === 'writer') return (await trialDoor()?.resume(readId, log)) ?? false;
    letGo();
    return false;
  }
  const role = await claimFor(readId);
  if (onlyAsWriter && role === 'follower') {
    letGo(); // another tab has it on screen: a new tab starts at home
    return false;
  }
  const opened = log[0]?.act;
  const subjectKey = opened?.kind === 'readOpened' ? opened.subject.key : '';
  const from = takeWaiting();
  const kept = await theShelf().keptSources(readId);
  const sources = [...kept.sources, ...(from ? [] : dropped)];
  const library = await readSources(sources, {});
  const series = new Map([...(from ? seriesByKey(await libraryOf(from), subjectKey) : []), ...seriesByKey(library, subjectKey)]);
  const screen = await theShelf().screenOf(readId);
  const known = new Set(readFrom(log).timepoints.map((one) => one.id));
  const asLeft = screen && known.has(screen.left.timepoint) && known.has(screen.right.timepoint) ? screen : null;
  if (asLeft) openAt({ left: asLeft.left.slice, right: asLeft.right.slice });
  const place = asLeft ? { left: asLeft.left.timepoint, right: asLeft.right.timepoint, activeSide: asLeft.activeSide, linked: asLeft.linkOffsetMm !== null, selected: asLeft.selected } : {};
  await enter(readId, log, series, { ...place, keeping: 'kept', keptAt: log.at(-1)?.at ?? null });
  if (asLeft?.window) store.getState().room?.stage?.setWindow('both', asLeft.window);
  const missing = readFrom(log).timepoints.some((one) => one.seriesKey && !series.has(one.seriesKey));
  const source = from ? null : sourceOfRead(readId);
  if (from) void arrive(readId, from);
  else if (source && (missing || kept.problem)) void fetchAgain(readId);
  else if (series.size === 0) setSession({ note: noImagesNote(theRoom().read.subject.code, supplyImages) });
  else if (kept.problem && dropped.length === 0) setSession({ note: note('images-missing', 'caution', `${kept.problem.detail}.`, inWords(kept.problem).follows) });
  offerNewTimepoints(from ? await libraryOf(from) : library, subjectKey);
  if (!from) void keep(readId, sourcesIn(library)(subjectKey));
  if (role === 'follower') setSession({ note: note('follower', 'caution', 'This read is open in another tab.', 'That tab writes, this one follows. Close the other tab to go on here.') });
  return true;
};

/** The images of a read that began from an archive, from there again. */
const fetchAgain = async (readId: string): Promise<void> => {
  const source = sourceOfRead(readId);
  if (!source) return;
  const found = await reopen(source, () => store.getState().room?.readId === readId, () => void fetchAgain(readId));
  const { room } = store.getState();
  if (!found || !room || room.readId !== readId) return;
  setRoom({ series: new Map([...seriesByKey(found.library, room.read.subject.key), ...room.series]) });
  await arrive(readId, found.from);
};

/** Images for a read that was opened without them, or a later scan of the same subject: files dropped onto the room. */
export const supplyImages = async (sources: readonly ByteSource[]): Promise<void> => {
  const asked = store.getState().room?.readId;
  const library = await readSources(sources, {});
  const { room } = store.getState();
  if (!room || room.readId !== asked) return;
  const subjectKey = room.read.subject.key;
  const series = seriesByKey(library, subjectKey);
  if (series.size === 0) {
    const [first] = library.problems;
    return setSession({
      note: library.subjects.length > 0
        ? note('other-subject', 'caution', 'These files are of another subject.', `None of them belongs to ${room.read.subject.code}; nothing was changed.`)
        : note('no-ct', 'caution', 'No CT images in this drop.', `${first ? `${first.detail}: ${first.file}. ` : ''}Nothing was changed.`),
    });
  }
  const all = new Map([...room.series, ...series]);
  const missing = room.read.timepoints.filter((one) => one.seriesKey && !all.has(one.seriesKey));
  setRoom({ series: all });
  setSession({ note: missing.length === 0 ? null : noImagesNote(room.read.subject.code, supplyImages, `Images of ${missing.map((one) => one.label).join(', ')} are still missing.`) });
  offerNewTimepoints(library, subjectKey);
  // Only this subject's files are kept with the read: a drop may hold other people's.
  void keep(room.readId, sourcesIn(library)(subjectKey));
};

/** A scan of this subject that is not in the read yet is offered as a further timepoint; it becomes one only when the reader says so. */
const offerNewTimepoints = (library: Library, subjectKey: string): void => {
  const subject = library.subjects.find((one) => one.key === subjectKey);
  const { read } = theRoom();
  const known = new Set(read.timepoints.flatMap((one) => one.studyInstanceUids));
  const fresh = (subject ? proposeTimepoints(subject) : []).filter((one) => one.date !== null && one.seriesKey !== null && !one.studyInstanceUids.some((uid) => known.has(uid)));
  if (fresh.length === 0 || read.timepoints.length === 0) return;
  const add = (): void => {
    const now = theRoom().read.timepoints;
    const start = now[0]?.date ?? '';
    const label = (date: string): string => {
      const week = `W${Math.round(daysBetween(start, date) / 7)}`;
      return now.some((one) => one.label === week) ? `${week} ${date}` : week;
    };
    const planned = fresh.map((one): PlannedTimepoint => ({ id: newId(), label: label(one.date ?? ''), date: one.date ?? '', seriesKey: one.seriesKey, studyInstanceUids: one.studyInstanceUids, symptomDriven: false }));
    const before = now.map(({ index: _index, day: _day, ...one }) => one);
    const timepoints = [...before, ...planned].sort((a, b) => (a.date < b.date ? -1 : 1));
    if (act({ kind: 'timepointsArranged', v: 1, timepoints })) setSession({ note: null, right: planned.at(-1)?.id ?? theRoom().session.right });
  };
  const dates = fresh.map((one) => one.date).join(', ');
  setSession({ note: { ...note('new-timepoint', 'information', `A scan of ${dates} is not in this read.`, 'It can become a timepoint of it.'), actions: [{ label: 'Add it', press: add }, { label: 'Leave it out', press: () => setSession({ note: null }) }] } });
};

/** Remembers the screen; called now and then, and when it may soon be gone. */
export const rememberScreen = (): void => {
  const { room } = store.getState();
  if (!room?.stage) return;
  const { left, right, activeSide, linked, selected } = room.session;
  const view = { left: room.stage.view('left'), right: room.stage.view('right') };
  if (view.left.status !== 'ready' && view.right.status !== 'ready') return;
  const shown = view.left.status === 'ready' ? view.left : view.right;
  theShelf().keepScreen(room.readId, {
    left: { timepoint: left, slice: view.left.index }, right: { timepoint: right, slice: view.right.index },
    activeSide, window: shown.window, linkOffsetMm: linked ? 0 : null, selected,
  });
};

/** Leaves the room for the home page. The log is kept already. */
export const leaveRoom = (): void => {
  rememberScreen();
  stopArriving();
  keeping?.abort();
  unfollow?.();
  unfollow = null;
  letGo();
  const { trial, stage } = theRoom();
  void stage?.show('left', null);
  void stage?.show('right', null);
  forgetShown();
  rememberOpenRead(null);
  set({ room: null });
  if (trial) trialDoor()?.goToWorklist();
  else void showHome();
};
