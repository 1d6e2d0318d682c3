import { countedDiameter, longAxis, type Lesion, type LesionAt, type Read } from '../../read';
import { bestPairs } from './assignment';

/** One lesion as two readers marked it. Score 0 to 1. */
export interface LesionPair {
  readonly a: Lesion | null;
  readonly b: Lesion | null;
  readonly score: number;
  /** Between the middles of the two marks, mm; null for a lesion that only one reader has. */
  readonly apartMm: number | null;
}

/** Two marks of one lesion lie this near, mm, and half the longer diameter beside. Inter-reader placement on one image is within a few mm. */
const NEAR_MM = 10;
/** How much of the score is the place; the rest is the size. */
const PLACE_SHARE = 0.75;
/** Places on different series may lie in different frames of reference. */
const OTHER_SERIES = 0.8;

const lengthOf = (at: LesionAt): number | null => (at.caliper ? longAxis(at.caliper.caliper) : null);

/** By place and size on one image set: 1 is the same place and size, 0 is another lesion. */
const scoreAt = (a: LesionAt, b: LesionAt): { readonly score: number; readonly apartMm: number } | null => {
  if (!a.place || !b.place) return null;
  const [p, q] = [a.place.at, b.place.at];
  const apartMm = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  const [long, other] = [lengthOf(a), lengthOf(b)];
  const near = 1 - apartMm / (NEAR_MM + Math.max(long ?? 0, other ?? 0) / 2);
  if (near <= 0) return { score: 0, apartMm };
  const alike = long !== null && other !== null && Math.max(long, other) > 0 ? 1 - Math.abs(long - other) / Math.max(long, other) : near;
  const sameSeries = a.place.place.seriesKey === b.place.place.seriesKey;
  return { score: (PLACE_SHARE * near + (1 - PLACE_SHARE) * alike) * (sameSeries ? 1 : OTHER_SERIES), apartMm };
};

/** The best that two lesions score at any timepoint at which both were marked. Timepoints are the same by place in the order. */
const scoreOf = (a: Lesion, b: Lesion, readA: Read, readB: Read): { readonly score: number; readonly apartMm: number } => {
  const scores = readA.timepoints.flatMap(({ id, index }) => {
    const [here, there] = [a.at.get(id), b.at.get(readB.timepoints[index]?.id ?? '')];
    const score = here && there ? scoreAt(here, there) : null;
    return score ? [score] : [];
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best), { score: 0, apartMm: Infinity });
};

/** The lesions of two reads matched by place and size, whatever their roles: first A's in order, then those that only B has. */
export const lesionPairs = (readA: Read, readB: Read): readonly LesionPair[] => {
  const table = readA.lesions.map((a) => readB.lesions.map((b) => scoreOf(a, b, readA, readB)));
  const pairs = bestPairs(table.map((row) => row.map(({ score }) => score)));
  const matched = new Set(pairs.map(({ column }) => column));
  return [
    ...readA.lesions.map((a, row): LesionPair => {
      const pair = pairs.find((one) => one.row === row);
      const found = pair && table[row]?.[pair.column];
      return pair && found ? { a, b: readB.lesions[pair.column] ?? null, score: found.score, apartMm: found.apartMm } : { a, b: null, score: 0, apartMm: null };
    }),
    ...readB.lesions.filter((_, column) => !matched.has(column)).map((b): LesionPair => ({ a: null, b, score: 0, apartMm: null })),
  ];
};

/** The counted diameter of a lesion at a timepoint, mm; null where none was measured. */
export const countedAt = (lesion: Lesion | null, timepoint: string): number | null => {
  const measured = lesion?.at.get(timepoint)?.caliper;
  return lesion && measured ? countedDiameter(measured.caliper, lesion.site) : null;
};
