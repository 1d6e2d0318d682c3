/**
 * irecist: the rules of RECIST 1.1 and iRECIST. Numbers and facts in, responses with their reasons out.
 * Knows nothing of files, screens, storage or time; imports nothing, not even from npm.
 */
export type * from './findings';
export type * from './assessment';
