/** What of WebCrypto this room uses; the browser's and node's `crypto.subtle` both are one. Given by the caller. */
export type Subtle = Pick<SubtleCrypto, 'decrypt' | 'deriveBits' | 'digest' | 'encrypt' | 'exportKey' | 'generateKey' | 'importKey' | 'sign' | 'verify'>;

export type Bytes = Uint8Array<ArrayBuffer>;

/** So many random bytes. Given by the caller. */
export type RandomBytes = (count: number) => Bytes;

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** RFC 4648 base64url without padding. */
export const base64url = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const group = [a >> 2, ((a & 3) << 4) | (b >> 4), ((b & 15) << 2) | (c >> 6), c & 63];
    text += group.slice(0, Math.min(4, bytes.length - at + 1)).map((six) => ALPHABET[six]).join('');
  }
  return text;
};

/** The bytes of base64url text; null when it is none. One text for one value: stray bits at the end are refused. */
export const bytesOf = (text: string): Bytes | null => {
  const sixes = [...text].map((letter) => ALPHABET.indexOf(letter));
  if (sixes.includes(-1) || sixes.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((sixes.length * 6) / 8));
  for (let at = 0; at < bytes.length; at += 1) {
    const bit = at * 8;
    const pair = ((sixes[Math.floor(bit / 6)] ?? 0) << 6) | (sixes[Math.floor(bit / 6) + 1] ?? 0);
    bytes[at] = (pair >> (4 - (bit % 6))) & 255;
  }
  return base64url(bytes) === text ? bytes : null;
};
