/** One variable of a dataset. Labels are those of SDTMIG 3.4. */
export interface Variable {
  readonly name: string;
  readonly label: string;
  readonly type: 'string' | 'integer' | 'float';
  /** Place in the key of the dataset. */
  readonly key?: number;
}

const text = (name: string, label: string, key?: number): Variable => ({ name, label, type: 'string', ...(key === undefined ? {} : { key }) });
const whole = (name: string, label: string, key?: number): Variable => ({ name, label, type: 'integer', ...(key === undefined ? {} : { key }) });

const identifiers = (domain: string): readonly Variable[] => [
  text('STUDYID', 'Study Identifier', 1), text('DOMAIN', 'Domain Abbreviation'), text('USUBJID', 'Unique Subject Identifier', 2), whole(`${domain}SEQ`, 'Sequence Number', 3),
];
const evaluator = (domain: string): readonly Variable[] => [text(`${domain}EVAL`, 'Evaluator'), text(`${domain}EVALID`, 'Evaluator Identifier'), text(`${domain}ACPTFL`, 'Accepted Record Flag')];
const timing = (domain: string, what: string): readonly Variable[] => [
  { name: 'VISITNUM', label: 'Visit Number', type: 'float' }, text('VISIT', 'Visit Name'), text(`${domain}DTC`, `Date/Time of ${what}`), whole(`${domain}DY`, `Study Day of ${what}`),
];

const TU: readonly Variable[] = [
  ...identifiers('TU'), text('TUREFID', 'Reference ID'), text('TULNKID', 'Link ID'), text('TUTESTCD', 'Tumor/Lesion ID Short Name'), text('TUTEST', 'Tumor/Lesion ID Test Name'),
  text('TUORRES', 'Tumor/Lesion ID Result'), text('TUSTRESC', 'Tumor/Lesion ID Result Std. Format'), text('TUNAM', 'Laboratory/Vendor Name'),
  text('TULOC', 'Location of the Tumor/Lesion'), text('TULAT', 'Laterality'), text('TUMETHOD', 'Method of Identification'), ...evaluator('TU'), ...timing('TU', 'Tumor/Lesion Identification'),
];

const TR: readonly Variable[] = [
  ...identifiers('TR'), text('TRGRPID', 'Group ID'), text('TRREFID', 'Reference ID'), text('TRLNKID', 'Link ID'), text('TRLNKGRP', 'Link Group ID'),
  text('TRTESTCD', 'Tumor/Lesion Assessment Short Name'), text('TRTEST', 'Tumor/Lesion Assessment Test Name'), text('TRORRES', 'Result or Finding in Original Units'),
  text('TRORRESU', 'Original Units'), text('TRSTRESC', 'Character Result/Finding in Std Format'), { name: 'TRSTRESN', label: 'Numeric Result/Finding in Standard Units', type: 'float' },
  text('TRSTRESU', 'Standard Units'), text('TRSTAT', 'Completion Status'), text('TRREASND', 'Reason Not Done'), text('TRNAM', 'Laboratory/Vendor Name'),
  text('TRMETHOD', 'Method Used to Identify the Tumor/Lesion'), ...evaluator('TR'), ...timing('TR', 'Tumor/Lesion Measurement'),
];

const RS: readonly Variable[] = [
  ...identifiers('RS'), text('RSLNKGRP', 'Link Group ID'), text('RSTESTCD', 'Assessment Short Name'), text('RSTEST', 'Assessment Name'), text('RSCAT', 'Category for Assessment'),
  text('RSORRES', 'Result or Finding in Original Units'), text('RSSTRESC', 'Character Result/Finding in Std Format'), text('RSSTAT', 'Completion Status'), text('RSREASND', 'Reason Not Done'),
  text('RSNAM', 'Vendor Name'), ...evaluator('RS'), ...timing('RS', 'Assessment'),
];

const SUPP: readonly Variable[] = [
  text('STUDYID', 'Study Identifier', 1), text('RDOMAIN', 'Related Domain Abbreviation', 2), text('USUBJID', 'Unique Subject Identifier', 3), text('IDVAR', 'Identifying Variable', 4),
  text('IDVARVAL', 'Identifying Variable Value', 5), text('QNAM', 'Qualifier Variable Name', 6), text('QLABEL', 'Qualifier Variable Label'), text('QVAL', 'Data Value'),
  text('QORIG', 'Origin'), text('QEVAL', 'Evaluator'),
];

const RELREC: readonly Variable[] = [
  text('STUDYID', 'Study Identifier', 1), text('RDOMAIN', 'Related Domain Abbreviation', 2), text('USUBJID', 'Unique Subject Identifier', 3), text('IDVAR', 'Identifying Variable', 4),
  text('IDVARVAL', 'Identifying Variable Value', 5), text('RELTYPE', 'Relationship Type'), text('RELID', 'Relationship Identifier', 6),
];

export const DATASETS = {
  TU: { label: 'Tumor/Lesion Identification', variables: TU },
  TR: { label: 'Tumor/Lesion Results', variables: TR },
  RS: { label: 'Disease Response and Clin Classification', variables: RS },
  SUPPTR: { label: 'Supplemental Qualifiers for TR', variables: SUPP },
  SUPPRS: { label: 'Supplemental Qualifiers for RS', variables: SUPP },
  RELREC: { label: 'Related Records', variables: RELREC },
} as const;
export type DatasetName = keyof typeof DATASETS;
