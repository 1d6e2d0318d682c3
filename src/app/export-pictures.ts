import { digestUid, keyImageDicom, loadReports, type ExportFile } from '../exports';
import type { ExportOptions } from '../panels';
import { lesionCrops, sliceOf } from './export-crops';
import type { Made } from './export-files';
import { headerOf } from './export-headers';
import { fontFiles, reportOfRoom } from './export-report';
import { digest } from './room-acts';
import { seriesShown } from './room-show';
import type { Room } from './state';
import { ENGINE_VERSION } from './version';

const CT = '1.2.840.10008.5.1.4.1.1.2';

/** The contact strip as pictures, one a page. */
export const stripPng = async (room: Room, { timepoint, days }: ExportOptions, subject: string, name: string): Promise<Made> => {
  const made = await reportOfRoom(room, { what: 'strip', timepoint, days, subject });
  if (!made) return { kind: 'lack', why: 'the read cannot be assessed as it stands' };
  const pngs = made.pngs();
  return { kind: 'files', files: pngs.map((png, index): ExportFile => ({ name: pngs.length === 1 ? name : name.replace(/\.png$/, `-${index + 1}.png`), bytes: new Uint8Array(png), type: 'image/png' })) };
};

/** Key images of the reported scan as Secondary Capture: every target and new lesion that was marked there. Under a code nothing of the person is written. */
export const keyImageFiles = async (room: Room, { timepoint, named }: ExportOptions, subject: string, folder: string, at: string): Promise<Made> => {
  const { read, trial, session } = room;
  const now = read.timepoints.find(({ id }) => id === timepoint);
  const series = now && seriesShown(room, now.id);
  if (!now || !series) return { kind: 'lack', why: 'the images of this scan are not here' };
  const [{ burnedIn }, fonts, crops, header] = await Promise.all([loadReports(), fontFiles(), lesionCrops(room, read.timepoints.slice(0, now.index + 1)), headerOf(series)]);
  const person = named === 'patient-id' && !trial && !session.blinded ? header : null;
  const head = room.log.at(-1)?.hash ?? '';
  const seriesUid = digestUid(digest, 'key-images', series.studyInstanceUid, head, at);
  const here = crops.filter((crop) => crop.timepoint === now.label);
  const files = here.flatMap((crop, index): readonly ExportFile[] => {
    const lesion = read.lesions.find(({ name }) => name === crop.lesion);
    const place = lesion?.at.get(now.id)?.place?.place;
    const slice = place && sliceOf(room, place);
    if (!lesion || !place || !slice) return [];
    const [length] = crop.lines.filter(({ axis }) => axis === 'long').map(({ line: [a, b] }) => (Math.hypot(a[0] - b[0], a[1] - b[1]) * crop.widthMm) / crop.picture.width);
    const words = `${crop.lesion} ${now.label}${length === undefined ? '' : ` ${length.toFixed(1)} mm`}`;
    const { width, height, grey } = burnedIn(crop, words, fonts);
    const bytes = keyImageDicom({
      sopInstanceUid: digestUid(digest, seriesUid, crop.lesion), seriesUid, instanceNumber: index + 1,
      study: { uid: series.studyInstanceUid, date: header?.codes(0x00080020)[0] ?? '', time: header?.codes(0x00080030)[0] ?? '', id: header?.codes(0x00200010)[0] ?? '', accession: person?.text(0x00080050) ?? '', referringPhysician: person?.text(0x00080090) ?? '' },
      patient: person ? { name: person.text(0x00100010), id: person.text(0x00100020), birthDate: person.codes(0x00100030)[0] ?? '', sex: person.codes(0x00100040)[0] ?? '' } : { name: subject, id: subject, birthDate: '', sex: '' },
      comments: `${words}${lesion.site ? `, ${lesion.site.label}` : ''}, long axis.`, source: { sopClassUid: CT, sopInstanceUid: place.sopInstanceUid, frame: slice.pixels.numberOfFrames > 1 ? place.frame : null },
      width, height, grey, pixelMm: crop.widthMm / width, towards: [crop.letters.right, crop.letters.bottom], at, engineVersion: ENGINE_VERSION,
    });
    return [{ name: `${folder}${crop.lesion}.dcm`, bytes: new Uint8Array(bytes), type: 'application/dicom' }];
  });
  return files.length === 0 ? { kind: 'lack', why: 'no lesion is marked on the images of this scan' } : { kind: 'files', files };
};
