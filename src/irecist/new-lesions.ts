import type { NewLesionState } from './assessment';
import type { KnownLesion } from './course';
import { isProgression } from './lengths';
import { isUnequivocal, type SeenNewLesion, type Visit } from './visit';

export type NewLesionRole = KnownLesion['role'];

/** What a visit shows of new lesions. Lengths in units of the ruler. */
export interface NewLesionSight {
  /** Definite lesions that appear now. */
  readonly fresh: readonly SeenNewLesion[];
  /** Suspicions that are neither definite nor known. */
  readonly equivocal: readonly SeenNewLesion[];
  readonly roles: ReadonlyMap<string, NewLesionRole>;
  /** New-lesion-targets that join the sum at this visit: they restart its references. */
  readonly joined: readonly string[];
  /** Sum of the new-lesion-targets; complete when each has a length. */
  readonly sum: number;
  readonly complete: boolean;
  /** The part of the sum that was in it before: what growth and shrinkage are judged by. */
  readonly oldSum: number;
  /** Known lesions that could not be seen. */
  readonly missing: readonly string[];
  /** Every known lesion is gone (none is left of none). */
  readonly resolved: boolean;
  readonly persisting: readonly string[];
  /** New-lesion-non-targets that are unequivocal and were not, or larger again while unequivocal. */
  readonly worse: readonly string[];
  /** New-lesion-non-targets with any increase. */
  readonly further: readonly string[];
  /** The sum is over its own lowest by the bar of I7. */
  readonly sumHigh: boolean;
  /** Resolved lesions that are visible again after a complete response (R11). */
  readonly reappeared: readonly string[];
  /** An old new lesion makes a progression of its own (I7). */
  readonly high: boolean;
}

const byPrecedence = (one: SeenNewLesion, other: SeenNewLesion): number =>
  (other.value ?? 0) - (one.value ?? 0) || (one.id < other.id ? -1 : 1);

/**
 * I6, B8, A4: measurable new lesions become new-lesion-targets, at most five and two an organ, those seen first before later ones,
 * at one visit the largest first, ties by id; the rest are new-lesion-non-targets. S17.
 */
const rolesAt = (visit: Visit, fresh: readonly SeenNewLesion[]): { readonly roles: ReadonlyMap<string, NewLesionRole>; readonly joined: readonly string[] } => {
  const { known } = visit.course;
  const roles = new Map<string, NewLesionRole>([...known.values()].map((lesion) => [lesion.id, lesion.role]));
  const organs = new Map(visit.newLesions.map((lesion) => [lesion.id, known.get(lesion.id)?.organ ?? lesion.organ]));
  const places = (organ: string | undefined): boolean => {
    const taken = [...roles].filter(([, role]) => role === 'NLT').map(([id]) => id);
    return taken.length < 5 && taken.filter((id) => organs.get(id) === organ).length < 2;
  };
  const later = visit.charter.newLesionRole === 're-designate'
    ? visit.newLesions.filter((lesion) => roles.get(lesion.id) === 'NLNT' && !lesion.gone) : [];
  const joined: string[] = [];
  for (const lesion of [...[...later].sort(byPrecedence), ...[...fresh].sort(byPrecedence)]) {
    const isTarget = lesion.measurable && lesion.value !== null && places(organs.get(lesion.id));
    roles.set(lesion.id, isTarget ? 'NLT' : 'NLNT');
    if (isTarget) joined.push(lesion.id);
  }
  return { roles, joined };
};

/** I7: the sum of the old new-lesion-targets is over its own lowest, by 20% and 5 mm, or by 5 mm alone under the low bar. FAQ; SPA. */
const isSumHigh = (oldSum: number, visit: Visit): boolean => {
  const lowest = visit.course.newLesionLowest;
  if (lowest === null) return false;
  return visit.charter.newLesionFreshBar === 'low' ? oldSum - lowest >= 5 * visit.ruler.unitsPerMm : isProgression(oldSum, lowest, visit.ruler);
};

const idsOf = (lesions: readonly SeenNewLesion[]): readonly string[] => lesions.map((lesion) => lesion.id);

const sumOf = (lesions: readonly SeenNewLesion[]): number => lesions.reduce((sum, lesion) => sum + (lesion.value ?? 0), 0);

