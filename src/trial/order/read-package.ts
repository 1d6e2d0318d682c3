import { canonicalJson, daysBetween, type Digest, type Signature } from '../../read';
import type { Study } from '../study/study';
import { readersCopy, studyHash } from '../study/study-hash';
import { readingOrder, type Reading } from './reading-order';

/** A subject as the coordinator has it. */
export interface TrialSubject {
  readonly key: string;
  readonly timepoints: readonly { /** ISO yyyy-mm-dd. */ readonly date: string; readonly symptomDriven: boolean; /** Names of its instance files. */ readonly files: readonly string[] }[];
}

/** Whether the app itself holds the keys of later timepoints, or the coordinator gives each out on seeing the signature (README). */
export type Release = 'app' | 'coordinator';

export const PACKAGE_SCHEMA = 'nadir-package/1';

/** What a reader gets: codes in an order, and the name of the first sealed thing of each. No subject, date, count of timepoints, or kind of reading. */
export interface ReadPackage {
  readonly schema: typeof PACKAGE_SCHEMA;
  readonly id: string;
  /** The reader's copy: without the seed. */
  readonly study: Study;
  readonly studySha256: string;
  readonly reader: string;
  readonly release: Release;
  /** base64url; null where the coordinator keeps it. */
  readonly secret: string | null;
  readonly readings: readonly { readonly position: number; readonly batch: number; readonly code: string; readonly first: string }[];
  /** The coordinator's, over the hash of everything above; null before it is signed. */
  readonly signature: { readonly by: string; readonly at: string; readonly given: Signature } | null;
}

/** The sealed description of a timepoint: all that may be known of it, and only once it is open. */
export interface TimepointContents {
  readonly label: string;
  /** Days from the baseline. */
  readonly studyDay: number;
  /** The study day counted from 2000-01-01: intervals are true, dates are not. */
  readonly date: string;
  readonly symptomDriven: boolean;
  readonly files: readonly { readonly object: string; readonly part: number }[];
  /** The sealed description of the next timepoint; null for the last. */
  readonly next: string | null;
}

/** What only the coordinator has: who the codes are, and what becomes of each file. */
export interface KeyList {
  readonly schema: 'nadir-key-list/1';
  readonly package: string;
  readonly reader: string;
  readonly secret: string;
  readonly rows: readonly (Reading & { readonly timepoints: readonly PackedTimepoint[] })[];
}

export interface PackedTimepoint {
  readonly index: number;
  readonly trueDate: string;
  readonly description: string;
  readonly contents: TimepointContents;
  /** Source name → object name. Pixel files are to be de-identified before they are sealed. */
  readonly files: readonly { readonly source: string; readonly object: string; readonly part: number }[];
}

const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const studyDate = (day: number): string => new Date(EPOCH_MS + day * DAY_MS).toISOString().slice(0, 10);

const packedTimepoints = (reading: Reading, subject: TrialSubject, name: (timepoint: number, part: number) => string): readonly PackedTimepoint[] => {
  const [baseline] = subject.timepoints;
  const own = subject.timepoints.map((timepoint, index) => ({ ...timepoint, index })).filter(({ index }) => reading.timepoint === null || reading.timepoint === index);
  return own.map(({ date, symptomDriven, files, index: original }, index) => {
    // A single timepoint stands alone: its day would tell its place.
    const studyDay = reading.timepoint === null ? daysBetween(baseline?.date ?? date, date) : 0;
    const packed = files.map((source, place) => ({ source, object: name(index, place + 1), part: place + 1 }));
    return {
      index, trueDate: date, description: name(index, 0), files: packed,
      contents: {
        label: `V${index + 1}`, studyDay, date: studyDate(studyDay), symptomDriven: symptomDriven && original > 0,
        files: packed.map(({ object, part }) => ({ object, part })), next: index + 1 < own.length ? name(index + 1, 0) : null,
      },
    };
  });
};

/**
 * R2, R3: a reader's package and the coordinator's list to it. The secret (32 random bytes, base64url) makes every name and key; names are
 * hashes, so they say nothing and sort by nothing. The same secret must not serve two packages.
 */
export const packagePlan = (study: Study, reader: string, subjects: readonly TrialSubject[], secret: string, release: Release, digest: Digest): { readonly manifest: ReadPackage; readonly keyList: KeyList } => {
  const id = digest(['nadir-package/1', secret, reader].join('\n')).slice(0, 16);
  const order = readingOrder(study, reader, subjects.map(({ key, timepoints }) => ({ key, timepoints: timepoints.length })), digest);
  const rows = order.flatMap((reading) => {
    const subject = subjects.find(({ key }) => key === reading.subject);
    const name = (timepoint: number, part: number): string => digest(['nadir-object/1', secret, reading.code, timepoint, part].join('\n')).slice(0, 24);
    return subject ? [{ ...reading, timepoints: packedTimepoints(reading, subject, name) }] : [];
  });
  const manifest: ReadPackage = {
    schema: PACKAGE_SCHEMA, id, study: readersCopy(study, digest), studySha256: studyHash(study, digest), reader, release, secret: release === 'app' ? secret : null,
    readings: rows.map(({ position, batch, code, timepoints }) => ({ position, batch, code, first: timepoints[0]?.description ?? '' })), signature: null,
  };
  return { manifest, keyList: { schema: 'nadir-key-list/1', package: id, reader, secret, rows } };
};

/** SHA-256 of a package without its signature: what the coordinator signs. */
export const packageHash = (manifest: ReadPackage, digest: Digest): string => digest(canonicalJson({ ...manifest, signature: null }));
