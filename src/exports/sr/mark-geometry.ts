import { pixelFromPatient, type ImagePlane, type PatientPoint } from '../../dicom';
import type { MarkPlace } from '../../read';
import type { Code } from './code';
import { NAME } from './concepts';
import { image, inSpace, onImage, type ContentItem } from './content-item';
import type { ReportImage, ReportInput, ReportProblem } from './report-input';

/** Farther off the slice than this, mm, a mark was not drawn on it. */
const ON_SLICE_MM = 0.05;

/** Image coordinates of DICOM annotations: the centre of the first pixel is 0.5\0.5. */
const annotated = (plane: ImagePlane, points: readonly PatientPoint[]): readonly number[] =>
  points.flatMap((point) => {
    const { column, row } = pixelFromPatient(plane, point);
    return [column + 0.5, row + 0.5];
  });

const isOn = (plane: ImagePlane, points: readonly PatientPoint[]): boolean => points.every((point) => Math.abs(pixelFromPatient(plane, point).distanceMm) <= ON_SLICE_MM);

export type KnownImage = ReportImage & { readonly plane: ImagePlane };

/** The image of a mark with its plane, or what is missing. */
export const knownImage = (input: ReportInput, place: MarkPlace, what: string): KnownImage | ReportProblem => {
  const found = input.imageOf(place);
  if (!found) return { kind: 'unknown-image', detail: `The image of ${what} is not known` };
  const { plane } = found;
  return plane ? { ...found, plane } : { kind: 'image-without-geometry', detail: `The image of ${what} has no place in the patient` };
};

/** Was the mark drawn off the acquired slice: on a reformatted image, or across slices? */
export const isInSpace = (place: MarkPlace, { plane }: KnownImage, points: readonly PatientPoint[]): boolean => place.reformatted !== undefined || !isOn(plane, points);

/** What a size or a finding is inferred from: a path or a point on the slice it was drawn on; off the slices in the patient's space. */
export const drawnOn = (name: Code, place: MarkPlace, from: KnownImage, points: readonly PatientPoint[]): readonly ContentItem[] => {
  const graphic = points.length === 1 ? 'POINT' : 'POLYLINE';
  return isInSpace(place, from, points)
    ? [inSpace('INFERRED FROM', name, graphic, points.flat(), from.frameOfReferenceUid ?? '')]
    : [onImage('INFERRED FROM', name, graphic, annotated(from.plane, points), from)];
};

/** The image next to a mark in space. A size may rest on either (TID 320), so the image stands with the finding. */
export const imageBeside = (place: MarkPlace, from: KnownImage, points: readonly PatientPoint[]): readonly ContentItem[] =>
  (isInSpace(place, from, points) ? [image('INFERRED FROM', NAME.source, from)] : []);
