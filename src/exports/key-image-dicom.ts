import { elements, writeInstance, type NewElement } from '../dicom';

const SECONDARY_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';
const { text, unsigned, sequence, decimals } = elements;

export interface KeyImageOf {
  readonly sopInstanceUid: string;
  readonly seriesUid: string;
  readonly instanceNumber: number;
  /** The study it is filed in, as its images have it; empty where nothing is to be said. Dates yyyymmdd, times hhmmss. */
  readonly study: { readonly uid: string; readonly date: string; readonly time: string; readonly id: string; readonly accession: string; readonly referringPhysician: string };
  readonly patient: { readonly name: string; readonly id: string; readonly birthDate: string; readonly sex: string };
  /** What the image shows, one sentence. */
  readonly comments: string;
  /** The image that was marked. */
  readonly source: { readonly sopClassUid: string; readonly sopInstanceUid: string; readonly frame: number | null };
  /** Grey, one byte a pixel, with the marks burned in. */
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
  readonly pixelMm: number;
  /** What lies beyond the right and the lower edge: "L", "P". */
  readonly towards: readonly [right: string, bottom: string];
  /** ISO 8601 instant at which it was made; written as UTC. */
  readonly at: string;
  readonly engineVersion: string;
}

/** A key image as Secondary Capture (PS3.3 A.8.1): it says that something is burned in, and of which image it is a part. Same arguments, same bytes. */
export const keyImageDicom = (of: KeyImageOf): Uint8Array => {
  const { study, patient, source, at } = of;
  const [date, time] = [at.slice(0, 10).replaceAll('-', ''), at.slice(11, 19).replaceAll(':', '')];
  const content: readonly NewElement[] = [
    text(0x00080008, 'CS', 'DERIVED\\SECONDARY'), text(0x00080020, 'DA', study.date), text(0x00080021, 'DA', date), text(0x00080023, 'DA', date), text(0x00080030, 'TM', study.time),
    text(0x00080031, 'TM', time), text(0x00080033, 'TM', time), text(0x00080050, 'SH', study.accession), text(0x00080060, 'CS', 'OT'), text(0x00080064, 'CS', 'WSD'), text(0x00080070, 'LO', 'Nadir'),
    text(0x00080090, 'PN', study.referringPhysician), text(0x0008103e, 'LO', 'Key images with measurements'), text(0x00081090, 'LO', 'Nadir'),
    text(0x00082111, 'ST', 'Part of the source image in one window, measurement and words burned in'),
    sequence(0x00082112, [[text(0x00081150, 'UI', source.sopClassUid), text(0x00081155, 'UI', source.sopInstanceUid), ...(source.frame === null ? [] : [text(0x00081160, 'IS', String(source.frame))])]]),
    text(0x00100010, 'PN', patient.name), text(0x00100020, 'LO', patient.id), text(0x00100030, 'DA', patient.birthDate), text(0x00100040, 'CS', patient.sex),
    text(0x00181016, 'LO', 'Nadir'), text(0x00181018, 'LO', 'Nadir'), text(0x00181019, 'LO', of.engineVersion),
    text(0x0020000d, 'UI', study.uid), text(0x0020000e, 'UI', of.seriesUid), text(0x00200010, 'SH', study.id), text(0x00200011, 'IS', '9001'), text(0x00200013, 'IS', String(of.instanceNumber)),
    text(0x00200060, 'CS', ''), text(0x00200020, 'CS', of.towards.join('\\')), text(0x00204000, 'LT', `${of.comments} RESEARCH USE, NOT FOR DIAGNOSIS.`),
    unsigned(0x00280002, 1), text(0x00280004, 'CS', 'MONOCHROME2'), unsigned(0x00280010, of.height), unsigned(0x00280011, of.width), decimals(0x00280030, [of.pixelMm, of.pixelMm]),
    unsigned(0x00280100, 8), unsigned(0x00280101, 8), unsigned(0x00280102, 7), unsigned(0x00280103, 0), text(0x00280301, 'CS', 'YES'),
    { tag: 0x7fe00010, vr: 'OB', bytes: of.grey },
  ];
  return writeInstance(SECONDARY_CAPTURE, of.sopInstanceUid, content);
};
