import type { PatientPoint, Slice } from '../../dicom';

export type CanvasOrgan = 'lung' | 'liver' | 'node' | 'other';
export type CanvasShape = 'ellipsoid' | 'lobulated' | 'spiculated' | 'necrotic' | 'rim';

/** A lesion that an educator has placed. */
export interface PlacedLesion {
  readonly id: string;
  readonly organ: CanvasOrgan;
  readonly shape: CanvasShape;
  /** Patient frame, mm. */
  readonly at: PatientPoint;
  readonly slice: number;
  /** Long axis at each timepoint, mm; 0 where it is not there. */
  readonly long: readonly number[];
  /** Short axis as a share of the long one. */
  readonly ratio: number;
}

export interface CanvasPlan {
  /** Weeks after the baseline, beginning with 0. */
  readonly weeks: readonly number[];
  readonly course: CanvasCourse;
  readonly lesions: readonly PlacedLesion[];
}

export type CanvasCourse = 'flare' | 'progression' | 'new-goes';

/** Shares of the baseline's long axis; `fresh` for the lesion placed last. */
export const COURSES: Readonly<Record<CanvasCourse, { readonly words: string; readonly shares: readonly number[]; readonly fresh?: readonly number[] }>> = {
  flare: { words: 'Flare, then response', shares: [1, 1.35, 1.1, 0.6] },
  progression: { words: 'True progression', shares: [1, 1.3, 1.5, 1.8] },
  'new-goes': { words: 'New lesion that goes', shares: [1, 0.95, 0.8, 0.65], fresh: [0, 1, 0.6, 0] },
};

/** Sizes of all lesions by a course, from the largest that each was given at its first scan. */
export const coursed = (lesions: readonly PlacedLesion[], course: CanvasCourse): readonly PlacedLesion[] => lesions.map((lesion, index) => {
  const { shares, fresh } = COURSES[course];
  const first = lesion.long.find((mm) => mm > 0) ?? 20;
  const by = fresh && index > 0 && index === lesions.length - 1 ? fresh : shares;
  return { ...lesion, long: by.map((share) => Math.round(first * share)) };
});

/** What a canvas shows of one slice. */
export interface CanvasPicture {
  readonly plane: NonNullable<Slice['plane']>;
  readonly values: Int16Array | Uint16Array | Float32Array;
  readonly slope: number;
  readonly intercept: number;
}
