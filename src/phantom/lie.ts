import type { Vec3 } from '../dicom';

/** How the subject lies on the table in one scan, and how deep the breath was. */
export interface Lie {
  /** Moved, mm: adds to body coordinates. */
  readonly shift: Vec3;
  /** Turned about the axis from left to right, and about the axis from front to back, degrees; small. */
  readonly tilt: readonly [nod: number, lean: number];
  /** Length of the lungs compared with the script's body: 0.97 breathed out, 1.03 breathed in. */
  readonly breath: number;
}

/** What a tissue goes along with: bones, walls and armpits, or everything that the diaphragm moves. */
export type Company = 'frame' | 'breath';

/** Heights of the body where the diaphragm's pull changes, and the share of the pull there: nothing at the apex, all at the diaphragm, little at the kidneys' lower end. */
const PULL: readonly (readonly [z: number, share: number])[] = [[200, 0], [70, 0], [-140, 1], [-300, 0.4], [-500, 0]];

const knots = (breath: number): readonly (readonly [before: number, after: number])[] => PULL.map(([z, share]) => [z, z - share * (breath - 1) * 210]);
const alongKnots = (pairs: readonly (readonly [number, number])[], z: number): number => {
  const k = Math.max(1, pairs.findIndex(([from], n) => n > 0 && from <= z));
  const [[a, p], [b, q]] = [pairs[k - 1] as readonly [number, number], pairs[k] as readonly [number, number]];
  return p + ((q - p) * (z - a)) / (b - a);
};
/** Height in the frame of the bones of what lies at a height of the script's body. */
export const breathed = (z: number, breath: number): number => (breath === 1 ? z : alongKnots(knots(breath), z));
/** The other way round. */
export const unbreathed = (z: number, breath: number): number => (breath === 1 ? z : alongKnots(knots(breath).map(([before, after]) => [after, before]), z));

/** Rises of a transverse image through the body, mm for each mm of x and of y. */
export const risesOf = ({ tilt: [nod, lean] }: Lie): readonly [x: number, y: number] => [Math.tan((lean * Math.PI) / 180), Math.tan((nod * Math.PI) / 180)];

/**
 * Where a place of the script's body is in the scan, patient frame, mm. The turn is a shear of small angle: to first order a rotation, lengths in the
 * image unchanged. Exactly what the painter does.
 */
export const patientFromBody = (lie: Lie, [x, y, z]: Vec3, company: Company): Vec3 => {
  const [a, b] = risesOf(lie);
  const along = company === 'breath' ? breathed(z - a * x - b * y, lie.breath) : z - a * x - b * y;
  return [x + a * along + lie.shift[0], y + b * along + lie.shift[1], along + lie.shift[2]];
};

export const bodyFromPatient = (lie: Lie, point: Vec3, company: Company): Vec3 => {
  const [a, b] = risesOf(lie);
  const along = point[2] - lie.shift[2];
  const [x, y] = [point[0] - lie.shift[0] - a * along, point[1] - lie.shift[1] - b * along];
  return [x, y, (company === 'breath' ? unbreathed(along, lie.breath) : along) + a * x + b * y];
};
