import { assessmentJson, datasetCsv, datasetJson, measurementsCsv, readFile, submission, type ExportFile } from '../exports';
import type { ExportChoice, ExportOptions } from '../panels';
import { acceptanceOf } from '../trial';
import { headerOf } from './export-headers';
import { keyImageFiles, stripPng } from './export-pictures';
import { reportOfRoom } from './export-report';
import { srOfRoom } from './export-sr';
import { digest } from './room-acts';
import { seriesShown } from './room-show';
import { store, type Room } from './state';
import { ENGINE_VERSION } from './version';

export type Made = { readonly kind: 'files'; readonly files: readonly ExportFile[] } | { readonly kind: 'lack'; readonly why: string };

const utf8 = new TextEncoder();
const file = (name: string, content: string | Uint8Array, type: string): ExportFile => ({ name, bytes: typeof content === 'string' ? utf8.encode(content) : new Uint8Array(content), type });
const files = (...made: readonly ExportFile[]): Made => ({ kind: 'files', files: made });

/** A name of letters that every file system takes. */
const safe = (text: string): string => text.normalize('NFKD').replaceAll(/[^A-Za-z0-9._-]+/g, '-').replaceAll(/^[-.]+|-+$/g, '') || 'read';

export const isBlinded = ({ trial, session }: Room): boolean => trial !== undefined || session.blinded === true;

/** What the subject is called in files: the code, or the Patient ID of the images where the reader asked for it and may. */
export const subjectName = async (room: Room, { named }: ExportOptions): Promise<string> => {
  const series = room.read.timepoints.map(({ id }) => seriesShown(room, id)).find((one) => one !== null);
  if (named === 'code' || isBlinded(room) || !series) return room.read.subject.code;
  return (await headerOf(series))?.text(0x00100020) || room.read.subject.code;
};

const cdisc = (room: Room, options: ExportOptions, subject: string, at: string): Made => {
  if (!room.assessment) return { kind: 'lack', why: 'the read cannot be assessed as it stands' };
  const { reader } = store.getState();
  const studyId = room.trial?.study.id ?? 'NADIR';
  const made = submission({
    studyId, subjectId: `${studyId}-${subject}`, vendor: 'NADIR', iPrefix: options.iPrefix, referenceDate: null, dates: options.days,
    reads: [{ read: room.read, assessment: room.assessment, reader, prefix: 'R1', evaluator: room.trial ? 'INDEPENDENT ASSESSOR' : 'INVESTIGATOR', evaluatorId: null }],
    // A trial's acceptance is settled between its readers, not in one reader's room.
    acceptance: room.trial ? null : acceptanceOf('', subject, [reader], false, null, {}, digest),
    methodOf: (key) => { const contrast = key === null ? undefined : room.series.get(key)?.contrast; return contrast ? 'CONTRAST ENHANCED CT SCAN' : 'CT SCAN'; }, // a header that names no contrast does not prove that there was none
  });
  if (made.kind === 'refused') return { kind: 'lack', why: made.problems.map(({ detail }) => detail).join('; ') };
  return files(...made.datasets.flatMap((dataset) => [
    file(`cdisc/${dataset.name.toLowerCase()}.csv`, datasetCsv(dataset), 'text/csv'),
    file(`cdisc/${dataset.name.toLowerCase()}.json`, datasetJson(dataset, { at, studyOid: studyId, originator: 'Nadir', engineVersion: ENGINE_VERSION }), 'application/json'),
  ]));
};

const report = async (room: Room, options: ExportOptions, what: 'report' | 'strip', subject: string, stem: string): Promise<Made> => {
  const made = await reportOfRoom(room, { what, timepoint: options.timepoint, days: options.days, subject });
  return made ? files(file(`${stem}-${what}.pdf`, await made.pdf(), 'application/pdf')) : { kind: 'lack', why: 'the read cannot be assessed as it stands' };
};

/** One export of the read on screen as files. `at` is when it is made: ISO 8601 instant. */
export const exported = async (room: Room, id: string, options: ExportOptions, at: string): Promise<Made> => {
  const lack = choicesOf(room, options).find((choice) => choice.id === id)?.lack;
  if (lack) return { kind: 'lack', why: lack };
  const subject = await subjectName(room, options);
  const label = room.read.timepoints.find((one) => one.id === options.timepoint)?.label ?? '';
  const [whole, stem] = [safe(subject), `${safe(subject)}-${safe(label)}`];
  const labels = room.session.labelHidden ? null : room.assessment;
  switch (id) {
    case 'read': return files(file(`${whole}-read.json`, readFile(room.log), 'application/json'));
    case 'measurements': return files(file(`${whole}-measurements.csv`, measurementsCsv(room.read, labels, { dates: options.days === 'iso' }), 'text/csv'));
    case 'assessment': return files(file(`${whole}-assessment.json`, assessmentJson(room.read, labels, { dates: options.days === 'iso' }), 'application/json'));
    case 'cdisc': return cdisc(room, options, subject, at);
    case 'report':
    case 'strip': return report(room, options, id, subject, stem);
    case 'strip-png': return stripPng(room, options, subject, `${stem}-strip.png`);
    case 'key-images': return keyImageFiles(room, options, subject, `${stem}-key-images/`, at);
    default: {
      const made = await srOfRoom(room, options.timepoint, `${stem}-sr.dcm`, options.named === 'patient-id' && !isBlinded(room), at);
      return made.kind === 'file' ? files(made.file) : made;
    }
  }
};

const HIDDEN = 'The charter hides the labels of this read.';
const BLINDED = 'It names the scan by its date and UIDs, which a blinded read does not give away.';

/** What can be taken out, and why something cannot now. */
export const choicesOf = (room: Room, options: ExportOptions): readonly ExportChoice[] => {
  const labelled = room.session.labelHidden ? HIDDEN : room.assessment ? null : 'The read cannot be assessed as it stands.';
  const blinded = isBlinded(room) ? BLINDED : null;
  const images = seriesShown(room, options.timepoint) ? null : 'The images of this scan are not here.';
  return [
    { id: 'read', title: 'Read', detail: 'The whole log as one JSON file; opens here again', lack: null },
    { id: 'report', title: 'Report, PDF', detail: 'Label, why, table, plot, key images, signature', lack: labelled },
    { id: 'strip', title: 'Contact strip, PDF', detail: 'Lesions as rows, scans as columns, one scale and window in a row', lack: labelled ?? images },
    { id: 'strip-png', title: 'Contact strip, PNG', detail: 'The same as a picture for slides', lack: labelled ?? images },
    { id: 'measurements', title: 'Measurements, CSV', detail: 'One row for each lesion at each scan', lack: null },
    { id: 'assessment', title: 'Measurements and labels, JSON', detail: 'With the reasons, for scripts', lack: null },
    { id: 'cdisc', title: 'CDISC TU, TR, RS', detail: 'CSV and Dataset-JSON 1.1, all scans', lack: labelled },
    { id: 'sr', title: 'DICOM structured report', detail: 'TID 1500 of the reported scan', lack: blinded ?? labelled ?? images },
    { id: 'key-images', title: 'Key images, DICOM', detail: 'Secondary Capture with the marks burned in, of the reported scan', lack: blinded ?? images },
  ];
};
