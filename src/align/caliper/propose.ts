import { patientFromPixel, pixelFromPatient, type PatientPoint, type PixelPoint } from '../../dicom';
import type { ScanSlice } from '../layers';
import { halfMaximum, type Edge } from './edge';
import { centerOf, diametersOf, encloses, lengthMm, roundness, type Segment } from './outline';
import { blurred, cropped, huAt, levelAt, noiseOf, onPatch, patchAround, type Patch } from './patch';
import { radialPath, type Spot, type Tissue } from './radial-path';

/** A line between two places, patient mm. */
export type Ends = readonly [PatientPoint, PatientPoint];

export type CaliperProposal =
  | {
      readonly kind: 'proposed';
      readonly long: Ends;
      /** The longest diameter at a right angle to `long`. */
      readonly short: Ends;
      readonly longMm: number;
      readonly shortMm: number;
      /** The outline at half maximum, closed (the first point is not repeated). */
      readonly contour: readonly PatientPoint[];
      /** Share of the outline that lies on an edge of its own, 0 to 1. */
      readonly edgeShare: number;
    }
  | { readonly kind: 'declined'; readonly why: CaliperDecline };

export type CaliperDecline =
  | 'off-image'
  | 'aerated' // the click is in lung or air
  | 'no-edge' // nothing here stands out from what is around it
  | 'no-shape' // the outline wanders: it has run into its neighbours
  | 'too-small' // fewer than three pixels
  | 'too-large'; // runs beyond 75 mm from the click or off the image

const REACH_MM = 80;
const FARTHEST_MM = 75;
/** Below this a place is air or ordinary lung; ground glass is denser. */
const AERATED_HU = -750;
const LEAST_STEP_HU = 12;
/** Lesions with an edge all round reach 0.95 and more; clicks into muscle or a mass grown into the mediastinum mostly stay below 0.9. */
const LEAST_SHARE = 0.9;
const LEAST_ROUNDNESS = 0.6;
const LEAST_RIM_MM = 2;
const NOISE_NEAR_MM = 20;
/** Step across the edge over noise: below, as in the liver, averaging matters more than the last tenth of a millimetre. */
const CLEAR = 7;
const STRAY_MM = 0.7;
/** What is read beside an outline, with the blur, lies within this of it. */
const NEAR_EDGE_MM = 10;

const declined = (why: CaliperDecline): CaliperProposal => ({ kind: 'declined', why });

const tissueAt = (patch: Patch, [u, v]: Spot, radius: number, noise: number): Tissue => ({
  level: levelAt(patch, u, v, radius),
  tolerance: Math.max(18, 1.5 * noise),
  clear: Math.max(30, 2 * noise),
});

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

interface Found {
  readonly edge: Edge;
  /** Of a disc of the same area, mm. */
  readonly radius: number;
}

const medianOf = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

const discRadius = (outline: readonly Spot[]): number => Math.sqrt(centerOf(outline).area / Math.PI);

/** A rough outline moved onto its half-maximum. */
const settled = (whole: Patch, rough: readonly Spot[], noise: number): Found => {
  const radius = discRadius(rough);
  const raw = cropped(whole, rough, NEAR_EDGE_MM);
  let edge = halfMaximum(blurred(raw, 0.6), rough, radius, 1.2, STRAY_MM);
  // The clearer the edge against the noise, the less it is smoothed: pointed ends in the lung stay, the liver is averaged.
  const clarity = medianOf(edge.steps.map(Math.abs)) / Math.max(1, noise);
  const sharp = blurred(raw, within(2.5 / clarity, 0.3, 0.6));
  const together = within(8 / clarity, 0.2, Math.min(2, 0.35 * radius));
  // The plateaus are read beside the outline, so each round moves both nearer to their place; but each also lets more of the noise through.
  const rounds = clarity > CLEAR ? 5 : 3;
  for (let round = 0; round < rounds; round += 1) edge = halfMaximum(sharp, edge.outline, radius, together, STRAY_MM / 2 ** round);
  return { edge, radius };
};

/** Steps that count: in noise alone a small outline finds them more easily than a large one. */
const leastStep = (noise: number, radius: number): number => Math.max(LEAST_STEP_HU, noise * (1 + 3 / radius));

/** Share of the outline that lies on a step of at least this size; of either sign, or of the one given. */
const carriedShare = (edge: Edge, least: number, sign: number | null): number =>
  edge.steps.filter((step, i) => edge.crossed[i] === true && Math.abs(step) >= least && (sign === null || Math.sign(step) === sign)).length / edge.steps.length;

/** Whether a second outline is the outer border of the first one's lesion: clear of it, nearly as marked, and stepping the same way all round. */
const surrounds = (outer: Found, inner: Found, noise: number): boolean => {
  const step = medianOf(inner.edge.steps);
  return discRadius(outer.edge.outline) > discRadius(inner.edge.outline) + LEAST_RIM_MM
    && carriedShare(outer.edge, Math.max(leastStep(noise, outer.radius), 0.4 * Math.abs(step)), Math.sign(step)) >= LEAST_SHARE
    && roundness(outer.edge.outline) >= LEAST_ROUNDNESS;
};

