import { patientPoint, seededUid, writeCtInstance, type NewCtSeries, type PatientPoint, type PixelPoint, type Vec3 } from '../dicom';
import { ANALYTIC_GEOMETRIES, normalOf, type AnalyticVariant, type StackGeometry } from './analytic-geometry';
import { coverage } from './coverage';
import { reach, signedDistance, type Solid } from './solids';

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A small bright ball that can be found in the pixels. */
export interface KnownPoint {
  readonly id: string;
  /** Its centre, mm, patient frame. */
  readonly patient: PatientPoint;
  /** 1-based number of the slice through the centre, in the order of the files, which is head first. */
  readonly slice: number;
  readonly pixel: PixelPoint;
}

export interface AnalyticTruth {
  readonly points: readonly KnownPoint[];
  readonly lines: readonly { readonly from: string; readonly to: string; readonly lengthMm: number }[];
  /** Bodies with their full axes in the middle slice, mm. */
  readonly bodies: readonly { readonly id: string; readonly center: PatientPoint; readonly slice: number; readonly longAxisMm: number; readonly shortAxisMm: number; readonly hu: number }[];
}

export interface AnalyticSeries {
  readonly files: readonly NamedBytes[];
  readonly truth: AnalyticTruth;
}

/** Bright balls: offset from the phantom's middle along rows and columns, mm, and slices after the middle one. */
const BALLS: readonly (readonly [id: string, along: number, across: number, slices: number])[] = [
  ['A', -52.3, -31.7, 0], ['B', 47.9, -38.2, 0], ['C', 55.4, 44.6, 0], ['D', -46.1, 51.3, 0],
  ['E', -20.5, -57.5, 3], ['F', 33.8, 5.4, 3], ['G', -60.2, 12.9, -3], ['H', 8.7, 61.1, -3],
];
const LINES: readonly (readonly [from: string, to: string])[] = [['A', 'B'], ['B', 'C'], ['C', 'D'], ['A', 'C'], ['D', 'B'], ['E', 'F'], ['G', 'H']];
const BALL_RADIUS = 2;
/** Standard deviation of every edge, mm. */
const EDGE = 0.5;

const place = (g: StackGeometry, along: number, across: number, slices: number): PatientPoint => patientPoint(
  ...([0, 1, 2] as const).map((k) => g.center[k] + along * g.rowDirection[k] + across * g.columnDirection[k] + slices * g.step[k]) as [number, number, number]);

const middle = (g: StackGeometry): number => (g.slices - 1) / 2;
const originOf = (g: StackGeometry, slice: number): PatientPoint =>
  place(g, (-(g.columns - 1) / 2) * g.columnSpacing, (-(g.rows - 1) / 2) * g.rowSpacing, slice - middle(g));

const bodiesOf = (g: StackGeometry): readonly (Solid & { id: string; long: number; short: number })[] => {
  const axes: readonly [Vec3, Vec3, Vec3] = [g.rowDirection, g.columnDirection, normalOf(g)];
  return [
    { id: 'sphere', kind: 'sphere', center: place(g, -18, 16, 0), radius: 20, hu: 100, long: 40, short: 40 },
    { id: 'ellipsoid', kind: 'ellipsoid', axes, half: [12, 7, 7], center: place(g, 22, -20, 0), hu: 60, long: 24, short: 14 },
    { id: 'bar', kind: 'box', axes, half: [25, 5, 8], center: place(g, 20, 36, 0), hu: 300, long: 50, short: 10 },
  ];
};

const renderSlice = (g: StackGeometry, solids: readonly Solid[], slice: number): Int16Array => {
  const pixels = new Int16Array(g.rows * g.columns);
  const origin = originOf(g, slice);
  for (let row = 0; row < g.rows; row += 1) {
    for (let column = 0; column < g.columns; column += 1) {
      const [x, y, z] = ([0, 1, 2] as const).map((k) => origin[k] + column * g.columnSpacing * g.rowDirection[k] + row * g.rowSpacing * g.columnDirection[k]) as [number, number, number];
      let hu = -1000;
      for (const solid of solids) {
        const [dx, dy, dz] = [x - solid.center[0], y - solid.center[1], z - solid.center[2]];
        const far = reach(solid) + 4 * EDGE;
        if (dx * dx + dy * dy + dz * dz < far * far) hu += (solid.hu - hu) * coverage(-signedDistance(solid, x, y, z) / EDGE);
      }
      pixels[row * g.columns + column] = Math.round(hu);
    }
  }
  return pixels;
};

