import type { Digest } from '../../read';
import type { Study } from '../study/study';
import { randomFrom, shuffled, type Random } from './random';

/** What is read as one: a subject, or in a read of single timepoints one of its timepoints. */
export interface Unit {
  readonly subject: string;
  /** 0-based; null for the whole subject. */
  readonly timepoint: number | null;
}

/** One place in a reader's order. Only the coordinator's list tells what it is. */
export interface Reading extends Unit {
  readonly position: number;
  /** 0 is the training. */
  readonly batch: number;
  readonly code: string;
  readonly kind: 'training' | 'first' | 'reread';
}

/** No vowels, so that no code is a word; nothing that looks like something else. */
const LETTERS = 'BCDFGHJKMNPQRTVWX';

const codeFrom = (random: Random, used: Set<string>): string => {
  for (;;) {
    const code = `${LETTERS[random.below(LETTERS.length)]}${2 + random.below(8)}-${String(random.below(1000)).padStart(3, '0')}`;
    if (!used.has(code)) return used.add(code) && code;
  }
};

const chunks = <Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

/** As many as the share asks for, at least one where it asks for any. */
const rereadCount = (share: number, units: number): number => (share === 0 || units < 2 ? 0 : Math.min(units - 1, Math.max(1, Math.round(share * units))));

const unitsOf = (study: Study, subjects: readonly { readonly key: string; readonly timepoints: number }[]): readonly Unit[] =>
  [...subjects].sort((a, b) => (a.key < b.key ? -1 : 1)).flatMap(({ key, timepoints }): readonly Unit[] => (study.design === 'randomised-single-timepoint'
    ? Array.from({ length: timepoints }, (_, timepoint) => ({ subject: key, timepoint })) : [{ subject: key, timepoint: null }]));

/**
 * R3, R14: a reader's order, decided by the study's seed and the reader alone, whatever the order in which subjects are given: training
 * first, then batches; a re-read comes at least one batch after its first, so after a washout, among first reads and under another code.
 * Where all would fit into one batch it is cut in two, so that a re-read is never recognised by standing alone.
 * @throws RangeError when the study holds only the hash of its seed: a reader's copy orders nothing.
 */
export const readingOrder = (study: Study, reader: string, subjects: readonly { readonly key: string; readonly timepoints: number }[], digest: Digest): readonly Reading[] => {
  if (study.seed.startsWith('sha256:')) throw new RangeError('The seed of this study is not here');
  const random = randomFrom([study.seed, study.id, reader].join('\n'), digest);
  const trained = new Set(study.training?.cases);
  const units = shuffled(unitsOf(study, subjects.filter(({ key }) => !trained.has(key))), random);
  const again = rereadCount(study.rereadShare, units.length);
  const size = again > 0 ? Math.min(study.batches.size, Math.ceil(units.length / 2)) : study.batches.size;
  const batches = chunks(units, size).map((batch) => batch.map((unit) => ({ unit, kind: 'first' as 'first' | 'reread' })));
  const early = units.slice(0, (batches.length - 1) * size);
  for (const unit of shuffled(early, random).slice(0, again)) {
    const from = Math.floor(units.indexOf(unit) / size) + 1;
    batches[from + random.below(batches.length - from)]?.push({ unit, kind: 'reread' });
  }
  const used = new Set<string>();
  const training = shuffled(unitsOf(study, subjects.filter(({ key }) => trained.has(key))), random).map((unit) => ({ unit, kind: 'training' as const, batch: 0 }));
  const read = batches.flatMap((batch, index) => shuffled(batch, random).map((one) => ({ ...one, batch: index + 1 })));
  return [...training, ...read].map(({ unit, kind, batch }, position) => ({ ...unit, position, batch, kind, code: codeFrom(random, used) }));
};

const DAY_MS = 86_400_000;

/** The instant at which a batch may be begun (ISO 8601), a washout after the one before was finished; null while that one is not. */
export const batchOpens = (finishedBefore: string | null, washoutDays: number): string | null =>
  (finishedBefore === null ? null : new Date(Date.parse(finishedBefore) + washoutDays * DAY_MS).toISOString());

/** R8: whether a reader has passed the training: the share of its cases read as their reference is. */
export const trainingResult = (cases: readonly { readonly read: string | null; readonly reference: string }[], passMark: number): { readonly right: number; readonly of: number; readonly passed: boolean } => {
  const right = cases.filter(({ read, reference }) => read === reference).length;
  return { right, of: cases.length, passed: cases.length > 0 && right / cases.length >= passMark };
};
