/**
 * irecist: the rules of RECIST 1.1 and iRECIST. Numbers and facts in, responses with their reasons out.
 * Knows nothing of files, screens, storage or time; imports nothing, not even from npm.
 * Lengths are millimetres at the door and whole units inside (lengths.ts); rule numbers are those of the rule book.
 */
export type * from './findings';
export type * from './assessment';
export { assess, type Outcome } from './assess';
export {
  assessBaseline, classifyLesion, minimumTargetMm, organOf,
  type BaselineAssessment, type BaselineLesion, type LesionClass, type LesionClassification, type LesionNature, type Modality, type SelectionError,
} from './baseline';
export { bestIrecist, bestRecist, type BestResponseRule, type DatedLabel } from './best-response';
export { caseFrom, CASE_SCHEMA, type Case, type CaseReading } from './case-file';
export { DEFAULT_CHARTER, type Charter } from './charter';
export { findingsDoubts } from './doubts';
export { divergences, lesionGrowth, repeatabilityMm, type Divergence, type LesionGrowth } from './growth';
export { HYPERPROGRESSION, hyperprogressionBy, NOTHING_CLINICAL, type ClinicalCourse, type HyperprogressionDefinition } from './hyperprogression';
export { combinations, sequenceEndpoints, type SequenceEndpoints } from './label-sequence';
export { kineticsOf, tumourGrowthKinetics, tumourGrowthRate, type Kinetics, type KineticScan } from './kinetics';
export { outcomesOf, type Interval, type Outcomes, type OutcomeProblem, type RecistStop, type SubjectDates } from './outcomes';
export { withLabelsThatCount, type Override } from './overrides';
export { CHARTER_SCHEMA, charterDocument, charterFromDocument, charterFromText, PRESETS, type CharterDocument, type Preset } from './presets';
export { pseudoprogressions, type Pseudoprogression } from './pseudoprogression';
export { RULE_BOOK, RULE_SOURCES, ruleOf, type RuleChapter } from './rule-book';
export type { Rule } from './cited-rule';
export { charterFrom, charterProblems, type CharterProblem } from './settings';
export { SETTINGS, type Setting, type SettingOption } from './settings-table';
export { windowState, type WindowState } from './window-state';
