import type { ByteSource } from '../dicom';
import type { Entry, Log } from '../read';
import { Announcements, claimRead, whileUnclaimed, type Claim } from './claim';
import { Connection } from './database';
import { forgetImages, keepImages, keptSources, sweepImages, type KeepOptions, type KeptImages, type KeptSources } from './images';
import { Logs, type Kept, type LoadedLog } from './logs';
import { storageProblem, type StorageProblem } from './problem';
import { forgetPackage, keepPackage, keptPackages, type PackageRow } from './packages';
import { Screens, type KeptScreen } from './screen';
import { DEFAULT_SETTINGS, keepSettings, loadSettings, type Settings } from './settings';
import { persist, spaceUsed, type Space } from './space';

/** One read as the list of reads shows it. */
export interface KeptRead {
  readonly id: string;
  readonly subjectKey: string;
  /** What the screen calls the subject. */
  readonly code: string;
  /** ISO instants of the first and the last entry. */
  readonly openedAt: string;
  readonly changedAt: string;
  readonly entries: number;
}

/** What this browser keeps. No call ever throws for a reason outside the program: problems are values. */
export interface Shelf {
  /** Null when the shelf is open; else why nothing can be kept now. Later calls try again. */
  readonly problem: StorageProblem | null;
  /** Appends one entry to a read's log. The write is requested before this returns; the promise tells how it went. A failed entry is written with the next one. */
  appendEntry(read: string, entry: Entry): Promise<Kept>;
  /** Writes again what could not be written. */
  retry(read: string): Promise<Kept>;
  /** Keeps a whole log, as from a file: appends what the kept one lacks, or tells the conflict. */
  keepLog(read: string, log: Log): Promise<Kept>;
  loadLog(read: string): Promise<LoadedLog>;
  /** Latest first. */
  listReads(): Promise<{ readonly reads: readonly KeptRead[]; readonly problem: StorageProblem | null }>;
  /** Removes log, screen and images; 'in-use' while any tab has claimed the read. */
  forgetRead(read: string): Promise<StorageProblem | null>;
  claimRead(read: string, promoted: () => void): Promise<Claim>;
  /** The log anew whenever another tab has written to the read. Call the result to stop. */
  follow(read: string, grown: (log: Log) => void): () => void;
  keepScreen(read: string, screen: KeptScreen): void;
  screenOf(read: string): Promise<KeptScreen | null>;
  keepImages(read: string, sources: readonly ByteSource[], options?: KeepOptions): Promise<KeptImages>;
  keptSources(read: string): Promise<KeptSources>;
  forgetImages(read: string): Promise<StorageProblem | null>;
  spaceUsed(): Promise<Space>;
  persist(): Promise<'granted' | 'refused' | 'unavailable'>;
  settings(): Promise<Settings>;
  keepSettings(changed: Partial<Settings>): Promise<StorageProblem | null>;
  /** Packages of blinded reads, latest first. */
  packages(): Promise<readonly PackageRow[]>;
  keepPackage(row: PackageRow): Promise<StorageProblem | null>;
  forgetPackage(id: string): Promise<StorageProblem | null>;
  close(): Promise<void>;
}

/** Opens what this browser keeps under a name; tests use names of their own. */
export const openShelf = async (name = 'nadir'): Promise<Shelf> => {
  const connection = new Connection(name);
  const announcements = new Announcements();
  const logs = new Logs(connection, (read) => announcements.announce(read));
  const screens = new Screens(connection);
  const problem = await connection.ready();
  if (!problem) void sweepImages(connection);
  return {
    problem,
    appendEntry: (read, entry) => logs.append(read, [entry]),
    retry: (read) => logs.append(read, []),
    keepLog: (read, log) => logs.keep(read, log),
    loadLog: (read) => logs.load(read),
    listReads: async () => {
      const found = await logs.list();
      return found.kind === 'done' ? { reads: found.value, problem: null } : { reads: [], problem: found.problem };
    },
    forgetRead: async (read) => {
      const forgotten = await whileUnclaimed(read, () => {
        screens.drop(read);
        return logs.forget(read);
      });
      if (!forgotten) return storageProblem('in-use', read);
      return forgotten.kind === 'problem' ? forgotten.problem : forgetImages(connection, read);
    },
    claimRead,
    follow: (read, grown) => announcements.hear(read, () => void logs.load(read).then((loaded) => loaded.kind === 'log' && grown(loaded.log))),
    keepScreen: (read, screen) => screens.keep(read, screen),
    screenOf: (read) => screens.of(read),
    keepImages: (read, sources, options = {}) => keepImages(connection, read, sources, options),
    keptSources: (read) => keptSources(connection, read),
    forgetImages: (read) => forgetImages(connection, read),
    spaceUsed: () => spaceUsed(connection),
    persist,
    settings: async () => {
      const found = await loadSettings(connection);
      return found.kind === 'done' ? found.value : DEFAULT_SETTINGS;
    },
    keepSettings: async (changed) => {
      const kept = await keepSettings(connection, changed);
      return kept.kind === 'problem' ? kept.problem : null;
    },
    packages: async () => {
      const found = await keptPackages(connection);
      return found.kind === 'done' ? found.value : [];
    },
    keepPackage: async (row) => {
      const kept = await keepPackage(connection, row);
      return kept.kind === 'problem' ? kept.problem : null;
    },
    forgetPackage: async (id) => {
      const forgotten = await forgetPackage(connection, id);
      return forgotten.kind === 'problem' ? forgotten.problem : null;
    },
    close: async () => {
      await screens.flush();
      screens.close();
      announcements.close();
      connection.close();
    },
  };
};
