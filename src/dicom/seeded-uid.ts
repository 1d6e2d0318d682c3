/** 128 bits from a text (four lanes of multiply-xorshift); spread evenly, not secret. */
const hash128 = (seed: string): bigint => {
  const lanes = [0x9e3779b9, 0x243f6a88, 0xb7e15162, 0x6a09e667];
  for (let i = 0; i < seed.length; i += 1) {
    const code = seed.charCodeAt(i);
    for (let lane = 0; lane < 4; lane += 1) {
      const before = lanes[(lane + 3) % 4] ?? 0;
      lanes[lane] = Math.imul((lanes[lane] ?? 0) ^ code ^ (before >>> 15), 0x85ebca6b + 2 * lane);
    }
  }
  let bits = 0n;
  for (let lane = 0; lane < 4; lane += 1) {
    let word = (lanes[lane] ?? 0) ^ ((lanes[(lane + 1) % 4] ?? 0) >>> 11);
    word = Math.imul(word ^ (word >>> 16), 0xc2b2ae35);
    word = Math.imul(word ^ (word >>> 13), 0x27d4eb2f);
    bits = (bits << 32n) | BigInt((word ^ (word >>> 16)) >>> 0);
  }
  return bits;
};

/**
 * A DICOM UID that is always the same for the same words: 2.25 and the decimal value of a version-8 UUID (PS3.5 B.2, RFC 9562).
 * For made images only: real ones get their UIDs where they are made.
 */
export const seededUid = (...words: readonly (string | number)[]): string => {
  const mask = (bits: bigint, value: bigint, shift: bigint, width: bigint): bigint => (bits & ~(((1n << width) - 1n) << shift)) | (value << shift);
  return `2.25.${mask(mask(hash128(words.join('\u0000')), 8n, 76n, 4n), 2n, 62n, 2n)}`;
};
