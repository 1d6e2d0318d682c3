import { patientPoint, seededUid, writeCtInstance, type NewCtSeries, type PatientPoint, type Vec3 } from '../dicom';
import type { NamedBytes } from './analytic-series';
import { canvasStack, fromStack, inStack, levelOf, movedSlice, type CanvasLack, type CanvasSlice, type CanvasStack } from './canvas-stack';
import { textureOf, type Texture } from './canvas-texture';
import type { LesionSize } from './case-script';
import type { KnownLesion } from './case-truth';
import { paintLesion, type LesionLook } from './lesion';
import { noiseOf } from './noise';
import type { SliceCanvas } from './paint/slice-canvas';

/** A lesion that is to grow in a real scan. Its turn is counted in the image, from the direction of the rows towards that of the columns. */
export interface CanvasLesion extends LesionLook {
  readonly id: string;
  readonly site: string;
  /** Middle in the scan that is painted on, patient frame, mm; it is moved to the nearest slice. */
  readonly at: PatientPoint;
  /** One for each time point. */
  readonly sizes: readonly LesionSize[];
}

export interface CanvasTimepoint {
  readonly id: string;
  readonly description: string;
  /** yyyymmdd and hhmmss. */
  readonly date: string;
  readonly time: string;
  /** How much the subject lies elsewhere than in the real scan, mm along rows, columns and normal; rounded to whole pixels in the image. */
  readonly shift: Vec3;
  readonly flare: boolean;
}

export interface CanvasScript {
  readonly id: string;
  readonly seed: number;
  /** The name must say SYNTHETIC. */
  readonly patient: NewCtSeries['patient'];
  /** As far as the scan's header tells them. */
  readonly scan: Pick<NewCtSeries, 'kernel' | 'contrast' | 'kilovolts' | 'bodyPart' | 'sliceThicknessMm'>;
  readonly timepoints: readonly CanvasTimepoint[];
  readonly lesions: readonly CanvasLesion[];
}

export interface CanvasScan {
  readonly timepoint: CanvasTimepoint;
  readonly header: NewCtSeries;
  readonly slices: number;
  /** Part 10 bytes of one slice, by number from 0 along the normal; in any order. */
  readonly file: (slice: number) => NamedBytes;
}

export type PaintedCanvas =
  | { readonly kind: 'painted'; readonly texture: Texture; readonly scans: readonly CanvasScan[]; readonly truth: readonly KnownLesion[] }
  | { readonly kind: 'problem'; readonly why: CanvasLack | 'name-without-synthetic' };

const COMMENTS = 'SYNTHETIC: lesions painted into a real scan for teaching. Not for diagnosis.';

const headerOf = (stack: CanvasStack, script: CanvasScript, number: number): NewCtSeries => {
  const timepoint = script.timepoints[number] as CanvasTimepoint;
  const seed = ['nadir', 'canvas', script.id, script.seed, timepoint.id] as const;
  const { plane, slices } = stack;
  const { slope, intercept } = slices[0] as CanvasSlice;
  return {
    patient: script.patient, uid: seededUid(...seed, 'series'), number: 2, frameOfReferenceUid: seededUid(...seed, 'frame'),
    study: { uid: seededUid(...seed, 'study'), date: timepoint.date, time: timepoint.time, id: String(number + 1), description: 'SYNTHETIC CT' },
    timePoint: { id: timepoint.id, description: timepoint.description, sponsor: 'Nadir', protocol: `NADIR ${script.id}`, subject: script.patient.id },
    description: `SYNTHETIC painted ${script.scan.sliceThicknessMm.toFixed(1)} ${script.scan.kernel}`.slice(0, 64), protocol: 'SYNTHETIC painted', manufacturer: 'Nadir phantom', model: 'Canvas 1', ...script.scan,
    gantryTilt: 0, rowDirection: plane.rowDirection, columnDirection: plane.columnDirection, rowSpacing: plane.rowSpacing, columnSpacing: plane.columnSpacing,
    rows: plane.rows, columns: plane.columns, rescale: { slope, intercept }, window: { center: 40, width: 400 },
    derived: { comments: COMMENTS, description: 'Lesions with known diameters painted into a CT series; moved and given fresh noise.' },
  };
};

interface Placed {
  readonly lesion: CanvasLesion;
  readonly size: { readonly long: number; readonly short: number };
  /** In the stack's own axes, on the middle of a slice. */
  readonly at: Vec3;
}

interface Scene {
  readonly stack: CanvasStack;
  readonly texture: Texture;
  readonly script: CanvasScript;
  readonly number: number;
  /** Whole pixels along rows and columns, mm along the normal. */
  readonly move: Vec3;
  /** Indices into the stack's planes that the moved tissue reaches. */
  readonly planes: readonly number[];
  readonly placed: readonly Placed[];
}

const sceneOf = (stack: CanvasStack, texture: Texture, script: CanvasScript, number: number): Scene => {
  const { spacing, step, slices, plane } = stack;
  const { shift } = script.timepoints[number] as CanvasTimepoint;
  const move: Vec3 = [Math.round(shift[0] / spacing), Math.round(shift[1] / spacing), shift[2]];
  const planes = slices.flatMap((_, k) => {
    const place = k - move[2] / step;
    return place > -1e-6 && place < slices.length - 1 + 1e-6 ? [k] : [];
  });
  const lowest = levelOf(slices[0] as CanvasSlice, plane.normal);
  const placed = script.lesions.flatMap((lesion): readonly Placed[] => {
    const size = lesion.sizes[number];
    const [u, v, w] = inStack(stack, lesion.at);
    const level = lowest + Math.round((w + move[2] - lowest) / step) * step;
    return size ? [{ lesion, size, at: [u + move[0] * spacing, v + move[1] * spacing, level] }] : [];
  });
  return { stack, texture, script, number, move, planes, placed };
};

