import { patientPoint, seededUid, type PatientPoint } from '../dicom';
import { slicesOf } from './case-series';
import type { CaseScript } from './case-script';

/** Where one lesion truly ends in one scan. */
export interface KnownLesion {
  readonly timepoint: string;
  readonly id: string;
  readonly site: string;
  readonly longMm: number;
  readonly shortMm: number;
  /** Ends of the axes at half maximum, patient frame, mm. */
  readonly long: readonly [PatientPoint, PatientPoint];
  readonly short: readonly [PatientPoint, PatientPoint];
  /** 1-based number of the slice through its middle, head first; its SOP Instance UID. */
  readonly slice: number;
  readonly sopInstanceUid: string;
}

/** The truth of every lesion in every scan of a case. Throws when a script puts a middle between two slices. */
export const caseTruth = (script: CaseScript): readonly KnownLesion[] =>
  script.timepoints.flatMap((timepoint, number) => script.lesions.flatMap((lesion): readonly KnownLesion[] => {
    const size = lesion.sizes[number];
    if (!size) return [];
    const slice = (timepoint.top - lesion.at[2]) / script.image.thickness;
    if (!Number.isInteger(slice) || slice < 0 || slice >= slicesOf(script, timepoint)) throw new RangeError(`${lesion.id} at ${timepoint.id} is not on a slice`);
    const turn = (lesion.turn * Math.PI) / 180;
    const ends = (angle: number, length: number): readonly [PatientPoint, PatientPoint] => {
      const end = (sign: number): PatientPoint => patientPoint(
        lesion.at[0] + timepoint.shift[0] + (sign * length * Math.cos(angle)) / 2, lesion.at[1] + timepoint.shift[1] + (sign * length * Math.sin(angle)) / 2, lesion.at[2] + timepoint.shift[2]);
      return [end(-1), end(1)];
    };
    return [{
      timepoint: timepoint.id, id: lesion.id, site: lesion.site, longMm: size.long, shortMm: size.short,
      long: ends(turn, size.long), short: ends(turn + Math.PI / 2, size.short),
      slice: slice + 1, sopInstanceUid: seededUid('nadir', 'case', script.id, script.seed, timepoint.id, slice),
    }];
  }));
