import type { Vec3 } from '../dicom';
import type { Finding } from './findings';
import type { Kernel } from './noise';
import type { Phase } from './torso/enhancement';

export type LesionShape = 'ellipsoid' | 'lobulated' | 'spiculated' | 'cavitating' | 'rim' | 'necrotic' | 'node';
const SHAPES: readonly string[] = ['ellipsoid', 'lobulated', 'spiculated', 'cavitating', 'rim', 'necrotic', 'node'] satisfies readonly LesionShape[];

/** In-plane full axes on the lesion's middle slice, mm; null where it is not there. */
export type LesionSize = { readonly long: number; readonly short: number } | null;

export interface ScriptLesion {
  /** As a reader would number it: T1, NT1, NL1; several bodies may share one id. */
  readonly id: string;
  /** A site of the reading room's list. */
  readonly site: string;
  /** Middle in body coordinates: LPS mm, origin at the carina. */
  readonly at: Vec3;
  /** Direction of the long axis in the slice, degrees from +x (left) towards posterior. */
  readonly turn: number;
  readonly shape: LesionShape;
  readonly hu: number;
  readonly seed: number;
  /** One for each time point. */
  readonly sizes: readonly LesionSize[];
}

export interface ScriptTimepoint {
  readonly id: string;
  readonly description: string;
  /** yyyymmdd and hhmmss. */
  readonly date: string;
  readonly time: string;
  /** Adds to body coordinates to give patient coordinates, mm: how the subject lay this time. */
  readonly shift: Vec3;
  /** First and last slice in body coordinates, mm; the distance between slices is the thickness. */
  readonly top: number;
  readonly bottom: number;
  /** Standard deviation of the noise in the middle of the body, HU. */
  readonly noise: number;
  /** Swollen by immune cells: softer edges, a denser rim, a core of low density in the larger lesions. */
  readonly flare: boolean;
  /** Turned about the axis from left to right, and from front to back, degrees; straight unless told. */
  readonly tilt?: readonly [nod: number, lean: number];
  /** Length of the lungs compared with the body of the script; 1 unless told. */
  readonly breath?: number;
  /** mm of fat under the skin more or less than usual. */
  readonly fat?: number;
  /** Portal venous unless told. */
  readonly phase?: Phase;
  /** Soft unless told. */
  readonly kernel?: Kernel;
  /** What is seen and has no diameter. */
  readonly findings?: readonly Finding[];
}

export interface CaseScript {
  readonly id: string;
  readonly title: string;
  readonly seed: number;
  readonly patient: { readonly name: string; readonly id: string; readonly birthDate: string; readonly sex: 'M' | 'F' | 'O' };
  /** Square matrix, square pixels, mm; `quantum` is the Rescale Slope: HU for each stored unit, well below the noise. */
  readonly image: { readonly columns: number; readonly spacing: number; readonly thickness: number; readonly quantum: number };
  /** Names a rendering that differs from the script's own in phase, kernel, thickness or matrix: it gets other UIDs. */
  readonly edition?: string;
  readonly timepoints: readonly ScriptTimepoint[];
  readonly lesions: readonly ScriptLesion[];
}

export type CheckedScript = { readonly kind: 'script'; readonly script: CaseScript } | { readonly kind: 'problem'; readonly where: string };

type Check = (value: unknown) => string | null;
const text: Check = (value) => (typeof value === 'string' && value !== '' ? null : '');
const number: Check = (value) => (typeof value === 'number' && Number.isFinite(value) ? null : '');
const positive: Check = (value) => (typeof value === 'number' && value > 0 && Number.isFinite(value) ? null : '');
const truth: Check = (value) => (typeof value === 'boolean' ? null : '');
const matching = (pattern: RegExp): Check => (value) => (typeof value === 'string' && pattern.test(value) ? null : '');
const list = (each: Check, length?: number): Check => (value) => {
  if (!Array.isArray(value) || value.length === 0 || (length !== undefined && value.length !== length)) return '';
  const found = value.map((item, k) => [k, each(item)] as const).find(([, problem]) => problem !== null);
  return found === undefined ? null : `[${found[0]}]${found[1] ?? ''}`;
};
const record = (fields: Readonly<Record<string, Check>>): Check => (value) => {
  if (typeof value !== 'object' || value === null) return '';
  for (const [name, check] of Object.entries(fields)) {
    const problem = check((value as Record<string, unknown>)[name]);
    if (problem !== null) return `.${name}${problem}`;
  }
  return null;
};
const optional = (check: Check): Check => (value) => (value === undefined ? null : check(value));
const oneOf = (...words: readonly string[]): Check => (value) => (words.includes(value as string) ? null : '');
const orNull = (check: Check): Check => (value) => (value === null ? null : check(value));
const vector = list(number, 3);
const FINDINGS: Readonly<Record<Finding['kind'], Check>> = {
  effusion: record({ side: oneOf('left', 'right'), depth: positive }),
  haze: record({ at: vector, semi: vector, hu: number }),
  nodules: record({ at: vector, semi: vector, count: positive, seed: number }),
};
const finding: Check = (value) => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' && kind in FINDINGS ? FINDINGS[kind as Finding['kind']](value) : '.kind';
};

const shaped: Check = record({
  id: text,
  title: text,
  seed: number,
  patient: record({ name: matching(/SYNTHETIC/), id: text, birthDate: matching(/^\d{8}$/), sex: matching(/^[MFO]$/) }),
  image: record({ columns: positive, spacing: positive, thickness: positive, quantum: positive }),
  timepoints: list(record({
    id: text, description: text, date: matching(/^\d{8}$/), time: matching(/^\d{6}$/), shift: vector, top: number, bottom: number, noise: number, flare: truth,
    tilt: optional(list(number, 2)), breath: optional(positive), fat: optional(number), phase: optional(oneOf('portal-venous', 'arterial')), kernel: optional(oneOf('soft', 'sharp')),
    findings: optional((value) => (Array.isArray(value) && value.length === 0 ? null : list(finding)(value))),
  })),
  lesions: list(record({
    id: text, site: text, at: vector, turn: number, hu: number, seed: number, shape: (value) => (SHAPES.includes(value as string) ? null : ''),
    sizes: list(orNull(record({ long: positive, short: positive }))),
  })),
});

/** A script from JSON, or the first place where it is not one. A patient's name must say SYNTHETIC. */
export const caseScript = (json: unknown): CheckedScript => {
  const where = shaped(json);
  if (where !== null) return { kind: 'problem', where: `script${where}` };
  const script = json as CaseScript;
  const odd = script.lesions.findIndex(({ sizes }) => sizes.length !== script.timepoints.length || sizes.some((size) => size !== null && size.short > size.long));
  return odd === -1 ? { kind: 'script', script } : { kind: 'problem', where: `script.lesions[${odd}].sizes` };
};
