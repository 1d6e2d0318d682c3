import { patientPoint, type ImagePlane, type PatientPoint, type Vec3 } from '../../src/dicom';
import { addSlice, beginScan, finishedScan, type NoScan, type Scan, type ScanSlice } from '../../src/align';

/** Repeatable random numbers in [0, 1) (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
};

/** About normal, unit deviation. */
export const noiseFrom = (random: () => number) => (): number => (random() + random() + random() + random() - 2) * Math.sqrt(3);

type Triple = readonly [number, number, number];
interface Ball { readonly center: Triple; readonly half: Triple; readonly hu: number }

/** A volume of 2.5 mm cells that can be asked for its HU anywhere; the middle of the box is the origin. */
export interface Torso { readonly hu: (x: number, y: number, z: number) => number }

const [NX, NY, NZ, CELL] = [160, 116, 152, 2.5];

/** Height above the middle, mm, of the dome of the diaphragm at a place. */
const dome = (x: number, y: number): number => -40 - ((Math.abs(x) - 70) ** 2 + y * y) / 130;

const ballsOf = (random: () => number): readonly Ball[] => {
  const between = (low: number, high: number): number => low + random() * (high - low);
  const balls: Ball[] = [];
  const off = (): number => between(-25, 25);
  const pitch = between(21, 31);
  const slope = between(4, 16);
  for (let z = -180 + off(); z < 190; z += pitch) {
    balls.push({ center: [0, 62, z], half: [17, 14, 10], hu: 260 }); // vertebrae
    for (const side of [-1, 1]) for (let a = 0.2; a < 2.9; a += 0.22) { // ribs, sloping
      balls.push({ center: [side * 138 * Math.sin(a), 92 * Math.cos(a) * 0.98, z - slope * a], half: [8, 7, 5], hu: 300 });
    }
  }
  balls.push({ center: [20 + off(), -18 + off() / 2, -5 + 2 * off()], half: [48, 38, 45], hu: 45 }, { center: [-75 + off() / 2, -5 + off(), -105 + off()], half: [60, 60, 55], hu: 105 }, { center: [85 + off(), 25 + off(), -95 + 2 * off()], half: [28, 30, 40], hu: 110 });
  balls.push({ center: [-45 + off(), 45 + off() / 2, -140 + off()], half: [24, 22, 45], hu: 150 }, { center: [45 + off(), 45 + off() / 2, -140 + off()], half: [24, 22, 45], hu: 150 }, { center: [5 + off() / 2, 35 + off() / 4, 0], half: [11, 11, 190], hu: 160 });
  for (let n = 0; n < 420; n += 1) { // vessels and nodules of the lung, bowel, fat: what makes a level unlike the next
    const side = random() < 0.5 ? -1 : 1;
    const z = between(-185, 185);
    const low = z < -60;
    balls.push({
      center: [side * between(25, 115), between(-60, 55), z], half: [between(3, 12), between(3, 12), between(3, 14)],
      hu: low ? (random() < 0.3 ? -700 : random() < 0.5 ? -90 : between(20, 140)) : between(-200, 60),
    });
  }
  return balls;
};

