import type { GeometryFinding, ImagePlane, Slice, Vec3 } from './model';
import { orientationOf } from './plane';
import { degreesBetween, displacement, dominantAxis, length } from './vector';

/** What the header says about a series besides its slices. */
export interface SeriesClaims {
  readonly sliceThicknessMm: number | null;
  /** Spacing Between Slices (0018,0088). */
  readonly spacingTagMm: number | null;
  /** Frames of reference in the DICOM series that this stack was split from. */
  readonly framesOfReference: number;
  readonly orderedBy: 'position' | 'instance-number' | 'file-name';
}

/** Positions closer than this are one position, mm. */
const SAME_MM = 0.01;
/** Steps that differ by less are regular: header positions are rounded. */
const toleranceOf = (stepMm: number): number => Math.max(0.05, 0.02 * stepMm);

const near = (a: number, b: number): boolean => Math.abs(a - b) <= toleranceOf(Math.min(a, b));

/** Distances between neighbouring slices, mm, in order; none where a slice has no position. */
const stepsOf = (slices: readonly Slice[]): readonly number[] => {
  const positions = slices.flatMap(({ positionMm }) => (positionMm === null ? [] : [positionMm]));
  return positions.length < slices.length ? [] : positions.slice(1).map((position, i) => Math.abs(position - (positions[i] ?? position)));
};

const lowerMedian = (values: readonly number[]): number | null => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null;

/** Median distance between neighbouring slices along the normal, mm, shared positions aside; null with fewer than two positions. */
export const sliceSpacing = (slices: readonly Slice[]): number | null => lowerMedian(stepsOf(slices).filter((step) => step > SAME_MM));

const spacingFindings = (slices: readonly Slice[]): readonly GeometryFinding[] => {
  const steps = stepsOf(slices);
  const median = sliceSpacing(slices);
  const shared = steps.filter((step) => step <= SAME_MM).length;
  const samePosition: readonly GeometryFinding[] = shared > 0 ? [{ kind: 'same-position', count: shared }] : [];
  if (median === null) return samePosition;
  const real = steps.filter((step) => step > SAME_MM);
  if (real.every((step) => near(step, median))) return samePosition;
  const missingAt = (step: number): number => Math.round(step / median) - 1;
  const whole = real.every((step) => near(step, median) || (missingAt(step) >= 1 && Math.abs(step - (missingAt(step) + 1) * median) <= toleranceOf(median)));
  if (!whole) return [...samePosition, { kind: 'irregular-spacing', minMm: Math.min(...real), maxMm: Math.max(...real) }];
  const gaps = steps.flatMap((gapMm, afterSlice) => (gapMm > SAME_MM && !near(gapMm, median) ? [{ afterSlice, gapMm }] : []));
  return [...samePosition, { kind: 'missing-slices', count: gaps.reduce((sum, { gapMm }) => sum + missingAt(gapMm), 0), gaps }];
};

/** Angle between the direction in which the slices step and their normal, degrees (0 for an upright stack); null with fewer than two places. */
export const gantryTilt = (slices: readonly Pick<Slice, 'plane'>[]): number | null => {
  const planes = slices.flatMap(({ plane }) => (plane ? [plane] : []));
  const [first, last] = [planes[0], planes.at(-1)];
  if (!first || !last) return null;
  const step = displacement(first.origin, last.origin);
  return length(step) <= SAME_MM ? null : degreesBetween(step, first.normal);
};
const TILT_DEGREES = 0.5;

/** Rotation of the image's rows within its plane, away from the nearest patient axis, degrees; null for oblique planes. */
const inPlaneRotation = (plane: ImagePlane): number | null => {
  if (orientationOf(plane) === 'oblique') return null;
  const axis = dominantAxis(plane.rowDirection);
  const straight: Vec3 = [axis === 0 ? 1 : 0, axis === 1 ? 1 : 0, axis === 2 ? 1 : 0];
  return degreesBetween(plane.rowDirection, straight);
};
const ROTATION_DEGREES = 0.2;

const imageFindings = (slices: readonly Slice[]): readonly GeometryFinding[] => {
  const findings: GeometryFinding[] = [];
  const refused = slices.find(({ calibration }) => calibration.kind === 'pixels-only')?.calibration;
  if (refused?.kind === 'pixels-only') findings.push({ kind: 'no-millimetres', why: refused.why });
  const plane = slices.find((slice) => slice.plane)?.plane;
  if (!plane) return findings;
  if (Math.abs(plane.rowSpacing - plane.columnSpacing) > 1e-3 * plane.rowSpacing) findings.push({ kind: 'non-square-pixels', rowMm: plane.rowSpacing, columnMm: plane.columnSpacing });
  const rotation = inPlaneRotation(plane);
  if (rotation !== null && rotation > ROTATION_DEGREES) findings.push({ kind: 'oblique-in-plane', degrees: rotation });
  return findings;
};

const thicknessFindings = (spacing: number | null, claims: SeriesClaims): readonly GeometryFinding[] => {
  const { sliceThicknessMm: thickness, spacingTagMm: tag } = claims;
  const findings: GeometryFinding[] = [];
  if (thickness === null) findings.push({ kind: 'no-slice-thickness' });
  else if (spacing !== null && !near(spacing, thickness)) findings.push(thickness > spacing ? { kind: 'overlap', byMm: thickness - spacing } : { kind: 'gap', byMm: spacing - thickness });
  if (tag !== null && tag !== 0 && spacing !== null && !near(Math.abs(tag), spacing)) findings.push({ kind: 'spacing-tag-disagrees', tagMm: tag, measuredMm: spacing });
  return findings;
};

/**
 * Everything about the geometry of a sorted stack that a reader must be told, measured from positions rather than taken from tags.
 * Lengths are mm, angles degrees.
 */
export const measureSeries = (slices: readonly Slice[], claims: SeriesClaims): readonly GeometryFinding[] => {
  const tilt = gantryTilt(slices);
  const findings: GeometryFinding[] = [];
  if (tilt !== null && tilt > TILT_DEGREES && tilt < 89) findings.push({ kind: 'gantry-tilt', degrees: tilt });
  findings.push(...spacingFindings(slices), ...thicknessFindings(sliceSpacing(slices), claims), ...imageFindings(slices));
  if (claims.orderedBy !== 'position' && slices.length > 1) findings.push({ kind: 'no-order', by: claims.orderedBy });
  if (claims.framesOfReference > 1) findings.push({ kind: 'several-frames-of-reference', count: claims.framesOfReference });
  if (slices.length === 1) findings.push({ kind: 'single-slice' });
  return findings;
};
