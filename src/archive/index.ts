/**
 * archive: DICOMweb archives: search (QIDO-RS), open series (WADO-RS), store results (STOW-RS), sign in, links that open a read. Knows the
 * quirks of Orthanc, dcm4chee, Google and AWS, and what can go wrong on the way. Knows nothing of reads, rules or screens; nothing is kept but in memory.
 */
export { openArchive, type Archive, type ArchiveOptions } from './open-archive';
export { bearer, session } from './auth';
export { linkOf, type ArchiveLink, type LinkReading, type LinkRules } from './link';
export type { OpenedSeries, SeriesOpening } from './open-series';
export type { Pace } from './pace';
export { challengeOf, verifierFrom } from './pkce';
export type { Answer, ArchiveProblem, ArchiveProblemKind, ArchiveRemedy } from './problem';
export type { Auth } from './request';
export type { ArchivedSeries, ArchivedStudy, ArchivedSubject } from './rows';
export { firstPage, type Page, type SubjectQuery, type SubjectsPage } from './search';
export type { SeriesProgress } from './series-loader';
export { authorizationUrl, codeFrom, exchangeCode, type Provider, type SignIn, type Tokens } from './sign-in';
export { toSendAgain, type NewInstance, type StoredInstance, type StoreResult, type Storing } from './store';