/** A seeded torso with shoulders-to-kidneys contents: lungs, heart, liver, kidneys, spine, ribs, vessels. Another seed is another patient. */
export const torsoOf = (seed: number): Torso => {
  const random = randomFrom(seed);
  const d = new Float32Array(NX * NY * NZ);
  const wide = 1 + 0.1 * random();
  const [apex, gap, level] = [120 + 40 * random(), 60 + 14 * random(), 40 * random() - 20];
  for (let k = 0, p = 0; k < NZ; k += 1) for (let j = 0; j < NY; j += 1) for (let i = 0; i < NX; i += 1, p += 1) {
    const [x, y, z] = [(i - NX / 2) * CELL, (j - NY / 2) * CELL, (k - NZ / 2) * CELL];
    const taper = 1 - 0.12 * Math.max(0, z - 100) / 90;
    const body = Math.hypot(x / (150 * wide * taper), y / (102 * taper));
    const lung = Math.hypot((Math.abs(x) - gap) / 50, (y - 2) / 70, (z - 30) / apex) < 1 && z > dome(x, y) + level;
    d[p] = body > 1 ? -1000 : lung ? -860 : body > 0.9 ? -100 : 40;
  }
  for (const { center, half, hu } of ballsOf(random)) {
    const range = center.map((c, a) => [Math.ceil((c - (half[a] as number)) / CELL), Math.floor((c + (half[a] as number)) / CELL)] as const);
    const [[x0, x1], [y0, y1], [z0, z1]] = range as unknown as readonly [readonly [number, number], readonly [number, number], readonly [number, number]];
    for (let k = z0; k <= z1; k += 1) for (let j = y0; j <= y1; j += 1) for (let i = x0; i <= x1; i += 1) {
      const [I, J, K] = [i + NX / 2, j + NY / 2, k + NZ / 2];
      if (I < 0 || J < 0 || K < 0 || I >= NX || J >= NY || K >= NZ) continue;
      const p = (K * NY + J) * NX + I;
      if ((d[p] as number) > -1000 && Math.hypot((i * CELL - center[0]) / half[0], (j * CELL - center[1]) / half[1], (k * CELL - center[2]) / half[2]) < 1) d[p] = hu;
    }
  }
  const hu = (x: number, y: number, z: number): number => {
    const [fx, fy, fz] = [x / CELL + NX / 2, y / CELL + NY / 2, z / CELL + NZ / 2];
    const [i, j, k] = [Math.floor(fx), Math.floor(fy), Math.floor(fz)];
    if (i < 0 || j < 0 || k < 0 || i >= NX - 1 || j >= NY - 1 || k >= NZ - 1) return -1000;
    const [p, plane] = [(k * NY + j) * NX + i, NX * NY];
    const at = (q: number): number => (1 - fx + i) * (d[q] as number) + (fx - i) * (d[q + 1] as number);
    const row = (q: number): number => (1 - fy + j) * at(q) + (fy - j) * at(q + NX);
    return (1 - fz + k) * row(p) + (fz - k) * row(p + plane);
  };
  return { hu };
};

/** How the patient lay: turned (degrees about x, y, z), shifted (mm), the lung bases lower by `breath` mm at full depth. */
export interface Pose { readonly turn: Triple; readonly shift: Triple; readonly breath: number }
export const STILL: Pose = { turn: [0, 0, 0], shift: [0, 0, 0], breath: 0 };

const turned = ([a, b, c]: Triple, [x, y, z]: Triple): Triple => {
  const [p, q, r] = [a, b, c].map((degrees) => (degrees * Math.PI) / 180) as unknown as Triple;
  const [y1, z1] = [y * Math.cos(p) - z * Math.sin(p), y * Math.sin(p) + z * Math.cos(p)];
  const [x2, z2] = [x * Math.cos(q) + z1 * Math.sin(q), z1 * Math.cos(q) - x * Math.sin(q)];
  return [x2 * Math.cos(r) - y1 * Math.sin(r), x2 * Math.sin(r) + y1 * Math.cos(r), z2];
};

/** 0 above the hila, 1 from the diaphragm down; 0 at the chest wall and spine, which breathing does not move along z. */
export const breathing = (x: number, y: number, z: number): number => {
  const deep = Math.min(1, Math.max(0, (60 - z) / 120));
  const inner = Math.min(1, Math.max(0, (1.1 - Math.hypot(x / 140, (y + 8) / 80)) / 0.35));
  return deep * inner;
};

/** Where a place of the still torso is found in a pose. */
export const posed = ({ turn, shift, breath }: Pose, [x, y, z]: Triple): PatientPoint => {
  const p = turned(turn, [x, y, z - breath * breathing(x, y, z)]);
  return patientPoint(p[0] + shift[0], p[1] + shift[1], p[2] + shift[2]);
};

