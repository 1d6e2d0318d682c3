import type { IrecistResponse } from './assessment';
import { bestIrecist } from './best-response';

/** Best response and date of progression of a bare sequence of labels. */
export interface SequenceEndpoints {
  readonly ibor: IrecistResponse | null;
  /** 0-based place of the label that dates the progression; null when there is none. */
  readonly progressionIndex: number | null;
}

const isPending = (label: IrecistResponse | undefined): boolean => label === 'iUPD' || label === 'NE';

/** The first iUPD of the run of iUPD and NE that ends just before a place. */
const firstOfBlock = (labels: readonly IrecistResponse[], end: number): number | null => {
  let start = end;
  while (start > 0 && isPending(labels[start - 1])) start -= 1;
  const first = labels.slice(start, end).indexOf('iUPD');
  return first < 0 ? null : start + first;
};

/** E1–E3, E5: the progression is the first iUPD of the block that was confirmed, else of the block that is still open. RWG; ADM. */
export const sequenceEndpoints = (labels: readonly IrecistResponse[]): SequenceEndpoints => {
  const confirmed = labels.indexOf('iCPD');
  return {
    ibor: bestIrecist(labels.map((label) => ({ label, day: 0 })), { minSdDays: 0, confirmResponseDays: 0 }, true),
    progressionIndex: confirmed < 0 ? firstOfBlock(labels, labels.length) : (firstOfBlock(labels, confirmed) ?? confirmed),
  };
};

/** Every sequence that takes one option at each place. */
export function* combinations<Label>(options: readonly (readonly Label[])[]): Generator<readonly Label[]> {
  const [first, ...rest] = options;
  if (!first) {
    yield [];
    return;
  }
  for (const label of first) for (const tail of combinations(rest)) yield [label, ...tail];
}
