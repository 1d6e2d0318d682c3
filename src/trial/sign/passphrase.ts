import { base64url, bytesOf, utf8, type Bytes, type RandomBytes, type Subtle } from './web-crypto';

/** Bytes that only a passphrase opens: AES-256-GCM under PBKDF2-HMAC-SHA-256. */
export interface Locked {
  readonly kdf: 'PBKDF2-SHA-256';
  readonly iterations: number;
  /** base64url. */
  readonly salt: string;
  readonly cipher: 'AES-256-GCM';
  readonly iv: string;
  readonly value: string;
}

/** As OWASP asks for PBKDF2-HMAC-SHA-256 (Password Storage, 2023). Fewer are refused: a file must not weaken its own lock. */
export const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;
export const SHORTEST_PASSPHRASE = 10;

const keyFrom = async (subtle: Subtle, passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> => {
  // Normalised, so that one passphrase is one key on every keyboard.
  const material = await subtle.importKey('raw', utf8(passphrase.normalize('NFKC')), 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, 256);
  return subtle.importKey('raw', bits, 'AES-GCM', false, ['encrypt', 'decrypt']);
};

/** Locks bytes with a passphrase; `bound` is text that must be the same when they are opened. */
export const lockedBytes = async (subtle: Subtle, random: RandomBytes, passphrase: string, bytes: Bytes, bound: string): Promise<Locked> => {
  const [salt, iv] = [random(16), random(12)];
  const key = await keyFrom(subtle, passphrase, salt, ITERATIONS);
  const value = new Uint8Array(await subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(bound) }, key, bytes));
  return { kdf: 'PBKDF2-SHA-256', iterations: ITERATIONS, salt: base64url(salt), cipher: 'AES-256-GCM', iv: base64url(iv), value: base64url(value) };
};

/** The locked bytes; null when the passphrase, the text they are bound to, or the lock itself is another. */
export const openedBytes = async (subtle: Subtle, passphrase: string, locked: Locked, bound: string): Promise<Bytes | null> => {
  const [salt, iv, value] = [bytesOf(locked.salt), bytesOf(locked.iv), bytesOf(locked.value)];
  if (!salt || !iv || !value || locked.iterations < ITERATIONS || locked.iterations > MOST_ITERATIONS) return null;
  const key = await keyFrom(subtle, passphrase, salt, locked.iterations);
  try {
    return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv, additionalData: utf8(bound) }, key, value));
  } catch {
    return null; // WebCrypto tells no reason, rightly
  }
};
