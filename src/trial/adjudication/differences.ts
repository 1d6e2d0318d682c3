import type { Lesion, Read, TimepointId } from '../../read';
import type { AssessedRead } from '../assessed-read';
import { countedAt, lesionPairs, type LesionPair } from './lesion-matching';

/** Why two reads came apart, as readers know the causes (Beaumont 2018). */
export type DifferenceCause = 'series' | 'target-set' | 'measure' | 'non-target' | 'new-lesion' | 'date';

/** One difference to look at. Numbered as shown; the adjudicator views all before choosing. */
export interface Difference {
  readonly number: number;
  readonly cause: DifferenceCause;
  /** 0-based place of the timepoint, and its id in either read; null where a read has none. */
  readonly timepoint: number;
  readonly at: { readonly a: TimepointId | null; readonly b: TimepointId | null };
  readonly lesion: { readonly a: string | null; readonly b: string | null };
  /** What each side has there, in words. */
  readonly a: string;
  readonly b: string;
}

type Found = Omit<Difference, 'number' | 'at' | 'lesion'> & { readonly pair?: LesionPair };

/** Readers differ by less than this on one lesion in 95 of 100 (Yoon 2016: −22.1 to +25.4 %), relative to the mean. */
const NOISE = 0.221;

const mm = (length: number): string => `${length.toFixed(1)} mm`;
const nameOf = (lesion: Lesion | null): string => (lesion ? `${lesion.name}${lesion.site ? ` ${lesion.site.label}` : ''}` : 'no mark');
const inOrder = (read: Read, id: TimepointId): number => read.timepoints.find((one) => one.id === id)?.index ?? 0;
const startOf = (pair: LesionPair, a: Read, b: Read): number => Math.min(pair.a ? inOrder(a, pair.a.identifiedAt) : Infinity, pair.b ? inOrder(b, pair.b.identifiedAt) : Infinity);

const imageDifferences = (a: Read, b: Read): readonly Found[] => Array.from({ length: Math.max(a.timepoints.length, b.timepoints.length) }, (_, timepoint) => timepoint).flatMap((timepoint): readonly Found[] => {
  const [one, other] = [a.timepoints[timepoint], b.timepoints[timepoint]];
  if (!one || !other) return [{ cause: 'date', timepoint, a: one ? one.date : 'not read', b: other ? other.date : 'not read' }];
  return [
    ...(one.date === other.date ? [] : [{ cause: 'date' as const, timepoint, a: one.date, b: other.date }]),
    ...(one.seriesKey === other.seriesKey ? [] : [{ cause: 'series' as const, timepoint, a: one.seriesKey ?? 'no series', b: other.seriesKey ?? 'no series' }]),
  ];
});

/** Targets that only one reader chose, new lesions that only one reader has or that appear at another scan. */
const setDifferences = (pairs: readonly LesionPair[], a: Read, b: Read): readonly Found[] => pairs.flatMap((pair): readonly Found[] => {
  const [roleA, roleB] = [pair.a?.role ?? null, pair.b?.role ?? null];
  const words = { timepoint: startOf(pair, a, b), a: nameOf(pair.a), b: nameOf(pair.b), pair };
  if ((roleA === 'target') !== (roleB === 'target')) return [{ cause: 'target-set', ...words }];
  if (roleA !== 'new' && roleB !== 'new') return [];
  if (roleA === roleB && pair.a && pair.b && inOrder(a, pair.a.identifiedAt) === inOrder(b, pair.b.identifiedAt)) return [];
  const since = (lesion: Lesion | null, read: Read): string => (lesion ? `${lesion.name} since ${read.timepoints[inOrder(read, lesion.identifiedAt)]?.label ?? ''}${lesion.role === 'new' ? '' : `, ${lesion.role}`}` : 'no mark');
  return [{ cause: 'new-lesion', ...words, a: since(pair.a, a), b: since(pair.b, b) }];
});

