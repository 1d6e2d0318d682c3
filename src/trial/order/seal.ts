import { canonicalJson } from '../../read';
import { utf8, type Bytes, type Subtle } from '../sign/web-crypto';

/** One sealed thing of a package: which timepoint it belongs to and its place among that timepoint's things. */
export interface SealedPlace {
  readonly package: string;
  readonly code: string;
  /** 0-based place of the timepoint. */
  readonly timepoint: number;
  /** 0 is the timepoint's description, its files follow. */
  readonly part: number;
  readonly object: string;
}

/** The key of one timepoint, 32 bytes: HKDF-SHA-256 of the package's secret, bound to package, code and timepoint. */
export const timepointKey = async (subtle: Subtle, secret: Bytes, place: Pick<SealedPlace, 'package' | 'code' | 'timepoint'>): Promise<Bytes> => {
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = utf8(canonicalJson({ context: 'nadir-seal/1', code: place.code, timepoint: place.timepoint }));
  return new Uint8Array(await subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: utf8(place.package), info }, material, 256));
};

/** The part number as nonce: a key belongs to one timepoint of one package, so no nonce serves twice under it. */
const nonce = (part: number): Bytes => {
  const bytes = new Uint8Array(12);
  new DataView(bytes.buffer).setUint32(8, part);
  return bytes;
};

const parameters = (place: SealedPlace): AesGcmParams => ({ name: 'AES-GCM', iv: nonce(place.part), additionalData: utf8(canonicalJson({ context: 'nadir-seal/1', ...place })) });

/** Encrypted, and bound to its place: moved to another timepoint, code, name or package it does not open. */
export const sealed = async (subtle: Subtle, key: Bytes, place: SealedPlace, bytes: Bytes): Promise<Bytes> => {
  const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  return new Uint8Array(await subtle.encrypt(parameters(place), imported, bytes));
};

/** Null when key, place or bytes are not those it was sealed with. */
export const unsealed = async (subtle: Subtle, key: Bytes, place: SealedPlace, bytes: Bytes): Promise<Bytes | null> => {
  const imported = await subtle.importKey('raw', key, 'AES-GCM', false, ['decrypt']);
  try {
    return new Uint8Array(await subtle.decrypt(parameters(place), imported, bytes));
  } catch {
    return null;
  }
};
