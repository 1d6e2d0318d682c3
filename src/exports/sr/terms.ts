import type { IrecistResponse, NonTargetResponse, Recist11Response, TargetResponse } from '../../irecist';
import type { LesionRole, NewLesionAnswer, NonTargetAnswer } from '../../read';
import { code, dcm, ncit, sct, umls, type Code } from './code';

/** Coded values. NCIt codes are those of the CDISC controlled terminology (ONCRSR, TRPROPRS, TUIDRS), so that one table serves both. */
const NE = ncit('C62222', 'Not Evaluable');
const NED = ncit('C40413', 'No Evidence of Disease');
const NA = ncit('C48660', 'Not Applicable');

export const RECIST_TERM: Readonly<Record<Recist11Response, Code>> = {
  CR: ncit('C4870', 'Complete Response'), PR: ncit('C18058', 'Partial Response'), SD: ncit('C18213', 'Stable Disease'), PD: ncit('C35571', 'Progressive Disease'),
  'Non-CR/Non-PD': ncit('C96700', 'Non-CR/Non-PD'), NE, NED,
};
/** The preferred name of C142361 is longer than a Code Meaning may be. */
export const IRECIST_TERM: Readonly<Record<IrecistResponse, Code>> = {
  iCR: ncit('C142357', 'iCR'), iPR: ncit('C142358', 'iPR'), iSD: ncit('C142359', 'iSD'), 'Non-iCR/Non-iUPD': ncit('C142361', 'NON-iCR/NON-iUPD'),
  iUPD: ncit('C142360', 'iUPD'), iCPD: ncit('C142356', 'iCPD'), NE, NED,
};
export const TARGET_TERM: Readonly<Record<TargetResponse, Code>> = { CR: RECIST_TERM.CR, PR: RECIST_TERM.PR, SD: RECIST_TERM.SD, PD: RECIST_TERM.PD, NE, NA };
export const NON_TARGET_TERM: Readonly<Record<NonTargetResponse, Code>> = { CR: RECIST_TERM.CR, 'Non-CR/Non-PD': RECIST_TERM['Non-CR/Non-PD'], PD: RECIST_TERM.PD, NE, NA };

export const STATUS_TERM: Readonly<Record<NonTargetAnswer | NewLesionAnswer | 'not-evaluable', Code>> = {
  present: ncit('C25626', 'Present'), absent: ncit('C48190', 'Absent'), increased: ncit('C25533', 'Increased'), unequivocal: ncit('C123645', 'Unequivocal'),
  'unequivocal-increased': ncit('C142367', 'Further Enlargement'), equivocal: ncit('C86071', 'Equivocal'), 'not-evaluable': NE,
};

/** Lesion role (CID 6145); a new lesion is one until the rules have given it a role. */
export const ROLE_TERM: Readonly<Record<LesionRole | 'NLT' | 'NLNT', Code>> = {
  target: dcm('112074', 'Target Lesion at Baseline'), 'non-target': dcm('112075', 'Non-Target Lesion at Baseline'), new: ncit('C94522', 'New Lesion Identification'),
  NLT: ncit('C139127', 'New Target Lesion Identification'), NLNT: ncit('C139126', 'New Non-Target Lesion Identification'),
};

export const TERM = {
  english: code('en', 'RFC5646', 'English'),
  person: dcm('121006', 'Person'),
  device: dcm('121007', 'Device'),
  patient: dcm('121025', 'Patient'),
  ct: dcm('CT', 'Computed Tomography'),
  ctProcedure: code('25045-6', 'LN', 'CT unspecified body region'),
  neoplasm: sct('108369006', 'Neoplasm'),
  lymphadenopathy: sct('30746006', 'Lymphadenopathy'),
  recist11: dcm('126081', 'RECIST 1.1'),
  irecist: ncit('C136711', 'Immune-Modified Response Evaluation Criteria in Solid Tumors'),
  yes: sct('373066001', 'Yes'),
  no: sct('373067005', 'No'),
  baseline: umls('C1442488', 'Baseline'),
  posttreatment: dcm('126074', 'Posttreatment'),
  unscheduled: umls('C1699701', 'Unscheduled'),
  nadir: umls('C1708760', 'Nadir'),
} as const;

export type ReaderRole = 'reader' | 'adjudicator' | 'eligibility' | 'quality' | 'reviewer';
/** CID 7453. */
export const READER_ROLE: Readonly<Record<ReaderRole, Code>> = {
  reader: ncit('C28747', 'Reader'), adjudicator: ncit('C96561', 'Adjudicator'), eligibility: dcm('129001', 'Eligibility Reader'),
  quality: dcm('129004', 'Results Quality Controller'), reviewer: ncit('C54634', 'Reviewer'),
};

/** The word of a term: which key of a table has this code. */
export const wordOf = <Word extends string>(table: Readonly<Record<Word, Code>>, found: Code | null): Word | null => {
  const words = Object.keys(table) as Word[];
  return words.find((word) => found !== null && table[word].value === found.value && table[word].scheme === found.scheme) ?? null;
};
