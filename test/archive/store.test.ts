import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toSendAgain, type NewInstance } from '../../src/archive';
import { patient } from './desk';
import { madeStudy, type Kept } from './made-study';
import { startQuirkServer, type QuirkServer } from './quirk-server';

let server: QuirkServer;
let kept: readonly Kept[];
let files: readonly NewInstance[];
beforeAll(async () => {
  kept = await madeStudy('store', 4);
  files = kept.map(({ sop, bytes }) => ({ sopInstanceUid: sop, bytes: new Uint8Array(bytes) }));
  server = await startQuirkServer(kept);
});
afterAll(() => server.close());
beforeEach(() => {
  for (const key of Object.keys(server.quirks)) delete (server.quirks as Record<string, unknown>)[key];
  server.stored.length = 0;
});

const item = (uid: string, tag?: string, code?: number) => ({ '00081155': { vr: 'UI', Value: [uid] }, ...(tag ? { [tag]: { vr: 'US', Value: [code] } } : {}) });
const sequence = (items: readonly object[]) => ({ vr: 'SQ', ...(items.length > 0 ? { Value: items } : {}) });

describe('storing', () => {
  it('sends whole files, and each is told stored (Orthanc: the failed sequence is there and empty)', async () => {
    const done: number[] = [];
    const result = await patient(server).archive.store(files, { onProgress: (count) => done.push(count) });
    expect(result).toEqual({ instances: files.map(({ sopInstanceUid }) => ({ sopInstanceUid, kind: 'stored', warning: null })), problem: null });
    expect(done).toEqual([4]);
    expect(kept.every(({ bytes }) => server.stored[0]?.includes(Buffer.from(bytes)))).toBe(true);
  });

  it('partly stored (202): each refusal with its reason, and only what may be sent again is sent again', async () => {
    server.quirks.store = ([a = '', b = '', c = '', d = '']) => ({
      status: 202,
      body: { '00081198': sequence([item(b, '00081197', 0xa700), item(c, '00081197', 0x0122)]), '00081199': sequence([item(a), item(d, '00081196', 0xb000)]) },
    });
    const { archive } = patient(server);
    const result = await archive.store(files);
    expect(result.instances.map((one) => (one.kind === 'stored' ? one.warning : [one.reason, one.again]))).toEqual([
      null, ['the archive is out of space (0xA700)', true], ['the archive does not take this kind of object (0x0122)', false], 'stored with changes to its elements',
    ]);
    expect(result.problem).toMatchObject({ kind: 'partly-stored', remedy: 'retry', detail: 'The archive stored 2 of 4 instances' });
    expect(toSendAgain(files, result).map(({ sopInstanceUid }) => sopInstanceUid)).toEqual([files[1]?.sopInstanceUid]);
    delete server.quirks.store;
    expect((await archive.store(toSendAgain(files, result))).problem).toBe(null);
  });

  it.each<readonly [string, number, boolean]>([['an answer that names nobody after 200 is a success', 200, true], ['after 202 it is not', 202, false], ['after 409 it is not', 409, false]])('%s', async (_, status, stored) => {
    server.quirks.store = () => ({ status, body: status === 409 ? { '00081198': { vr: 'SQ' } } : null });
    const result = await patient(server).archive.store(files);
    expect(result.instances.every(({ kind }) => (kind === 'stored') === stored)).toBe(true);
    expect(result.problem?.kind ?? null).toBe(stored ? null : 'conflict');
  });

  it('409 with reasons (Orthanc: the wrong study)', async () => {
    server.quirks.store = (uids) => ({ status: 409, body: { '00081198': sequence(uids.map((uid) => item(uid, '00081197', 0x0110))) } });
    const result = await patient(server).archive.store(files.slice(0, 1));
    expect(result).toMatchObject({ instances: [{ kind: 'refused', reason: 'the archive failed while storing it (0x0110)' }], problem: { kind: 'conflict' } });
  });

  it('the same request again after 503 and after an archive that died: the same bytes, so nothing is stored twice', async () => {
    server.quirks.first = [{ status: 503 }];
    const { archive } = patient(server);
    expect((await archive.store(files)).problem).toBe(null);
    server.quirks.dead = true;
    const dead = await archive.store(files);
    expect(dead.problem).toMatchObject({ kind: 'down', remedy: 'retry' });
    expect(toSendAgain(files, dead)).toHaveLength(4);
    delete server.quirks.dead;
    expect((await archive.store(toSendAgain(files, dead))).problem).toBe(null);
    expect(server.stored).toHaveLength(2);
    expect(server.stored[0]?.equals(server.stored[1] ?? Buffer.alloc(0))).toBe(true);
  });

  it('a boundary that stands in a file is not used', async () => {
    const { archive } = patient(server);
    const named = /boundary|--(nadir-[a-z0-9-]+)\r\n/.exec((await archive.store(files.slice(0, 1)), server.stored[0]?.toString('latin1') ?? ''))?.[1] ?? '';
    const hostile: NewInstance = { sopInstanceUid: files[0]?.sopInstanceUid ?? '', bytes: new Uint8Array(Buffer.from(`x\r\n--${named}--\r\n`)) };
    await archive.store([hostile]);
    expect(named).not.toBe('');
    expect(server.stored[1]?.toString('latin1').startsWith(`--${named}\r\n`)).toBe(false);
  });
});
