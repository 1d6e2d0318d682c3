import { readSources, proposeTimepoints, type ByteSource, type Series } from '../../dicom';
import { readFrom, type Digest, type Log } from '../../read';
import { openedTimepoint, timepointStandings, type Bytes, type LogFinding, type Subtle, type TimepointContents } from '../../trial';
import type { OpenedPackage } from './package-file';

type OpenScan = { readonly contents: TimepointContents; readonly file: (object: string, bytes: Bytes) => Promise<Bytes | null> };

export interface OpenScans {
  readonly scans: readonly OpenScan[];
  /** The last of them names no further one. */
  readonly isLast: boolean;
  /** Why no further one was opened; null where none is named, or it only waits for a signature. */
  readonly refused: { readonly why: 'log-does-not-hold' | 'no-such-code' | 'not-released' | 'damaged'; readonly findings: readonly LogFinding[] } | null;
}

/** R3: the scans of a reading that its log opens, first to last. Each names the next; what is not signed up to is neither fetched nor decrypted. */
export const openScans = async (subtle: Subtle, digest: Digest, opened: OpenedPackage, code: string, log: Log): Promise<OpenScans> => {
  const { manifest, roster } = opened;
  const scans: OpenScan[] = [];
  const read = readFrom(log);
  // Asked again, with the signatures verified, before a key is made; here, so that not even the sealed bytes of a later scan come into memory.
  const signedTo = manifest.study.design === 'global' ? Infinity : timepointStandings(read, manifest.study).filter(({ state }) => state === 'signed').length;
  let object = manifest.readings.find((one) => one.code === code)?.first ?? null;
  while (object !== null && (scans.length === 0 || (log.length > 0 && scans.length <= signedTo))) {
    const bytes = await opened.object(object);
    if (!bytes) return { scans, isLast: false, refused: { why: 'damaged', findings: [] } };
    const opening = await openedTimepoint(subtle, { package: manifest, code, timepoint: scans.length, log, roster, description: { object, bytes }, released: null }, digest);
    if (opening.kind === 'refused') return { scans, isLast: false, refused: opening.why === 'not-signed-before' ? null : { why: opening.why, findings: opening.findings } };
    if (!opening.contents) return { scans, isLast: false, refused: { why: 'damaged', findings: [] } };
    scans.push({ contents: opening.contents, file: opening.file });
    object = opening.contents.next;
  }
  return { scans, isLast: object === null, refused: null };
};

const SEAL = 16;
const KEPT = 24;

/** A sealed file as bytes that can be read in part. Decrypted when it is asked for; the last few stay, no more. */
const sourcesOf = (opened: OpenedPackage, { contents, file }: OpenScan): readonly ByteSource[] => {
  const plain = new Map<string, Promise<Bytes | null>>();
  const whole = (object: string): Promise<Bytes | null> => {
    const known = plain.get(object);
    if (known) return known;
    const bytes = opened.object(object).then((sealed) => (sealed ? file(object, sealed) : null));
    plain.set(object, bytes);
    if (plain.size > KEPT) plain.delete(plain.keys().next().value ?? '');
    return bytes;
  };
  return contents.files.map(({ object }): ByteSource => ({
    name: object,
    size: Math.max(0, (opened.objects[object]?.[1] ?? SEAL) - SEAL),
    read: async (start, end) => {
      const bytes = await whole(object);
      if (!bytes) throw new RangeError('A file of the package is not what the package says');
      return bytes.subarray(start, end);
    },
  }));
};

export interface ScanImages {
  readonly series: readonly Series[];
  readonly chosen: string | null;
  readonly studyInstanceUids: readonly string[];
}

/** The images of one opened scan. */
export const scanImages = async (opened: OpenedPackage, scan: OpenScan): Promise<ScanImages> => {
  const { subjects } = await readSources(sourcesOf(opened, scan), {});
  const series = subjects.flatMap(({ days }) => days.flatMap((day) => day.series));
  const [proposal] = subjects.flatMap((subject) => proposeTimepoints(subject));
  return { series, chosen: proposal?.seriesKey ?? series[0]?.key ?? null, studyInstanceUids: [...new Set(series.map(({ studyInstanceUid }) => studyInstanceUid))] };
};
