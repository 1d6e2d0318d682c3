import type { ImagePlane, PatientPoint, Vec3 } from '../../dicom';
import type { ScanSlice } from '../layers';

/** Slices of one stack in the order of their position along their normal, with nothing resampled and nothing copied. */
export interface Volume {
  readonly kind: 'volume';
  /** Rows, columns, directions and spacing of every slice; the origin is that of the lowest. */
  readonly plane: ImagePlane;
  readonly slices: readonly ScanSlice[];
  /** Position of each slice along the normal, mm, ascending. */
  readonly positions: Float64Array;
  readonly spacingMm: number;
  /** Patient box around the pixel centres, mm, LPS. */
  readonly low: Vec3;
  readonly high: Vec3;
}

/** Why a stack cannot be cut in another direction. */
export type VolumeLack =
  | 'no-geometry' // an image without position, orientation or pixel spacing
  | 'too-few-slices' // fewer than three levels
  | 'mixed-stack'; // images of several directions, matrices or pixel sizes

/** Cosines of one stack agree to this: 0.03°, a quarter of a millimetre at the edge of the widest field. */
const SAME_DIRECTION = 5e-4;
const SAME_SPACING = 1e-4;
/** Slices nearer than this are the same level twice, mm. */
const SAME_LEVEL = 0.01;
const FEWEST_LEVELS = 3;
const AXES = [0, 1, 2] as const;

export const dot = (a: Vec3 | PatientPoint, b: Vec3 | PatientPoint): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const near = (a: Vec3, b: Vec3): boolean => AXES.every((k) => Math.abs(a[k] - b[k]) <= SAME_DIRECTION);

const sameStack = (a: ImagePlane, b: ImagePlane): boolean =>
  a.rows === b.rows && a.columns === b.columns && near(a.rowDirection, b.rowDirection) && near(a.columnDirection, b.columnDirection)
  && Math.abs(a.rowSpacing - b.rowSpacing) <= SAME_SPACING && Math.abs(a.columnSpacing - b.columnSpacing) <= SAME_SPACING;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 1;

const corners = ({ origin: o, rowDirection: r, columnDirection: c, rows, columns, rowSpacing, columnSpacing }: ImagePlane): readonly Vec3[] => {
  const right = (columns - 1) * columnSpacing;
  const down = (rows - 1) * rowSpacing;
  return [[0, 0], [right, 0], [0, down], [right, down]].map(([a = 0, b = 0]): Vec3 => [o[0] + a * r[0] + b * c[0], o[1] + a * r[1] + b * c[1], o[2] + a * r[2] + b * c[2]]);
};

/** What keeps a stack from being cut in another direction, told from its headers alone; null where nothing does. */
export const volumeLack = (planes: readonly (ImagePlane | null)[]): VolumeLack | null => {
  const [first] = planes;
  if (!first || planes.some((plane) => plane === null)) return 'no-geometry';
  if (planes.some((plane) => plane && !sameStack(first, plane))) return 'mixed-stack';
  const levels = planes.flatMap((plane) => (plane ? [dot(plane.origin, first.normal)] : [])).toSorted((a, b) => a - b);
  return levels.filter((level, i) => i === 0 || level - (levels[i - 1] ?? level) > SAME_LEVEL).length < FEWEST_LEVELS ? 'too-few-slices' : null;
};

/** Slices in any order; of two at the same level the first is taken. A slice that could not be read is simply left out: its place becomes a gap. */
export const volumeOf = (given: readonly ScanSlice[]): Volume | { readonly kind: 'no-volume'; readonly why: VolumeLack } => {
  const why = volumeLack(given.map(({ plane }) => plane));
  const normal = given[0]?.plane.normal;
  if (why || !normal) return { kind: 'no-volume', why: why ?? 'no-geometry' };
  const placed = given.map((slice) => ({ slice, position: dot(slice.plane.origin, normal) })).toSorted((a, b) => a.position - b.position);
  const levels = placed.filter(({ position }, i) => i === 0 || position - (placed[i - 1]?.position ?? position) > SAME_LEVEL);
  const positions = Float64Array.from(levels, ({ position }) => position);
  const all = levels.flatMap(({ slice }) => corners(slice.plane));
  const end = (pick: (a: number, b: number) => number): Vec3 => AXES.map((k) => all.reduce((found, corner) => pick(found, corner[k]), all[0]?.[k] ?? 0)) as unknown as Vec3;
  return {
    kind: 'volume', plane: (levels[0] as (typeof levels)[number]).slice.plane, slices: levels.map(({ slice }) => slice), positions,
    spacingMm: median([...positions].slice(1).map((position, i) => position - (positions[i] as number))), low: end(Math.min), high: end(Math.max),
  };
};
