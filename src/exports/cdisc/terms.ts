/**
 * The subset of the SDTM Controlled Terminology (2025-03-28) that is written, by codelist, each term with its NCIt code.
 * Nothing outside this table reaches a variable that is bound to one of these codelists.
 */
const TUTESTCD = { TUMIDENT: 'C94523', TUSPLIT: 'C96642', TUMERGE: 'C94525' } as const;
const TUIDRS = { TARGET: 'C94520', 'NON-TARGET': 'C94521', NEW: 'C94522', 'NEW TARGET': 'C139127', 'NEW NON-TARGET': 'C139126' } as const;
const TRTESTCD = {
  LDIAM: 'C96684', LPERP: 'C96685', SUMDIAM: 'C96631', SUMNLNLD: 'C103441', PCBSD: 'C112370', PCNSD: 'C112373', ACNSD: 'C112218', TUMSTATE: 'C96643', LNSTATE: 'C124448',
} as const;
const TRPROPRS = {
  PRESENT: 'C25626', ABSENT: 'C48190', EQUIVOCAL: 'C86071', UNEQUIVOCAL: 'C123645', INCREASED: 'C25533', 'FURTHER ENLARGEMENT': 'C142367',
  PATHOLOGICAL: 'C25610', 'NON-PATHOLOGICAL': 'C126054', 'TUMOR MERGED': 'C94525',
} as const;
const RSTESTCD = { TRGRESP: 'C94534', NTRGRESP: 'C94535', NEWLIND: 'C142362', NEWLPROG: 'C103420', NEWLWIND: 'C142363', NTLWIND: 'C142364', OVRLRESP: 'C96613' } as const;
const ONCRSCAT = { 'RECIST 1.1': 'C124415', iRECIST: 'C136711' } as const;
const ONCRSR = {
  CR: 'C4870', PR: 'C18058', SD: 'C18213', PD: 'C35571', 'NON-CR/NON-PD': 'C96700', NE: 'C62222', NED: 'C40413', iCR: 'C142357', iPR: 'C142358', iSD: 'C142359',
  iUPD: 'C142360', iCPD: 'C142356', 'NON-iCR/NON-iUPD': 'C142361', EQUIVOCAL: 'C86071', UNEQUIVOCAL: 'C123645',
} as const;
const NY = { Y: 'C49488', N: 'C49487', U: 'C17998' } as const;
const ND = { 'NOT DONE': 'C49484' } as const;
const EVAL = { 'INDEPENDENT ASSESSOR': 'C78720', INVESTIGATOR: 'C25936', ADJUDICATOR: 'C96561' } as const;
const MEDEVAL = { 'RADIOLOGIST 1': 'C94530', 'RADIOLOGIST 2': 'C94531', 'RADIOLOGIST 3': 'C187890', 'READER 1': 'C94532', 'READER 2': 'C94533', 'READER 3': 'C139209', 'ADJUDICATOR 1': 'C150867' } as const;
const METHOD = { 'CT SCAN': 'C17204', 'CONTRAST ENHANCED CT SCAN': 'C137805', 'CT SCAN WITHOUT CONTRAST': 'C137806' } as const;
const LAT = { LEFT: 'C25229', RIGHT: 'C25228' } as const;
const UNIT = { mm: 'C28251', '%': 'C25613' } as const;
const LOC = {
  LUNG: 'C12468', 'LUNG, RIGHT UPPER LOBE': 'C33023', 'LUNG, RIGHT MIDDLE LOBE': 'C12286', 'LUNG, RIGHT LOWER LOBE': 'C33022', 'LUNG, LEFT UPPER LOBE': 'C33021',
  'LINGULA OF THE LUNG': 'C40373', 'LUNG, LEFT LOWER LOBE': 'C33020', LIVER: 'C12392', 'LYMPH NODE': 'C12745', 'AXILLARY LYMPH NODE': 'C12904', 'MEDIASTINAL LYMPH NODE': 'C33073',
  'PARATRACHEAL LYMPH NODE': 'C103426', 'ANTERIOR MEDIASTINAL LYMPH NODE': 'C32097', 'SUBCARINAL LYMPH NODE': 'C117873', 'HILAR LYMPH NODE': 'C98187', 'SUPRACLAVICULAR LYMPH NODE': 'C12903',
  'CERVICAL LYMPH NODE': 'C32298', 'INTERNAL MAMMARY LYMPH NODE': 'C32853', 'PARA-AORTIC LYMPH NODE': 'C77643', 'MESENTERIC LYMPH NODE': 'C77641', 'RETROCRURAL LYMPH NODE': 'C103439',
  'ILIAC LYMPH NODE': 'C32761', 'INGUINAL LYMPH NODE': 'C32801', 'ADRENAL GLAND': 'C12666', KIDNEY: 'C12415', SPLEEN: 'C12432', PANCREAS: 'C12393', PLEURA: 'C12469', MEDIASTINUM: 'C12748',
  PERITONEUM: 'C12770', OMENTUM: 'C33209', BONE: 'C12366', RIB: 'C12782', STERNUM: 'C12793', 'PELVIC BONE': 'C33287', 'CHEST WALL': 'C62484', 'ABDOMINAL WALL': 'C77608',
  'SOFT TISSUE': 'C12471', SKIN: 'C12470', BRAIN: 'C12439', OVARY: 'C12404',
} as const;

