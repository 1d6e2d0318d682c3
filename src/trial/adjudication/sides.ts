import type { Digest } from '../../read';
import { randomFrom, shuffled } from '../order/random';

export type Side = 'A' | 'B';

/**
 * R11: which reader is A and which B, drawn for each subject from the study's seed. Given to the app that lays the images out, not to the
 * adjudicator. Readers are sorted first, so that nobody's order of naming them decides.
 */
export const sidesOf = (seed: string, subject: string, readers: readonly [string, string], digest: Digest): Readonly<Record<Side, string>> => {
  const [a, b] = shuffled([...readers].sort(), randomFrom(['sides', seed, subject].join('\n'), digest));
  return { A: a ?? '', B: b ?? '' };
};
