import { patientPoint, type ImagePlane, type PatientPoint, type Vec3 } from '../../dicom';
import type { Volume } from './volume';

/** Planes along the patient's own axes. */
export type PlaneKind = 'axial' | 'coronal' | 'sagittal';

interface Facing {
  /** The patient axis that it is scrolled along: 0 x, 1 y, 2 z. */
  readonly axis: 0 | 1 | 2;
  readonly right: Vec3;
  readonly down: Vec3;
}

/** As radiologists look at them: patient's right on the left, or front on the left; front or head on top. */
export const FACING: Readonly<Record<PlaneKind, Facing>> = {
  axial: { axis: 2, right: [1, 0, 0], down: [0, 1, 0] },
  coronal: { axis: 1, right: [1, 0, 0], down: [0, 0, -1] },
  sagittal: { axis: 0, right: [0, 1, 0], down: [0, 0, -1] },
};

const along = (direction: Vec3): 0 | 1 | 2 => (direction[0] !== 0 ? 0 : direction[1] !== 0 ? 1 : 2);
/** Within 0.08° of a patient axis a stack counts as lying on it: a third of a millimetre at the edge of the field. */
const ON_AXIS = 1 - 1e-6;
/** Computed planes are stepped through by this, mm. */
const STEP_MM = 1;

/** Whether a plane is that of the acquired slices: then nothing is computed across slices, and a stroke on it is a stroke on a slice. */
export const isAcquired = (volume: Volume, kind: PlaneKind): boolean => Math.abs(volume.plane.normal[FACING[kind].axis]) > ON_AXIS;

/** Positions of the slices along the axis of a plane that is the acquired one, mm. */
const levels = (volume: Volume, axis: 0 | 1 | 2): readonly number[] => volume.slices.map(({ plane }) => plane.origin[axis]);

const with1 = (point: PatientPoint, axis: 0 | 1 | 2, value: number): PatientPoint =>
  patientPoint(axis === 0 ? value : point[0], axis === 1 ? value : point[1], axis === 2 ? value : point[2]);

const nearestOf = (values: readonly number[], wanted: number): number => values.reduce((best, value, i) => (Math.abs(value - wanted) < Math.abs((values[best] ?? wanted) - wanted) ? i : best), 0);

/** The acquired slice that a place lies on or nearest to, as its index in `volume.slices`. */
export const sliceNear = (volume: Volume, { 0: x, 1: y, 2: z }: PatientPoint): number => {
  const { normal } = volume.plane;
  return nearestOf([...volume.positions], x * normal[0] + y * normal[1] + z * normal[2]);
};

/** On a plane of acquired slices a place lies on one of them; elsewhere it may lie anywhere. */
export const onLevel = (volume: Volume, kind: PlaneKind, at: PatientPoint): PatientPoint => {
  if (!isAcquired(volume, kind)) return at;
  const { axis } = FACING[kind];
  const all = levels(volume, axis);
  return with1(at, axis, all[nearestOf(all, at[axis])] ?? at[axis]);
};

/** The place moved along the axis of a plane: by acquired slices where these are seen, else by millimetres. Down the patient, to the back and to the left is forward. */
export const stepped = (volume: Volume, kind: PlaneKind, at: PatientPoint, by: number): PatientPoint => {
  const { axis } = FACING[kind];
  const forward = axis === 2 ? -1 : 1;
  if (isAcquired(volume, kind)) {
    const all = levels(volume, axis).toSorted((a, b) => forward * (a - b));
    return with1(at, axis, all[Math.max(0, Math.min(all.length - 1, nearestOf(all, at[axis]) + by))] ?? at[axis]);
  }
  return with1(at, axis, Math.max(volume.low[axis], Math.min(volume.high[axis], at[axis] + forward * by * STEP_MM)));
};

/** The place kept inside the box of the scan. */
export const inside = (volume: Volume, at: PatientPoint): PatientPoint =>
  patientPoint(...([0, 1, 2] as const).map((k) => Math.max(volume.low[k], Math.min(volume.high[k], at[k]))) as [number, number, number]);

export const middleOf = ({ low, high }: Volume): PatientPoint => patientPoint((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2);

/** Width and height of the whole scan on a plane, mm. */
export const extentOn = ({ low, high }: Volume, kind: PlaneKind): { readonly width: number; readonly height: number } => {
  const [a, b] = [along(FACING[kind].right), along(FACING[kind].down)];
  return { width: high[a] - low[a], height: high[b] - low[b] };
};

/** An image of a plane through `at` with `middle` in its middle: a plane like any other, so that places and letters are found on it in the same way. */
export const planeThrough = (kind: PlaneKind, at: PatientPoint, middle: PatientPoint, columns: number, rows: number, mmPerPixel: number): ImagePlane => {
  const { axis, right, down } = FACING[kind];
  const m = with1(middle, axis, at[axis]);
  const [w, h] = [((columns - 1) / 2) * mmPerPixel, ((rows - 1) / 2) * mmPerPixel];
  const normal: Vec3 = [right[1] * down[2] - right[2] * down[1], right[2] * down[0] - right[0] * down[2], right[0] * down[1] - right[1] * down[0]];
  return {
    rows, columns, origin: patientPoint(m[0] - w * right[0] - h * down[0], m[1] - w * right[1] - h * down[1], m[2] - w * right[2] - h * down[2]),
    rowDirection: right, columnDirection: down, normal, rowSpacing: mmPerPixel, columnSpacing: mmPerPixel,
  };
};
