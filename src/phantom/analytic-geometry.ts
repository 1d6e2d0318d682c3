import type { Vec3 } from '../dicom';

/** One way in which an image stack can lie in the patient. */
export interface StackGeometry {
  readonly rowDirection: Vec3;
  readonly columnDirection: Vec3;
  readonly rowSpacing: number;
  readonly columnSpacing: number;
  readonly rows: number;
  readonly columns: number;
  readonly slices: number;
  /** From one slice to the next, mm, head first. Along the normal except under gantry tilt, where the table still moves along the body. */
  readonly step: Vec3;
  readonly sliceThicknessMm: number;
  readonly gantryTilt: number;
  /** Where the middle of the phantom lies in the patient frame of this scan, mm. */
  readonly center: Vec3;
}

const cross = (a: Vec3, b: Vec3): Vec3 => [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
export const normalOf = ({ rowDirection, columnDirection }: Pick<StackGeometry, 'rowDirection' | 'columnDirection'>): Vec3 => cross(rowDirection, columnDirection);

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const scaled = (vector: Vec3, by: number): Vec3 => [vector[0] * by, vector[1] * by, vector[2] * by];

const square: StackGeometry = {
  rowDirection: [1, 0, 0],
  columnDirection: [0, 1, 0],
  rowSpacing: 0.7,
  columnSpacing: 0.7,
  rows: 256,
  columns: 256,
  slices: 21,
  step: [0, 0, -2.5],
  sliceThicknessMm: 2.5,
  gantryTilt: 0,
  center: [3.25, -11.5, 40],
};

const tilt = radians(20);
// Rows turned 25° about z, then columns tipped 15° about the new rows: no direction cosine is zero except one.
const turn = radians(25);
const tip = radians(15);
const obliqueRow: Vec3 = [Math.cos(turn), Math.sin(turn), 0];
const obliqueColumn: Vec3 = [-Math.sin(turn) * Math.cos(tip), Math.cos(turn) * Math.cos(tip), Math.sin(tip)];

export const ANALYTIC_GEOMETRIES = {
  square,
  'non-square': { ...square, rowSpacing: 0.8, columnSpacing: 0.6, columns: 320 },
  tilted: { ...square, columnDirection: [0, Math.cos(tilt), Math.sin(tilt)], gantryTilt: 20 },
  oblique: { ...square, rowDirection: obliqueRow, columnDirection: obliqueColumn, step: scaled(cross(obliqueRow, obliqueColumn), -2.5) },
  anisotropic: { ...square, rowSpacing: 0.5, columnSpacing: 0.5, rows: 400, columns: 400, slices: 11, step: [0, 0, -5], sliceThicknessMm: 5 },
  'pair-baseline': square,
  // The same phantom eight weeks later: lying elsewhere, other pixels, other slices, its own frame of reference.
  'pair-follow-up': { ...square, rowSpacing: 0.78125, columnSpacing: 0.78125, slices: 27, step: [0, 0, -2], sliceThicknessMm: 2, center: [8.75, -17, 143.5] },
} satisfies Record<string, StackGeometry>;

export type AnalyticVariant = keyof typeof ANALYTIC_GEOMETRIES;
