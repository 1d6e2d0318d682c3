import { createHash, webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { neutralInstance } from '../../../src/app/trial/neutral-instance';
import { packed, trialSubjects, type Packed } from '../../../src/app/trial/pack';
import { openedPackage, packageFile, type OpenedPackage } from '../../../src/app/trial/package-file';
import { openScans, scanImages } from '../../../src/app/trial/scans';
import { elements, readSources, writeInstance, type ByteSource } from '../../../src/dicom';
import { analyticSeries } from '../../../src/phantom';
import { nextEntry, type Act, type Log, type PlannedTimepoint } from '../../../src/read';
import { DEFAULT_STUDY, newIdentity, packageFault, signedTimepoint, studyCharterText, unlocked, type Roster, type Study, type Unlocked } from '../../../src/trial';

/** Two scans whose headers are known word for word: the packager must let none of those words through. */
const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const subtle = webcrypto.subtle as unknown as SubtleCrypto;
const random = (count: number): Uint8Array<ArrayBuffer> => webcrypto.getRandomValues(new Uint8Array(count));
const STUDY: Study = { ...DEFAULT_STUDY, seed: 'a seed', quality: { ...DEFAULT_STUDY.quality, required: false }, checklist: [], rereadShare: 0 };
const SECRET = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
const files = [...analyticSeries('pair-baseline').files, ...analyticSeries('pair-follow-up').files];
const sources: readonly ByteSource[] = files.map(({ name, bytes }) => ({ name, size: bytes.length, read: async (start, end) => bytes.subarray(start, end) }));
const person = async (id: string): Promise<Unlocked> => {
  const identity = await newIdentity(subtle, random, { id, name: `Name of ${id}` }, 'correct horse battery');
  const signer = identity && (await unlocked(subtle, identity, 'correct horse battery'));
  if (!signer) throw new Error('no signer');
  return signer;
};

let reader: Unlocked;
let coordinator: Unlocked;
let other: Unlocked;
let roster: Roster;
let made: Extract<Packed, { kind: 'packed' }>;
let opened: OpenedPackage;
let code = '';

beforeAll(async () => {
  [reader, coordinator, other] = await Promise.all([person('R1'), person('C1'), person('R2')]);
  roster = [{ id: 'R1', name: reader.name, role: 'reader', publicKey: reader.publicKey }, { id: 'C1', name: coordinator.name, role: 'coordinator', publicKey: coordinator.publicKey }];
  const library = await readSources(sources, {});
  const done = await packed(subtle, digest, { study: STUDY, reader: 'R1', ...trialSubjects(library), roster, coordinator, release: 'app', secret: SECRET, at: '2026-03-01T09:00:00.000Z', deidentified: neutralInstance, told: () => undefined });
  if (done.kind !== 'packed') throw new Error(`refused: ${done.source}`);
  made = done;
  const again = await openedPackage(made.file);
  if (!again) throw new Error('no package');
  opened = again;
  code = opened.manifest.readings[0]?.code ?? '';
}, 60_000);

const at = (minute: number): string => `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`;
const add = (log: Log, act: Act, minute: number, by = 'R1'): Log => [...log, nextEntry(log, act, { id: `e${log.length}`, at: at(minute), by }, digest)];
const begun = async (): Promise<Log> => {
  const { scans } = await openScans(subtle, digest, opened, code, []);
  const [scan] = scans;
  if (!scan) throw new Error('no scan');
  const images = await scanImages(opened, scan);
  const timepoint: PlannedTimepoint = { id: 'v1', label: 'V1', date: scan.contents.date, seriesKey: images.chosen, studyInstanceUids: images.studyInstanceUids, symptomDriven: false };
  return add([], { kind: 'readOpened', v: 1, subject: { key: code, code }, timepoints: [timepoint], charter: studyCharterText(STUDY, digest) }, 0);
};
const signed = async (log: Log, by = reader, minute = 5): Promise<Log> => add(log, await signedTimepoint(subtle, by, log, 'v1', 'authored', at(minute)), minute, by.id);

describe('a package', () => {
  it('R2: holds no word of the headers: names, ids, dates, sites and descriptions are gone from every file, and its UIDs are new', async () => {
    const { scans } = await openScans(subtle, digest, opened, code, await signed(await begun()));
    expect(scans).toHaveLength(2);
    const text = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes.subarray(0, 4000));
    const library = await readSources(sources, {});
    const [subject] = library.subjects;
    const [series] = subject?.days.flatMap((day) => day.series) ?? [];
    const words = [subject?.patientId, subject?.patientName, series?.description, series?.studyInstanceUid, series?.seriesInstanceUid, series?.slices[0]?.sopInstanceUid, series?.date?.replaceAll('-', '')].filter((one): one is string => typeof one === 'string' && one.length > 3);
    expect(words.length).toBeGreaterThan(4);
    for (const scan of scans) {
      const [first] = scan.contents.files;
      const sealedBytes = await opened.object(first?.object ?? '');
      const plain = sealedBytes && first && (await scan.file(first.object, sealedBytes));
      expect(plain).not.toBeNull();
      for (const word of words) expect(text(plain as Uint8Array), word).not.toContain(word);
      expect(text(plain as Uint8Array)).toContain(code);
    }
  });

  it('keeps the image: same slices, same geometry, same stored values in the same place', async () => {
    const { scans } = await openScans(subtle, digest, opened, code, []);
    const [scan] = scans;
    const images = scan && (await scanImages(opened, scan));
    const library = await readSources(sources, {});
    const before = library.subjects[0]?.days[0]?.series[0];
    const after = images?.series[0];
    expect(after?.slices.length).toBe(before?.slices.length);
    expect(after?.slices.map(({ plane }) => plane)).toEqual(before?.slices.map(({ plane }) => plane));
    const [old, now] = [before?.slices[3], after?.slices[3]];
    const pixels = async (slice: typeof old): Promise<Uint8Array | undefined> => slice?.source.read(slice.pixels.place?.offset ?? 0, (slice.pixels.place?.offset ?? 0) + (slice.pixels.place?.length ?? 0));
    expect(await pixels(now)).toEqual(await pixels(old));
  });

  it('refuses what cannot be de-identified rather than let it through', () => {
    const as = { code, date: '2000-01-01', uid: (old: string) => old };
    expect(neutralInstance(new TextEncoder().encode('no dicom at all'), as)).toBeNull();
    expect(neutralInstance(writeInstance('1.2.840.10008.5.1.4.1.1.88.33', '2.25.1', [elements.text(0x00100010, 'PN', 'CANARY^NAME')]), as)).toBeNull();
  });
});

