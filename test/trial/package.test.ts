import { beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/read';
import { openedTimepoint, packageFault, packagePlan, releasedKey, sealedTimepoint, signedPackage, studyCharterText, type Bytes, type KeyList, type ReadPackage, type Roster, type TimepointOpening, type ToOpen, type TrialSubject, type Unlocked } from '../../src/trial';
import { appended, digest, onRoster, PROGRESSION, readOf, signed, signer, STUDY, subtle } from './a-read';

/** Words that must not reach a reader. */
const CANARIES = ['DOE^JANE', 'site-042', '2021-03-17', '2021-05-12', '2021-06-23', 'ct-baseline', 'armB'];
const SUBJECTS: readonly TrialSubject[] = ['DOE^JANE', 'second', 'third'].map((key, subject) => ({
  key, timepoints: ['2021-03-17', '2021-05-12', '2021-06-23'].map((date, index) => ({ date, symptomDriven: false, files: [`site-042/armB/${key}/ct-baseline-${index}-1.dcm`, `site-042/armB/${key}/ct-baseline-${index}-2.dcm`].slice(0, subject === 0 ? 2 : 1) })),
}));
const SECRET = Buffer.from(digest('a secret of 32 bytes'), 'hex').toString('base64url');
const pixels = async (source: string): Promise<Bytes> => new TextEncoder().encode(`pixels of ${source.length}`);

describe('read package', () => {
  let [coordinator, reader, other]: readonly Unlocked[] = [];
  let roster: Roster;
  let received: ReadPackage;
  let keyList: KeyList;
  let code = '';
  const objects = new Map<string, Bytes>();
  let log: Log;

  const toOpen = (over: Partial<ToOpen>): ToOpen => {
    const row = keyList.rows.find((one) => one.code === code);
    const object = row?.timepoints[over.timepoint ?? 0]?.description ?? '';
    return { package: received, code, timepoint: 0, log: [], roster, description: { object, bytes: objects.get(object) as Bytes }, released: null, ...over };
  };
  const open = (over: Partial<ToOpen>): Promise<TimepointOpening> => openedTimepoint(subtle, toOpen(over), digest);

  beforeAll(async () => {
    [coordinator, reader, other] = await Promise.all([signer('C1', 'Coordinator'), signer('R1', 'Reader One'), signer('R2', 'Reader Two')]);
    if (!coordinator || !reader || !other) throw new Error('nobody');
    roster = [onRoster(coordinator, 'coordinator'), onRoster(reader, 'reader'), onRoster(other, 'reader')];
    const plan = packagePlan(STUDY, 'R1', SUBJECTS, SECRET, 'app', digest);
    keyList = plan.keyList;
    received = await signedPackage(subtle, coordinator, plan.manifest, '2026-03-01T09:00:00.000Z', digest);
    const row = keyList.rows.find(({ subject }) => subject === 'DOE^JANE');
    code = row?.code ?? '';
    for (const timepoint of row?.timepoints ?? []) for await (const { object, bytes } of sealedTimepoint(subtle, keyList, code, timepoint, pixels)) objects.set(object, bytes);
    log = await readOf({ ...PROGRESSION, code }, reader, 1, false);
  });

  it('R2: what a reader gets names no subject, site, arm, date, file, seed, kind of reading or count of scans', () => {
    const text = JSON.stringify(received);
    for (const canary of [...CANARIES, STUDY.seed]) expect(text).not.toContain(canary);
    for (const { first } of received.readings) expect(first).toMatch(/^[0-9a-f]{24}$/);
    const sizes = received.readings.map((reading) => Object.keys(reading).join());
    expect(new Set(sizes)).toEqual(new Set(['position,batch,code,first']));
    for (const [object, bytes] of objects) expect(object + Buffer.from(bytes).toString('latin1')).not.toContain('V1');
  });

  it('R2: the study day stands for the date; intervals are true', async () => {
    const opening = await open({});
    expect(opening.kind === 'open' && opening.contents).toMatchObject({ label: 'V1', studyDay: 0, date: '2000-01-01' });
    expect(keyList.rows.find((row) => row.code === code)?.timepoints.map(({ contents }) => [contents.studyDay, contents.date])).toEqual([[0, '2000-01-01'], [56, '2000-02-26'], [98, '2000-04-08']]);
  });

  it('R3: a later timepoint opens on the signature before it, and on nothing else', async () => {
    expect((await open({})).kind).toBe('open');
    expect(await open({ timepoint: 1 })).toMatchObject({ kind: 'refused', why: 'log-does-not-hold' }); // no log
    expect(await open({ timepoint: 1, log })).toMatchObject({ kind: 'refused', why: 'not-signed-before' });
    const after = await signed(log, reader as Unlocked, 'v1');
    const opening = await open({ timepoint: 1, log: after });
    if (opening.kind !== 'open' || !opening.contents) throw new Error('not open');
    const [file] = opening.contents.files;
    expect(new TextDecoder().decode((await opening.file(file?.object ?? '', objects.get(file?.object ?? '') as Bytes)) ?? undefined)).toMatch(/^pixels of/);
    expect(await open({ timepoint: 2, log: after })).toMatchObject({ kind: 'refused', why: 'not-signed-before' });
  });

  it('R3: a log of another subject, another reader, or signed by somebody else opens nothing', async () => {
    const elsewhere = await readOf({ ...PROGRESSION, code: 'B4-233' }, reader as Unlocked, 1);
    expect(await open({ timepoint: 1, log: elsewhere })).toMatchObject({ why: 'not-signed-before' });
    const others = await readOf({ ...PROGRESSION, code }, other as Unlocked, 1);
    expect(await open({ timepoint: 1, log: others })).toMatchObject({ why: 'log-does-not-hold', findings: [{ kind: 'other-reader' }] });
    const stranger = await signer('R1', 'Reader One');
    expect(await open({ timepoint: 1, log: await readOf({ ...PROGRESSION, code }, stranger, 1) })).toMatchObject({ why: 'log-does-not-hold', findings: [{ kind: 'unknown-signer' }, { kind: 'unknown-signer' }] });
    const forged = appended(log, { kind: 'timepointSigned', v: 1, timepoint: 'v1', signature: { name: 'Reader One', meaning: 'authored', head: log.at(-1)?.hash ?? '', algorithm: 'ECDSA-P256-SHA256', publicKey: reader?.publicKey ?? '', value: 'AAAA' } }, 'R1');
    expect(await open({ timepoint: 1, log: forged })).toMatchObject({ why: 'log-does-not-hold', findings: [{ kind: 'signature-false' }] });
  });

  it('R3: the package edited: a later scan put in the place of the first, or a thing moved or changed, does not open', async () => {
    const row = keyList.rows.find((one) => one.code === code);
    const later = row?.timepoints[1]?.description ?? '';
    const swapped = { ...received, readings: received.readings.map((reading) => (reading.code === code ? { ...reading, first: later } : reading)) };
    expect(await packageFault(subtle, swapped, 'R1', roster, digest)).toBe('changed');
    const opening = await open({ package: swapped, description: { object: later, bytes: objects.get(later) as Bytes } });
    expect(opening.kind === 'open' ? opening.contents : opening.kind).toBeNull();
    const first = await open({});
    if (first.kind !== 'open') throw new Error('not open');
    const [one, two] = first.contents?.files ?? [];
    expect(await first.file(one?.object ?? '', objects.get(two?.object ?? '') as Bytes)).toBeNull();
    const bytes = new Uint8Array(objects.get(one?.object ?? '') as Bytes);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    expect(await first.file(one?.object ?? '', bytes)).toBeNull();
    expect(await first.file(row?.timepoints[1]?.files[0]?.object ?? '', bytes)).toBeNull();
  });

  it('R8: a package is taken as the coordinator signed it, for its own reader', async () => {
    const fault = (changed: Partial<ReadPackage>, by = 'R1'): Promise<string | null> => packageFault(subtle, { ...received, ...changed }, by, roster, digest);
    expect(await fault({})).toBeNull();
    expect(await fault({}, 'R2')).toBe('other-reader');
    expect(await fault({ signature: null })).toBe('not-signed');
    expect(await fault({ study: { ...received.study, design: 'global' } })).toBe('changed');
    const byReader = await signedPackage(subtle, reader as Unlocked, { ...received, study: { ...received.study, design: 'global' } }, '2026-03-01T09:00:00.000Z', digest);
    expect(await packageFault(subtle, byReader, 'R1', roster, digest)).toBe('unknown-coordinator');
  });

  it('R3: with keys that the coordinator gives out, the package alone opens nothing later', async () => {
    const plan = packagePlan(STUDY, 'R1', SUBJECTS, SECRET, 'coordinator', digest);
    const held = await signedPackage(subtle, coordinator as Unlocked, plan.manifest, '2026-03-01T09:00:00.000Z', digest);
    expect(held.secret).toBeNull();
    expect(JSON.stringify(held)).not.toContain(SECRET);
    const after = await signed(log, reader as Unlocked, 'v1');
    expect(await open({ package: held, timepoint: 1, log: after })).toMatchObject({ why: 'not-released' });
    expect(await releasedKey(subtle, keyList, toOpen({ package: held, timepoint: 1, log }), digest)).toMatchObject({ kind: 'refused', why: 'not-signed-before' });
    const released = await releasedKey(subtle, keyList, toOpen({ package: held, timepoint: 1, log: after }), digest);
    if (released.kind !== 'released') throw new Error('not released');
    const opening = await open({ package: held, timepoint: 1, log: after, released: released.key });
    expect(opening.kind === 'open' && opening.contents?.studyDay).toBe(56);
    const wrong = await open({ package: held, timepoint: 2, log: await readOf({ ...PROGRESSION, code }, reader as Unlocked, 2), released: released.key });
    expect(wrong.kind === 'open' ? wrong.contents : 'refused').toBeNull(); // V2's key does not open V3
  });

  it('R1: the read opened from a package names the study by the hash that the package gives', () => {
    expect(studyCharterText(received.study, digest)).toBe(studyCharterText(STUDY, digest));
    expect(received.studySha256).toBe(JSON.parse(studyCharterText(STUDY, digest)).study.sha256);
  });
});