/** Paints lesions over the tissue and gives back the noise that they, and the mixing of slices, have taken away. */
const paintedHu = ({ stack, texture, script, number, move, placed }: Scene, k: number): Float32Array => {
  const { plane, spacing, slices } = stack;
  const moved = movedSlice(stack, k, move);
  if (moved === null) throw new RangeError(`no slice ${k}`);
  const { hu, kept } = moved;
  const z = levelOf(slices[k] as CanvasSlice, plane.normal);
  const plain = new Float32Array(hu.length);
  const canvas = (values: Float32Array): SliceCanvas => ({
    columns: plane.columns, rows: plane.rows, spacing, left: 0, top: 0, z, riseX: 0, riseY: 0, thickness: script.scan.sliceThicknessMm, edge: texture.edge,
    hu: values, grain: { fine: plain, coarse: plain, broad: plain },
  });
  // Painting over nothing and over one gives what is added and how much of the tissue is left.
  const [added, left] = [canvas(new Float32Array(hu.length)), canvas(new Float32Array(hu.length).fill(1))];
  const flare = script.timepoints[number]?.flare ?? false;
  for (const { lesion, size, at } of placed) for (const one of [added, left]) paintLesion(one, lesion, at, size, flare);
  const noise = noiseOf(texture.kernel, spacing, script.seed + number * 1009, k);
  const line = new Float32Array(plane.columns);
  const fresh = Math.sqrt(1 - kept) * texture.noise;
  for (let row = 0; row < plane.rows; row += 1) {
    noise.row(row, plane.columns, line);
    for (let column = 0; column < plane.columns; column += 1) {
      const i = row * plane.columns + column;
      const before = hu[i] as number;
      const share = (left.hu[i] as number) - (added.hu[i] as number);
      // The noise that mixing took is given back in tissue; lung and air have more or less of it, in proportion to what they show.
      const lost = before > -950 ? fresh * share : 0;
      const own = texture.noise * (1 - share);
      hu[i] = before * share + (added.hu[i] as number) + Math.sqrt(lost * lost + own * own) * (line[column] as number);
    }
  }
  return hu;
};

const scanOf = (scene: Scene): CanvasScan => {
  const { stack, script, number, planes } = scene;
  const header = headerOf(stack, script, number);
  const timepoint = script.timepoints[number] as CanvasTimepoint;
  const { slope, intercept } = header.rescale;
  const file = (slice: number): NamedBytes => {
    const k = planes[slice];
    if (k === undefined) throw new RangeError(`no slice ${slice}`);
    const pixels = Int16Array.from(paintedHu(scene, k), (value) => Math.min(32767, Math.max(-32768, Math.round((value - intercept) / slope))));
    const position = (stack.slices[k] as CanvasSlice).plane.origin;
    return {
      name: `${timepoint.id}/${String(slice + 1).padStart(4, '0')}.dcm`,
      bytes: writeCtInstance(header, { sopInstanceUid: imageUid(scene, slice), instanceNumber: slice + 1, position, pixels }),
    };
  };
  return { timepoint, header, slices: planes.length, file };
};

const imageUid = ({ script, number }: Scene, slice: number): string => seededUid('nadir', 'canvas', script.id, script.seed, script.timepoints[number]?.id ?? '', slice);

/** Lesions whose middle the moved scan does not reach are not in the truth. */
const truthOf = (scene: Scene): readonly KnownLesion[] => {
  const { stack, script, number, planes, placed } = scene;
  const { slices, plane, step } = stack;
  const lowest = levelOf(slices[0] as CanvasSlice, plane.normal);
  return placed.flatMap(({ lesion, size, at: [u, v, w] }): readonly KnownLesion[] => {
    const slice = planes.indexOf(Math.round((w - lowest) / step));
    if (slice === -1) return [];
    const turn = (lesion.turn * Math.PI) / 180;
    const point = (direction: number, far: number): PatientPoint => patientPoint(...fromStack(stack, [u + far * Math.cos(direction), v + far * Math.sin(direction), w]));
    const ends = (direction: number, length: number): readonly [PatientPoint, PatientPoint] => [point(direction, -length / 2), point(direction, length / 2)];
    return [{
      timepoint: script.timepoints[number]?.id ?? '', id: lesion.id, site: lesion.site, longMm: size.long, shortMm: size.short,
      middle: point(0, 0), long: ends(turn, size.long), short: ends(turn + Math.PI / 2, size.short), slice: slice + 1, sopInstanceUid: imageUid(scene, slice),
    }];
  });
};

/**
 * Makes a series of scans out of one real scan: lesions of known size painted in, the subject moved, fresh noise like the scan's own, new dates and UIDs,
 * SYNTHETIC in every name. Nothing is rendered before it is asked for.
 */
export const paintOnto = (slices: readonly CanvasSlice[], script: CanvasScript): PaintedCanvas => {
  if (!/SYNTHETIC/.test(script.patient.name)) return { kind: 'problem', why: 'name-without-synthetic' };
  const stack = canvasStack(slices);
  if (typeof stack === 'string') return { kind: 'problem', why: stack };
  const { plane, spacing } = stack;
  const looked = [0.3, 0.5, 0.7].flatMap((share) => {
    const moved = movedSlice(stack, Math.floor(stack.slices.length * share), [0, 0, 0]);
    return moved === null ? [] : [{ columns: plane.columns, rows: plane.rows, spacing, hu: moved.hu }];
  });
  const texture = textureOf(looked);
  const scenes = script.timepoints.map((_, number) => sceneOf(stack, texture, script, number));
  return { kind: 'painted', texture, scans: scenes.map(scanOf), truth: scenes.flatMap(truthOf) };
};
