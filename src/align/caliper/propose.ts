import { patientFromPixel, type PatientPoint, type PixelPoint } from '../../dicom';
import type { ScanSlice } from '../layers';
import { halfMaximum, type Edge } from './edge';
import { centerOf, diametersOf, lengthMm, roundness, type Segment } from './outline';
import { blurred, levelAt, noiseOf, onPatch, patchAround, type Patch } from './patch';
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
const NOISE_NEAR_MM = 20;
const SETTLING = 5;
const STRAY_MM = 0.7;

const declined = (why: CaliperDecline): CaliperProposal => ({ kind: 'declined', why });

const tissueAt = (patch: Patch, [u, v]: Spot, radius: number, noise: number): Tissue => ({
  level: levelAt(patch, u, v, radius),
  tolerance: Math.max(18, 1.5 * noise),
  clear: Math.max(30, 2 * noise),
});

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

interface Found {
  readonly edge: Edge;
  readonly radius: number;
}

/** From the click outwards, twice more from the middle of what was found, then onto the half-maximum. */
const found = (raw: Patch, seed: Spot, noise: number): Found => {
  const soft = blurred(raw, 1);
  let [center, near] = [seed, 1.5];
  let rough: readonly Spot[] = [];
  for (let round = 0; round < 3; round += 1) {
    rough = radialPath(soft, center, tissueAt(soft, center, near, noise), FARTHEST_MM);
    const shape = centerOf(rough);
    center = shape.center;
    near = Math.max(1, Math.min(6, 0.5 * Math.sqrt(shape.area / Math.PI)));
  }
  const radius = Math.sqrt(centerOf(rough).area / Math.PI);
  const first = halfMaximum(blurred(raw, 0.6), rough, radius, 1.2, STRAY_MM);
  // The clearer the edge against the noise, the less it is smoothed: pointed ends in the lung stay, the liver is averaged.
  const clarity = (first.steps.map(Math.abs).sort((a, b) => a - b)[first.steps.length >> 1] ?? 0) / Math.max(1, noise);
  const sharp = blurred(raw, within(2.5 / clarity, 0.3, 0.6));
  const together = within(8 / clarity, 0.2, Math.min(2, 0.35 * radius));
  // The plateaus are read beside the outline, so each round moves both nearer to their place.
  let edge = first;
  for (let round = 0; round < SETTLING; round += 1) edge = halfMaximum(sharp, edge.outline, radius, together, STRAY_MM / 2 ** round);
  return { edge, radius };
};

/**
 * Proposes outline, longest diameter and its perpendicular of the lesion under a click on one image. A proposal to look at, never a measurement by itself;
 * declines where the edge is not there. 20 to 60 ms.
 */
export const proposeCaliper = (slice: ScanSlice, seed: PixelPoint): CaliperProposal => {
  const { plane } = slice;
  if (!(seed.column >= 0 && seed.row >= 0 && seed.column <= plane.columns - 1 && seed.row <= plane.rows - 1)) return declined('off-image');
  const raw = patchAround(slice, seed, REACH_MM);
  const noise = noiseOf(patchAround(slice, seed, NOISE_NEAR_MM));
  const at: Spot = [seed.column * plane.columnSpacing, seed.row * plane.rowSpacing];
  if (levelAt(raw, at[0], at[1], 1.5) < AERATED_HU) return declined('aerated');
  const { edge, radius } = found(raw, at, noise);
  // In noise alone a small outline finds steps more easily than a large one.
  const least = Math.max(LEAST_STEP_HU, noise * (1 + 3 / radius));
  const carried = edge.steps.filter((step, i) => edge.crossed[i] === true && Math.abs(step) >= least).length / edge.steps.length;
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
