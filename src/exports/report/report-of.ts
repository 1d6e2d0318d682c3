import type { Assessment, TimepointResponse } from '../../irecist';
import type { MarkPlace, Read, Timepoint, TimepointId } from '../../read';
import type { Picture } from './marks';
import type { DaysAs } from './words';

/** Part of the slice that a lesion was marked on, in grey: square pixels, all crops of a row equally wide and in one window. */
export interface LesionCrop {
  /** Name of the lesion (T1), and of the timepoint. */
  readonly lesion: string;
  readonly timepoint: string;
  readonly picture: Picture;
  readonly widthMm: number;
  readonly window: { readonly center: number; readonly width: number };
  /** Axes drawn on the slice, in pixels of the picture from its top left corner. */
  readonly lines: readonly { readonly axis: 'long' | 'short'; readonly line: readonly [readonly [number, number], readonly [number, number]] }[];
  /** What lies beyond each edge: R, A, L, P. */
  readonly letters: { readonly left: string; readonly top: string; readonly right: string; readonly bottom: string };
}

export interface ReportOf {
  readonly read: Read;
  readonly assessment: Assessment;
  /** The scan that is reported; later ones are left out. */
  readonly timepoint: TimepointId;
  readonly reader: string;
  /** What the heading calls the subject: the code, or the Patient ID where the reader asked for it. */
  readonly subject: string;
  readonly days: DaysAs;
  /** Number of an image in its series; null where it is not known. */
  readonly imageNumberOf: (place: MarkPlace) => number | null;
  readonly crops: readonly LesionCrop[];
  /** Plain-language sentences, already worded. */
  readonly plainWords: readonly string[];
  /** What to be careful about, one sentence each. */
  readonly flags: readonly string[];
  readonly charter: { readonly name: string; readonly hash: string };
  readonly engine: { readonly version: string; readonly rules: string };
  /** SHA-256 of the last entry of the log, and how many there are. */
  readonly log: { readonly hash: string; readonly entries: number; readonly sound: boolean };
}

/** What all parts of the report look at. */
export interface ReportScene extends ReportOf {
  readonly now: Timepoint;
  readonly response: TimepointResponse;
  /** Up to the reported scan. */
  readonly timepoints: readonly Timepoint[];
  readonly responses: readonly TimepointResponse[];
  readonly baseline: string;
}

export const sceneOf = (report: ReportOf): ReportScene | null => {
  const now = report.read.timepoints.find(({ id }) => id === report.timepoint);
  const response = report.assessment.timepoints.find(({ id }) => id === now?.label);
  if (!now || !response) return null;
  const timepoints = report.read.timepoints.filter(({ index }) => index <= now.index);
  return { ...report, now, response, timepoints, responses: report.assessment.timepoints.slice(0, timepoints.length), baseline: timepoints[0]?.date ?? now.date };
};

