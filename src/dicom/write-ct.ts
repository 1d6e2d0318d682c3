import type { PatientPoint, Vec3 } from './model';
import { decimals, text, unsigned, type NewElement } from './write-elements';
import { EXPLICIT_LITTLE_ENDIAN, part10 } from './write-part10';

const CT_IMAGE_STORAGE = '1.2.840.10008.5.1.4.1.1.2';

/** What all instances of one new CT series share. Dates yyyymmdd, times hhmmss. */
export interface NewCtSeries {
  readonly patient: { readonly name: string; readonly id: string; readonly birthDate: string; readonly sex: 'M' | 'F' | 'O' };
  readonly study: { readonly uid: string; readonly date: string; readonly time: string; readonly id: string; readonly description: string };
  /** Clinical trial time point; null leaves the clinical trial modules out. */
  readonly timePoint: { readonly id: string; readonly description: string; readonly sponsor: string; readonly protocol: string; readonly subject: string } | null;
  readonly uid: string;
  readonly number: number;
  readonly description: string;
  readonly protocol: string;
  readonly frameOfReferenceUid: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly kernel: string;
  /** Contrast agent text; null for a scan without contrast. */
  readonly contrast: string | null;
  /** Body Part Examined, a defined term of PS3.16 CID 4030. */
  readonly bodyPart: string;
  readonly kilovolts: number;
  readonly sliceThicknessMm: number;
  /** Gantry/Detector Tilt, degrees. */
  readonly gantryTilt: number;
  /** Direction cosines of increasing column index, and of increasing row index. */
  readonly rowDirection: Vec3;
  readonly columnDirection: Vec3;
  /** Distances between neighbouring rows and between neighbouring columns, mm. */
  readonly rowSpacing: number;
  readonly columnSpacing: number;
  readonly rows: number;
  readonly columns: number;
  /** HU = stored value × slope + intercept. */
  readonly rescale: { readonly slope: number; readonly intercept: number };
  readonly window: { readonly center: number; readonly width: number };
  /** For images made out of other images: Image Comments and Derivation Description. Image Type then says DERIVED. */
  readonly derived?: { readonly comments: string; readonly description: string };
}

export interface NewCtImage {
  readonly sopInstanceUid: string;
  readonly instanceNumber: number;
  /** Centre of the first pixel, mm, LPS. */
  readonly position: PatientPoint;
  /** Stored values, row by row; or one compressed frame. */
  readonly pixels: Int16Array | { readonly transferSyntaxUid: string; readonly frame: Uint8Array };
}

const identity = ({ patient, study, timePoint }: NewCtSeries): NewElement[] => [
  text(0x00080020, 'DA', study.date),
  text(0x00080030, 'TM', study.time),
  text(0x00080050, 'SH', ''),
  text(0x00080090, 'PN', ''),
  text(0x00081030, 'LO', study.description),
  text(0x00100010, 'PN', patient.name),
  text(0x00100020, 'LO', patient.id),
  text(0x00100030, 'DA', patient.birthDate),
  text(0x00100040, 'CS', patient.sex),
  ...(timePoint === null ? [] : [
    text(0x00120010, 'LO', timePoint.sponsor),
    text(0x00120020, 'LO', timePoint.protocol),
    text(0x00120021, 'LO', ''),
    text(0x00120030, 'LO', ''),
    text(0x00120031, 'LO', ''),
    text(0x00120040, 'LO', timePoint.subject),
    text(0x00120050, 'LO', timePoint.id),
    text(0x00120051, 'ST', timePoint.description),
  ]),
  text(0x0020000d, 'UI', study.uid),
  text(0x00200010, 'SH', study.id),
];

