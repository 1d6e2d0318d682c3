import { patientPoint, type ImagePlane, type Orientation, type PatientPoint, type PixelPoint, type Vec3 } from './model';
import { cross, displacement, dominantAxis, dot, length, scaled } from './vector';

/** What the header says of an image's place: numbers as they stand there, possibly missing or wrong. */
export interface PlaneTags {
  readonly rows: number;
  readonly columns: number;
  /** Image Position (Patient) (0020,0032), mm. */
  readonly position: readonly number[];
  /** Image Orientation (Patient) (0020,0037), two direction cosine triples. */
  readonly orientation: readonly number[];
  /** Pixel Spacing (0028,0030), mm: between rows, between columns. */
  readonly spacing: readonly number[];
}

const finite = (values: readonly number[], count: number): boolean => values.length === count && values.every(Number.isFinite);
/** Header cosines are rounded; more than this from unit length or from a right angle is not an orientation. */
const COSINE_TOLERANCE = 0.02;

/** No scanner reaches a tenth as far from its origin, mm: a number beyond it is damage, and no place. */
const FARTHEST_MM = 100_000;

export const usablePosition = (position: readonly number[]): PatientPoint | null => {
  const [x, y, z] = position;
  const near = finite(position, 3) && position.every((mm) => Math.abs(mm) <= FARTHEST_MM);
  return near && x !== undefined && y !== undefined && z !== undefined ? patientPoint(x, y, z) : null;
};

/** Row and column directions as unit vectors at a right angle; null where the header has none. */
export const usableOrientation = (orientation: readonly number[]): { readonly row: Vec3; readonly column: Vec3 } | null => {
  if (!finite(orientation, 6)) return null;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = orientation;
  const rowLength = length([a, b, c]);
  const columnLength = length([d, e, f]);
  if (Math.abs(rowLength - 1) > COSINE_TOLERANCE || Math.abs(columnLength - 1) > COSINE_TOLERANCE) return null;
  const row = scaled([a, b, c], 1 / rowLength);
  const slant = dot(row, [d, e, f]);
  if (Math.abs(slant) > COSINE_TOLERANCE) return null;
  const upright: Vec3 = [d - slant * row[0], e - slant * row[1], f - slant * row[2]];
  return { row, column: scaled(upright, 1 / length(upright)) };
};

/** Finer than the finest detector, and coarser than any image in which a lesion is measured, mm. */
const [FINEST_MM, COARSEST_MM] = [0.01, 20];
/** No image shows more than a body from head to foot, mm. A spacing that asks for more is in another unit, or has lost its decimal point. */
const WIDEST_MM = 3000;

/** Row and column spacing, mm; null unless both are numbers with which an image of this size can be one of a body. */
export const usableSpacing = (tags: Pick<PlaneTags, 'rows' | 'columns' | 'spacing'>): { readonly rows: number; readonly columns: number } | null => {
  const [rows, columns] = tags.spacing;
  const believable = (mm: number | undefined, count: number): mm is number => mm !== undefined && mm >= FINEST_MM && mm <= COARSEST_MM && mm * count <= WIDEST_MM;
  return tags.spacing.length === 2 && believable(rows, tags.rows) && believable(columns, tags.columns) ? { rows, columns } : null;
};

/** The image's plane in the patient frame (PS3.3 C.7.6.2.1.1); null without position, orientation or usable spacing. */
export const planeOf = (tags: PlaneTags): ImagePlane | null => {
  const origin = usablePosition(tags.position);
  const directions = usableOrientation(tags.orientation);
  const spacing = usableSpacing(tags);
  if (!origin || !directions || !spacing) return null;
  return {
    rows: tags.rows, columns: tags.columns, origin, rowDirection: directions.row, columnDirection: directions.column,
    normal: cross(directions.row, directions.column), rowSpacing: spacing.rows, columnSpacing: spacing.columns,
  };
};

/** The place of a pixel coordinate, mm, LPS. The row direction runs with the column index, hence column spacing. */
export const patientFromPixel = (plane: ImagePlane, pixel: PixelPoint): PatientPoint => {
  const along = pixel.column * plane.columnSpacing;
  const down = pixel.row * plane.rowSpacing;
  const { origin: o, rowDirection: r, columnDirection: c } = plane;
  return patientPoint(o[0] + r[0] * along + c[0] * down, o[1] + r[1] * along + c[1] * down, o[2] + r[2] * along + c[2] * down);
};

/** The pixel coordinate nearest to a place, and how far the place lies off the plane (mm, positive along the normal). */
export const pixelFromPatient = (plane: ImagePlane, point: PatientPoint): PixelPoint & { readonly distanceMm: number } => {
  const d = displacement(plane.origin, point);
  return { column: dot(d, plane.rowDirection) / plane.columnSpacing, row: dot(d, plane.columnDirection) / plane.rowSpacing, distanceMm: dot(d, plane.normal) };
};

/**
 * The direction in which positions of a stack are counted: its normal, turned so that it points to the head (axial), the back (coronal)
 * or the left (sagittal). So positions of two scans can be compared even if one was stored upside down.
 */
export const stackAxis = (plane: Pick<ImagePlane, 'normal'>): Vec3 => (plane.normal[dominantAxis(plane.normal)] < 0 ? scaled(plane.normal, -1) : plane.normal);

/** Distance of a place from the patient origin along an axis, mm. */
export const positionAlongNormal = (axis: Vec3, point: PatientPoint): number => dot(axis, point);

/** Beyond this angle from a patient axis a plane is called oblique; gantries tilt up to 30°. */
const OBLIQUE_DEGREES = 30.5;

export const orientationOf = (plane: Pick<ImagePlane, 'normal'> | null): Orientation => {
  if (!plane) return 'unknown';
  const axis = dominantAxis(plane.normal);
  if (Math.abs(plane.normal[axis]) < Math.cos((OBLIQUE_DEGREES * Math.PI) / 180)) return 'oblique';
  return axis === 2 ? 'axial' : axis === 1 ? 'coronal' : 'sagittal';
};
