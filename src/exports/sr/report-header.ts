import { elements, type NewElement } from '../../dicom';
import type { Read, Signed, Timepoint } from '../../read';
import { LOCAL_SCHEME } from './code';
import type { ReportInput, ReportReference } from './report-input';
import { protocolTimepoint } from './time-point-context';

const { floats, sequence, text } = elements;

/** yyyymmdd and hhmmss of an instant, UTC. */
const momentOf = (iso: string): { readonly date: string; readonly time: string } => {
  const digits = new Date(iso).toISOString().replace(/[-:]/g, '');
  return { date: digits.slice(0, 8), time: digits.slice(9, 15) };
};
/** A Long String holds 64 characters and no backslash. */
const short = (value: string): string => value.replaceAll('\\', '/').slice(0, 64).trim();

const schemeItem = (designator: string, uid: string | null, name: string, organization: string): readonly NewElement[] => [
  text(0x00080102, 'SH', designator), ...(uid === null ? [] : [text(0x0008010c, 'UI', uid)]), text(0x00080115, 'ST', name), text(0x00080116, 'ST', organization),
];
const schemes = sequence(0x00080110, [
  schemeItem(LOCAL_SCHEME, null, 'Local codes of Nadir', 'Nadir'),
  schemeItem('NCIt', '2.16.840.1.113883.3.26.1.1', 'NCI Thesaurus', 'National Cancer Institute'),
  schemeItem('UMLS', '2.16.840.1.113883.6.86', 'Unified Medical Language System', 'National Library of Medicine'),
]);

const trialElements = ({ trial }: ReportInput): readonly NewElement[] => (trial === null ? [] : [
  text(0x00120010, 'LO', short(trial.sponsor)), text(0x00120020, 'LO', short(trial.protocol)), text(0x00120021, 'LO', ''),
  text(0x00120030, 'LO', short(trial.site)), text(0x00120031, 'LO', ''), text(0x00120042, 'LO', short(trial.subjectReadingId)),
  text(0x00120060, 'LO', short(trial.coordinatingCenter)),
]);

/** Clinical Trial Study: which scan of the read, and how many days from the baseline. */
const timepointElements = (timepoint: Timepoint): readonly NewElement[] => [
  text(0x00120050, 'LO', short(timepoint.label)), text(0x00120051, 'ST', protocolTimepoint(timepoint)),
  floats(0x00120052, [timepoint.day], 'FD'), text(0x00120053, 'CS', 'BASELINE'),
];

const patientAndStudy = ({ study }: ReportInput): readonly NewElement[] => [
  text(0x00080020, 'DA', study.date), text(0x00080030, 'TM', study.time), text(0x00080050, 'SH', study.accession), text(0x00080090, 'PN', study.referringPhysician),
  ...(study.description === '' ? [] : [text(0x00081030, 'LO', study.description)]),
  text(0x00100010, 'PN', study.patient.name), text(0x00100020, 'LO', study.patient.id), text(0x00100030, 'DA', study.patient.birthDate), text(0x00100040, 'CS', study.patient.sex),
  text(0x0020000d, 'UI', study.uid), text(0x00200010, 'SH', study.id),
];

const seriesAndEquipment = (input: ReportInput, seriesUid: string): readonly NewElement[] => [
  text(0x00080060, 'CS', 'SR'), text(0x0008103e, 'LO', short(`RECIST read, ${input.reader.identifier}`)), sequence(0x00081111, []),
  text(0x0020000e, 'UI', seriesUid), text(0x00200011, 'IS', '9001'),
  text(0x00080070, 'LO', 'Nadir'), text(0x00081090, 'LO', 'Nadir'), text(0x00181000, 'LO', short(input.engineVersion)), text(0x00181020, 'LO', short(input.engineVersion)),
];

/** Study, series, instance: nested as archives want it, one item for each study. */
const evidence = (tag: number, references: readonly ReportReference[]): readonly NewElement[] => {
  const studies = [...new Set(references.map(({ studyUid }) => studyUid))];
  return references.length === 0 ? [] : [sequence(tag, studies.map((studyUid) => {
    const inStudy = references.filter((one) => one.studyUid === studyUid);
    return [
      text(0x0020000d, 'UI', studyUid),
      sequence(0x00081115, [...new Set(inStudy.map(({ seriesUid }) => seriesUid))].map((seriesUid) => [
        text(0x0020000e, 'UI', seriesUid),
        sequence(0x00081199, [...new Map(inStudy.filter((one) => one.seriesUid === seriesUid).map((one) => [one.sopInstanceUid, one])).values()]
          .map((one) => [text(0x00081150, 'UI', one.sopClassUid), text(0x00081155, 'UI', one.sopInstanceUid)])),
      ])),
    ];
  }))];
};

/** A report is verified when its timepoint is signed, and the organization of the reader is known. */
const verification = ({ reader }: ReportInput, signed: Signed | undefined): readonly NewElement[] => {
  if (!signed || reader.organization === undefined || reader.organization === '') return [text(0x0040a493, 'CS', 'UNVERIFIED')];
  const { date, time } = momentOf(signed.at);
  return [
    text(0x0040a493, 'CS', 'VERIFIED'),
    sequence(0x0040a073, [[text(0x0040a027, 'LO', short(reader.organization)), text(0x0040a030, 'DT', `${date}${time}+0000`), text(0x0040a075, 'PN', reader.name), sequence(0x0040a088, [])]]),
  ];
};

/** Everything around the content tree (PS3.3 A.35.3, A.35.13). */
export const reportHeader = (read: Read, timepoint: Timepoint, input: ReportInput, seriesUid: string, complete: boolean, images: readonly ReportReference[]): readonly NewElement[] => {
  const { date, time } = momentOf(input.at);
  return [
    schemes,
    ...patientAndStudy(input),
    ...trialElements(input),
    ...timepointElements(timepoint),
    ...seriesAndEquipment(input, seriesUid),
    text(0x00080023, 'DA', date), text(0x00080033, 'TM', time), text(0x00200013, 'IS', '1'),
    text(0x0040a491, 'CS', complete ? 'COMPLETE' : 'PARTIAL'),
    ...verification(input, read.signed.get(timepoint.id)),
    text(0x0040a496, 'CS', 'FINAL'),
    sequence(0x0040a372, []),
    ...evidence(0x0040a360, input.predecessors ?? []),
    ...evidence(0x0040a375, images),
  ];
};
