import type { PatientPoint } from '../../dicom';
import type { Lesion, LesionAt, MarkPlace, Measured, Read, Timepoint } from '../../read';
import { isInSpace, knownImage, type KnownImage } from './mark-geometry';
import type { ReportInput, ReportProblem } from './report-input';

export interface DrawnPart {
  readonly measured: Measured;
  readonly image: KnownImage;
}

/** What was drawn of a lesion at a timepoint, as far as it is reported. */
export interface LesionMarks {
  readonly lesion: Lesion;
  readonly at: LesionAt | null;
  readonly parts: readonly DrawnPart[];
  /** Where it is, when nothing of it was measured. */
  readonly point: { readonly place: MarkPlace; readonly at: PatientPoint; readonly image: KnownImage } | null;
}

/** A caliper that was drawn before the lesion was called absent, too small, merged or not evaluable is no size of it any more. */
const measuredParts = (at: LesionAt | undefined): readonly Measured[] => {
  switch (at?.answer?.kind) {
    case 'measured': return [at.answer.measured];
    case 'parts': return at.answer.parts;
    case 'absent':
    case 'merged':
    case 'not-evaluable':
    case 'too-small': return [];
    default: return at?.caliper ? [at.caliper] : [];
  }
};

const isReported = (read: Read, lesion: Lesion, timepoint: Timepoint): boolean => {
  const found = read.timepoints.find(({ id }) => id === lesion.identifiedAt);
  return lesion.at.has(timepoint.id) || found === undefined || timepoint.index >= found.index;
};

const isProblem = (found: KnownImage | ReportProblem): found is ReportProblem => 'kind' in found;

const checked = (input: ReportInput, place: MarkPlace, points: readonly PatientPoint[], what: string): KnownImage | ReportProblem => {
  const image = knownImage(input, place, what);
  if (isProblem(image) || image.frameOfReferenceUid !== null || !isInSpace(place, image, points)) return image;
  return { kind: 'image-without-frame-of-reference', detail: `${what} was drawn off the slices, and their frame of reference is not known` };
};

/** Everything that was drawn of the lesions that a timepoint asks for, with the images; or every image that is missing. */
export const marksAt = (read: Read, timepoint: Timepoint, input: ReportInput): { readonly marks: readonly LesionMarks[] } | { readonly problems: readonly ReportProblem[] } => {
  const problems: ReportProblem[] = [];
  const sound = (image: KnownImage | ReportProblem): image is KnownImage => {
    if (isProblem(image)) problems.push(image);
    return !isProblem(image);
  };
  const marks = read.lesions.filter((lesion) => isReported(read, lesion, timepoint)).map((lesion): LesionMarks => {
    const at = lesion.at.get(timepoint.id);
    const what = `${lesion.name} at ${timepoint.label}`;
    const drawn = measuredParts(at);
    const parts = drawn.flatMap((measured): readonly DrawnPart[] => {
      const { long, short } = measured.caliper;
      const image = checked(input, measured.place, [...long, ...(short ?? [])], what);
      return sound(image) ? [{ measured, image }] : [];
    });
    if (drawn.length > 0 || !at?.place) return { lesion, at: at ?? null, parts, point: null };
    const image = checked(input, at.place.place, [at.place.at], what);
    return { lesion, at, parts, point: sound(image) ? { ...at.place, image } : null };
  });
  return problems.length > 0 ? { problems } : { marks };
};
