import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bearer, firstPage, openArchive, session, type ArchiveProblem, type Provider } from '../../src/archive';
import { retryAfterMs, waitMs } from '../../src/archive/back-off';
import { Limit } from '../../src/archive/limit';
import { patient } from './desk';
import { madeStudy } from './made-study';
import { startQuirkServer, type QuirkServer, type Quirks } from './quirk-server';

let server: QuirkServer;
beforeAll(async () => {
  server = await startQuirkServer(await madeStudy('problems', 1));
});
afterAll(() => server.close());
const be = (quirks: Quirks): void => {
  for (const key of Object.keys(server.quirks)) delete (server.quirks as Record<string, unknown>)[key];
  Object.assign(server.quirks, quirks);
  server.asked.length = 0;
};
beforeEach(() => be({}));

const searched = async ({ archive } = patient(server), signal?: AbortSignal): Promise<ArchiveProblem | 'found'> => {
  const answer = await archive.searchSubjects({}, firstPage(), signal);
  return answer.kind === 'problem' ? answer.problem : answer.value.subjects.length > 0 ? 'found' : ({ kind: 'none' } as never);
};

describe('what goes wrong at an archive has a name', () => {
  it.each<readonly [string, Quirks, Partial<ArchiveProblem>, number]>([
    ['401', { first: [{ status: 401 }] }, { kind: 'unauthorised', remedy: 'sign-in', status: 401 }, 1],
    ['403', { first: [{ status: 403 }] }, { kind: 'forbidden', remedy: 'ask-the-archive' }, 1],
    ['404', { first: [{ status: 404 }] }, { kind: 'not-found', remedy: 'none' }, 1],
    ['500', { first: [{ status: 500 }] }, { kind: 'server-fault', remedy: 'retry' }, 1],
    ['503 for ever', { first: Array.from({ length: 9 }, () => ({ status: 503 })) }, { kind: 'busy', remedy: 'retry' }, 3],
    ['502 of a proxy for ever', { first: Array.from({ length: 9 }, () => ({ status: 502 })) }, { kind: 'down', remedy: 'retry' }, 3],
    ['a web page', { first: [{ status: 200, headers: { 'Content-Type': 'text/html' }, body: '<!doctype html><html><title>Sign in</title>' }] }, { kind: 'html-instead-of-json', detail: 'Instead of the list of studies a web page came (“Sign in”)' }, 1],
    ['broken JSON', { first: [{ status: 200, body: '[{"0020000D":' }] }, { kind: 'malformed-json' }, 1],
    ['JSON that is no list of data sets', { first: [{ status: 200, body: '[1,2]' }] }, { kind: 'malformed-json' }, 1],
    ['cut connections', { dead: true }, { kind: 'down', remedy: 'retry' }, 3],
  ])('%s', async (_, quirks, expected, requests) => {
    be(quirks);
    expect(await searched()).toMatchObject(expected);
    expect(server.asked).toHaveLength(requests);
    be({});
    expect(await searched(), 'asking again works').toBe('found');
  });

  it('nobody there, and an archive that says nothing', async () => {
    expect(await searched(patient({ root: 'http://127.0.0.1:9/dicom-web' }))).toMatchObject({ kind: 'down' });
    be({ silent: true });
    expect(await searched(patient(server, { timeoutMs: 40 }))).toMatchObject({ kind: 'timed-out', remedy: 'retry' });
    expect(server.asked).toHaveLength(3);
  });

  it('an archive that answers but forbids this page to read is told apart from one that is down', async () => {
    const forbids: typeof fetch = (_, init) => (init?.mode === 'no-cors' ? Promise.resolve(new Response(null)) : Promise.reject(new TypeError('Failed to fetch')));
    expect(await searched(patient(server, { origin: 'https://nadir.example', fetch: forbids }))).toMatchObject({ kind: 'cors', remedy: 'ask-the-archive' });
    const down: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
    expect(await searched(patient(server, { origin: 'https://nadir.example', fetch: down }))).toMatchObject({ kind: 'down' });
  });
});