/** From the click outwards, and twice more from the middle of what was found. */
const found = (raw: Patch, seed: Spot, noise: number): Found => {
  const soft = blurred(raw, 1);
  let [center, near] = [seed, 1.5];
  let from = center;
  let rough: readonly Spot[] = [];
  for (let round = 0; round < 3; round += 1) {
    from = center;
    rough = radialPath(soft, from, tissueAt(soft, from, near, noise), FARTHEST_MM);
    const shape = centerOf(rough);
    center = shape.center;
    near = Math.max(1, Math.min(6, 0.5 * Math.sqrt(shape.area / Math.PI)));
  }
  const inner = settled(raw, rough, noise);
  // A lesion may have a core and a rim (necrosis, flare): the border is then the outer of two edges that step the same way all round.
  const radii = rough.map(([u, v]) => Math.hypot(u - from[0], v - from[1]));
  const ring = medianOf(rough.map(([u, v], i) => huAt(soft, u + (2.5 * (u - from[0])) / (radii[i] as number), v + (2.5 * (v - from[1])) / (radii[i] as number))));
  const farthest = Math.min(FARTHEST_MM, 2 * Math.max(...radii) + 6);
  const outer = settled(raw, radialPath(soft, from, { ...tissueAt(soft, from, near, noise), level: ring }, farthest, radii), noise);
  return surrounds(outer, inner, noise) ? outer : inner;
};

type Proposed = Extract<CaliperProposal, { kind: 'proposed' }>;

/** The proposal from one place of the image. */
const fromSeed = (raw: Patch, at: Spot, noise: number, { plane }: ScanSlice): CaliperProposal => {
  const { edge, radius } = found(raw, at, noise);
  const carried = carriedShare(edge, leastStep(noise, radius), null);
  if (carried < LEAST_SHARE) return declined('no-edge');
  if (roundness(edge.outline) < LEAST_ROUNDNESS) return declined('no-shape');
  const { long, short } = diametersOf(edge.outline);
  if (lengthMm(short) < 3 * Math.min(plane.rowSpacing, plane.columnSpacing)) return declined('too-small');
  if (radius > 0.9 * FARTHEST_MM || !edge.outline.every(([u, v]) => onPatch(raw, u, v))) return declined('too-large');
  const patient = ([u, v]: Spot): PatientPoint => patientFromPixel(plane, { column: u / plane.columnSpacing, row: v / plane.rowSpacing });
  const ends = ([a, b]: Segment): Ends => [patient(a), patient(b)];
  return {
    kind: 'proposed', long: ends(long), short: ends(short), longMm: lengthMm(long), shortMm: lengthMm(short),
    contour: edge.outline.map(patient), edgeShare: carried,
  };
};

/** From where the same lesion is looked at again, mm from the click. */
const AGAIN: readonly Spot[] = [[4.5, 0], [0, 4.5], [-4.5, 0], [0, -4.5], [6, 6], [-6, 6], [-6, -6], [6, -6]];
const FAT_HU = [-140, 0] as const;
const isFat = (level: number): boolean => level > FAT_HU[0] && level < FAT_HU[1];

const alike = (a: Proposed, b: Proposed): boolean => Math.abs(a.longMm - b.longMm) <= Math.max(1, 0.05 * a.longMm) && Math.abs(a.shortMm - b.shortMm) <= Math.max(1, 0.08 * a.shortMm);

/** A click into the fatty hilum of a node, or beside it, means the node: what two places of soft tissue around the click agree on, if it holds the click. */
const aroundTheClick = (raw: Patch, at: Spot, noise: number, slice: ScanSlice): Proposed | null => {
  const { plane } = slice;
  const near: Proposed[] = [];
  for (const [u, v] of AGAIN) {
    const seed: Spot = [at[0] + u, at[1] + v];
    if (!onPatch(raw, seed[0], seed[1]) || levelAt(raw, seed[0], seed[1], 1) < FAT_HU[1]) continue;
    const one = fromSeed(raw, seed, noise, slice);
    if (one.kind !== 'proposed') continue;
    const outline = one.contour.map((point): Spot => { const { column, row } = pixelFromPatient(plane, point); return [column * plane.columnSpacing, row * plane.rowSpacing]; });
    if (!encloses(outline, at)) continue;
    const other = near.find((before) => alike(before, one));
    if (other) return other;
    near.push(one);
  }
  return null;
};

/**
 * Proposes outline, longest diameter and its perpendicular of the lesion under a click on one image. A proposal to look at, never a measurement by itself;
 * declines where the edge is not there. 20 to 60 ms, several times that where it must look again.
 */
export const proposeCaliper = (slice: ScanSlice, seed: PixelPoint): CaliperProposal => {
  const { plane } = slice;
  if (!(seed.column >= 0 && seed.row >= 0 && seed.column <= plane.columns - 1 && seed.row <= plane.rows - 1)) return declined('off-image');
  const raw = patchAround(slice, seed, REACH_MM);
  const noise = noiseOf(patchAround(slice, seed, NOISE_NEAR_MM));
  const at: Spot = [seed.column * plane.columnSpacing, seed.row * plane.rowSpacing];
  const level = levelAt(raw, at[0], at[1], 1.5);
  if (level < AERATED_HU) return declined('aerated');
  const first = fromSeed(raw, at, noise, slice);
  const doubtful = first.kind === 'proposed' ? isFat(level) : first.why === 'no-shape' || first.why === 'too-small' || (first.why === 'no-edge' && isFat(level));
  return (doubtful ? aroundTheClick(raw, at, noise, slice) : null) ?? first;
};
