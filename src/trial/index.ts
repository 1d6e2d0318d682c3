/**
 * trial: what makes a read a trial can rely on: study, order, packages, locks, signatures, verification, audit trail, adjudication, agreement.
 * Knows reads and the rules; must not know the clock, chance, the DOM, files or npm: times, ids, seeds, digests and WebCrypto are arguments.
 */
export * from './study/study';
export { DEFAULT_STUDY } from './study/presets';
export type { DocumentProblem } from './study/check';
export { studyFrom, type StudyReading } from './study/study-from';
export { readersCopy, studyCharterText, studyHash, studyStamp, type StudyStamp } from './study/study-hash';
export { studyDiff, versionProblems, type StudyChange } from './study/study-diff';
export { batchOpens, readingOrder, trainingResult, type Reading, type Unit } from './order/reading-order';
export { PACKAGE_SCHEMA, packagePlan, type KeyList, type PackedTimepoint, type ReadPackage, type Release, type TimepointContents, type TrialSubject } from './order/read-package';
export { openedTimepoint, packageFault, releasedKey, sealedTimepoint, signedPackage, type PackageFault, type TimepointOpening, type ToOpen } from './order/open-package';
export { worklist, type ReadingSoFar, type WorklistRow } from './order/worklist';
export { openTimepoints, timepointOpened, timepointStandings, type TimepointStanding, type TimepointState } from './lock/timepoint-states';
export { proposedQuality, qualityQuestions, type QualityQuestion, type SeriesQuality } from './lock/quality';
export { signable, type SigningMatter } from './lock/signable';
export { refusal, type Refusal } from './lock/refusal';
export { refusalInWords, signingMatterInWords } from './lock/refusal-words';
export type { Bytes, RandomBytes, Subtle } from './sign/web-crypto';
export { identityFrom, newIdentity, rosterFrom, unlocked, type Identity, type Role, type Roster, type Signer, type Unlocked } from './sign/identity';
export { signatureHolds, signedTimepoint, signingComponents, type SigningSession } from './sign/signature';
export { signingPage, type SigningPage } from './sign/signing-page';
export { verifyLog } from './verify/verify-log';
export type { Against, Anchor, LogFault, LogFinding } from './verify/log-finding';
export { assessedRead, labelOf, type AssessedRead } from './assessed-read';
export { auditJsonl, auditRows, filteredRows, type AuditFilter, type AuditRow } from './audit/audit-rows';
export { amendments, labelProposals, type Amendment, type LabelProposal } from './audit/amendments';
export * from './adjudication/adjudication-log';
export { adjudicationRefusal, type AdjudicationRefusal } from './adjudication/adjudication-refusal';
export { adjudicationView, type AdjudicationView, type MatchedLesion } from './adjudication/adjudication-view';
export { acceptanceOf, type Acceptance } from './adjudication/acceptance';
export { differences, type Difference, type DifferenceCause } from './adjudication/differences';
export { discordance, type Discordance, type VariableComparison } from './adjudication/discordance';
export { lesionPairs, type LesionPair } from './adjudication/lesion-matching';
export { sidesOf, type Side } from './adjudication/sides';
export { signedAdjudication, verifyAdjudication } from './adjudication/verify-adjudication';
export { blandAltman, repeatability, type BlandAltman, type Repeatability } from './agreement/bland-altman';
export type { Estimate, Proportion } from './agreement/estimate';
export { icc21, icc31, type Icc } from './agreement/icc';
export { cohenKappa, type Kappa, type KappaWeights } from './agreement/kappa';
export { discrepancyRates, progressionShifts, type DiscrepancyRates, type ProgressionPair, type ProgressionShift } from './agreement/progression-dates';
export { studyPerformance, type AdjudicatedCase, type ReaderPerformance, type StudyPerformance } from './agreement/reader-performance';
export { studyAgreement, type NumberAgreement, type ReadPair, type StudyAgreement } from './agreement/study-agreement';
export { TRIAL_WORDS, type TrialParagraph } from './words';
