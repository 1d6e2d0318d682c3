import type { DicomJson } from '../dicom';
import { count, dataSetsIn, items, JSON_TYPE, text } from './json-answer';
import { archiveProblem, type Answer, type ArchiveProblem } from './problem';
import { ask, type Desk } from './request';

/** One instance to store: a Part 10 file, and the SOP Instance UID that is in it. */
export interface NewInstance {
  readonly sopInstanceUid: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type StoredInstance =
  | { readonly sopInstanceUid: string; readonly kind: 'stored'; readonly warning: string | null }
  /** `again`: the same instance may be sent again as it is. */
  | { readonly sopInstanceUid: string; readonly kind: 'refused'; readonly reason: string; readonly again: boolean };

export interface StoreResult {
  /** One for each instance, in the order given. */
  readonly instances: readonly StoredInstance[];
  /** Null when all were stored. */
  readonly problem: ArchiveProblem | null;
}

export interface Storing {
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** PS3.18 table 10.5.3-1 and PS3.7 annex C: Failure Reason (0008,1197). */
const REASONS: Readonly<Record<number, string>> = {
  0x0110: 'the archive failed while storing it', 0x0111: 'it is in the archive already, with other content', 0x0112: 'no such SOP class', 0x0117: 'its UID is not valid', 0x0122: 'the archive does not take this kind of object',
  0x0124: 'not allowed', 0x0131: 'the transfer syntax is not supported', 0xa700: 'the archive is out of space', 0xa900: 'it does not fit what the archive knows of the study or its class', 0xc000: 'the archive does not understand it',
};
const LATER = new Set([0x0110, 0xa700]);

const reasonOf = (code: number | null): string => {
  if (code === null) return 'the archive gave no reason';
  const known = REASONS[code] ?? REASONS[code & 0xff00] ?? REASONS[code & 0xf000];
  const hex = `0x${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return known ? `${known} (${hex})` : `reason ${hex}`;
};

/** Warning Reason (0008,1196): stored, but changed. */
const WARNINGS: Readonly<Record<number, string>> = { 0xb000: 'stored with changes to its elements', 0xb006: 'stored without some of its elements', 0xb007: 'stored although it does not fit its class' };

/** Failed (0008,1198) and stored (0008,1199) instances of an answer. Orthanc sends the failed sequence empty, others leave it out. */
const toldIn = (answer: readonly DicomJson[]): ReadonlyMap<string, StoredInstance> => {
  const told = new Map<string, StoredInstance>();
  for (const dataSet of answer) {
    for (const item of items(dataSet, '00081199')) {
      const sop = text(item, '00081155');
      const warning = count(item, '00081196');
      told.set(sop, { sopInstanceUid: sop, kind: 'stored', warning: warning === null ? null : (WARNINGS[warning] ?? `stored with warning 0x${warning.toString(16)}`) });
    }
    for (const item of items(dataSet, '00081198')) {
      const sop = text(item, '00081155');
      const code = count(item, '00081197');
      told.set(sop, { sopInstanceUid: sop, kind: 'refused', reason: reasonOf(code), again: code === null || LATER.has(code) });
    }
  }
  return told;
};

const utf8 = new TextEncoder();

/** A boundary that occurs in none of the files, made from their own UIDs, so that the same files make the same request. */
const boundaryFor = (instances: readonly NewInstance[]): string => {
  const seed = instances.map(({ sopInstanceUid }) => sopInstanceUid).join('|');
  let hash = 0;
  for (const letter of seed) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  for (let attempt = 0; ; attempt += 1) {
    const boundary = `nadir-${hash.toString(36)}-${instances.length}-${attempt}`;
    const sought = utf8.encode(`--${boundary}`);
    const occurs = instances.some(({ bytes }) => {
      for (let at = bytes.indexOf(45); at >= 0; at = bytes.indexOf(45, at + 1)) if (sought.every((byte, index) => bytes[at + index] === byte)) return true;
      return false;
    });
    if (!occurs) return boundary;
  }
};

const CR_LF = '\r\n';
const bodyOf = (instances: readonly NewInstance[], boundary: string): Blob =>
  new Blob([...instances.flatMap(({ bytes }) => [`--${boundary}${CR_LF}Content-Type: application/dicom${CR_LF}Content-Length: ${bytes.length}${CR_LF}${CR_LF}`, bytes, CR_LF]), `--${boundary}--${CR_LF}`]);

const refusedAll = (instances: readonly NewInstance[], { detail }: ArchiveProblem, again: boolean): readonly StoredInstance[] =>
  instances.map(({ sopInstanceUid }) => ({ sopInstanceUid, kind: 'refused', reason: detail, again }));

const storeSome = async (desk: Desk, instances: readonly NewInstance[], signal: AbortSignal | undefined): Promise<readonly StoredInstance[] | ArchiveProblem> => {
  const what = 'the result of storing';
  const boundary = boundaryFor(instances);
  const answer: Answer<{ readonly status: number; readonly told: ReadonlyMap<string, StoredInstance> }> = await ask(desk, {
    what, path: '/studies', accept: JSON_TYPE, signal, priority: -1, alsoTake: [409],
    post: { body: bodyOf(instances, boundary), contentType: `multipart/related; type="application/dicom"; boundary=${boundary}` },
  }, async (arrived) => ({ status: arrived.status, told: toldIn(await dataSetsIn(arrived, what)) }));
  if (answer.kind === 'problem') return answer.problem;
  const { status, told } = answer.value;
  return instances.map(({ sopInstanceUid }): StoredInstance => {
    const known = told.get(sopInstanceUid);
    if (known) return known;
    // Not named at all: 200 promises that all were stored (PS3.18 10.5.3.1), 202 and 409 do not.
    return status === 200 || status === 204 ? { sopInstanceUid, kind: 'stored', warning: null } : { sopInstanceUid, kind: 'refused', reason: reasonOf(null), again: true };
  });
};

/** Requests stay small, so that one that fails costs little. */
const MOST_BYTES = 1 << 25;
const batches = (instances: readonly NewInstance[]): readonly (readonly NewInstance[])[] => {
  const made: NewInstance[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const instance of instances) {
    if (size + instance.bytes.length > MOST_BYTES) {
      made.push([]);
      size = 0;
    }
    made.at(-1)?.push(instance);
    size += instance.bytes.length;
  }
  return made;
};

/**
 * Stores instances (STOW-RS, PS3.18 10.5) and tells of each what became of it. The same instances may be sent again at any time: they carry their own
 * UIDs, and an archive that has them says so. Never rejects because of the archive.
 */
export const store = async (desk: Desk, instances: readonly NewInstance[], { signal, onProgress }: Storing = {}): Promise<StoreResult> => {
  const done: StoredInstance[] = [];
  for (const batch of batches(instances)) {
    const result = await storeSome(desk, batch, signal);
    if ('remedy' in result) {
      const left = instances.slice(done.length);
      return { instances: [...done, ...refusedAll(left, result, result.remedy === 'retry' || result.remedy === 'sign-in' || result.kind === 'cancelled')], problem: result };
    }
    done.push(...result);
    onProgress?.(done.length, instances.length);
  }
  const refused = done.filter(({ kind }) => kind === 'refused');
  if (refused.length === 0) return { instances: done, problem: null };
  const problem = refused.length === done.length
    ? archiveProblem('conflict', `The archive stored none of ${done.length} instances`, 409)
    : archiveProblem('partly-stored', `The archive stored ${done.length - refused.length} of ${done.length} instances`);
  return { instances: done, problem };
};

/** The instances that are worth sending again after a result. */
export const toSendAgain = (instances: readonly NewInstance[], { instances: results }: StoreResult): readonly NewInstance[] =>
  instances.filter((_, index) => {
    const result = results[index];
    return result?.kind === 'refused' && result.again;
  });
