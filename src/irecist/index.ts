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
export { caseFrom, type Case, type CaseReading } from './case-file';
export { DEFAULT_CHARTER, type Charter } from './charter';
export { combinations, sequenceEndpoints, type SequenceEndpoints } from './label-sequence';
export { kineticsOf, type Kinetics, type KineticScan } from './kinetics';
