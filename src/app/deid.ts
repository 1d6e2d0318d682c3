import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import { deidentified, deidentificationCsv, shiftDaysOf, type DeidOptions, type DeidReportRow } from '../exports';
import type { ByteSource } from '../dicom';

const SECRET = 'nadir-deid-secret';

/** The secret of this browser: the same subject de-identified again joins what was given away before. Kept here, and in no file. */
const secret = (): string => {
  const made = (): string => [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  try {
    const kept = localStorage.getItem(SECRET) ?? made();
    localStorage.setItem(SECRET, kept);
    return kept;
  } catch {
    return made();
  }
};

const macUnder = (key: string): DeidOptions['mac'] => (text) => hmac(sha256, utf8ToBytes(key), utf8ToBytes(text));

/** What the files of a subject are de-identified with: one code, one shift, one secret. */
const optionsFor = (subjectKey: string): DeidOptions => {
  const mac = macUnder(secret());
  const [a = 0, b = 0] = mac(`code:${subjectKey}`);
  return { mac, shiftDays: shiftDaysOf(mac, subjectKey), code: `SUBJECT-${String(a * 256 + b).padStart(5, '0')}` };
};

export interface DeidentifiedCopy {
  readonly code: string;
  readonly zip: Blob;
  readonly files: number;
  readonly quarantined: number;
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A zip of a subject's files without identity, with the report of what became of each attribute and the list of what was held back. */
export const deidentifiedCopy = async (subjectKey: string, sources: readonly ByteSource[], onProgress: (done: number) => void, signal: AbortSignal): Promise<DeidentifiedCopy | null> => {
  const options = optionsFor(subjectKey);
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((_error, part) => parts.push(new Uint8Array(part)));
  const add = (name: string, bytes: Uint8Array): void => {
    const entry = new ZipDeflate(name, { level: 1 });
    entry.mtime = new Date(2000, 0, 1); // when it was made is nobody's business
    zip.add(entry);
    entry.push(bytes, true);
  };
  const rows: DeidReportRow[] = [];
  let files = 0;
  let quarantined = 0;
  for (const [index, source] of sources.entries()) {
    if (signal.aborted) return null;
    const file = `images/${String(index + 1).padStart(5, '0')}.dcm`;
    const bytes = await source.read(0, source.size).catch(() => null);
    const result = bytes ? deidentified(bytes, options) : { kind: 'quarantined' as const, why: 'damaged' as const, detail: 'The file could not be read' };
    if (result.kind === 'deidentified') {
      add(file, result.bytes);
      files += 1;
    } else quarantined += 1;
    rows.push({ file, result });
    onProgress(index + 1);
    await breath();
  }
  add('report.csv', strToU8(deidentificationCsv(rows)));
  zip.end();
  return { code: options.code, zip: new Blob(parts, { type: 'application/zip' }), files, quarantined };
};
