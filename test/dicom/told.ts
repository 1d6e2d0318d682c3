import dcmjs from 'dcmjs';
import type { ByteSource, DicomJson } from '../../src/dicom';
import { wholeFile } from './shared-data';

/** DICOM JSON of a file by another reader (dcmjs), without its pixels: what an archive would tell of it. */
export const told = async (source: ByteSource): Promise<DicomJson> => {
  const bytes = await wholeFile(source);
  const { dict, meta } = dcmjs.data.DicomMessage.readFile(bytes.slice().buffer, { untilTag: '7FE00010' });
  const plain = JSON.parse(JSON.stringify(dict)) as DicomJson;
  return { ...plain, '00083002': { vr: 'UI', Value: meta['00020010'].Value }, '7FE00010': { vr: 'OW', BulkDataURI: 'http://archive/bulk' } };
};
