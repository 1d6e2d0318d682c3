/**
 * The nouns of the files: what a drop of DICOM files is once it has been read and put in order.
 * Lengths are millimetres, points are in the DICOM patient frame (LPS: +x left, +y posterior, +z head).
 */

declare const patientFrame: unique symbol;
/** A place in the DICOM patient coordinate system, mm, LPS. */
export type PatientPoint = readonly [x: number, y: number, z: number] & { readonly [patientFrame]: true };
export const patientPoint = (x: number, y: number, z: number): PatientPoint => [x, y, z] as unknown as PatientPoint;

/** A direction or displacement in the patient frame. */
export type Vec3 = readonly [number, number, number];

/** A place in an image: column and row index, 0 at the centre of the first pixel; fractions allowed. */
export interface PixelPoint {
  readonly column: number;
  readonly row: number;
}

/** Bytes that can be read in part: a File, an entry of a zip, a kept file, a file on disk in the tests. */
export interface ByteSource {
  /** Path inside the drop, '/' separated; shown to the reader. */
  readonly name: string;
  readonly size: number;
  /** Bytes [start, end); shorter at the end of the file. Rejects when the file cannot be read any more. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** Sources that hand out frames (1-based) rather than parts of a file: an archive. Rejects when the frame cannot be had; the message is one plain sentence. */
  frame?(frame: number): Promise<FrameContent>;
}

/** The pixel data of one frame by themselves: little endian where they are plain. */
export interface FrameContent {
  readonly bytes: Uint8Array;
  /** Of these bytes, whatever the metadata promised. */
  readonly transferSyntaxUid: string;
}

/** Everything that can be wrong with a file or a series; one line each in the list "Load problems". */
export type LoadProblemKind =
  | 'not-dicom'
  | 'unreadable' // the browser or the disk refused
  | 'empty-file'
  | 'truncated' // cut short before or inside the pixel data
  | 'malformed' // DICOM, but cannot be parsed
  | 'not-an-image' // reports, plans, waveforms, segmentations, presentation states …
  | 'no-pixel-data'
  | 'unsupported-transfer-syntax'
  | 'unsupported-pixels' // colour, palette, float … in a place where CT is read
  | 'not-ct'
  | 'missing-identity' // no SOP, Series or Study Instance UID
  | 'duplicate' // same SOP Instance UID again; one kept
  | 'conflicting-duplicate' // same SOP Instance UID, different content
  | 'localizer'
  | 'dose-report'
  | 'secondary-capture'
  | 'derived'
  | 'zip-damaged'
  | 'zip-encrypted'
  | 'zip-too-large'
  | 'dicomdir-entry-missing'
  | 'geometry' // read, but its geometry hinders measuring: no millimetres, missing or uneven slices, a tilted gantry
  | 'cancelled';

export type ProblemRank = 'fault' | 'caution' | 'information';

export interface LoadProblem {
  readonly kind: LoadProblemKind;
  readonly rank: ProblemRank;
  /** Path of the file inside the drop. */
  readonly file: string;
  /** One plain sentence without a full stop at the end: what it is, with the numbers. */
  readonly detail: string;
  /** How many files this line stands for; one where it is absent, none (0) where it is about a series whose files were all read. */
  readonly count?: number;
}

/** Geometry of one image as the header gives it. All vectors are unit length. */
export interface ImagePlane {
  readonly rows: number;
  readonly columns: number;
  /** Centre of the first pixel (Image Position (Patient)). */
  readonly origin: PatientPoint;
  /** Direction of increasing column index (first triple of Image Orientation (Patient)). */
  readonly rowDirection: Vec3;
  /** Direction of increasing row index (second triple). */
  readonly columnDirection: Vec3;
  readonly normal: Vec3;
  /** Distance between the centres of neighbouring rows: Pixel Spacing[0]. */
  readonly rowSpacing: number;
  /** Distance between the centres of neighbouring columns: Pixel Spacing[1]. */
  readonly columnSpacing: number;
}

/** May a distance on this image be given in millimetres? */
export type Calibration =
  | { readonly kind: 'millimetres'; readonly source: 'PixelSpacing' }
  | { readonly kind: 'pixels-only'; readonly why: 'no-pixel-spacing' | 'imager-pixel-spacing-only' | 'invalid-pixel-spacing' | 'no-position' | 'no-orientation' | 'localizer' };

export interface Window {
  readonly center: number;
  readonly width: number;
  readonly explanation?: string;
}

/** Where the pixel data of a file begin, so that a frame can be read without its header being read again. */
export interface PixelPlace {
  /** First byte of the value of Pixel Data: from the start of the file, or, if deflated, of the inflated data set. */
  readonly offset: number;
  /** Bytes of the value; null when it is in fragments. */
  readonly length: number | null;
  /** Start of the deflated data set in the file; null when the file is not deflated. */
  readonly deflatedFrom: number | null;
  readonly bigEndian: boolean;
  /** Value representation OW or OB: decides how big-endian bytes are swapped. */
  readonly words: boolean;
  /** Extended Offset Table (7FE0,0001), bytes from the end of the Basic Offset Table; null where there is none. */
  readonly frameOffsets: readonly number[] | null;
}