const headerOf = (variant: AnalyticVariant, g: StackGeometry): NewCtSeries => {
  const pair = variant.startsWith('pair');
  const followUp = variant === 'pair-follow-up';
  const seed = ['nadir', 'analytic', variant] as const;
  return {
    patient: { name: 'SYNTHETIC^Analytic', id: `NADIR-ANALYTIC-${pair ? 'PAIR' : variant.toUpperCase()}`, birthDate: '19600101', sex: 'O' },
    study: { uid: seededUid(...seed, 'study'), date: followUp ? '20260302' : '20260105', time: '101500', id: followUp ? '2' : '1', description: 'SYNTHETIC analytic phantom' },
    timePoint: null,
    uid: seededUid(...seed, 'series'),
    number: 2,
    description: `SYNTHETIC analytic ${variant}`,
    protocol: 'Analytic phantom',
    frameOfReferenceUid: seededUid(...seed, 'frame'),
    manufacturer: 'Nadir phantom',
    model: 'Analytic',
    kernel: 'NONE',
    contrast: null,
    bodyPart: 'CHEST',
    kilovolts: 120,
    sliceThicknessMm: g.sliceThicknessMm,
    gantryTilt: g.gantryTilt,
    rowDirection: g.rowDirection,
    columnDirection: g.columnDirection,
    rowSpacing: g.rowSpacing,
    columnSpacing: g.columnSpacing,
    rows: g.rows,
    columns: g.columns,
    rescale: { slope: 1, intercept: 0 },
    window: { center: 40, width: 400 },
  };
};

const truthOf = (g: StackGeometry): AnalyticTruth => {
  const points = BALLS.map(([id, along, across, slices]): KnownPoint => ({
    id,
    patient: place(g, along, across, slices),
    slice: middle(g) + slices + 1,
    pixel: { column: along / g.columnSpacing + (g.columns - 1) / 2, row: across / g.rowSpacing + (g.rows - 1) / 2 },
  }));
  const offset = (id: string): readonly [number, number] => {
    const ball = BALLS.find(([name]) => name === id);
    return [ball?.[1] ?? Number.NaN, ball?.[2] ?? Number.NaN];
  };
  return {
    points,
    // Both ends lie in one slice, whose two directions are orthonormal: the length is plain Pythagoras in the numbers above.
    lines: LINES.map(([from, to]) => ({ from, to, lengthMm: Math.hypot(offset(from)[0] - offset(to)[0], offset(from)[1] - offset(to)[1]) })),
    bodies: bodiesOf(g).map(({ id, center, long, short, hu }) => ({ id, center, slice: middle(g) + 1, longAxisMm: long, shortAxisMm: short, hu })),
  };
};

/**
 * A calibration series with exactly known places, for each geometry that must not bend a measurement.
 * Points and lengths come from the table above, not from the header that is written beside them.
 */
export const analyticSeries = (variant: AnalyticVariant): AnalyticSeries => {
  const g: StackGeometry = ANALYTIC_GEOMETRIES[variant];
  const truth = truthOf(g);
  const trunk: Solid = { kind: 'ellipsoid', center: place(g, 0, 0, 0), axes: [g.rowDirection, g.columnDirection, normalOf(g)], half: [84, 80, 400], hu: 0 };
  const balls = truth.points.map(({ patient }): Solid => ({ kind: 'sphere', center: patient, radius: BALL_RADIUS, hu: 1200 }));
  const solids = [trunk, ...bodiesOf(g), ...balls];
  const header = headerOf(variant, g);
  const files = Array.from({ length: g.slices }, (_, slice): NamedBytes => ({
    name: `${variant}/${String(slice + 1).padStart(4, '0')}.dcm`,
    bytes: writeCtInstance(header, {
      sopInstanceUid: seededUid('nadir', 'analytic', variant, slice),
      instanceNumber: slice + 1,
      position: originOf(g, slice),
      pixels: renderSlice(g, solids, slice),
    }),
  }));
  return { files, truth };
};
