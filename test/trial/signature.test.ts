import { beforeAll, describe, expect, it } from 'vitest';
import type { Log } from '../../src/read';
import { identityFrom, newIdentity, rosterFrom, signatureHolds, signedTimepoint, signingComponents, unlocked, type Identity, type Unlocked } from '../../src/trial';
import { base64url, bytesOf } from '../../src/trial/sign/web-crypto';
import { appended, clock, opened, PROGRESSION, randomBytes, signer, subtle } from './a-read';

const PASSPHRASE = 'correct horse battery';

describe('identity', () => {
  let identity: Identity;
  beforeAll(async () => {
    const made = await newIdentity(subtle, randomBytes, { id: 'R1', name: 'Reader One' }, PASSPHRASE);
    if (!made) throw new Error('no identity');
    identity = made;
  });

  it('R7: opens with its passphrase alone, and goes through JSON the same', async () => {
    expect(identityFrom(JSON.parse(JSON.stringify(identity)))).toEqual({ kind: 'read', identity });
    const who = await unlocked(subtle, identity, PASSPHRASE);
    expect(who).toMatchObject({ id: 'R1', name: 'Reader One', publicKey: identity.publicKey });
    expect(who?.key.extractable).toBe(false);
    expect(await unlocked(subtle, identity, `${PASSPHRASE} `)).toBeNull();
  });

  it('R7: its name, id and key belong together; a weaker lock is refused', async () => {
    expect(await unlocked(subtle, { ...identity, name: 'Reader Two' }, PASSPHRASE)).toBeNull();
    expect(await unlocked(subtle, { ...identity, id: 'R2' }, PASSPHRASE)).toBeNull();
    expect(identityFrom({ ...identity, privateKey: { ...identity.privateKey, iterations: 1000 } }).kind).toBe('refused');
    expect(await unlocked(subtle, { ...identity, privateKey: { ...identity.privateKey, iterations: 1000 } }, PASSPHRASE)).toBeNull();
    expect(await newIdentity(subtle, randomBytes, { id: 'R1', name: 'Reader One' }, 'short')).toBeNull();
  });

  it('R7: the private key is in the file only encrypted', async () => {
    const who = await unlocked(subtle, identity, PASSPHRASE);
    await expect(subtle.exportKey('pkcs8', who?.key as CryptoKey)).rejects.toThrow(/not extractable/);
    expect(Object.keys(identity).sort()).toEqual(['algorithm', 'id', 'name', 'privateKey', 'publicKey', 'schema']);
    expect(identity.privateKey).toMatchObject({ kdf: 'PBKDF2-SHA-256', iterations: 600_000, cipher: 'AES-256-GCM' });
  });

  it('R7: one key, one person: a roster names nobody twice', () => {
    const one = { id: 'R1', name: 'Reader One', role: 'reader', publicKey: identity.publicKey };
    expect(rosterFrom([one]).kind).toBe('read');
    expect(rosterFrom([one, { ...one, id: 'R2' }])).toMatchObject({ kind: 'refused', problems: [{ path: '[1].publicKey' }] });
    expect(rosterFrom([{ ...one, role: 'guest' }]).kind).toBe('refused');
  });
});

describe('signature', () => {
  let who: Unlocked;
  let log: Log;
  beforeAll(async () => {
    who = await signer('R1', 'Reader One');
    log = opened(PROGRESSION, who);
  });

  it('R7: says who, what for, when and what, and holds for exactly that', async () => {
    const at = clock(log);
    const { signature } = await signedTimepoint(subtle, who, log, 'v1', 'authored', at);
    const said = { of: 'v1', by: 'R1', at };
    expect(signature).toMatchObject({ name: 'Reader One', meaning: 'authored', head: log.at(-1)?.hash, publicKey: who.publicKey });
    expect(await signatureHolds(subtle, signature, said)).toBe(true);
    const other = await signer('R2', 'Reader Two');
    const changed: readonly (readonly [object, object])[] = [
      [{ meaning: 'approved' }, {}], [{ name: 'Reader Two' }, {}], [{ head: '0'.repeat(64) }, {}], [{ publicKey: other.publicKey }, {}], [{ algorithm: 'none' }, {}],
      [{ value: `${signature.value.slice(0, -4)}AAAA` }, {}], [{ publicKey: 'AAAA' }, {}], [{}, { of: 'v2' }], [{}, { by: 'R2' }], [{}, { at: clock([]) }],
    ];
    for (const [part, context] of changed) expect([part, context, await signatureHolds(subtle, { ...signature, ...part }, { ...said, ...context })]).toEqual([part, context, false]);
  });

  it('R7: identity and passphrase at the first signing of a session and after a pause, the passphrase alone in between', async () => {
    const session = { signedInAt: clock([]), lastActAt: clock(log), now: clock(log), idleMinutes: 15 };
    expect(signingComponents(log, who.publicKey, session)).toEqual(['identity', 'passphrase']);
    const after = appended(log, await signedTimepoint(subtle, who, log, 'v1', 'authored', clock(log)), 'R1');
    const now = clock(after);
    expect(signingComponents(after, who.publicKey, { ...session, lastActAt: now, now })).toEqual(['passphrase']);
    expect(signingComponents(after, who.publicKey, { ...session, now: '2026-03-02T12:00:00.000Z' })).toEqual(['identity', 'passphrase']);
    expect(signingComponents(after, who.publicKey, { ...session, signedInAt: now, lastActAt: now, now })).toEqual(['identity', 'passphrase']);
  });

  it('base64url of every length is that of node, and odd text is refused', () => {
    for (let length = 0; length < 70; length += 1) {
      const bytes = randomBytes(length);
      expect(base64url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
      expect(bytesOf(base64url(bytes))).toEqual(bytes);
    }
    for (const text of ['A', 'AB+/', 'AAB=', 'AB', 'é']) expect(bytesOf(text)).toBeNull();
  });
});
