import type { Vec3 } from '../dicom';
import { apartAt, inverse, product, shiftedBy, type Affine } from './affine';
import { agreementOf, type Agreement } from './agreement';
import { bodyPoints } from './body';
import { fitted } from './fit';
import { inverted, type Registration } from './registration';
import type { NoScan, Scan } from './scan';
import { startsOf } from './starts';

const COARSE_POINTS = 8000;
const MIDDLE_POINTS = 20000;
/** A body of less than this (12 mm cells) is air, a phantom rod or a finger. */
const FEWEST_BODY_CELLS = 100;
const FEWEST_BLOCKS = 40;
const IDENTITY = shiftedBy([0, 0, 0]);

/** Better agreement first, but a high one on a sliver of the scan counts less. */
const rank = ({ score, share }: Agreement): number => score - 0.15 * (1 - share);

/** A few blocks agree by chance sooner than many do. Wrong levels of one chest stay below 0.2 with 40 blocks and more, right ones above 0.9. */
const believable = ({ score, blocks }: Agreement): boolean => blocks >= FEWEST_BLOCKS && score >= 0.55 + 0.2 * Math.max(0, 1 - blocks / 200);

/** Median miss of going there and, by a fit of its own, back, at places of the body; mm. */
const missOnReturn = (moving: Scan, fixed: Scan, map: Affine): number => {
  const back = fitted(bodyPoints(moving.middle, moving.middleBody, COARSE_POINTS), fixed.middle, inverse(map), 'stretched', 8);
  const there = bodyPoints(fixed.middle, fixed.middleBody, 400);
  const round = product(back, map);
  const misses = Array.from({ length: there.length / 4 }, (_, p) =>
    apartAt(round, IDENTITY, [there[4 * p], there[4 * p + 1], there[4 * p + 2]] as unknown as Vec3)).sort((a, b) => a - b);
  return misses[misses.length >> 1] ?? Infinity;
};

const confidenceOf = ({ score, blocks }: Agreement, returnMm: number): number => {
  const agreed = Math.min(1, Math.max(0, (score - 0.35) / 0.5));
  const enough = Math.min(1, blocks / 80);
  return agreed * (0.7 + 0.3 * enough) * Math.min(1, 5 / Math.max(5, returnMm));
};

const oneWay = (fixed: Scan, moving: Scan, anchor: Vec3 | undefined): Registration => {
  const coarse = bodyPoints(fixed.coarse, fixed.coarseBody, COARSE_POINTS);
  const middle = bodyPoints(fixed.middle, fixed.middleBody, MIDDLE_POINTS);
  const starts = [...startsOf(fixed, moving, coarse), ...(anchor ? [shiftedBy(anchor)] : [])];
  const ends = starts.map((start) => {
    const map = fitted(middle, moving.middle, fitted(coarse, moving.coarse, start, 'shift', 12), 'rigid', 12);
    return { map, agreement: agreementOf(fixed, moving, map) };
  }).sort((a, b) => rank(b.agreement) - rank(a.agreement));
  const best = ends[0];
  if (!best) return { kind: 'declined', why: 'no-overlap' };
  const matrix = fitted(middle, moving.middle, best.map, 'stretched', 15);
  const agreement = agreementOf(fixed, moving, matrix);
  if (!believable(agreement)) return { kind: 'declined', why: 'no-overlap' };
  const returnMm = missOnReturn(moving, fixed, matrix);
  return { kind: 'found', matrix, confidence: confidenceOf(agreement, returnMm), ...agreement, returnMm };
};

const bodyless = ({ coarseBody }: Scan): boolean => coarseBody.reduce((sum, inside) => sum + inside, 0) < FEWEST_BODY_CELLS;

/**
 * Finds where the fixed scan lies on the moving one: starts from body contour and level, shift on cubes of 12 mm, rigid on 6 mm, the best of them
 * with a stretch along z for the depth of breath. A small common part may be seen only from the other scan, so both ways are tried before it
 * declines rather than guesses. `anchor`, if given, is one more start: moving − fixed, mm.
 */
export const register = (fixed: Scan | NoScan, moving: Scan | NoScan, anchor?: Vec3): Registration => {
  if (fixed.kind === 'no-scan') return { kind: 'declined', why: fixed.why };
  if (moving.kind === 'no-scan') return { kind: 'declined', why: moving.why };
  if (bodyless(fixed) || bodyless(moving)) return { kind: 'declined', why: 'no-structure' };
  const there = oneWay(fixed, moving, anchor);
  if (there.kind === 'found') return there;
  const back = oneWay(moving, fixed, anchor && [-anchor[0], -anchor[1], -anchor[2]]);
  return back.kind === 'found' ? inverted(back) : back;
};
