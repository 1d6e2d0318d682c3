import { nextEntry, readFrom, type Entry, type Log, type PlannedTimepoint } from '../../read';
import { studyCharterText, studyStamp, timepointStandings } from '../../trial';
import type { Series } from '../../dicom';
import { tellOutside } from '../home';
import { act, digest, newId, told } from '../room-acts';
import { enterRead } from '../room-open';
import { theShelf } from '../shelf';
import { setRoom, setSession, store, theRoom } from '../state';
import type { OpenedPackage } from './package-file';
import { isReadingOf, readingLog, recallPackage, received } from './packages';
import { openScans, scanImages, type OpenScans, type ScanImages } from './scans';

const REFUSALS: Readonly<Record<NonNullable<OpenScans['refused']>['why'], string>> = {
  'log-does-not-hold': 'The log of this read does not hold', 'no-such-code': 'The package has no such subject', 'not-released': 'The coordinator has not given out the key of the scan', damaged: 'The package is damaged here',
};

/** Why a reading is not opened, in a sentence. */
const refusedInWords = ({ why, findings }: NonNullable<OpenScans['refused']>): string => {
  const [first] = findings;
  return `${REFUSALS[why]}${first ? `: ${first.index === null ? '' : `entry ${first.index + 1}. `}${first.detail}` : '.'}`;
};

const plannedOf = ({ contents }: OpenScans['scans'][number], images: ScanImages): PlannedTimepoint =>
  ({ id: newId(), label: contents.label, date: contents.date, seriesKey: images.chosen, studyInstanceUids: images.studyInstanceUids, symptomDriven: contents.symptomDriven });

const byKey = (images: readonly ScanImages[]): ReadonlyMap<string, Series> => new Map(images.flatMap(({ series }) => series.map((one) => [one.key, one] as const)));

/** The next scan joins the read; earlier images stay. */
const addScan = (scan: OpenScans['scans'][number], images: ScanImages): void => {
  const { read, series } = theRoom();
  const next = plannedOf(scan, images);
  setRoom({ series: new Map([...series, ...byKey([images])]) });
  const timepoints = [...read.timepoints.map(({ index: _index, day: _day, ...one }) => one), next];
  if (act({ kind: 'timepointsArranged', v: 1, timepoints })) setSession({ left: read.timepoints[0]?.id ?? next.id, right: next.id, activeSide: 'right', selected: null });
  askQuality();
};

/** R17: the gate comes before the first stroke. */
const askQuality = (): void => {
  const { read, trial } = theRoom();
  const open = trial && timepointStandings(read, trial.study).find(({ state }) => state === 'open');
  if (trial?.study.quality.required && open && !read.quality.has(open.timepoint)) setSession({ sheet: 'quality' });
};

/** Opens one reading of the package that is on screen: its scans as far as its log is signed. Says why when it cannot. */
export const openReading = async (code: string): Promise<string | null> => {
  const { opened } = received.getState();
  if (!opened) return 'No package is open.';
  const kept = await readingLog(opened, code);
  return openLog(opened, code, kept?.readId ?? null, kept?.log ?? []);
};

const openingOf = ({ manifest }: OpenedPackage, code: string, timepoints: readonly PlannedTimepoint[]): Entry =>
  nextEntry([], { kind: 'readOpened', v: 1, subject: { key: code, code }, timepoints, charter: studyCharterText(manifest.study, digest) }, { id: newId(), at: new Date().toISOString(), by: manifest.reader }, digest);

const openLog = async (opened: OpenedPackage, code: string, known: string | null, log: Log): Promise<string | null> => {
  const { manifest, roster } = opened;
  const { study } = manifest;
  // A global read has all its scans from the beginning: they are opened against the opening that it is about to get.
  const asked = log.length === 0 && study.design === 'global' ? [openingOf(opened, code, [])] : log;
  const { scans, refused } = await openScans(crypto.subtle, digest, opened, code, asked);
  if (refused) return refusedInWords(refused);
  const images: ScanImages[] = [];
  for (const scan of scans) images.push(await scanImages(opened, scan));
  const begun = log.length === 0;
  const timepoints = begun ? scans.map((scan, at) => plannedOf(scan, images[at] ?? { series: [], chosen: null, studyInstanceUids: [] })) : readFrom(log).timepoints;
  const entry = openingOf(opened, code, timepoints);
  const readId = known ?? entry.id;
  const keeping = begun ? theShelf().appendEntry(readId, entry) : null;
  const shown = timepoints.at(-1)?.id ?? '';
  const session = {
    reader: manifest.reader, blinded: study.blinded.length > 0, labelHidden: !study.showLabelToReader, left: timepoints[0]?.id ?? '', right: shown,
    activeSide: timepoints.length > 1 ? 'right' as const : 'left' as const, keeping: 'kept' as const, keptAt: log.at(-1)?.at ?? null,
  };
  await enterRead(readId, begun ? [entry] : log, byKey(images), session, { trial: { study, package: manifest, roster, code, adjudicated: false } });
  if (keeping) void told(readId, entry, await keeping);
  const next = scans[timepoints.length];
  const nextImages = images[timepoints.length];
  if (next && nextImages) addScan(next, nextImages);
  else askQuality();
  return null;
};

/** After a signature: the next scan, if the package has one; else the subject is done. */
export const openNextScan = async (): Promise<void> => {
  const { opened } = received.getState();
  const { trial, log, read, readId } = theRoom();
  if (!opened || !trial) return;
  const { scans, isLast, refused } = await openScans(crypto.subtle, digest, opened, trial.code, log);
  const next = scans[read.timepoints.length];
  const tell = (rank: 'information' | 'fault', fact: string, follows: string): void => setSession({ note: { id: 'next-scan', rank, fact, follows, actions: [], dismiss: () => setSession({ note: null }) } });
  if (refused) return tell('fault', 'The next scan is not opened.', refusedInWords(refused));
  if (next) {
    const images = await scanImages(opened, next);
    if (theRoom().readId === readId) addScan(next, images);
  } else if (isLast) tell('information', 'This was the last scan of this subject.', 'Press the mark on the left for the worklist.');
};

/** A kept read of a trial is opened through its package alone: so its order, locks and blinding hold after a reload, and for a log that came in a file. */
export const resumeReading = async (readId: string, log: Log): Promise<boolean> => {
  await recallPackage();
  const { opened } = received.getState();
  const opening = log[0]?.act;
  const code = opening?.kind === 'readOpened' ? opening.subject.code : '';
  const stamp = opening?.kind === 'readOpened' ? studyStamp(opening.charter) : null;
  const why = !opened ? 'Its package is not in this browser: open it on the worklist.' : !isReadingOf(log, opened, code) ? `It is another reader’s, or of another package of ${stamp?.id ?? 'a study'}.` : await openLog(opened, code, readId, log);
  if (why === null) return true;
  const fact = `The blinded read ${code} is not opened.`;
  if (store.getState().room) setSession({ note: { id: 'not-resumed', rank: 'fault', fact, follows: why, actions: [], dismiss: () => setSession({ note: null }) } });
  else tellOutside(code, fact, why);
  return false;
};
