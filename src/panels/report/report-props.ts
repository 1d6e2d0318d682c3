/** A page as it is to be drawn: lengths in points from the top left. */
export type SheetMark =
  | { readonly kind: 'text'; readonly x: number; readonly y: number; readonly text: string; readonly size: number; readonly strong: boolean; readonly ink: string; readonly align: 'start' | 'middle' | 'end' }
  | { readonly kind: 'path'; readonly points: readonly (readonly [number, number])[]; readonly closed: boolean; readonly fill: string | null; readonly ink: string | null; readonly width: number; readonly dash: readonly number[] | null; readonly opacity?: number }
  | { readonly kind: 'circle'; readonly x: number; readonly y: number; readonly radius: number; readonly fill: string | null; readonly ink: string | null; readonly width: number; readonly dash: readonly number[] | null }
  | { readonly kind: 'picture'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly picture: SheetPicture };

export interface SheetPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

export interface SheetPage {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly SheetMark[];
}

export interface ReportSheetProps {
  readonly title: string;
  /** Null while they are being made. */
  readonly pages: readonly SheetPage[] | null;
  /** Why there are none; null where there are or will be. */
  readonly lack: string | null;
  readonly what: 'report' | 'strip';
  readonly choose: (what: 'report' | 'strip') => void;
  readonly savePdf: () => void;
  readonly openExport: () => void;
  readonly close: () => void;
}

/** One thing that can be taken out of a read. */
export interface ExportChoice {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  /** Why it cannot be had now; null where it can. */
  readonly lack: string | null;
}

export interface ExportOptions {
  readonly timepoint: string;
  readonly iPrefix: 'always' | 'afterFirstIUPD';
  /** What names the subject in files: the code of the read, or the Patient ID of the images. */
  readonly named: 'code' | 'patient-id';
  readonly days: 'iso' | 'study-day';
}

export interface ExportSheetProps {
  readonly code: string;
  readonly timepoints: readonly { readonly id: string; readonly label: string }[];
  readonly choices: readonly ExportChoice[];
  readonly options: ExportOptions;
  /** In a blinded read neither dates nor the Patient ID may leave. */
  readonly blinded: boolean;
  readonly setOptions: (options: ExportOptions) => void;
  readonly working: boolean;
  /** What became of the last export, in words. */
  readonly told: { readonly text: string; readonly fault: boolean } | null;
  readonly save: (id: string) => void;
  readonly saveAll: (ids: readonly string[]) => void;
  readonly openReport: () => void;
  readonly close: () => void;
}
