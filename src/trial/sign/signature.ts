import { canonicalJson, type Act, type Log, type Signature, type TimepointId } from '../../read';
import { ECDSA, type Unlocked } from './identity';
import { base64url, bytesOf, utf8, type Bytes, type Subtle } from './web-crypto';

/** Everything that a signature says (R7). Signed as canonical JSON: changed in any part, or put elsewhere, it does not hold. */
export interface Statement {
  /** The id of a timepoint, "adjudication", or "package". */
  readonly of: string;
  readonly by: string;
  readonly name: string;
  readonly meaning: Signature['meaning'];
  /** ISO 8601 instant; the same as the entry's. */
  readonly at: string;
  /** Hash of the last entry before the signature. */
  readonly head: string;
}

export const SIGNATURE_ALGORITHM = 'ECDSA-P256-SHA256';
const PARAMETERS = { name: 'ECDSA', hash: 'SHA-256' } as const;

const signedBytes = ({ of, by, name, meaning, at, head }: Statement): Bytes => utf8(canonicalJson({ context: 'nadir-signature/1', of, by, name, meaning, at, head }));

export const signatureOver = async (subtle: Subtle, signer: Unlocked, statement: Omit<Statement, 'by' | 'name'>): Promise<Signature> => {
  const value = await subtle.sign(PARAMETERS, signer.key, signedBytes({ ...statement, by: signer.id, name: signer.name }));
  return { name: signer.name, meaning: statement.meaning, head: statement.head, algorithm: SIGNATURE_ALGORITHM, publicKey: signer.publicKey, value: base64url(new Uint8Array(value)) };
};

/** Whether a signature was given, by the owner of the key that it names, to exactly this. Says nothing of who that owner is. */
export const signatureHolds = async (subtle: Subtle, signature: Signature, said: Pick<Statement, 'of' | 'by' | 'at'>): Promise<boolean> => {
  const [key, value] = [bytesOf(signature.publicKey), bytesOf(signature.value)];
  if (!key || !value || signature.algorithm !== SIGNATURE_ALGORITHM) return false;
  try {
    const imported = await subtle.importKey('spki', key, ECDSA, false, ['verify']);
    return await subtle.verify(PARAMETERS, imported, value, signedBytes({ ...said, name: signature.name, meaning: signature.meaning, head: signature.head }));
  } catch {
    return false; // no key of this kind
  }
};

/** The act that signs a timepoint: over the whole log as it is now. Its entry must be stamped with the same instant and the signer's id. */
export const signedTimepoint = async (subtle: Subtle, signer: Unlocked, log: Log, timepoint: TimepointId, meaning: Signature['meaning'], at: string): Promise<Extract<Act, { kind: 'timepointSigned' }>> => ({
  kind: 'timepointSigned', v: 1, timepoint, signature: await signatureOver(subtle, signer, { of: timepoint, meaning, at, head: log.at(-1)?.hash ?? '' }),
});

export interface SigningSession {
  /** ISO 8601 instants. */
  readonly signedInAt: string;
  readonly lastActAt: string;
  readonly now: string;
  readonly idleMinutes: number;
}

/** R7: two components at the first signing of a session, and after a pause; the passphrase alone in between. */
export const signingComponents = (log: Log, publicKey: string, session: SigningSession): readonly ('identity' | 'passphrase')[] => {
  const signedBefore = log.some(({ at, act }) => act.kind === 'timepointSigned' && act.signature.publicKey === publicKey && at >= session.signedInAt);
  const idle = Date.parse(session.now) - Date.parse(session.lastActAt) > session.idleMinutes * 60_000;
  return signedBefore && !idle ? ['passphrase'] : ['identity', 'passphrase'];
};