describe('retries', () => {
  it('429 waits as long as it asks (seconds or a date), 503 backs off with jitter, then it works', async () => {
    be({ first: [{ status: 429, headers: { 'Retry-After': '7' } }, { status: 503, headers: { 'Retry-After': 'Mon, 05 Jan 2026 12:00:20 GMT' } }] });
    const asked = patient(server);
    expect(await searched(asked)).toBe('found');
    expect(asked.waits).toEqual([7000, 20_000]);
    be({ first: [{ status: 503 }, { status: 503 }] });
    const again = patient(server);
    expect(await searched(again)).toBe('found');
    expect(again.waits).toEqual([300, 600]);
  });

  it('waits are between a half and the whole of a doubling time, and never beyond the longest', () => {
    const backOff = (random: number) => ({ firstMs: 400, longestMs: 5000, random: () => random, sleep: async () => undefined });
    expect([1, 2, 3, 4, 5, 6].map((attempt) => waitMs(backOff(0), attempt, null))).toEqual([200, 400, 800, 1600, 2500, 2500]);
    expect(waitMs(backOff(0.999), 3, null)).toBeCloseTo(1599.2, 6);
    expect(waitMs(backOff(0), 1, 60_000)).toBe(5000);
    expect([retryAfterMs('soon', 0), retryAfterMs(null, 0), retryAfterMs('Thu, 01 Jan 1970 00:00:01 GMT', 5000)]).toEqual([null, null, 0]);
  });

  it('stops at once when the reader moves on, while asking and while waiting, and the archive can be left for good', async () => {
    be({ silent: true });
    const left = new AbortController();
    const asking = searched(patient(server), left.signal);
    while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    left.abort();
    expect(await asking).toMatchObject({ kind: 'cancelled', remedy: 'none' });
    be({ first: [{ status: 503 }] });
    const { archive } = patient(server, {
      backOff: {
        firstMs: 60_000, longestMs: 60_000, random: () => 0.5,
        sleep: (_, signal) => {
          archive.abort();
          return Promise.reject(signal.reason as Error);
        },
      },
    });
    expect(await searched({ archive, waits: [] })).toMatchObject({ kind: 'cancelled' });
    expect(await searched({ archive, waits: [] })).toMatchObject({ kind: 'cancelled' });
  });

  it('no more requests at once than allowed; the urgent first', async () => {
    const limit = new Limit(2);
    let [running, most] = [0, 0];
    const order: string[] = [];
    const work = (name: string) => async (): Promise<void> => {
      running += 1;
      most = Math.max(most, running);
      order.push(name);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    const never = new AbortController();
    const leaving = new AbortController();
    const all = [['a', 0], ['b', 0], ['later', 5], ['c', 0], ['urgent', -1]].map(([name, priority]) => limit.run(work(String(name)), Number(priority), never.signal));
    const left = limit.run(work('left'), -9, leaving.signal).catch(() => order.push('gone'));
    leaving.abort(new Error('left'));
    await Promise.all([...all, left]);
    expect([most, order]).toEqual([2, ['a', 'b', 'gone', 'urgent', 'c', 'later']]);
  });
});

describe('who asks', () => {
  const provider: Provider = { authorizationEndpoint: 'https://id.example/authorize', tokenEndpoint: 'https://id.example/token', clientId: 'nadir', redirectUri: 'https://nadir.example/', scope: 'openid' };

  it('sends the token to the archive', async () => {
    be({ authorization: 'Bearer t0ken' });
    expect(await searched(patient(server, { auth: bearer('t0ken') }))).toBe('found');
    expect(await searched(patient(server))).toMatchObject({ kind: 'unauthorised' });
  });

  it('renews a token that has run out in silence: before it is used where its time is known, after a 401 where not', async () => {
    be({ authorization: 'Bearer new' });
    let renewals = 0;
    const issuing: typeof fetch = async () => (renewals++, Response.json({ access_token: 'new', token_type: 'Bearer', expires_in: 3600 }));
    const early = session(provider, { accessToken: 'old', refreshToken: 'r', expiresAt: 1000 }, issuing, () => 5000);
    expect(await searched(patient(server, { auth: early }))).toBe('found');
    expect([renewals, server.asked.length]).toEqual([1, 1]);
    const late = session(provider, { accessToken: 'old', refreshToken: 'r', expiresAt: null }, issuing, () => 5000);
    expect(await searched(patient(server, { auth: late }))).toBe('found');
    expect(renewals).toBe(2);
  });

  it('asks for a sign-in when the session is over, and says no token to the provider twice', async () => {
    be({ authorization: 'Bearer new' });
    const refusing: typeof fetch = async () => Response.json({ error: 'invalid_grant' }, { status: 400 });
    expect(await searched(patient(server, { auth: session(provider, { accessToken: 'old', refreshToken: 'r', expiresAt: null }, refusing, () => 0) }))).toMatchObject({ kind: 'unauthorised', remedy: 'sign-in' });
    expect(openArchive({ root: 'https://pacs.example/rs/', origin: null }).root).toBe('https://pacs.example/rs');
  });
});
