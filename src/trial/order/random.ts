import type { Digest } from '../../read';

/** Numbers that a seed decides (R3). */
export interface Random {
  /** A whole number from 0 to 2³² − 1. */
  next(): number;
  /** A whole number from 0 to below `end`, each as likely. */
  below(end: number): number;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), its three words and counter taken from the first 128 bits of SHA-256 of the seed, big endian, and
 * twelve numbers thrown away. Same seed, same numbers, in any language: the order of a study can be computed again from its documents.
 */
export const randomFrom = (seed: string, digest: Digest): Random => {
  const hash = digest(seed);
  const word = (index: number): number => Number.parseInt(hash.slice(index * 8, index * 8 + 8), 16) | 0;
  let [a, b, c, counter] = [word(0), word(1), word(2), word(3)];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round += 1) next();
  const below = (end: number): number => {
    const limit = 2 ** 32 - (2 ** 32 % end); // what lies above would favour small numbers
    for (;;) {
      const drawn = next();
      if (drawn < limit) return drawn % end;
    }
  };
  return { next, below };
};

/** Fisher–Yates. */
export const shuffled = <Item>(items: readonly Item[], random: Random): readonly Item[] => {
  const all = [...items];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const other = random.below(last + 1);
    [all[last], all[other]] = [all[other] as Item, all[last] as Item];
  }
  return all;
};
