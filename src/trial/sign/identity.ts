import { canonicalJson } from '../../read';
import { number, oneOf, record, text, type DocumentProblem } from '../study/check';
import { ITERATIONS, lockedBytes, openedBytes, SHORTEST_PASSPHRASE, type Locked } from './passphrase';
import { base64url, type RandomBytes, type Subtle } from './web-crypto';

export const IDENTITY_SCHEMA = 'nadir-identity/1';

/** Who may sign: a key pair of ECDSA on P-256 whose private half only its owner's passphrase opens (R7). */
export interface Identity {
  readonly schema: typeof IDENTITY_SCHEMA;
  /** What `by` of an entry says: R1. */
  readonly id: string;
  /** As printed with every signature. */
  readonly name: string;
  readonly algorithm: 'ECDSA-P256-SHA256';
  /** SPKI, base64url. */
  readonly publicKey: string;
  readonly privateKey: Locked;
}

export type Role = 'reader' | 'adjudicator' | 'coordinator';

/** Whose signatures a study takes (R8). The coordinator's list; the public key is that of the identity file. */
export interface Signer {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly publicKey: string;
}
export type Roster = readonly Signer[];

/** Somebody who has given the passphrase, for as long as this value is held. The key cannot be exported. */
export interface Unlocked {
  readonly id: string;
  readonly name: string;
  readonly publicKey: string;
  readonly key: CryptoKey;
}

export const ECDSA = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** Name and id belong to the key: with either changed the file does not open. */
const bound = (identity: Pick<Identity, 'id' | 'name' | 'publicKey'>): string => canonicalJson({ schema: IDENTITY_SCHEMA, id: identity.id, name: identity.name, publicKey: identity.publicKey });

/** A new identity. A passphrase under ten characters is refused. */
export const newIdentity = async (subtle: Subtle, random: RandomBytes, who: { readonly id: string; readonly name: string }, passphrase: string): Promise<Identity | null> => {
  if (passphrase.length < SHORTEST_PASSPHRASE || who.id.trim() === '' || who.name.trim() === '') return null;
  const pair = await subtle.generateKey(ECDSA, true, ['sign', 'verify']);
  const publicKey = base64url(new Uint8Array(await subtle.exportKey('spki', pair.publicKey)));
  const secret = new Uint8Array(await subtle.exportKey('pkcs8', pair.privateKey));
  const identity = { schema: IDENTITY_SCHEMA, id: who.id, name: who.name, algorithm: 'ECDSA-P256-SHA256', publicKey } as const;
  const privateKey = await lockedBytes(subtle, random, passphrase, secret, bound(identity));
  secret.fill(0);
  return { ...identity, privateKey };
};

/** The signer behind an identity file; null when the passphrase is wrong or the file was changed. */
export const unlocked = async (subtle: Subtle, identity: Identity, passphrase: string): Promise<Unlocked | null> => {
  const secret = await openedBytes(subtle, passphrase, identity.privateKey, bound(identity));
  if (!secret) return null;
  const key = await subtle.importKey('pkcs8', secret, ECDSA, false, ['sign']);
  secret.fill(0);
  return { id: identity.id, name: identity.name, publicKey: identity.publicKey, key };
};

const shape = record({
  schema: oneOf([IDENTITY_SCHEMA]), id: text(64), name: text(200), algorithm: oneOf(['ECDSA-P256-SHA256']), publicKey: text(400),
  privateKey: record({ kdf: oneOf(['PBKDF2-SHA-256']), iterations: number(ITERATIONS, 10_000_000, true), salt: text(100), cipher: oneOf(['AES-256-GCM']), iv: text(40), value: text(2000) }),
});

export const identityFrom = (json: unknown): { readonly kind: 'read'; readonly identity: Identity } | { readonly kind: 'refused'; readonly problems: readonly DocumentProblem[] } => {
  const problems = shape(json, '');
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', identity: json as Identity };
};

const rosterShape = record({ id: text(64), name: text(200), role: oneOf(['reader', 'adjudicator', 'coordinator']), publicKey: text(400) });

/** A roster from parsed JSON: a list of signers, no id and no key twice (R7: a signature is unique to one person). */
export const rosterFrom = (json: unknown): { readonly kind: 'read'; readonly roster: Roster } | { readonly kind: 'refused'; readonly problems: readonly DocumentProblem[] } => {
  if (!Array.isArray(json)) return { kind: 'refused', problems: [{ path: '', detail: 'a list of signers expected' }] };
  const problems = json.flatMap((one: unknown, index) => rosterShape(one, `[${index}]`));
  if (problems.length > 0) return { kind: 'refused', problems };
  const roster = json as Roster;
  const twice = roster.flatMap(({ id, publicKey }, index) => [
    ...(roster.findIndex((one) => one.id === id) < index ? [{ path: `[${index}].id`, detail: `${id} is listed twice` }] : []),
    ...(roster.findIndex((one) => one.publicKey === publicKey) < index ? [{ path: `[${index}].publicKey`, detail: 'a key belongs to one person' }] : []),
  ]);
  return twice.length > 0 ? { kind: 'refused', problems: twice } : { kind: 'read', roster };
};
