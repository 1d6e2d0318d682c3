import { patientPoint, seededUid, type PatientPoint, type Vec3 } from '../dicom';
import { seedOf, timepointOf } from './case-header';
import { lesionPlace, lieOf, slicesOf } from './case-place';
import type { CaseScript } from './case-script';
import { bodyFromPatient, patientFromBody, type Company } from './lie';

/** Where one lesion truly ends in one scan. */
export interface KnownLesion {
  readonly timepoint: string;
  readonly id: string;
  readonly site: string;
  readonly longMm: number;
  readonly shortMm: number;
  /** Middle, patient frame, mm. */
  readonly middle: PatientPoint;
  /** Ends of the axes at half maximum, patient frame, mm. */
  readonly long: readonly [PatientPoint, PatientPoint];
  readonly short: readonly [PatientPoint, PatientPoint];
  /** 1-based number of the slice through its middle, head first; its SOP Instance UID. */
  readonly slice: number;
  readonly sopInstanceUid: string;
}

export interface KnownAxes {
  readonly middle: PatientPoint;
  readonly long: readonly [PatientPoint, PatientPoint];
  readonly short: readonly [PatientPoint, PatientPoint];
}

/** The ends of the axes of a lesion in a transverse image; `turn` in degrees from +x towards posterior. */
export const axesAt = ([x, y, z]: Vec3, turn: number, { long, short }: { readonly long: number; readonly short: number }): KnownAxes => {
  const angle = (turn * Math.PI) / 180;
  const ends = (direction: number, length: number): readonly [PatientPoint, PatientPoint] => {
    const end = (sign: number): PatientPoint => patientPoint(x + (sign * length * Math.cos(direction)) / 2, y + (sign * length * Math.sin(direction)) / 2, z);
    return [end(-1), end(1)];
  };
  return { middle: patientPoint(x, y, z), long: ends(angle, long), short: ends(angle + Math.PI / 2, short) };
};

/** The truth of every lesion in every scan of a case. Throws a RangeError when a lesion's middle is outside the scan. */
export const caseTruth = (script: CaseScript): readonly KnownLesion[] =>
  script.timepoints.flatMap((timepoint, number) => script.lesions.flatMap((lesion): readonly KnownLesion[] => {
    const size = lesion.sizes[number];
    if (!size) return [];
    const { at, slice } = lesionPlace(script, timepoint, lesion);
    if (slice < 0 || slice >= slicesOf(script, timepoint)) throw new RangeError(`${lesion.id} at ${timepoint.id} is outside the scan`);
    return [{
      timepoint: timepoint.id, id: lesion.id, site: lesion.site, longMm: size.long, shortMm: size.short, ...axesAt(at, lesion.turn, size),
      slice: slice + 1, sopInstanceUid: seededUid(...seedOf(script, timepoint), slice),
    }];
  }));

/**
 * Where a place of one scan truly is in another scan of the same case, patient frame, mm. Bones and walls go with the frame, lungs and organs with the
 * breath. Lesions are moved to the nearest slice in each scan, so their middles agree with this only to half a slice.
 */
export const caseMotion = (script: CaseScript, from: number, to: number): ((point: PatientPoint, company: Company) => PatientPoint) => {
  const [here, there] = [lieOf(timepointOf(script, from)), lieOf(timepointOf(script, to))];
  return (point, company) => patientPoint(...patientFromBody(there, bodyFromPatient(here, point, company), company));
};
