import { listed } from './listed';

/** SOP Classes of Storage (PS3.4 B.5, PS3.6 annex A), by what they mean for a CT read. */
const P = '1.2.840.10008.5.1.4.1.1.';

export const MEDIA_DIRECTORY = '1.2.840.10008.1.3.10';

const CT: Readonly<Record<string, string>> = {
  [`${P}2`]: 'CT image', [`${P}2.1`]: 'Enhanced CT image', [`${P}2.2`]: 'Legacy converted enhanced CT image',
};

const OTHER_IMAGES: Readonly<Record<string, string>> = {
  [`${P}1`]: 'computed radiography', [`${P}1.1`]: 'digital X-ray', [`${P}1.1.1`]: 'digital X-ray', [`${P}1.2`]: 'mammography', [`${P}1.2.1`]: 'mammography',
  [`${P}1.3`]: 'intra-oral X-ray', [`${P}1.3.1`]: 'intra-oral X-ray', [`${P}3.1`]: 'ultrasound', [`${P}3`]: 'ultrasound', [`${P}6`]: 'ultrasound', [`${P}6.1`]: 'ultrasound',
  [`${P}6.2`]: 'ultrasound volume', [`${P}4`]: 'MR image', [`${P}4.1`]: 'Enhanced MR image', [`${P}4.3`]: 'Enhanced MR colour image', [`${P}4.4`]: 'Legacy converted enhanced MR image',
  [`${P}5`]: 'nuclear medicine', [`${P}20`]: 'nuclear medicine', [`${P}12.1`]: 'X-ray angiography', [`${P}12.1.1`]: 'X-ray angiography', [`${P}12.2`]: 'X-ray fluoroscopy',
  [`${P}12.2.1`]: 'X-ray fluoroscopy', [`${P}13.1.1`]: 'X-ray 3D angiography', [`${P}13.1.2`]: 'X-ray 3D craniofacial', [`${P}13.1.3`]: 'breast tomosynthesis',
  [`${P}77.1.1`]: 'endoscopy', [`${P}77.1.2`]: 'microscopy', [`${P}77.1.3`]: 'slide microscopy', [`${P}77.1.4`]: 'photograph', [`${P}77.1.6`]: 'whole slide image',
  [`${P}77.1.5.1`]: 'ophthalmic photograph', [`${P}77.1.5.2`]: 'ophthalmic photograph', [`${P}77.1.5.4`]: 'ophthalmic tomography',
  [`${P}128`]: 'PET image', [`${P}128.1`]: 'Legacy converted enhanced PET image', [`${P}130`]: 'Enhanced PET image', [`${P}481.1`]: 'radiotherapy image', [`${P}481.2`]: 'radiotherapy dose',
};

const CAPTURES: Readonly<Record<string, string>> = {
  [`${P}7`]: 'Secondary capture', [`${P}7.1`]: 'Multi-frame single bit secondary capture', [`${P}7.2`]: 'Multi-frame greyscale byte secondary capture',
  [`${P}7.3`]: 'Multi-frame greyscale word secondary capture', [`${P}7.4`]: 'Multi-frame colour secondary capture',
};

const NOT_IMAGES: Readonly<Record<string, string>> = {
  [MEDIA_DIRECTORY]: 'Media directory (DICOMDIR)',
  [`${P}481.3`]: 'Radiotherapy structure set', [`${P}481.4`]: 'Radiotherapy beams treatment record', [`${P}481.5`]: 'Radiotherapy plan', [`${P}481.6`]: 'Brachytherapy treatment record',
  [`${P}481.7`]: 'Radiotherapy treatment summary', [`${P}481.8`]: 'Radiotherapy ion plan', [`${P}481.9`]: 'Radiotherapy ion beams treatment record',
  [`${P}66`]: 'Raw data', [`${P}66.1`]: 'Spatial registration', [`${P}66.2`]: 'Spatial fiducials', [`${P}66.3`]: 'Deformable registration', [`${P}66.4`]: 'Segmentation',
  [`${P}66.5`]: 'Surface segmentation', [`${P}66.6`]: 'Tractography', [`${P}67`]: 'Real world value mapping', [`${P}68.1`]: 'Surface scan mesh', [`${P}30`]: 'Parametric map',
  [`${P}9.1.1`]: 'ECG (12-lead)', [`${P}9.1.2`]: 'ECG', [`${P}9.1.3`]: 'ECG (ambulatory)', [`${P}9.2.1`]: 'Haemodynamic waveform', [`${P}9.3.1`]: 'Cardiac electrophysiology waveform',
  [`${P}9.4.1`]: 'Voice audio', [`${P}9.4.2`]: 'Audio', [`${P}9.5.1`]: 'Arterial pulse waveform', [`${P}9.6.1`]: 'Respiratory waveform',
  [`${P}11.1`]: 'Presentation state (greyscale)', [`${P}11.2`]: 'Presentation state (colour)', [`${P}11.3`]: 'Presentation state (pseudo-colour)', [`${P}11.4`]: 'Presentation state (blending)',
  [`${P}88.11`]: 'Structured report (basic text)', [`${P}88.22`]: 'Structured report (enhanced)', [`${P}88.33`]: 'Structured report (comprehensive)', [`${P}88.34`]: 'Structured report (comprehensive 3D)',
  [`${P}88.35`]: 'Structured report (extensible)', [`${P}88.40`]: 'Procedure log', [`${P}88.50`]: 'Structured report (mammography CAD)', [`${P}88.59`]: 'Key object selection',
  [`${P}88.65`]: 'Structured report (chest CAD)', [`${P}88.69`]: 'Structured report (colon CAD)', [`${P}88.70`]: 'Implantation plan',
  [`${P}104.1`]: 'Encapsulated PDF', [`${P}104.2`]: 'Encapsulated CDA document', [`${P}104.3`]: 'Encapsulated 3D model',
};

const DOSE_REPORTS: Readonly<Record<string, string>> = {
  [`${P}88.67`]: 'Radiation dose report', [`${P}88.68`]: 'Radiopharmaceutical dose report', [`${P}88.76`]: 'Enhanced radiation dose report', [`${P}88.73`]: 'Patient radiation dose report',
};

export type SopClassKind = 'ct' | 'other-image' | 'capture' | 'not-image' | 'dose-report' | 'unknown';

export const sopClassKind = (uid: string): SopClassKind => {
  if (listed(CT, uid)) return 'ct';
  if (listed(OTHER_IMAGES, uid)) return 'other-image';
  if (listed(CAPTURES, uid)) return 'capture';
  if (listed(DOSE_REPORTS, uid)) return 'dose-report';
  if (listed(NOT_IMAGES, uid) || uid.startsWith(`${P}88.`) || uid.startsWith(`${P}11.`) || uid.startsWith(`${P}9.`)) return 'not-image';
  return 'unknown';
};

/** False only for classes known to hold no image. */
export const isImageClass = (uid: string): boolean => !['not-image', 'dose-report'].includes(sopClassKind(uid));

const capitalized = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The class in words. */
export const sopClassName = (uid: string): string =>
  capitalized(listed(CT, uid) ?? listed(OTHER_IMAGES, uid) ?? listed(CAPTURES, uid) ?? listed(NOT_IMAGES, uid) ?? listed(DOSE_REPORTS, uid) ?? (uid === '' ? 'No SOP class' : `Unknown class ${uid}`));
