import type { ImagePlane } from '../../dicom';
import type { LesionRole, Organ } from '../../read';
import type { Code } from './code';
import type { ImageReference } from './content-item';
import type { FoundNumber, FoundRegion } from './report-node';
import type { ReportReference } from './report-input';

/** A size in a report. Lengths are millimetres only where the unit says so: pixels, and numbers without a unit, never are. */
export interface FoundSize extends FoundNumber {
  readonly path: string;
  readonly name: Code;
  readonly axis: 'long' | 'short' | 'diameter' | 'length' | 'other';
  /** mm; null for another unit, for none, and where no value is given. */
  readonly mm: number | null;
  readonly regions: readonly FoundRegion[];
  /** The image that it was measured on, where that is not said by a region. */
  readonly source: ImageReference | null;
  /** What else is said of the number: mean or maximum, how it was measured. */
  readonly modifiers: readonly Code[];
}

/** One measurement group: what was found of one lesion, in the terms of a read where they could be translated. */
export interface FoundGroup {
  readonly path: string;
  /** As written; `name` is what is left of it without the tool that drew it. */
  readonly trackingIdentifier: string;
  readonly trackingUid: string;
  readonly name: string;
  readonly finding: Code | null;
  readonly site: Code | null;
  readonly laterality: Code | null;
  readonly organ: Organ | null;
  readonly role: LesionRole | null;
  readonly status: Code | null;
  readonly method: Code | null;
  readonly comment: string;
  readonly timepoint: { readonly id: string; readonly protocol: string; readonly label: string; readonly types: readonly Code[] };
  readonly sizes: readonly FoundSize[];
  /** Drawn without a size: the outline of a region, the point a finding rests on. */
  readonly regions: readonly FoundRegion[];
  readonly source: ImageReference | null;
  /** Tracking UID of the lesion that this is a part of, and of the one it merged into. */
  readonly partOf: string;
  readonly mergedInto: string;
  /** What only our own reports say, by local code value. */
  readonly own: ReadonlyMap<string, readonly string[]>;
}

export interface FoundEvaluation {
  readonly name: Code;
  readonly code: Code | null;
  readonly text: string;
  readonly method: Code | null;
  /** Who says so: the reader, or the software; null where the report does not say. */
  readonly by: 'person' | 'device' | null;
  readonly comment: string;
}

export interface FoundImage {
  readonly sopInstanceUid: string;
  readonly frame: number | null;
  readonly plane: ImagePlane | null;
  readonly sliceThicknessMm: number | null;
  /** Empty where it is the series of the image. */
  readonly seriesKey: string;
}

export interface FoundReport {
  readonly reference: ReportReference;
  readonly predecessors: readonly string[];
  readonly title: Code | null;
  /** Written by Nadir, as a whole: can be taken back into a read. */
  readonly isOwn: boolean;
  /** yyyymmdd and hhmmss of the content. */
  readonly madeAt: string;
  readonly patient: { readonly name: string; readonly id: string };
  readonly subject: { readonly code: string; readonly key: string };
  readonly reader: { readonly name: string; readonly identifier: string };
  readonly software: string;
  readonly timepoint: { readonly label: string; readonly protocol: string; readonly days: number | null; readonly date: string; readonly seriesKey: string; readonly studyUids: readonly string[] };
  readonly images: readonly FoundImage[];
  /** Series Instance UID of each image, by SOP Instance UID. */
  readonly seriesOf: ReadonlyMap<string, string>;
  readonly evaluations: readonly FoundEvaluation[];
  readonly derived: readonly FoundSize[];
  readonly charter: string;
  readonly logHash: string;
}

/** Everything that can be wrong with a report that is read; the first six refuse it. */
export type FoundProblemKind =
  | 'empty' | 'not-dicom' | 'truncated' | 'malformed' | 'too-large'
  | 'not-a-report' // DICOM, but no structured report
  | 'too-deep'
  | 'no-measurements' // a report without measurement groups
  | 'no-value' // a size without a number
  | 'not-millimetres' // a length in pixels, or without a unit
  | 'bad-coordinates'
  | 'no-image'; // drawn on an image that is not named

export interface FoundProblem {
  readonly kind: FoundProblemKind;
  /** Of the content item; empty for the whole file. */
  readonly path: string;
  /** One plain sentence without a full stop at the end. */
  readonly detail: string;
}

/** A content item that nothing was made of, and what it says, for people to look at. */
export interface NotUnderstood {
  readonly path: string;
  readonly what: string;
}
