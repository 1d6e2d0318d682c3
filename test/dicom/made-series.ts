import { patientPoint, seededUid, writeCtInstance, type ByteSource, type NewCtSeries } from '../../src/dicom';
import { bytesSource } from './shared-data';

export interface Made {
  readonly patient?: Partial<NewCtSeries['patient']>;
  readonly study?: Partial<NewCtSeries['study']>;
  readonly series?: Partial<Omit<NewCtSeries, 'patient' | 'study'>>;
  readonly slices?: number;
  readonly fromZ?: number;
  readonly stepMm?: number;
  /** Makes SOP Instance UIDs and file names differ. */
  readonly name: string;
}

/** Small CT series written by the product's own writer (which is tested against other readers), as sources. */
export const madeSeries = ({ patient, study, series, slices = 4, fromZ = 0, stepMm = 5, name }: Made): readonly ByteSource[] => {
  const whole: NewCtSeries = {
    patient: { name: 'Made^One', id: 'M-1', birthDate: '19600101', sex: 'O', ...patient },
    study: { uid: seededUid('study', name), date: '20260105', time: '101500', id: '1', description: 'Made', ...study },
    timePoint: null, uid: seededUid('series', name), number: 2, description: 'Chest', protocol: 'Chest', frameOfReferenceUid: seededUid('frame', name),
    manufacturer: 'Maker', model: 'Model', kernel: 'B30f', contrast: 'IODINE', bodyPart: 'CHEST', kilovolts: 120, sliceThicknessMm: 5, gantryTilt: 0,
    rowDirection: [1, 0, 0], columnDirection: [0, 1, 0], rowSpacing: 0.8, columnSpacing: 0.8, rows: 8, columns: 8,
    rescale: { slope: 1, intercept: -1024 }, window: { center: 40, width: 400 }, ...series,
  };
  return Array.from({ length: slices }, (_, i) =>
    bytesSource(`${name}/${String(i).padStart(3, '0')}.dcm`, writeCtInstance(whole, {
      sopInstanceUid: seededUid('image', name, i), instanceNumber: i + 1, position: patientPoint(-100, -100, fromZ + i * stepMm), pixels: new Int16Array(64).fill(i),
    })));
};
