import { datasetBytes, joined, text, type NewElement } from './write-elements';

export const EXPLICIT_LITTLE_ENDIAN = '1.2.840.10008.1.2.1';
export const JPEG_LS_LOSSLESS = '1.2.840.10008.1.2.4.80';

/** Names this writer in the files it makes (Implementation Class UID, derived from a random UUID once). */
const IMPLEMENTATION_CLASS = '2.25.187346812530764926173404215836702945117';

/** A Part 10 file (PS3.10): preamble, file meta information with its exact group length, and the data set in Explicit VR Little Endian. */
export const part10 = (sopClassUid: string, sopInstanceUid: string, transferSyntaxUid: string, dataset: readonly NewElement[]): Uint8Array => {
  const meta = datasetBytes([
    { tag: 0x00020001, vr: 'OB', bytes: new Uint8Array([0, 1]) },
    text(0x00020002, 'UI', sopClassUid),
    text(0x00020003, 'UI', sopInstanceUid),
    text(0x00020010, 'UI', transferSyntaxUid),
    text(0x00020012, 'UI', IMPLEMENTATION_CLASS),
    text(0x00020013, 'SH', 'NADIR'),
  ]);
  const start = new Uint8Array(132);
  start.set([0x44, 0x49, 0x43, 0x4d], 128);
  return joined([start, datasetBytes([{ tag: 0x00020000, vr: 'UL', number: meta.length }]), meta, datasetBytes(dataset)]);
};
