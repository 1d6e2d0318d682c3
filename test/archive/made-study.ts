import { seededUid, type ByteSource, type DicomJson, type NewCtSeries } from '../../src/dicom';
import { madeSeries } from '../dicom/made-series';
import { wholeFile } from '../dicom/shared-data';
import { told } from '../dicom/told';

/** One instance that the quirk server holds. */
export interface Kept {
  readonly json: DicomJson;
  readonly bytes: Uint8Array;
  readonly study: string;
  readonly series: string;
  readonly sop: string;
  /** Plain pixels: the last bytes of a file that the product's own writer made. */
  readonly pixels: Uint8Array;
}

const value = (json: DicomJson, tag: string): string => String(json[tag]?.Value?.[0] ?? '');

const keptOf = async (source: ByteSource): Promise<Kept> => {
  const bytes = await wholeFile(source);
  const json = await told(source);
  const { '00083002': _, ...plain } = json;
  return { json: plain, bytes, study: value(json, '0020000D'), series: value(json, '0020000E'), sop: value(json, '00080018'), pixels: bytes.slice(bytes.length - 2 * 64) };
};

/** A study of small slices (8 × 8), as an archive keeps it. */
export const madeStudy = (name: string, slices: number, patient?: Partial<NewCtSeries['patient']>, date = '20260105'): Promise<readonly Kept[]> =>
  Promise.all(madeSeries({ name, slices, ...(patient ? { patient } : {}), study: { uid: seededUid('study', name), date } }).map(keptOf));
