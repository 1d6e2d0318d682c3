import type { LesionId, TimepointId } from './acts';
import { unansweredAt } from './findings';
import { shortAxis } from './mark';
import type { Lesion, Read } from './read';
import { readOptions } from './read-options';
import { SEARCH_SYSTEMS } from './search-systems';
import { isNodal } from './site';

/** Something that a timepoint still waits for. */
export type OpenMatter =
  | { readonly kind: 'quality' }
  | { readonly kind: 'lesion'; readonly lesion: LesionId }
  /** A node that was measured without its short axis, which is what counts. */
  | { readonly kind: 'short-axis'; readonly lesion: LesionId }
  /** A new lesion of this scan of which nobody has said whether it was there before. */
  | { readonly kind: 'look-back'; readonly lesion: LesionId }
  | { readonly kind: 'system'; readonly system: string };

const ROLES: readonly Lesion['role'][] = ['target', 'non-target', 'new'];

const waitsForShortAxis = (lesion: Lesion, timepoint: TimepointId): boolean => {
  const at = lesion.at.get(timepoint);
  return isNodal(lesion.site) && lesion.role !== 'non-target' && at?.answer?.kind === 'measured' && shortAxis(at.answer.measured.caliper) === null;
};

/** New lesions that were identified at a follow-up and that nobody has looked back for; none where the charter asks for no look-back. */
export const notLookedBack = (read: Read, lesion: Lesion): boolean =>
  lesion.role === 'new' && lesion.lookBack === null && readOptions(read).aids['look-back'] !== 'off' && (read.timepoints.find(({ id }) => id === lesion.identifiedAt)?.index ?? 0) > 0;

/**
 * Everything that a timepoint waits for, in the order in which it is best answered: the quality of the scan where the charter asks for it, lesions in
 * the order of the table, look-backs, systems. Empty when the timepoint is complete.
 */
export const openMatters = (read: Read, timepoint: TimepointId, asksQuality = false): readonly OpenMatter[] => {
  const names = unansweredAt(read, timepoint);
  const inOrder = ROLES.flatMap((role) => read.lesions.filter((lesion) => lesion.role === role));
  const searched = read.searched.get(timepoint);
  return [
    ...(asksQuality && !read.quality.has(timepoint) ? [{ kind: 'quality' } as const] : []),
    ...inOrder.filter((lesion) => names.has(lesion.name)).map((lesion) => ({ kind: waitsForShortAxis(lesion, timepoint) ? 'short-axis' : 'lesion', lesion: lesion.id } as const)),
    ...inOrder.filter((lesion) => lesion.identifiedAt === timepoint && notLookedBack(read, lesion)).map((lesion) => ({ kind: 'look-back', lesion: lesion.id } as const)),
    ...SEARCH_SYSTEMS.filter((system) => !searched?.has(system)).map((system) => ({ kind: 'system', system } as const)),
  ];
};

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** "1 lesion, 5 systems": what is open in a few words; empty when nothing is. */
export const mattersInWords = (matters: readonly OpenMatter[]): string => {
  const of = (...kinds: readonly OpenMatter['kind'][]): number => matters.filter(({ kind }) => kinds.includes(kind)).length;
  const [quality, lesions, axes, looks, systems] = [of('quality'), of('lesion'), of('short-axis'), of('look-back'), of('system')];
  return [
    quality > 0 ? 'quality' : '', lesions > 0 ? counted(lesions, 'lesion') : '', axes > 0 ? `${axes} short ${axes === 1 ? 'axis' : 'axes'}` : '',
    looks > 0 ? counted(looks, 'look-back') : '', systems > 0 ? counted(systems, 'system') : '',
  ].filter(Boolean).join(', ');
};