/** The still place of a posed one: the turn undone by its transpose, the breath by iteration. */
const unposing = ({ turn, shift, breath }: Pose): ((x: number, y: number, z: number, hu: Torso['hu']) => number) => {
  const [u, v, w] = [turned(turn, [1, 0, 0]), turned(turn, [0, 1, 0]), turned(turn, [0, 0, 1])];
  return (x, y, z, hu) => {
    const a = x - shift[0];
    const b = y - shift[1];
    const c = z - shift[2];
    const px = u[0] * a + u[1] * b + u[2] * c;
    const py = v[0] * a + v[1] * b + v[2] * c;
    const pz = w[0] * a + w[1] * b + w[2] * c;
    let height = pz;
    if (breath !== 0) for (let round = 0; round < 4; round += 1) height = pz + breath * breathing(px, py, height);
    return hu(px, py, height);
  };
};

/** How it was scanned. The step between slices need not be their normal: a tilted gantry. */
export interface Protocol {
  readonly plane: { readonly row: Vec3; readonly column: Vec3; readonly normal: Vec3 };
  readonly pixel: number;
  readonly matrix: number;
  readonly step: Vec3;
  readonly slices: number;
  /** Middle of the stack, patient mm. */
  readonly middle: Vec3;
  readonly noise: number;
  readonly seed: number;
  /** Height of the table's surface, mm, y; none where null. */
  readonly table: number | null;
}

export const AXIAL = { row: [1, 0, 0], column: [0, 1, 0], normal: [0, 0, 1] } as const satisfies Protocol['plane'];
export const PROTOCOL: Protocol = { plane: AXIAL, pixel: 3.6, matrix: 100, step: [0, 0, 4], slices: 92, middle: [0, 0, 0], noise: 20, seed: 1, table: 108 };

/** The slices of a torso in a pose, as a loader hands them over. */
export function* slicesOf(torso: Torso, pose: Pose, protocol: Protocol): Generator<ScanSlice & { readonly values: Int16Array }> {
  const { plane, pixel, matrix, step, slices, middle } = protocol;
  const noise = noiseFrom(randomFrom(protocol.seed));
  const still = unposing(pose);
  const half = ((matrix - 1) / 2) * pixel;
  for (let n = 0; n < slices; n += 1) {
    const along = n - (slices - 1) / 2;
    const origin = ([0, 1, 2] as const).map((a) => middle[a] + along * step[a] - half * (plane.row[a] + plane.column[a])) as unknown as Triple;
    const values = new Int16Array(matrix * matrix);
    for (let j = 0; j < matrix; j += 1) for (let i = 0; i < matrix; i += 1) {
      const x = origin[0] + pixel * (i * plane.row[0] + j * plane.column[0]);
      const y = origin[1] + pixel * (i * plane.row[1] + j * plane.column[1]);
      const z = origin[2] + pixel * (i * plane.row[2] + j * plane.column[2]);
      const onTable = protocol.table !== null && y > protocol.table && y < protocol.table + 12 && Math.abs(x) < 170;
      values[j * matrix + i] = (onTable ? -50 : still(x, y, z, torso.hu)) + noise() * protocol.noise;
    }
    const image: ImagePlane = {
      rows: matrix, columns: matrix, origin: patientPoint(...origin), rowDirection: plane.row, columnDirection: plane.column, normal: plane.normal,
      rowSpacing: pixel, columnSpacing: pixel,
    };
    yield { plane: image, values, slope: 1, intercept: 0 };
  }
}

export const scanned = (torso: Torso, pose: Pose, protocol: Protocol): Scan | NoScan => {
  const scan = beginScan();
  for (const slice of slicesOf(torso, pose, protocol)) addSlice(scan, slice);
  return finishedScan(scan);
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

export const apart = (a: Vec3 | PatientPoint, b: Vec3 | PatientPoint): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