/** Where the pixels of one frame are, and how to turn them into stored values. */
export interface FramePixels {
  /** Absent on slices that were not made by reading a file's header: made ones, and those an archive tells of. */
  readonly place?: PixelPlace;
  readonly transferSyntaxUid: string;
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
  readonly photometricInterpretation: string;
  readonly planarConfiguration: number;
  readonly bitsAllocated: number;
  readonly bitsStored: number;
  readonly highBit: number;
  readonly pixelRepresentation: 0 | 1;
  readonly rescaleSlope: number;
  readonly rescaleIntercept: number;
  /** 'HU' where Rescale Type says so or where it is absent in a CT. */
  readonly rescaleType: string;
  readonly pixelPaddingValue: number | null;
  readonly numberOfFrames: number;
}

/** One image to show: an instance, or one frame of a multi-frame instance. */
export interface Slice {
  readonly sopInstanceUid: string;
  /** 1-based, as in DICOM. */
  readonly frame: number;
  readonly instanceNumber: number | null;
  readonly source: ByteSource;
  readonly pixels: FramePixels;
  /** Null where the header gives no position, no orientation or no usable spacing. */
  readonly plane: ImagePlane | null;
  readonly calibration: Calibration;
  /** Distance of the slice along the series normal from the patient origin, mm; null without geometry. */
  readonly positionMm: number | null;
  readonly windows: readonly Window[];
  /** Lossy Image Compression (0028,2110) = 01, or a lossy transfer syntax. */
  readonly lossy: { readonly ratio: number | null; readonly method: string | null } | null;
}

export type Orientation = 'axial' | 'coronal' | 'sagittal' | 'oblique' | 'unknown';

/** What is told on the image about the geometry of a series. */
export type GeometryFinding =
  | { readonly kind: 'gantry-tilt'; readonly degrees: number }
  | { readonly kind: 'missing-slices'; readonly count: number; readonly gaps: readonly { readonly afterSlice: number; readonly gapMm: number }[] }
  | { readonly kind: 'irregular-spacing'; readonly minMm: number; readonly maxMm: number }
  | { readonly kind: 'overlap'; readonly byMm: number }
  | { readonly kind: 'gap'; readonly byMm: number }
  | { readonly kind: 'non-square-pixels'; readonly rowMm: number; readonly columnMm: number }
  | { readonly kind: 'no-millimetres'; readonly why: (Calibration & { kind: 'pixels-only' })['why'] }
  | { readonly kind: 'no-order'; readonly by: 'instance-number' | 'file-name' } // no positions: order is not spatial
  | { readonly kind: 'same-position'; readonly count: number }
  | { readonly kind: 'single-slice' }
  | { readonly kind: 'spacing-tag-disagrees'; readonly tagMm: number; readonly measuredMm: number }
  | { readonly kind: 'several-frames-of-reference'; readonly count: number }
  | { readonly kind: 'no-slice-thickness' }
  | { readonly kind: 'oblique-in-plane'; readonly degrees: number };

/** Images that belong together on one stack: one series, split by orientation, matrix, spacing and frame of reference. Sorted along the normal. */
export interface Series {
  /** Series Instance UID, plus '#2', '#3' … where one DICOM series had to be split. */
  readonly key: string;
  readonly seriesInstanceUid: string;
  readonly studyInstanceUid: string;
  readonly frameOfReferenceUid: string | null;
  readonly seriesNumber: number | null;
  readonly description: string;
  readonly protocol: string;
  /** Body Part Examined (0018,0015). */
  readonly bodyPart?: string;
  readonly modality: string;
  readonly manufacturer: string;
  readonly kernel: string;
  readonly contrast: string;
  /** Text that names the contrast phase, taken from descriptions where there is one. */
  readonly phase: 'arterial' | 'portal-venous' | 'delayed' | 'non-contrast' | null;
  readonly kilovolts: number | null;
  readonly sliceThicknessMm: number | null;
  /** Median distance between neighbouring slices along the normal; null with fewer than two positions. */
  readonly sliceSpacingMm: number | null;
  readonly orientation: Orientation;
  readonly slices: readonly Slice[];
  readonly findings: readonly GeometryFinding[];
  /** Content date of the acquisition, ISO yyyy-mm-dd, or null. */
  readonly date: string | null;
  readonly time: string | null;
  readonly timePointId: string | null;
  readonly timePointOffsetDays: number | null;
}

export interface SetApart {
  readonly kind: 'localizer' | 'dose-report' | 'secondary-capture' | 'derived';
  readonly description: string;
  readonly count: number;
  /** Shown on demand, never proposed for reading; null where it has no images. */
  readonly series: Series | null;
}

/** All series of one subject on one study date. */
export interface StudyDay {
  /** ISO yyyy-mm-dd, or null where the files carry no date. */
  readonly date: string | null;
  readonly studyInstanceUids: readonly string[];
  readonly description: string;
  readonly series: readonly Series[];
}

export interface Subject {
  /** Stable for the same files: made from Patient ID, name and birth date. */
  readonly key: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly days: readonly StudyDay[];
  readonly setApart: readonly SetApart[];
}

/** What a drop holds, at any moment of its reading. */
export interface Library {
  readonly subjects: readonly Subject[];
  readonly problems: readonly LoadProblem[];
}

export interface ReadingProgress {
  readonly filesDone: number;
  readonly filesTotal: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
}
