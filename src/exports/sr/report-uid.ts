import type { Digest, LesionId } from '../../read';

/**
 * A UID that is always the same for the same words: 2.25 and the decimal value of a version 8 UUID made of the first 128 bits of their
 * SHA-256 (PS3.5 B.2, RFC 9562). Words are joined by a line feed.
 */
export const digestUid = (digest: Digest, ...words: readonly string[]): string => {
  const bits = BigInt(`0x${digest(words.join('\n')).slice(0, 32)}`);
  const versioned = (bits & ~(0xfn << 76n)) | (8n << 76n);
  return `2.25.${(versioned & ~(0x3n << 62n)) | (0x2n << 62n)}`;
};

/** Digits and dots without leading zeros, at most 64 characters (PS3.5 9.1). */
export const isUid = (text: string): boolean => text.length <= 64 && /^(0|[1-9]\d*)(\.(0|[1-9]\d*))+$/.test(text);

/**
 * One lesion of one reader, the same at every timepoint; two readers never share one. A lesion that came out of a report has its
 * tracking UID for an id, and keeps it.
 */
export const trackingUid = (digest: Digest, subject: string, reader: string, lesion: LesionId): string =>
  (isUid(lesion) && lesion.startsWith('2.25.') ? lesion : digestUid(digest, 'tracking', subject, reader, lesion));

/** Further parts of a lesion that has split are tracked on their own. */
export const partUid = (digest: Digest, lesion: string, part: number): string => (part === 0 ? lesion : digestUid(digest, 'part', lesion, String(part)));
