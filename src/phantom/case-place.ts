import { patientPoint, type PatientPoint, type Vec3 } from '../dicom';
import type { CaseScript, ScriptLesion, ScriptTimepoint } from './case-script';
import { patientFromBody, type Company, type Lie } from './lie';

export const slicesOf = ({ image }: CaseScript, { top, bottom }: ScriptTimepoint): number => Math.floor((top - bottom) / image.thickness) + 1;

/** Height of the gantry's middle in the patient frame, mm. */
const ROOM_Y = -170;

/** The image stands still in the room: its middle is where the subject would lie without any shift to the side. */
export const originOf = ({ image }: CaseScript, { top, shift }: ScriptTimepoint, slice: number): PatientPoint => {
  const half = ((image.columns - 1) / 2) * image.spacing;
  return patientPoint(-half, -half + ROOM_Y, top - slice * image.thickness + shift[2]);
};

export const lieOf = ({ shift, tilt = [0, 0], breath = 1 }: ScriptTimepoint): Lie => ({ shift, tilt, breath });

/** Bones, skin and armpits stay with the frame; everything else breathes. */
export const companyOf = ({ site }: Pick<ScriptLesion, 'site'>): Company => (/axill|bone|rib|vertebra|skin|subcutan|muscle/i.test(site) ? 'frame' : 'breath');

/** What a lesion pushes aside: the fat in which it grows, the vessels of the liver, or nothing. */
export const bedOf = ({ site }: Pick<ScriptLesion, 'site'>): 'fat' | 'liver' | null => {
  if (/^(node|adrenal|skin|bone, rib)/i.test(site)) return 'fat';
  return /^liver/i.test(site) ? 'liver' : null;
};

/** Where the middle of a lesion is in one scan, patient frame, mm: its body's place, moved up or down to the nearest slice, and the slice's number from 0. */
export const lesionPlace = (script: CaseScript, timepoint: ScriptTimepoint, lesion: ScriptLesion): { readonly at: Vec3; readonly slice: number } => {
  const [x, y, z] = patientFromBody(lieOf(timepoint), lesion.at, companyOf(lesion));
  const slice = Math.round((timepoint.top + timepoint.shift[2] - z) / script.image.thickness);
  return { at: [x, y, originOf(script, timepoint, slice)[2]], slice };
};
