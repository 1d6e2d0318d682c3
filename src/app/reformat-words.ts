import { patientPoint, type PatientPoint, type Series } from '../dicom';
import { volumeLack, type VolumeLack } from '../align';
import type { Line, MarkPlace } from '../read';

export const PLANE_SHORT: Readonly<Record<NonNullable<MarkPlace['reformatted']>, string>> = { axial: 'ax', coronal: 'cor', sagittal: 'sag' };

export const middleOfLine = ([a, b]: Line): PatientPoint => patientPoint((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2);

const LACKS: Readonly<Record<VolumeLack | 'no-millimetres' | 'frames', string>> = {
  'no-millimetres': 'Its pixels have no trustworthy size, so nothing on another plane would be to scale.',
  'no-geometry': 'Its images do not say where in the patient they lie.',
  'too-few-slices': 'It has too few slices for another plane.',
  'mixed-stack': 'Its images do not lie on one stack: they differ in direction, matrix or pixel size.',
  frames: 'Its images refer to several positions of the patient, which nothing joins.',
};

/** Why a series cannot be cut in other planes, one plain sentence; null where it can. Told from its headers alone. */
export const reformatLack = (series: Series): string | null => {
  if (series.slices.some(({ calibration }) => calibration.kind !== 'millimetres')) return LACKS['no-millimetres'];
  if (series.findings.some(({ kind }) => kind === 'several-frames-of-reference')) return LACKS.frames;
  const lack = volumeLack(series.slices.map(({ plane }) => plane));
  return lack && LACKS[lack];
};
