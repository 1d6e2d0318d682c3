import { structuredReport, type ExportFile, type ReportStudy } from '../exports';
import type { Dataset, Series } from '../dicom';
import type { MarkPlace, TimepointId } from '../read';
import { headerOf } from './export-headers';
import { sliceOf } from './export-crops';
import { digest } from './room-acts';
import { seriesShown } from './room-show';
import { store, type Room } from './state';
import { ENGINE_VERSION } from './version';

const CT = '1.2.840.10008.5.1.4.1.1.2';

const first = (header: Dataset, tag: number): string => header.codes(tag)[0] ?? '';

/** The study that a report is filed in, word for word as its images have it; in a blinded read or under a code nothing of the person. */
const studyOf = (series: Series, header: Dataset | null, code: string, named: boolean): ReportStudy => ({
  uid: series.studyInstanceUid, date: header ? first(header, 0x00080020) : '', time: header ? first(header, 0x00080030) : '', id: header ? first(header, 0x00200010) : '',
  accession: named && header ? header.text(0x00080050) : '', description: header ? header.text(0x00081030) : '', referringPhysician: named && header ? header.text(0x00080090) : '',
  patient: named && header ? { name: header.text(0x00100010), id: header.text(0x00100020), birthDate: first(header, 0x00100030), sex: first(header, 0x00100040) } : { name: code, id: code, birthDate: '', sex: '' },
});

const imageOf = (room: Room) => (place: MarkPlace) => {
  const series = room.series.get(place.seriesKey);
  const slice = sliceOf(room, place);
  return series && slice ? {
    studyUid: series.studyInstanceUid, seriesUid: series.seriesInstanceUid, sopClassUid: CT, sopInstanceUid: place.sopInstanceUid,
    frame: slice.pixels.numberOfFrames > 1 ? place.frame : null, frameOfReferenceUid: series.frameOfReferenceUid, plane: slice.plane,
  } : null;
};

export type SrMade = { readonly kind: 'file'; readonly file: ExportFile } | { readonly kind: 'lack'; readonly why: string };

/** One structured report of a scan (TID 1500). `at` is when it is made; `named` files it under the patient of the images, else under the code. */
export const srOfRoom = async (room: Room, timepoint: TimepointId, name: string, named: boolean, at: string): Promise<SrMade> => {
  const series = seriesShown(room, timepoint);
  if (!series) return { kind: 'lack', why: 'the images of this scan are not here' };
  const { reader } = store.getState();
  const made = structuredReport(room.read, room.assessment, {
    timepoint, reader: { name: reader.replaceAll(/[\\^=]/g, ' '), identifier: reader, role: 'reader' }, study: studyOf(series, await headerOf(series), room.read.subject.code, named), trial: null,
    at, imageOf: imageOf(room), engineVersion: ENGINE_VERSION, logHash: room.log.at(-1)?.hash ?? '', digest,
  });
  if (made.kind === 'refused') return { kind: 'lack', why: made.problems.map(({ detail }) => detail).join('; ') };
  return { kind: 'file', file: { name, bytes: new Uint8Array(made.bytes), type: 'application/dicom' } };
};
