import type { ImagePlane, PatientPoint } from '../../dicom';
import type { Line, Timepoint } from '../../read';
import type { LevelKnown, Note } from '../room-props';

export type ReformatPlane = 'axial' | 'coronal' | 'sagittal';
export const PLANES: readonly ReformatPlane[] = ['axial', 'coronal', 'sagittal'];
/** What a press on an image does: move the crosshair, or draw. */
export type ReformatTool = 'crosshair' | 'length' | 'target';

/** One scan, cut in three planes. */
export interface ReformatRow {
  readonly timepoint: Timepoint;
  readonly status: 'reading' | 'ready' | 'refused';
  readonly loaded: number;
  readonly count: number;
  /** Why it cannot be cut, one plain sentence; empty where it can. */
  readonly lack: string;
  /** The crosshair, mm in the patient frame of this scan. */
  readonly at: PatientPoint | null;
}

/** Something that was drawn, as it is seen on one plane. */
export interface ReformatMark {
  readonly id: string;
  /** "T1 34.2 mm cor". */
  readonly text: string;
  /** Lines that lie in the plane; empty where only the place is shown. */
  readonly lines: readonly Line[];
  readonly at: PatientPoint;
  /** Drawn on a computed plane. */
  readonly computed: boolean;
}

export interface ReformatProps {
  readonly rows: readonly ReformatRow[];
  readonly active: { readonly row: number; readonly plane: ReformatPlane };
  readonly tool: ReformatTool;
  readonly zoom: number;
  readonly linked: boolean;
  readonly window: { readonly center: number; readonly width: number };
  readonly level: LevelKnown | null;
  readonly note: Note | null;
  /** The selected lesion, when a stroke would measure it. */
  readonly means: string;
  /** Where an image of this many pixels lies in the patient; null while the scan is not there. */
  readonly planeOf: (row: number, plane: ReformatPlane, columns: number, rows: number) => ImagePlane | null;
  /** Its greys, RGBA. */
  readonly paint: (row: number, image: ImagePlane) => Uint8ClampedArray<ArrayBuffer> | null;
  /** "Im 12 / 64" on acquired slices, else where the plane lies, mm. */
  readonly levelText: (row: number, plane: ReformatPlane) => string;
  readonly marksOn: (row: number, plane: ReformatPlane) => readonly ReformatMark[];
  readonly activate: (row: number, plane: ReformatPlane) => void;
  readonly point: (row: number, at: PatientPoint) => void;
  readonly step: (row: number, plane: ReformatPlane, by: number) => void;
  readonly draw: (row: number, plane: ReformatPlane, line: Line) => void;
  readonly take: (tool: ReformatTool) => void;
  readonly zoomBy: (factor: number) => void;
  readonly toggleLinked: () => void;
  readonly chooseWindow: (key: string) => boolean;
  /** To the selected lesion. */
  readonly goToLesion: () => void;
  readonly undo: () => void;
  readonly dismissNote: (reason: string) => void;
  readonly close: () => void;
}
