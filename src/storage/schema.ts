import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { Entry } from '../read';
import type { IntendedRow } from './intended';
import type { PackageRow } from './packages';
import type { PackRow } from './packs';
import type { KeptScreen } from './screen';
import type { Settings } from './settings';

/** One row per read: what the list of reads shows, and the end of its log. Written with every entry. */
export interface ReadRow {
  readonly id: string;
  readonly subjectKey: string;
  readonly code: string;
  /** ISO instants of the first and the last entry. */
  readonly openedAt: string;
  readonly changedAt: string;
  readonly entries: number;
  /** Length of the entries as JSON text, UTF-16 units: near enough to bytes for the meter. */
  readonly size: number;
}

/** Key is [read, prev]: two entries after the same one cannot both be stored, so a log cannot fork. */
export interface EntryRow {
  readonly read: string;
  readonly prev: string;
  readonly entry: Entry;
}

export interface NadirSchema extends DBSchema {
  reads: { key: string; value: ReadRow };
  entries: { key: [string, string]; value: EntryRow };
  screens: { key: string; value: { readonly read: string; readonly screen: KeptScreen } };
  packs: { key: [string, number]; value: PackRow };
  intended: { key: string; value: IntendedRow };
  packages: { key: string; value: PackageRow };
  settings: { key: keyof Settings; value: Settings[keyof Settings] };
}

export type NadirDatabase = IDBPDatabase<NadirSchema>;
type Upgrade = IDBPTransaction<NadirSchema, StoreNames<NadirSchema>[], 'versionchange'>;

export interface Migration<Target> {
  /** The version that holds after it. */
  readonly to: number;
  readonly what: string;
  readonly run: (target: Target) => void;
}

/** All steps from nothing to now, in order. A step that has been released is never edited; a change is a new step. */
export const MIGRATIONS: readonly Migration<{ readonly database: NadirDatabase; readonly upgrade: Upgrade }>[] = [
  {
    to: 1,
    what: 'reads, entries, screens, image packs, settings',
    run: ({ database }) => {
      database.createObjectStore('reads', { keyPath: 'id' });
      database.createObjectStore('entries', { keyPath: ['read', 'prev'] });
      database.createObjectStore('screens', { keyPath: 'read' });
      database.createObjectStore('packs', { keyPath: ['read', 'pack'] });
      database.createObjectStore('settings');
    },
  },
  {
    to: 2,
    what: 'which images of a read were to be kept, so that it shows when some are not',
    run: ({ database }) => {
      database.createObjectStore('intended', { keyPath: 'read' });
    },
  },
  {
    to: 3,
    what: 'sealed packages of blinded reads',
    run: ({ database }) => {
      database.createObjectStore('packages', { keyPath: 'id' });
    },
  },
];

export const versionAfter = (migrations: readonly Migration<never>[]): number => migrations.at(-1)?.to ?? 0;

/** Runs the steps that a database of `version` still lacks, in order. */
export const migrate = <Target>(migrations: readonly Migration<Target>[], version: number, target: Target): void => {
  for (const step of migrations) if (step.to > version) step.run(target);
};
