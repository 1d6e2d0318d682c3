import { createStore } from 'zustand/vanilla';
import type { WorklistEntry } from '../../panels';
import { readFrom, type Log } from '../../read';
import { auditRows, signable, worklist, type ReadingSoFar, type WorklistRow } from '../../trial';
import { digest } from '../room-acts';
import { set } from '../state';
import type { OpenedPackage } from './package-file';
import { openReading } from './open-reading';
import { openPackage, readingLog, recallPackage, received } from './packages';
import { openScans } from './scans';

/** What the worklist shows beside the package: rows, drafts in words, the last entries, and whether every log holds. */
interface WorklistState {
  readonly rows: readonly WorklistRow[];
  readonly drafts: ReadonlyMap<string, string>;
  readonly entries: readonly WorklistEntry[];
  readonly sound: boolean;
  readonly busy: string | null;
}
export const worklistShown = createStore<WorklistState>(() => ({ rows: [], drafts: new Map(), entries: [], sound: true, busy: null }));

const draftOf = (log: Log, { study }: OpenedPackage['manifest']): string => {
  const read = readFrom(log);
  const open = read.timepoints.find(({ id }) => !read.signed.has(id));
  if (!open) return '';
  const missing = signable(read, open.id, study).length;
  return missing === 0 ? `${open.label}: ready to be signed.` : `${open.label}: ${missing} ${missing === 1 ? 'matter' : 'matters'} open.`;
};

const LAST = 5;

const refresh = async (): Promise<void> => {
  const { opened } = received.getState();
  if (!opened) return;
  const soFar = new Map<string, ReadingSoFar>();
  const drafts = new Map<string, string>();
  const entries: WorklistEntry[] = [];
  let sound = true;
  for (const { code } of opened.manifest.readings) {
    const kept = await readingLog(opened, code);
    if (!kept) continue;
    const { isLast, refused } = await openScans(crypto.subtle, digest, opened, code, kept.log);
    if (refused?.why === 'log-does-not-hold') sound = false;
    soFar.set(code, { log: kept.log, isLast });
    drafts.set(code, draftOf(kept.log, opened.manifest));
    entries.push(...auditRows(kept.log, opened.roster).slice(-LAST).map(({ at, what }) => ({ at, code, what })));
  }
  worklistShown.setState({ rows: worklist(opened.manifest, soFar), drafts, sound, entries: entries.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, LAST) });
};

export const openWorklist = async (): Promise<void> => {
  set({ screen: 'worklist', message: null });
  await recallPackage();
  await refresh();
};

export const takePackage = async (file: File): Promise<void> => {
  await openPackage(file);
  await refresh();
};

export const openRow = async (code: string): Promise<void> => {
  if (worklistShown.getState().busy !== null) return; // a double click opens one
  worklistShown.setState({ busy: code });
  const why = await openReading(code).finally(() => worklistShown.setState({ busy: null }));
  received.setState({ fault: why && `${code} is not opened. ${why}` });
};