interface Measure { readonly pair: LesionPair; readonly timepoint: number; readonly apart: number; readonly relative: number; readonly a: string; readonly b: string }

const measuresOf = (pairs: readonly LesionPair[], a: Read, b: Read): readonly Measure[] => pairs.filter((pair) => pair.a?.role === 'target' && pair.b?.role === 'target').flatMap((pair) =>
  a.timepoints.flatMap(({ id, index }): readonly Measure[] => {
    const other = b.timepoints[index];
    if (!other || !pair.a || !pair.b) return [];
    const [saidA, saidB] = [pair.a.at.get(id)?.answer, pair.b.at.get(other.id)?.answer];
    const [mmA, mmB] = [countedAt(pair.a, id), countedAt(pair.b, other.id)];
    if (saidA?.kind === 'measured' && saidB?.kind === 'measured' && mmA !== null && mmB !== null) {
      return [{ pair, timepoint: index, apart: Math.abs(mmA - mmB), relative: mmA + mmB > 0 ? (2 * Math.abs(mmA - mmB)) / (mmA + mmB) : 0, a: `${pair.a.name} ${mm(mmA)}`, b: `${pair.b.name} ${mm(mmB)}` }];
    }
    return saidA?.kind === saidB?.kind ? [] : [{ pair, timepoint: index, apart: Infinity, relative: Infinity, a: `${pair.a.name} ${saidA?.kind ?? 'not answered'}`, b: `${pair.b.name} ${saidB?.kind ?? 'not answered'}` }];
  }));

/** Sizes further apart than readers usually are; and where the targets' responses differ, the lesion whose sizes are furthest apart. */
const measureDifferences = (pairs: readonly LesionPair[], a: AssessedRead, b: AssessedRead): readonly Found[] => {
  const measures = measuresOf(pairs, a.read, b.read);
  const apart = a.assessment.timepoints.flatMap(({ target }, timepoint) => {
    const here = target === b.assessment.timepoints[timepoint]?.target ? [] : measures.filter((one) => one.timepoint === timepoint);
    return here.length === 0 ? [] : [here.reduce((most, one) => (one.apart > most.apart ? one : most))];
  });
  return measures.filter((one) => one.relative > NOISE || apart.includes(one)).map(({ pair, timepoint, a: saysA, b: saysB }): Found => ({ cause: 'measure', timepoint, a: saysA, b: saysB, pair }));
};

const nonTargetDifferences = (a: AssessedRead, b: AssessedRead): readonly Found[] => a.assessment.timepoints.flatMap(({ nonTarget }, timepoint): readonly Found[] => {
  const other = b.assessment.timepoints[timepoint]?.nonTarget;
  return other === undefined || nonTarget === other ? [] : [{ cause: 'non-target', timepoint, a: nonTarget ?? 'none', b: other ?? 'none' }];
});

const CAUSE_ORDER: readonly DifferenceCause[] = ['date', 'series', 'target-set', 'measure', 'non-target', 'new-lesion'];

/** R11: every difference of two reads with its cause, first scan first. */
export const differences = (a: AssessedRead, b: AssessedRead): readonly Difference[] => {
  const pairs = lesionPairs(a.read, b.read);
  const found = [...imageDifferences(a.read, b.read), ...setDifferences(pairs, a.read, b.read), ...measureDifferences(pairs, a, b), ...nonTargetDifferences(a, b)];
  return found.sort((one, other) => one.timepoint - other.timepoint || CAUSE_ORDER.indexOf(one.cause) - CAUSE_ORDER.indexOf(other.cause)).map(({ pair, ...difference }, index) => ({
    number: index + 1, ...difference, at: { a: a.read.timepoints[difference.timepoint]?.id ?? null, b: b.read.timepoints[difference.timepoint]?.id ?? null },
    lesion: { a: pair?.a?.id ?? null, b: pair?.b?.id ?? null },
  }));
};
