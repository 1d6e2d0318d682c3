import { patientPoint, seededUid, writeCtInstance, type NewCtImage, type NewCtSeries, type PatientPoint } from '../dicom';
import type { NamedBytes } from './analytic-series';
import type { CaseScript, ScriptTimepoint } from './case-script';
import { paintLesion } from './lesion';
import type { SlicePlane } from './paint/slice-canvas';
import { exposed, INTERCEPT, paintTable } from './scanner';
import { paintTorso } from './torso/torso';

/** One scan of a case, slice by slice; nothing is rendered before it is asked for. */
export interface CaseScan {
  readonly timepoint: ScriptTimepoint;
  readonly header: NewCtSeries;
  readonly slices: number;
  /** Number from 0, head first. */
  readonly image: (slice: number) => Omit<NewCtImage, 'pixels'> & { readonly pixels: Int16Array };
}

export interface ScanOptions {
  /** For measuring the rendering itself. */
  readonly noiseless?: boolean;
  /** Ids of lesions to leave out. */
  readonly without?: readonly string[];
}

const SOFT_EDGE = 0.7;

export const slicesOf = ({ image }: CaseScript, { top, bottom }: ScriptTimepoint): number => Math.floor((top - bottom) / image.thickness) + 1;

/** The image stands still in the room: its middle is where the subject would lie without any shift to the side. */
const originOf = ({ image }: CaseScript, timepoint: ScriptTimepoint, slice: number): PatientPoint => {
  const half = ((image.columns - 1) / 2) * image.spacing;
  return patientPoint(-half, -half + ROOM_Y, timepoint.top - slice * image.thickness + timepoint.shift[2]);
};
/** Height of the gantry's middle in the patient frame, mm. */
const ROOM_Y = -170;

const headerOf = (script: CaseScript, number: number): NewCtSeries => {
  const timepoint = script.timepoints[number];
  if (timepoint === undefined) throw new RangeError(`no time point ${number}`);
  const seed = ['nadir', 'case', script.id, script.seed, timepoint.id] as const;
  return {
    patient: script.patient,
    study: { uid: seededUid(...seed, 'study'), date: timepoint.date, time: timepoint.time, id: String(number + 1), description: 'SYNTHETIC CT chest and abdomen' },
    timePoint: { id: timepoint.id, description: timepoint.description, sponsor: 'Nadir', protocol: `NADIR ${script.id}`, subject: script.patient.id },
    uid: seededUid(...seed, 'series'),
    number: 2,
    description: `SYNTHETIC CAP portal venous ${script.image.thickness.toFixed(1)} B30f`,
    protocol: 'Chest abdomen portal venous',
    frameOfReferenceUid: seededUid(...seed, 'frame'),
    manufacturer: 'Nadir phantom',
    model: 'Torso 1',
    kernel: 'B30f',
    contrast: 'IV iodine portal venous phase 70 s',
    bodyPart: 'CHESTABDOMEN',
    kilovolts: 120,
    sliceThicknessMm: script.image.thickness,
    gantryTilt: 0,
    rowDirection: [1, 0, 0],
    columnDirection: [0, 1, 0],
    rowSpacing: script.image.spacing,
    columnSpacing: script.image.spacing,
    rows: script.image.columns,
    columns: script.image.columns,
    rescale: { slope: script.image.quantum, intercept: INTERCEPT },
    window: { center: 40, width: 400 },
  };
};

export const caseScan = (script: CaseScript, number: number, { noiseless = false, without = [] }: ScanOptions = {}): CaseScan => {
  const header = headerOf(script, number);
  const timepoint = script.timepoints[number] as ScriptTimepoint;
  const { columns, spacing, thickness, quantum } = script.image;
  const image = (slice: number): ReturnType<CaseScan['image']> => {
    const position = originOf(script, timepoint, slice);
    const [left, top, z] = [0, 1, 2].map((k) => (position[k] as number) - (timepoint.shift[k] as number)) as [number, number, number];
    const plane: SlicePlane = { columns, rows: columns, spacing, left, top, z, thickness, edge: Math.max(SOFT_EDGE, spacing / 2) };
    const scene = paintTorso(plane);
    for (const lesion of script.lesions) {
      const size = lesion.sizes[number];
      if (size && !without.includes(lesion.id)) paintLesion(scene, lesion, size, timepoint.flare);
    }
    paintTable(scene, -timepoint.shift[0]);
    const pixels = exposed(scene, { noise: noiseless ? 0 : timepoint.noise, kernel: 'soft', quantum, seed: script.seed + number * 1009 + slice * 7919 });
    return { sopInstanceUid: seededUid('nadir', 'case', script.id, script.seed, timepoint.id, slice), instanceNumber: slice + 1, position, pixels };
  };
  return { timepoint, header, slices: slicesOf(script, timepoint), image };
};

/** File name of a slice inside its case. */
export const sliceName = (timepoint: ScriptTimepoint, slice: number): string => `${timepoint.id}/${String(slice + 1).padStart(4, '0')}.dcm`;

/** All files of one scan, uncompressed. */
export const caseFiles = (script: CaseScript, number: number): readonly NamedBytes[] => {
  const scan = caseScan(script, number);
  return Array.from({ length: scan.slices }, (_, slice) => ({ name: sliceName(scan.timepoint, slice), bytes: writeCtInstance(scan.header, scan.image(slice)) }));
};