/** Codelist code, its terms, and whether the standard lets a sponsor add terms. */
export const TERMS = {
  TUTESTCD: { codelist: 'C96784', terms: TUTESTCD }, TUIDRS: { codelist: 'C123650', terms: TUIDRS }, TRTESTCD: { codelist: 'C96779', terms: TRTESTCD },
  TRPROPRS: { codelist: 'C124309', terms: TRPROPRS }, RSTESTCD: { codelist: 'C96782', terms: RSTESTCD }, ONCRSCAT: { codelist: 'C124298', terms: ONCRSCAT },
  ONCRSR: { codelist: 'C96785', terms: ONCRSR }, NY: { codelist: 'C66742', terms: NY }, ND: { codelist: 'C66789', terms: ND }, EVAL: { codelist: 'C78735', terms: EVAL }, MEDEVAL: { codelist: 'C96777', terms: MEDEVAL },
  METHOD: { codelist: 'C85492', terms: METHOD }, LAT: { codelist: 'C99073', terms: LAT }, UNIT: { codelist: 'C71620', terms: UNIT }, LOC: { codelist: 'C74456', terms: LOC },
} as const;

export type Loc = keyof typeof LOC;
export type Lat = keyof typeof LAT;
export type Evaluator = keyof typeof EVAL;
export type EvaluatorId = keyof typeof MEDEVAL;
export type ImagingMethod = keyof typeof METHOD;
export type IdentifiedAs = keyof typeof TUIDRS;
export type LesionState = keyof typeof TRPROPRS;
export type ResponseTerm = keyof typeof ONCRSR | keyof typeof NY;
export type ResponseCategory = keyof typeof ONCRSCAT;

/** Test names: the terms of TUTEST (C96783), TRTEST (C96778) and RSTEST (C96781) that go with the short names. */
export const TEST_NAME = {
  TUMIDENT: 'Tumor Identification', TUSPLIT: 'Tumor Split', TUMERGE: 'Tumor Merged',
  LDIAM: 'Longest Diameter', LPERP: 'Longest Perpendicular', SUMDIAM: 'Sum of Diameter', SUMNLNLD: 'Sum Diameters of Non Lymph Node Tumors', PCBSD: 'Percent Change Baseline in Sum of Diam',
  PCNSD: 'Percent Change Nadir in Sum of Diam', ACNSD: 'Absolute Change Nadir in Sum of Diam', TUMSTATE: 'Tumor State', LNSTATE: 'Lymph Node State',
  TRGRESP: 'Target Response', NTRGRESP: 'Non-target Response', NEWLIND: 'New Lesion Indicator', NEWLPROG: 'New Lesion Progression', NEWLWIND: 'New Lesion Worsening Indicator',
  NTLWIND: 'Non-Target Lesion Worsening Indicator', OVRLRESP: 'Overall Response',
} as const satisfies Readonly<Record<keyof typeof TUTESTCD | keyof typeof TRTESTCD | keyof typeof RSTESTCD, string>>;
export type TumourTest = keyof typeof TUTESTCD;
export type ResultTest = keyof typeof TRTESTCD;
export type ResponseTest = keyof typeof RSTESTCD;
