import { longAxis, shortAxis, type Caliper } from './mark';
import type { Measured } from './acts';
import { readOptions } from './read-options';
import { isNodal, type Site } from './site';

/** The axis that counts in the sum, mm (B3, B10): the short axis of a node, else the longest diameter; null for a node whose short axis is not set. */
export const countedDiameter = (caliper: Caliper, site: Site | null): number | null => {
  const short = shortAxis(caliper);
  if (!isNodal(site)) return Math.max(longAxis(caliper), short ?? 0);
  return short === null ? null : Math.min(short, longAxis(caliper));
};

/** Whether a stroke counts in the sums: one on a computed plane does only where the charter says so (F6: the same plane throughout). */
export const isCounted = (read: { readonly charter: string }, { place }: Measured): boolean => place.reformatted === undefined || readOptions(read).reformattedCounts;