export const newLesionsAt = (visit: Visit): NewLesionSight => {
  const { known, episode } = visit.course;
  // R16, R17: what is unequivocally there and was never there before; a node only from 10 mm.
  const fresh = visit.newLesions.filter((lesion) => lesion.evaluable && !lesion.equivocal && !lesion.gone && !known.has(lesion.id));
  const old = visit.newLesions.filter((lesion) => known.has(lesion.id));
  const { roles, joined } = rolesAt(visit, fresh);
  const inSum = visit.newLesions.filter((lesion) => roles.get(lesion.id) === 'NLT');
  const judged = old.filter((lesion) => roles.get(lesion.id) === 'NLNT');
  const worse = judged.filter((lesion) => lesion.status === 'unequivocal-increased' || (lesion.status === 'unequivocal' && !known.get(lesion.id)?.unequivocal));
  const further = judged.filter((lesion) => lesion.status === 'increased' || worse.includes(lesion));
  const reappeared = visit.afterCompleteResponse && !episode?.categories.includes('newLesion')
    ? old.filter((lesion) => known.get(lesion.id)?.gone && lesion.evaluable && !lesion.equivocal && !lesion.gone) : [];
  const oldSum = sumOf(inSum.filter((lesion) => !joined.includes(lesion.id)));
  const sumHigh = isSumHigh(oldSum, visit);
  return {
    fresh, equivocal: visit.newLesions.filter((lesion) => lesion.equivocal && !known.has(lesion.id)), roles, joined,
    sum: sumOf(inSum), complete: inSum.every((lesion) => lesion.value !== null), oldSum,
    missing: idsOf(old.filter((lesion) => !lesion.evaluable)),
    resolved: old.every((lesion) => lesion.gone), persisting: idsOf([...old, ...fresh].filter((lesion) => !lesion.gone)),
    worse: idsOf(worse), further: idsOf(further), sumHigh, reappeared: idsOf(reappeared),
    high: sumHigh || (visit.charter.newLesionFreshBar === 'low' ? further : worse).length > 0 || reappeared.length > 0,
  };
};

/** I17, A6: further growth is 5 mm over the reference, added up over the episode. */
export const isFurtherGrowth = (current: number, reference: number, visit: Visit): boolean => {
  const rise = current - reference;
  const limit = 5 * visit.ruler.unitsPerMm;
  return visit.charter.furtherGrowth === 'more-than-5-mm' ? rise > limit : rise >= limit;
};

/** The state of the new lesions in one word: the first that fits. */
export const newLesionState = (sight: NewLesionSight, visit: Visit): NewLesionState => {
  const reference = visit.course.episode?.newLesionReference ?? null;
  if (sight.fresh.length > 0) return 'new';
  if (visit.course.known.size === 0) return sight.equivocal.length > 0 ? 'equivocal' : 'none';
  if (sight.missing.length > 0) return 'NE';
  if (sight.resolved) return 'resolved';
  const grown = reference !== null && isFurtherGrowth(sight.oldSum, reference, visit);
  return grown || sight.further.length > 0 || sight.high ? 'increased' : 'stable';
};

/** What a lesion leaves behind for the next visit. A lesion that was not seen keeps what it was. */
export const knownAfter = (sight: NewLesionSight, visit: Visit): ReadonlyMap<string, KnownLesion> => {
  const known = new Map(visit.course.known);
  for (const lesion of visit.newLesions) {
    const role = sight.roles.get(lesion.id);
    if (!role) continue;
    const before = known.get(lesion.id);
    const seen = lesion.evaluable && !lesion.equivocal;
    known.set(lesion.id, {
      id: lesion.id, organ: before?.organ ?? lesion.organ, lesionKind: lesion.lesionKind, role,
      gone: seen ? lesion.gone : (before?.gone ?? false), unequivocal: seen ? isUnequivocal(lesion.status) : (before?.unequivocal ?? false),
    });
  }
  return known;
};

/** R17: a suspicion dates from its first scan; it is withdrawn when nothing is there any more, and kept while it cannot be seen. E09 4.3.5. */
export const suspicionsAfter = (sight: NewLesionSight, visit: Visit): ReadonlyMap<string, string> => {
  const suspicions = new Map(visit.course.suspicions);
  for (const lesion of visit.newLesions) {
    if (sight.roles.has(lesion.id) || lesion.gone) suspicions.delete(lesion.id);
    else if (lesion.equivocal && !suspicions.has(lesion.id)) suspicions.set(lesion.id, visit.at.date);
  }
  return suspicions;
};
