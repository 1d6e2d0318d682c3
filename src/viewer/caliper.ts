import { patientPoint, type ImagePlane, type PatientPoint, type Vec3 } from '../dicom';
import type { Caliper, Line } from '../read';

/** Geometry of the two axes on one slice, patient frame, mm. The short axis is perpendicular to the long one and in the plane by construction. */

type End = 0 | 1;

const minus = (a: PatientPoint, b: PatientPoint): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
const along = (from: PatientPoint, direction: Vec3, by: number): PatientPoint =>
  patientPoint(from[0] + direction[0] * by, from[1] + direction[1] * by, from[2] + direction[2] * by);
const unit = (v: Vec3): Vec3 => {
  const length = Math.hypot(...v);
  return length === 0 ? [0, 0, 0] : [v[0] / length, v[1] / length, v[2] / length];
};

interface Axes {
  readonly start: PatientPoint;
  readonly length: number;
  readonly direction: Vec3;
  /** Towards the side of short[0]. */
  readonly aside: Vec3;
}

const axesOf = (long: Line, plane: ImagePlane): Axes => {
  const way = minus(long[1], long[0]);
  const direction = unit(way);
  return { start: long[0], length: Math.hypot(...way), direction, aside: unit(cross(plane.normal, direction)) };
};

const shortAt = ({ start, direction, aside }: Axes, foot: number, out: readonly [number, number]): Line => {
  const middle = along(start, direction, foot);
  return [along(middle, aside, out[0]), along(middle, aside, -out[1])];
};

/** How a short axis lies on its long axis: where it crosses, and how far it reaches to each side, mm. */
const layOf = (short: Line, axes: Axes): { readonly foot: number; readonly out: readonly [number, number] } => ({
  foot: dot(minus(short[0], axes.start), axes.direction),
  out: [dot(minus(short[0], axes.start), axes.aside), -dot(minus(short[1], axes.start), axes.aside)],
});

const PROVISIONAL_PART = 0.6;

/** Where the reader can take hold of a short axis that is not set yet. A place to grab, not a measurement. */
export const provisionalShort = (long: Line, plane: ImagePlane): Line => {
  const axes = axesOf(long, plane);
  const half = (axes.length * PROVISIONAL_PART) / 2;
  return shortAt(axes, axes.length / 2, [half, half]);
};

/**
 * One end of the short axis dragged: the first time both ends keep the same distance; later the other end keeps its own. The axis slides along with
 * the pointer, at a right angle always, and never gets longer than the long axis: then the long one would have been drawn along the wrong way.
 */
export const withShortEnd = (caliper: Caliper, end: End, to: PatientPoint, plane: ImagePlane): Caliper => {
  const axes = axesOf(caliper.long, plane);
  const foot = Math.min(Math.max(dot(minus(to, axes.start), axes.direction), 0), axes.length);
  const reach = Math.max(0, dot(minus(to, axes.start), axes.aside) * (end === 0 ? 1 : -1));
  if (!caliper.short) {
    const both = Math.min(reach, axes.length / 2);
    return { long: caliper.long, short: shortAt(axes, foot, [both, both]) };
  }
  const { out } = layOf(caliper.short, axes);
  const kept = end === 0 ? out[1] : out[0];
  const moved = Math.min(reach, Math.max(0, axes.length - kept));
  return { long: caliper.long, short: shortAt(axes, foot, end === 0 ? [moved, kept] : [kept, moved]) };
};

/** One end of the short axis put anywhere in the plane, for lesions that no right angle fits: the other end stays where it is. */
export const withFreeShortEnd = (caliper: Caliper, end: End, to: PatientPoint, plane: ImagePlane): Caliper => {
  const [a, b] = caliper.short ?? provisionalShort(caliper.long, plane);
  return { long: caliper.long, short: end === 0 ? [to, b] : [a, to] };
};

/** One end of the long axis dragged: a short axis that was set is turned along, crosses at the same part of the long axis and keeps its reach to each side. */
export const withLongEnd = (caliper: Caliper, end: End, to: PatientPoint, plane: ImagePlane): Caliper => {
  const long: Line = end === 0 ? [to, caliper.long[1]] : [caliper.long[0], to];
  if (!caliper.short) return { long, short: null };
  const before = axesOf(caliper.long, plane);
  const after = axesOf(long, plane);
  const { foot, out } = layOf(caliper.short, before);
  const part = before.length === 0 ? 0.5 : foot / before.length;
  return { long, short: shortAt(after, part * after.length, out) };
};
