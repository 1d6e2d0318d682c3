import type { DicomJson } from '../dicom';
import { count, text, texts } from './json-answer';

/** One study as the archive lists it. Dates are ISO yyyy-mm-dd or null. */
export interface ArchivedStudy {
  readonly studyInstanceUid: string;
  readonly date: string | null;
  readonly time: string;
  readonly description: string;
  readonly accessionNumber: string;
  readonly modalities: readonly string[];
  /** What the archive says; null where it says nothing. Not to be relied on. */
  readonly seriesCount: number | null;
  readonly instanceCount: number | null;
  readonly timePointId: string | null;
  readonly timePointOffsetDays: number | null;
}

export interface ArchivedSubject {
  /** Patient ID with its issuer: two archives' patients may share an ID. */
  readonly key: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  /** Those of the page, earliest first; `studiesOf` asks for all. */
  readonly studies: readonly ArchivedStudy[];
}

export interface ArchivedSeries {
  readonly studyInstanceUid: string;
  readonly seriesInstanceUid: string;
  readonly number: number | null;
  readonly modality: string;
  readonly description: string;
  readonly bodyPart: string;
  readonly instanceCount: number | null;
}

const isoDate = (value: string): string | null => {
  const match = /^(\d{4})[.-]?(\d{2})[.-]?(\d{2})/.exec(value);
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
};

const number = (json: DicomJson, tag: string): number | null => {
  const value = text(json, tag);
  return value !== '' && Number.isFinite(Number(value)) ? Number(value) : null;
};

export const studyOf = (json: DicomJson): ArchivedStudy => ({
  studyInstanceUid: text(json, '0020000D'), date: isoDate(text(json, '00080020')), time: text(json, '00080030'), description: text(json, '00081030'),
  accessionNumber: text(json, '00080050'), modalities: texts(json, '00080061').flatMap((value) => value.split('\\')),
  seriesCount: count(json, '00201206'), instanceCount: count(json, '00201208'), timePointId: text(json, '00120050') || null, timePointOffsetDays: number(json, '00120052'),
});

export const seriesOf = (json: DicomJson, studyInstanceUid: string): ArchivedSeries => ({
  studyInstanceUid: text(json, '0020000D') || studyInstanceUid, seriesInstanceUid: text(json, '0020000E'), number: number(json, '00200011'), modality: text(json, '00080060'),
  description: text(json, '0008103E'), bodyPart: text(json, '00180015'), instanceCount: count(json, '00201209'),
});

const personName = (name: string): string => name.replace(/[\s^]+$/, '');

const byDate = (a: ArchivedStudy, b: ArchivedStudy): number =>
  (a.date ?? '~').localeCompare(b.date ?? '~') || a.time.localeCompare(b.time) || a.studyInstanceUid.localeCompare(b.studyInstanceUid);

/** Studies in order of time, whatever the archive's order. */
export const inOrder = (studies: readonly ArchivedStudy[]): readonly ArchivedStudy[] => [...studies].sort(byDate);

const subjectKey = (json: DicomJson): string => {
  const id = text(json, '00100020');
  const who = id === '' ? `${text(json, '00100010')}|${text(json, '00100030')}` : id;
  return `${text(json, '00100021')}|${who === '|' ? text(json, '0020000D') : who}`;
};

/** Rows of studies → subjects, in the order in which their first study is listed. */
export const subjectsIn = (rows: readonly DicomJson[]): readonly ArchivedSubject[] => {
  const groups = new Map<string, DicomJson[]>();
  for (const row of rows) {
    const group = groups.get(subjectKey(row));
    if (group) group.push(row);
    else groups.set(subjectKey(row), [row]);
  }
  return [...groups].map(([key, own]) => {
    const [first = {}] = own;
    return {
      key, patientId: text(first, '00100020'), patientName: personName(text(first, '00100010')), birthDate: isoDate(text(first, '00100030')), sex: text(first, '00100040') || null,
      studies: inOrder(own.map(studyOf)),
    };
  });
};
