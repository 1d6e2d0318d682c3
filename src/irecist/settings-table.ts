import type { Charter } from './charter';

export interface SettingOption {
  readonly value: string | number | boolean;
  readonly meaning: string;
}

export interface Setting {
  readonly name: keyof Charter;
  /** The open question of the rule book it answers, where it has a number. */
  readonly question: string | null;
  readonly title: string;
  readonly meaning: string;
  readonly source: string;
  readonly rules: readonly string[];
  readonly values:
    | { readonly kind: 'choice'; readonly options: readonly SettingOption[] }
    | { readonly kind: 'number'; readonly unit: 'mm' | 'days'; readonly least: number; readonly most: number; readonly whole: boolean };
}

const days = { kind: 'number', unit: 'days', least: 0, most: 3650, whole: true } as const;
const choice = (...options: readonly (readonly [SettingOption['value'], string])[]): Setting['values'] => ({ kind: 'choice', options: options.map(([value, meaning]) => ({ value, meaning })) });

/** Every setting of a charter: what it means, where it comes from, and what else it could be. */
export const SETTINGS: readonly Setting[] = [
  { name: 'reports', question: null, title: 'Labels', rules: ['R18', 'I2'], source: 'RWG: RECIST 1.1 is primary, iRECIST runs beside it', meaning: 'Which labels are given at each timepoint.',
    values: choice(['both', 'RECIST 1.1 and iRECIST side by side'], ['recist11', 'RECIST 1.1 alone']) },
  { name: 'precisionMm', question: 'A16', title: 'Recorded precision', rules: ['R1'], source: 'RECIST 1.1 is silent',
    meaning: 'Each diameter is rounded to this when it is recorded; sums and comparisons are exact from there.',
    values: choice([0.1, 'tenths of a millimetre'], [1, 'whole millimetres'], ['none', 'as measured, to a millionth']) },
  { name: 'tooSmallMm', question: null, title: 'Too small to measure', rules: ['F2'], source: 'E09 4.3.2',
    meaning: 'Length of a lesion that is seen but too small to measure.', values: { kind: 'number', unit: 'mm', least: 0.1, most: 10, whole: false } },
  { name: 'prPersistence', question: 'A5', title: 'Partial response lasts', rules: ['R9'], source: 'FAQ table; E09 definitions read alone for strict',
    meaning: 'Whether a partial response lasts until complete response or progression.', values: choice(['rwg', 'it lasts'], ['strict', 'each visit is judged against baseline alone']) },
  { name: 'afterCR', question: 'A11', title: 'Reappearance after complete response', rules: ['R11'], source: 'E09 App. II, Table 3 note a',
    meaning: 'Whether any lesion that is visible again after complete response is progression, even below 5 mm.', values: choice(['reappearance-is-PD', 'it is'], ['sum-only', 'the sum decides as at any visit']) },
  { name: 'afterCRThroughProgression', question: 'A20', title: 'Reappearance with an iUPD in between', rules: ['R11'], source: 'E09 App. II; FAQ "at the previous assessment"',
    meaning: 'Whether the rule for reappearance outlives an iUPD since the complete response.', values: choice(['PD', 'it does'], ['directly-after-CR-only', 'it holds only directly after complete response']) },
  { name: 'confirmMinDays', question: null, title: 'Confirmation opens', rules: ['I18'], source: 'S17 (4 to 8 weeks); FAQ', meaning: 'Days after the first iUPD of an episode before a scan can confirm it.', values: days },
  { name: 'confirmToleranceDays', question: 'A8', title: 'Early tolerance', rules: ['I18'], source: 'FAQ recommends 2 days', meaning: 'Days that a confirming scan may be early.', values: { ...days, most: 28 } },
  { name: 'confirmMaxDays', question: null, title: 'Confirmation is late', rules: ['I18'], source: 'S17 (4 to 8 weeks)', meaning: 'Days since the last evaluable assessment after which the next one is late.', values: { ...days, least: 1 } },
  { name: 'lateConfirmation', question: 'A9', title: 'Late confirmation', rules: ['I18'], source: 'S17 4–8 weeks; S17 Table 3 example 7', meaning: 'Whether a late assessment may confirm.', values: choice(['allow', 'it may, with a flag'], ['disallow', 'it may not']) },
  { name: 'confirmReference', question: 'A3', title: 'Further growth counts from', rules: ['I17', 'I8', 'I12'], source: 'S17 Table 2 "from last timepoint"; FAQ additive; SPA any prior iUPD', meaning: 'The sum that a further 5 mm is counted from.',
    values: choice(['episode-min', 'the lowest since the first iUPD of the episode'], ['last-timepoint', 'the visit before'], ['first-iupd', 'the first iUPD of the episode']) },
  { name: 'furtherGrowth', question: 'A6', title: 'Exactly 5 mm', rules: ['I8', 'I12'], source: 'S17 Table 2 row 8 prints >5 mm, all other rows ≥5', meaning: 'Whether further growth of exactly 5 mm confirms.', values: choice(['at-least-5-mm', 'it does'], ['more-than-5-mm', 'it does not']) },
  { name: 'firstNewLesionConfirms', question: 'A7', title: 'A first new lesion at the confirming scan', rules: ['I14'], source: 'RWG; SPA; S17 Table 2 rows 5 and 10 say previously identified', meaning: 'Whether a first new lesion confirms an iUPD of targets or non-targets.',
    values: choice(['always', 'it confirms'], ['unless-targets-recover', 'only while the targets progress'], ['never', 'iUPD stays: only lesions previously identified confirm']) },
  { name: 'newLesionReset', question: 'A1', title: 'A new lesion that stays', rules: ['I21'], source: 'FAQ scenarios B and F, RWG; S17 Table 2 row 10; SPA', meaning: 'When an iUPD is taken back although its new lesion is still there.',
    values: choice(['improved', 'when something improved'], ['resolved-only', 'never before it is gone'], ['any-non-pd', 'as soon as nothing progresses']) },
  { name: 'nonTargetReset', question: 'A2', title: 'Non-targets that stay unequivocal', rules: ['I22'], source: 'RWG, S17, SPA; S17 Table 2 row 6', meaning: 'When an iUPD is taken back although the non-targets are still unequivocal.',
    values: choice(['improved', 'when the targets improved'], ['table2', 'never'], ['target-driven', 'the targets alone decide']) },
  { name: 'newLesionFreshBar', question: 'A18', title: 'Growth of old new lesions', rules: ['I7', 'I16'], source: 'FAQ 20%, unequivocal; SPA ≥5 mm, any growth', meaning: 'What makes an old new lesion a progression of its own.',
    values: choice(['recist', '20% and 5 mm over its lowest, or unequivocal growth'], ['low', '5 mm over its lowest, or any growth']) },
  { name: 'resetMinDecreaseMm', question: 'A1', title: 'Improvement of a sum', rules: ['I21'], source: 'ours', meaning: 'Shrinkage since the iUPD that counts as improvement.', values: { kind: 'number', unit: 'mm', least: 0.1, most: 100, whole: false } },
  { name: 'newLesionRole', question: 'A4', title: 'Role of a new lesion', rules: ['I6'], source: 'not stated', meaning: 'When a new lesion may become a new-lesion-target.', values: choice(['first-appearance', 'when it appears'], ['re-designate', 'also later, once it is measurable']) },
  { name: 'nonTargetPartlyNE', question: 'A13', title: 'Non-targets partly not evaluable', rules: ['R13'], source: 'E09 Table 1', meaning: 'The response of non-targets of which some are present and some were not assessed.', values: choice(['NE', 'not evaluable'], ['Non-CR/Non-PD', 'non-CR/non-PD']) },
  { name: 'afterConfirmed', question: 'A10', title: 'After iCPD', rules: ['I25'], source: 'S17 Table 3 "any"; RWG', meaning: 'The label after confirmed progression.', values: choice(['sticky', 'stays iCPD'], ['raw', 'follows the categories']) },
  { name: 'persistentNewLesionBlocksICR', question: null, title: 'A new lesion keeps from iCR', rules: ['I26'], source: 'S17 Table 2 row 1; RWG', meaning: 'Whether iCR needs every new lesion gone.', values: choice([true, 'it does'], [false, 'it does not']) },
  { name: 'minSdDays', question: null, title: 'Minimum time of stable disease', rules: ['R22', 'E6'], source: 'E09 4.4.3; ADM 42; S17 Table 3 none', meaning: 'Days from baseline before stable disease counts as a best response.', values: days },
  { name: 'confirmResponseDays', question: null, title: 'Confirmation of response', rules: ['R22', 'E6'], source: 'E09 4.6.1; ADM', meaning: 'Days after which a later scan must repeat a response for it to be a best response; 0 asks for none.', values: days },
  { name: 'pseudoRequires', question: null, title: 'Pseudoprogression requires', rules: ['K5'], source: 'Park 2020', meaning: 'What must follow an iUPD that was taken back.', values: choice(['response-or-stable', 'stable disease or response'], ['response', 'a response']) },
  { name: 'overrideCarries', question: 'A14', title: 'After a reader\'s override', rules: ['R4'], source: 'E09 4.4.2 "convincing argument"', meaning: 'Whether later timepoints follow the label that the reader chose.', values: choice(['display-only', 'the computed label counts'], ['later-timepoints', 'the chosen label counts']) },
];
