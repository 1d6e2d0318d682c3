import { readFrom, type Digest, type Log } from '../../read';
import { timepointStandings } from '../lock/timepoint-states';
import type { Roster, Unlocked } from '../sign/identity';
import { signatureHolds, signatureOver } from '../sign/signature';
import { base64url, bytesOf, type Bytes, type Subtle } from '../sign/web-crypto';
import { studyHash } from '../study/study-hash';
import type { LogFinding } from '../verify/log-finding';
import { verifyLog } from '../verify/verify-log';
import { packageHash, type KeyList, type PackedTimepoint, type ReadPackage, type TimepointContents } from './read-package';
import { sealed, timepointKey, unsealed } from './seal';
import { utf8 } from '../sign/web-crypto';

/** The package with the coordinator's signature: a code, order or study changed afterwards shows. */
export const signedPackage = async (subtle: Subtle, coordinator: Unlocked, manifest: ReadPackage, at: string, digest: Digest): Promise<ReadPackage> => ({
  ...manifest, signature: { by: coordinator.id, at, given: await signatureOver(subtle, coordinator, { of: 'package', meaning: 'approved', at, head: packageHash(manifest, digest) }) },
});

export type PackageFault = 'not-signed' | 'changed' | 'unknown-coordinator' | 'signature-false' | 'other-study' | 'other-reader';

/** What is wrong with a package that a reader opens; null when it is as the coordinator made it, for this reader. */
export const packageFault = async (subtle: Subtle, received: ReadPackage, reader: string, roster: Roster, digest: Digest): Promise<PackageFault | null> => {
  const { signature } = received;
  if (!signature) return 'not-signed';
  if (signature.given.head !== packageHash(received, digest)) return 'changed';
  if (!roster.some(({ role, publicKey, id }) => role === 'coordinator' && publicKey === signature.given.publicKey && id === signature.by)) return 'unknown-coordinator';
  if (!(await signatureHolds(subtle, signature.given, { of: 'package', by: signature.by, at: signature.at }))) return 'signature-false';
  if (studyHash(received.study, digest) !== received.studySha256) return 'other-study';
  return received.reader === reader ? null : 'other-reader';
};

/** Every sealed thing of one timepoint, with its name. `bytes` gives the de-identified file behind a source name. */
export async function* sealedTimepoint(subtle: Subtle, keyList: KeyList, code: string, timepoint: PackedTimepoint, bytes: (source: string) => Promise<Bytes>): AsyncGenerator<{ readonly object: string; readonly bytes: Bytes }> {
  const at = { package: keyList.package, code, timepoint: timepoint.index };
  const key = await timepointKey(subtle, bytesOf(keyList.secret) ?? new Uint8Array(0), at);
  yield { object: timepoint.description, bytes: await sealed(subtle, key, { ...at, part: 0, object: timepoint.description }, utf8(JSON.stringify(timepoint.contents))) };
  for (const { source, object, part } of timepoint.files) yield { object, bytes: await sealed(subtle, key, { ...at, part, object }, await bytes(source)) };
}

export type TimepointOpening =
  | { readonly kind: 'open'; /** Null when the thing is not what the package says. */ readonly contents: TimepointContents | null; readonly file: (object: string, bytes: Bytes) => Promise<Bytes | null> }
  | { readonly kind: 'refused'; readonly why: 'log-does-not-hold' | 'not-signed-before' | 'no-such-code' | 'not-released'; readonly findings: readonly LogFinding[] };

export interface ToOpen {
  readonly package: ReadPackage;
  readonly code: string;
  /** 0-based. */
  readonly timepoint: number;
  /** The reading's log so far; empty before the first timepoint. */
  readonly log: Log;
  readonly roster: Roster;
  /** Its sealed description, by the name that the one before it gave. */
  readonly description: { readonly object: string; readonly bytes: Bytes };
  /** The key that the coordinator gave out, base64url, where the package has none. */
  readonly released: string | null;
}

const refused = (why: Extract<TimepointOpening, { kind: 'refused' }>['why'], findings: readonly LogFinding[] = []): TimepointOpening => ({ kind: 'refused', why, findings });

/** Why the log does not open a timepoint yet; null when every one before it is signed by this reader and the whole log holds. */
const logRefusal = async (subtle: Subtle, { package: { study, reader }, code, timepoint, log, roster }: Omit<ToOpen, 'description' | 'released'>, digest: Digest): Promise<TimepointOpening | null> => {
  if (timepoint === 0) return null;
  const findings = await verifyLog(log, { digest, subtle, study, roster, reader });
  if (findings.length > 0) return refused('log-does-not-hold', findings);
  const read = readFrom(log);
  const standing = timepointStandings(read, study);
  const ready = study.design === 'global' || (standing.length >= timepoint && standing.slice(0, timepoint).every(({ state }) => state === 'signed'));
  return read.subject.code === code && ready ? null : refused('not-signed-before');
};

/**
 * R3: opens a timepoint of a package, never before the one before it is signed. This is the only way to a timepoint's key: the log is
 * verified first, and nothing of a later timepoint is named, decrypted or in memory until then.
 */
export const openedTimepoint = async (subtle: Subtle, toOpen: ToOpen, digest: Digest): Promise<TimepointOpening> => {
  const { package: received, code, timepoint, description, released } = toOpen;
  const reading = received.readings.find((one) => one.code === code);
  if (!reading || (timepoint === 0 && description.object !== reading.first)) return refused('no-such-code');
  const not = await logRefusal(subtle, toOpen, digest);
  if (not) return not;
  const at = { package: received.id, code, timepoint };
  const secret = received.secret === null ? null : bytesOf(received.secret);
  const key = secret ? await timepointKey(subtle, secret, at) : bytesOf(released ?? '');
  if (!key || key.length !== 32) return refused('not-released');
  const opened = await unsealed(subtle, key, { ...at, part: 0, object: description.object }, description.bytes);
  const contents = opened && (JSON.parse(new TextDecoder().decode(opened)) as TimepointContents); // authenticated: as the coordinator wrote it
  const file = async (object: string, bytes: Bytes): Promise<Bytes | null> => {
    const part = contents?.files.find((one) => one.object === object)?.part;
    return part === undefined ? null : unsealed(subtle, key, { ...at, part, object }, bytes);
  };
  return { kind: 'open', contents, file };
};

/** The key that the coordinator gives out for a timepoint on seeing a log that holds and is signed up to it; base64url. */
export const releasedKey = async (subtle: Subtle, keyList: KeyList, seen: Omit<ToOpen, 'description' | 'released'>, digest: Digest): Promise<{ readonly kind: 'released'; readonly key: string } | Extract<TimepointOpening, { kind: 'refused' }>> => {
  const secret = bytesOf(keyList.secret);
  const row = keyList.rows.find(({ code }) => code === seen.code);
  if (!secret || !row || keyList.package !== seen.package.id || seen.timepoint >= row.timepoints.length) return { kind: 'refused', why: 'no-such-code', findings: [] };
  const not = await logRefusal(subtle, seen, digest);
  if (not?.kind === 'refused') return not;
  return { kind: 'released', key: base64url(await timepointKey(subtle, secret, { package: keyList.package, code: seen.code, timepoint: seen.timepoint })) };
};