const acquisition = (series: NewCtSeries): NewElement[] => [
  text(0x00080021, 'DA', series.study.date),
  text(0x00080022, 'DA', series.study.date),
  text(0x00080023, 'DA', series.study.date),
  text(0x00080031, 'TM', series.study.time),
  text(0x00080032, 'TM', series.study.time),
  text(0x00080033, 'TM', series.study.time),
  text(0x00080060, 'CS', 'CT'),
  text(0x00080070, 'LO', series.manufacturer),
  text(0x0008103e, 'LO', series.description),
  text(0x00081090, 'LO', series.model),
  ...(series.contrast === null ? [] : [text(0x00180010, 'LO', series.contrast)]),
  text(0x00180015, 'CS', series.bodyPart),
  decimals(0x00180050, [series.sliceThicknessMm]),
  decimals(0x00180060, [series.kilovolts]),
  text(0x00181030, 'LO', series.protocol),
  decimals(0x00181120, [series.gantryTilt]),
  text(0x00181210, 'SH', series.kernel),
  text(0x00185100, 'CS', 'HFS'),
  text(0x0020000e, 'UI', series.uid),
  text(0x00200011, 'IS', String(series.number)),
  text(0x00200012, 'IS', '1'),
  text(0x00200052, 'UI', series.frameOfReferenceUid),
  text(0x00201040, 'LO', ''),
];

const pixelModule = (series: NewCtSeries, { pixels }: NewCtImage): NewElement[] => [
  unsigned(0x00280002, 1),
  text(0x00280004, 'CS', 'MONOCHROME2'),
  unsigned(0x00280010, series.rows),
  unsigned(0x00280011, series.columns),
  decimals(0x00280030, [series.rowSpacing, series.columnSpacing]),
  unsigned(0x00280100, 16),
  unsigned(0x00280101, 16),
  unsigned(0x00280102, 15),
  unsigned(0x00280103, 1),
  decimals(0x00281050, [series.window.center]),
  decimals(0x00281051, [series.window.width]),
  decimals(0x00281052, [series.rescale.intercept]),
  decimals(0x00281053, [series.rescale.slope]),
  text(0x00281054, 'LO', 'HU'),
  pixels instanceof Int16Array
    ? { tag: 0x7fe00010, vr: 'OW', bytes: littleEndian(pixels) }
    : { tag: 0x7fe00010, vr: 'OB', fragments: [pixels.frame] },
];

const LITTLE_HOST = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

const littleEndian = (values: Int16Array): Uint8Array => {
  if (LITTLE_HOST) return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const view = new DataView(new ArrayBuffer(values.length * 2));
  values.forEach((value, index) => view.setInt16(index * 2, value, true));
  return new Uint8Array(view.buffer);
};

/**
 * One CT Image Storage instance as a Part 10 file (PS3.3 A.3). The same arguments give the same bytes.
 * Throws a RangeError when the number of pixels is not rows × columns.
 */
export const writeCtInstance = (series: NewCtSeries, image: NewCtImage): Uint8Array => {
  const { pixels } = image;
  if (pixels instanceof Int16Array && pixels.length !== series.rows * series.columns) throw new RangeError(`${pixels.length} pixels for ${series.rows} × ${series.columns}`);
  const syntax = pixels instanceof Int16Array ? EXPLICIT_LITTLE_ENDIAN : pixels.transferSyntaxUid;
  return part10(CT_IMAGE_STORAGE, image.sopInstanceUid, syntax, [
    text(0x00080005, 'CS', 'ISO_IR 192'),
    text(0x00080008, 'CS', series.derived ? 'DERIVED\\SECONDARY\\AXIAL' : 'ORIGINAL\\PRIMARY\\AXIAL'),
    ...(series.derived ? [
      text(0x00082111, 'ST', series.derived.description),
      text(0x00204000, 'LT', series.derived.comments),
      text(0x00280301, 'CS', 'NO'),
    ] : []),
    text(0x00080016, 'UI', CT_IMAGE_STORAGE),
    text(0x00080018, 'UI', image.sopInstanceUid),
    ...identity(series),
    ...acquisition(series),
    text(0x00200013, 'IS', String(image.instanceNumber)),
    decimals(0x00200032, image.position),
    decimals(0x00200037, [...series.rowDirection, ...series.columnDirection]),
    decimals(0x00201041, [image.position[2]]),
    ...pixelModule(series, image),
  ]);
};
