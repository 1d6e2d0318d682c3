import type { NamedBytes } from '../phantom';
import { bentArchive } from './fuzz-archive';
import { bentCase } from './fuzz-case';
import { bentDrop, bentZip } from './fuzz-dicom';
import { randomFrom, type Random } from './fuzz-random';
import { bentRead, bentReport } from './fuzz-read';
import type { Group } from './fuzz-seeds';
import { nothingPolluted } from './fuzz-truth';

/** One bent input and what is done with it. */
export interface FuzzInput {
  /** The sound one that it was made of. */
  readonly from: string;
  readonly steps: readonly string[];
  /** To be kept when it fails; none where the input is a conversation. */
  readonly files: readonly NamedBytes[];
  /** Rejects when the reader throws, or with Untrue when it says what cannot be. */
  run(): Promise<void>;
}
export type Bending = (random: Random) => FuzzInput;

export const KINDS = ['parse', 'sr', 'zip', 'read', 'archive', 'case'] as const;
export type Kind = (typeof KINDS)[number];

/** Which input has which number: the same whatever is left out, so that a number always names one input. */
const TURNS: readonly Kind[] = ['parse', 'sr', 'zip', 'parse', 'read', 'archive', 'parse', 'case', 'parse', 'sr'];
export const kindOf = (index: number): Kind => TURNS[index % TURNS.length] ?? 'parse';

export interface Corpus {
  readonly images: readonly Group[];
  readonly reports: readonly Group[];
}

/** The input with this number, for a corpus and a seed. */
export const inputsOf = async ({ images, reports }: Corpus, seed: number): Promise<(index: number) => FuzzInput> => {
  const bendings: Readonly<Record<Kind, Bending>> = {
    parse: bentDrop([...images, ...reports]), sr: bentReport(reports), zip: bentZip(images), read: bentRead(), archive: bentArchive(images), case: await bentCase(),
  };
  return (index) => bendings[kindOf(index)](randomFrom(seed, index));
};

/** Runs one input; rejects with what is wrong. */
export const tried = async (input: FuzzInput): Promise<void> => {
  await input.run();
  nothingPolluted();
};
