import { writeInstance } from '../../dicom';
import type { Assessment } from '../../irecist';
import type { Read } from '../../read';
import { NAME } from './concepts';
import { container, contentElements } from './content-item';
import { derivedMeasurements } from './derived-measurements';
import { qualitativeEvaluations } from './evaluations';
import { imageLibrary, imagesOf } from './image-library';
import { marksAt, type LesionMarks } from './lesion-marks';
import { isInSpace } from './mark-geometry';
import { measurementGroups, type GroupScene } from './measurement-group';
import { observationContext } from './observation-context';
import { reportHeader } from './report-header';
import type { ReportInput, ReportProblem, ReportProblemKind, ReportReference } from './report-input';
import { digestUid, isUid } from './report-uid';

const COMPREHENSIVE = '1.2.840.10008.5.1.4.1.1.88.33';
const COMPREHENSIVE_3D = '1.2.840.10008.5.1.4.1.1.88.34';

export type StructuredReport =
  /** A Part 10 file, and by what it is known: also the reference that an amendment names as its predecessor. */
  | { readonly kind: 'report'; readonly bytes: Uint8Array; readonly reference: ReportReference }
  | { readonly kind: 'refused'; readonly problems: readonly ReportProblem[] };

const inputProblems = (read: Read, assessment: Assessment | null, { timepoint, reader, study, at, logHash }: ReportInput): readonly ReportProblem[] => {
  const found = read.timepoints.find(({ id }) => id === timepoint);
  const wrong = (is: boolean, kind: ReportProblemKind, detail: string): readonly ReportProblem[] => (is ? [{ kind, detail }] : []);
  return [
    ...wrong(!found, 'unknown-timepoint', `The read has no timepoint "${timepoint}"`),
    ...wrong(found !== undefined && assessment !== null && !assessment.timepoints.some(({ id }) => id === found.label), 'not-assessed', `The assessment says nothing of ${found?.label ?? ''}`),
    ...wrong(!isUid(study.uid), 'bad-study-uid', `"${study.uid.slice(0, 80)}" is no Study Instance UID`),
    ...wrong(Number.isNaN(Date.parse(at)), 'bad-instant', `"${at.slice(0, 40)}" is no instant`),
    ...wrong(!/^[0-9a-f]{64}$/.test(logHash), 'bad-log-hash', 'The hash of the log is no SHA-256 in hex'),
    ...wrong(reader.name.trim() === '' || reader.identifier.trim() === '', 'nameless-reader', 'The reader has no name or no identifier'),
  ];
};

/** Two dimensions are enough where everything lies on the slices it was drawn on. */
const hasSpace = (marks: readonly LesionMarks[]): boolean => marks.some(({ parts, point }) =>
  parts.some(({ measured: { caliper, place }, image }) => isInSpace(place, image, [...caliper.long, ...(caliper.short ?? [])])) || (point !== null && isInSpace(point.place, point.image, [point.at])));

/**
 * One report: what one reader found at one timepoint, and the labels that follow (TID 1500). Pure: same arguments, same bytes.
 * Sizes are those of the read, mm, written as decimal strings and exactly; calipers lie on the images they were drawn on, or in the patient's
 * space where they were drawn on a reformatted image. Free marks, clinical notes and traces are not part of a report.
 * An amendment is a new report that names the old one as its predecessor: nothing is overwritten.
 * @param assessment of this read; null leaves sums and responses out.
 */
export const structuredReport = (read: Read, assessment: Assessment | null, input: ReportInput): StructuredReport => {
  const problems = inputProblems(read, assessment, input);
  const timepoint = read.timepoints.find(({ id }) => id === input.timepoint);
  if (problems.length > 0 || !timepoint) return { kind: 'refused', problems };
  const drawn = marksAt(read, timepoint, input);
  if ('problems' in drawn) return { kind: 'refused', problems: drawn.problems };
  const { marks } = drawn;
  const { digest, logHash, reader, study } = input;
  const response = assessment?.timepoints.find(({ id }) => id === timepoint.label) ?? null;
  const scene: GroupScene = { read, timepoint, response, input };
  const root = container(null, NAME.report, [
    ...observationContext(read, input),
    imageLibrary(timepoint, study.uid, marks),
    container('CONTAINS', NAME.measurements, measurementGroups(scene, marks)),
    ...derivedMeasurements(scene, marks),
    qualitativeEvaluations(scene, assessment),
  ], '1500');
  const seriesUid = input.uids?.series ?? digestUid(digest, 'series', study.uid, read.subject.key, reader.identifier, timepoint.id);
  const sopInstanceUid = input.uids?.instance ?? digestUid(digest, 'report', seriesUid, logHash, input.at);
  const sopClassUid = hasSpace(marks) ? COMPREHENSIVE_3D : COMPREHENSIVE;
  const complete = response !== null && response.unanswered.length === 0;
  const header = reportHeader(read, timepoint, input, seriesUid, complete, imagesOf(marks).map(({ image }) => image));
  return {
    kind: 'report',
    bytes: writeInstance(sopClassUid, sopInstanceUid, [...header, ...contentElements(root)]),
    reference: { studyUid: study.uid, seriesUid, sopClassUid, sopInstanceUid },
  };
};
