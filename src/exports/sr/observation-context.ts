import type { Read } from '../../read';
import { NAME, OWN } from './concepts';
import { coded, person, uid, written, type ContentItem } from './content-item';
import type { ReportInput } from './report-input';
import { digestUid } from './report-uid';
import { READER_ROLE, TERM } from './terms';

const CONTEXT = 'HAS OBS CONTEXT';
const optional = (name: Parameters<typeof written>[1], value: string | undefined): readonly ContentItem[] => (value === undefined || value === '' ? [] : [written(CONTEXT, name, value)]);

/** TID 1003: the reader. */
const personObserver = ({ reader }: ReportInput): readonly ContentItem[] => [
  coded(CONTEXT, NAME.observerType, TERM.person),
  person(CONTEXT, NAME.personName, reader.name),
  ...optional(NAME.loginName, reader.loginName),
  ...optional(NAME.organization, reader.organization),
  coded(CONTEXT, NAME.role, READER_ROLE[reader.role], [written(CONTEXT, NAME.roleIdentifier, reader.identifier)]),
];

/** TID 1004: the software that computed what the reader did not say. */
const deviceObserver = ({ deviceUid, digest, engineVersion }: ReportInput): readonly ContentItem[] => [
  coded(CONTEXT, NAME.observerType, TERM.device),
  uid(CONTEXT, NAME.deviceUid, deviceUid ?? digestUid(digest, 'device', 'Nadir', engineVersion)),
  written(CONTEXT, NAME.deviceName, 'Nadir'),
  written(CONTEXT, NAME.deviceManufacturer, 'Nadir'),
  written(CONTEXT, NAME.deviceModel, 'Nadir'),
  written(CONTEXT, NAME.deviceSerial, engineVersion),
];

/** TID 1001 with 1204: language, observers, procedure and subject, and what ties the report to its read. */
export const observationContext = (read: Read, input: ReportInput): readonly ContentItem[] => [
  coded('HAS CONCEPT MOD', NAME.language, TERM.english),
  ...personObserver(input),
  ...deviceObserver(input),
  uid(CONTEXT, NAME.procedureStudy, input.study.uid),
  coded(CONTEXT, NAME.subjectClass, TERM.patient),
  ...optional(NAME.subjectId, read.subject.code),
  ...optional(OWN.subjectKey, read.subject.key),
  coded('HAS CONCEPT MOD', NAME.procedure, TERM.ctProcedure),
];
