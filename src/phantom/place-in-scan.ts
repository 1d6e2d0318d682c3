import { patientPoint, seededUid, type PatientPoint, type Vec3 } from '../dicom';
import { seedOf, timepointOf } from './case-header';
import { lieOf, originOf, slicesOf } from './case-place';
import type { CaseScript } from './case-script';
import { patientFromBody } from './lie';

/** Where a place of the script's body is in one scan: patient frame, mm, moved to the nearest slice, with that slice's SOP Instance UID. For findings that are no lesions: it goes with the frame. */
export const placeInScan = (script: CaseScript, number: number, body: Vec3): { readonly at: PatientPoint; readonly sopInstanceUid: string } => {
  const timepoint = timepointOf(script, number);
  const [x, y, z] = patientFromBody(lieOf(timepoint), body, 'frame');
  const nearest = Math.round((timepoint.top + timepoint.shift[2] - z) / script.image.thickness);
  const slice = Math.max(0, Math.min(slicesOf(script, timepoint) - 1, nearest));
  return { at: patientPoint(x, y, originOf(script, timepoint, slice)[2]), sopInstanceUid: seededUid(...seedOf(script, timepoint), slice) };
};