describe('attacks on a blinded read, each refused with a trace', () => {
  it('R3, attack "later timepoint": before V1 is signed the next scan is neither fetched nor decrypted', async () => {
    const asked: string[] = [];
    const spied: OpenedPackage = { ...opened, object: (name) => { asked.push(name); return opened.object(name); } };
    expect((await openScans(subtle, digest, spied, code, await begun())).scans).toHaveLength(1);
    expect(asked).toEqual([opened.manifest.readings[0]?.first]);
  });

  it('R3: with V1 signed the next scan opens, and the package names no further one', async () => {
    const { scans, isLast } = await openScans(subtle, digest, opened, code, await signed(await begun()));
    expect(scans.map(({ contents }) => contents.label)).toEqual(['V1', 'V2']);
    expect(isLast).toBe(true);
  });

  it('R7, attack "replayed signature": put on a longer log it is displaced, and nothing opens', async () => {
    const log = await signed(await begun());
    const signature = log.at(-1)?.act as Act;
    const replayed = add(add(log.slice(0, 1), { kind: 'signedIn', v: 1, name: 'x', publicKey: 'y' }, 2), signature, 5);
    const { scans, refused } = await openScans(subtle, digest, opened, code, replayed);
    expect(scans).toHaveLength(1);
    expect(refused?.findings.map(({ kind }) => kind)).toContain('signature-displaced');
  });

  it('R6, attack "edited and hashed anew": the chain fits, the signature does not', async () => {
    const log = await signed(await begun());
    const [opening, signing] = log;
    if (opening?.act.kind !== 'readOpened' || !signing) throw new Error('no log');
    const moved = { ...opening.act, timepoints: opening.act.timepoints.map((one) => ({ ...one, label: 'V9' })) };
    const { refused } = await openScans(subtle, digest, opened, code, add(add([], moved, 0), signing.act, 5));
    expect(refused?.why).toBe('log-does-not-hold');
    expect(refused?.findings.some(({ kind }) => kind === 'signature-displaced' || kind === 'signature-false')).toBe(true);
  });

  it('R5, attack "clock set back": the trail shows it and the next scan stays sealed', async () => {
    const { refused } = await openScans(subtle, digest, opened, code, await signed(add(await begun(), { kind: 'signedIn', v: 1, name: reader.name, publicKey: reader.publicKey }, 9), reader, 5));
    expect(refused?.findings.map(({ kind }) => kind)).toContain('time-backwards');
  });

  it('R2, attack "the other reader’s file as one’s own": another key, and another name, open nothing', async () => {
    const byOther = await signed(await begun(), other);
    expect((await openScans(subtle, digest, opened, code, byOther)).refused?.findings.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['other-reader', 'unknown-signer']));
    expect(await packageFault(subtle, opened.manifest, 'R2', roster, digest)).toBe('other-reader');
  });

  it('R1, attack "edited package": a design that was loosened, a signature left out, an object moved', async () => {
    expect(await packageFault(subtle, { ...opened.manifest, study: { ...STUDY, design: 'global' } }, 'R1', roster, digest)).toBe('changed');
    expect(await packageFault(subtle, { ...opened.manifest, signature: null }, 'R1', roster, digest)).toBe('not-signed');
    const second = made.keyList.rows[0]?.timepoints[1]?.description ?? '';
    const objects = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const name of Object.keys(opened.objects)) objects.set(name, (await opened.object(name)) ?? new Uint8Array());
    objects.set(opened.manifest.readings[0]?.first ?? '', objects.get(second) ?? new Uint8Array());
    const forged = await openedPackage(packageFile(opened.manifest, roster, objects));
    expect(forged && (await openScans(subtle, digest, forged, code, [])).refused?.why).toBe('damaged');
  });

  it('a file that was cut short, or is something else, is no package', async () => {
    expect(await openedPackage(made.file.slice(0, 40))).toBeNull();
    expect(await openedPackage(new Blob(['{"schema":"nadir-package/1"}']))).toBeNull();
  });
});
